/** What is around the content of every page of the site: navigation, languages, foot. */

import { formatLanguage } from "../../planner/words/format-value.ts";
import { titleOf } from "../../planner/words/language.ts";
import { documentOf } from "./document.ts";
import { type Html, html, type Part, pageAddress } from "./html.ts";
import { directionOf, type Reader } from "./reader.ts";
import { type FixedPage, fixedPages, type Site } from "./site.ts";

export interface Page {
  /** In its language's folder. */
  readonly file: string;
  /** Whose entry of the navigation is marked as the reader's place. */
  readonly section: FixedPage;
  readonly heading: Html;
  /** As plain text, for the window's title. */
  readonly title: string;
  readonly lead?: Html | undefined;
  readonly content: Html;
}

export function framePage(page: Page, reader: Reader, site: Site): string {
  const { playbook, words, say } = reader;
  const { languages } = playbook;
  const title = titleOf(playbook, reader.chain);
  const inOther = (language: string) => pageAddress("..", site.folderOf(language), page.file);
  const body = html`<a class="skip" href="#content">${say(words.skipToContent)}</a>
<header class="top">
<p class="name"><a href="${pageAddress(site.fileOf("index"))}">${reader.title(playbook)}</a></p>
<nav aria-label="${words.pages}">
<ul>
${fixedPages.map(
  (
    fixed,
  ) => html`<li><a href="${pageAddress(site.fileOf(fixed))}"${current(fixed === page.section)}>${say(nameOfPage(fixed, reader))}</a></li>
`,
)}</ul>
</nav>
${
  languages.length > 1 &&
  html`<nav class="languages" aria-label="${words.languages}">
<ul>
${languages.map(
  (
    language,
  ) => html`<li><a href="${inOther(language)}" hreflang="${language}" lang="${language}" dir="${directionOf(language)}"${current(language === reader.language)}>${ownName(language)}</a></li>
`,
)}</ul>
</nav>
`
}</header>
<main id="content" tabindex="-1">
<h1>${page.heading}</h1>
${
  page.lead &&
  html`<p class="lead">${page.lead}</p>
`
}${page.content}
</main>
${foot(reader, site)}`;
  return documentOf({
    language: reader.language,
    title: page.title === title ? title : `${page.title} · ${title}`,
    generator: site.generator,
    style: { address: "../style.css" },
    alternates: [
      ...languages.map((language) => ({ language, address: inOther(language) })),
      ...(languages[0] === undefined ? [] : [{ language: "x-default", address: inOther(languages[0]) }]),
    ],
    body,
  });
}

/** The page above the languages. */
export function languagePage(readers: readonly Reader[], site: Site): string {
  const [first] = readers;
  const language = first?.language ?? "en";
  const entries = readers.map(
    (reader) =>
      html`<li lang="${reader.language}" dir="${reader.direction}"><a class="card" href="${pageAddress(site.folderOf(reader.language), site.fileOf("index"))}" hreflang="${reader.language}"><span class="small">${ownName(reader.language)}</span> ${reader.title(reader.playbook)}</a></li>
`,
  );
  return documentOf({
    language,
    title: first === undefined ? "" : titleOf(first.playbook, first.chain),
    generator: site.generator,
    style: { address: "style.css" },
    alternates: readers.map((reader) => ({
      language: reader.language,
      address: pageAddress(site.folderOf(reader.language), site.fileOf("index")),
    })),
    body: html`<main class="choice">
<h1>${first?.title(first.playbook)}</h1>
<ul class="cards">
${entries}</ul>
</main>`,
  });
}

function foot({ playbook, words, say, phrases, date }: Reader, { generator }: Site): Html {
  const { owner, reviewed, version } = playbook;
  const facts: readonly Part[] = [
    html`${say(words.version)} <bdi>${version}</bdi>`,
    html`${say(words.owner)}: <bdi>${owner.name}</bdi>`,
    reviewed !== undefined &&
      html`${say(words.reviewed)}: <bdi>${date(reviewed.on)}</bdi>${
        reviewed.every !== undefined &&
        html` (${say(words.every)} ${say(phrases.span(reviewed.every.count, reviewed.every.unit))})`
      }`,
    html`${say(words.madeBy)} <bdi lang="en" dir="ltr">${generator}</bdi>`,
  ];
  return html`<footer class="foot">
<ul>
${facts
  .filter((fact) => fact !== false)
  .map(
    (fact) => html`<li>${fact}</li>
`,
  )}</ul>
</footer>`;
}

export const nameOfPage = (page: FixedPage, { words }: Reader): string =>
  page === "index" ? words.overview : words[page];

const current = (is: boolean): Html | false => is && html` aria-current="page"`;

/** "español": a language as its own speakers call it. */
const ownName = (language: string): string => formatLanguage(language, language);
