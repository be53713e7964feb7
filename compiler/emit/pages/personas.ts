/** The personas: a card for each, and all of them side by side. */

import type { Persona, Playbook, Texts } from "../../ir/ir.ts";
import type { Page } from "./frame.ts";
import { type Html, html, pageAddress } from "./html.ts";
import { anchorOf, factsOf, listOf, markOf, scrolling, textsOf, toneOf } from "./parts.ts";
import type { Reader } from "./reader.ts";
import type { Site } from "./site.ts";

export function personasPage(reader: Reader, site: Site): Page {
  const { playbook, words, say } = reader;
  return {
    file: site.fileOf("personas"),
    section: "personas",
    title: words.personas,
    heading: say(words.personas),
    lead: say(words.about.personas),
    content: html`<div class="personas">
${playbook.personas.map((persona) => cardOf(persona, reader, site))}</div>
<div class="wide" id="matrix">
<h2>${say(words.matrix)}</h2>
<p class="lead">${say(words.about.matrix)}</p>
${scrolling(words.matrix, matrixOf(reader))}
</div>`,
  };
}

function cardOf(persona: Persona, reader: Reader, site: Site): Html {
  const { words, say, text, title } = reader;
  const anchor = anchorOf(persona, reader);
  return html`<article class="persona ${toneOf(persona, reader)}" id="${anchor}" aria-labelledby="${anchor}-title">
<header>
${markOf(persona, reader, site)}
<h2 id="${anchor}-title">${title(persona)}</h2>
<p class="lead">${text(persona.summary)}</p>
</header>
${persona.quotes.map(
  (quote) => html`<blockquote class="quote"><p>${text(quote)}</p></blockquote>
`,
)}${factsOf([
  ...rowsOf(reader).map(([term, said]) => [term, said(persona)] as const),
  [
    say(words.persona.evidence),
    textsOf(
      persona.evidence.map(({ texts }) => texts),
      reader,
    ),
  ],
  [say(words.persona.plays), playsFor(persona, reader, site)],
])}
</article>
`;
}

/** What a card and the matrix both say of a persona, in this order. */
function rowsOf(
  reader: Reader,
): readonly (readonly [term: Html, said: (persona: Persona) => Html | undefined])[] {
  const { words, say, text, name: named, playbook, title } = reader;
  return [
    [say(words.persona.challenges), ({ challenges }) => textsOf(challenges, reader)],
    [
      say(words.persona.needs),
      ({ needs }) => listOf(needs.map(({ texts, name }) => text(texts) ?? html`<bdi>${name}</bdi>`)),
    ],
    [say(words.persona.values), ({ values }) => textsOf(values, reader)],
    [say(words.persona.jobs), ({ jobs }) => listOf(jobs.map((job) => jobOf(job, reader)))],
    ...traitKinds(playbook).map(
      (kind) =>
        [
          named(kind),
          ({ traits }: Persona) =>
            textsOf(
              traits.filter((trait) => trait.kind === kind).map(({ texts }) => texts),
              reader,
            ),
        ] as const,
    ),
    [
      say(words.persona.channels),
      ({ channels }) => {
        const known = channels.map((name) => playbook.channels.find((channel) => channel.name === name));
        if (known.length === 0) return undefined;
        return html`<ol class="ranked">
${known.map(
  (channel) =>
    channel &&
    html`<li>${title(channel)}</li>
`,
)}</ol>`;
      },
    ],
  ];
}

/** Each kind of trait that some persona has, in the order in which they come: a row of the matrix. */
const traitKinds = ({ personas }: Playbook): readonly string[] => [
  ...new Set(personas.flatMap(({ traits }) => traits.map(({ kind }) => kind))),
];

function jobOf(job: Persona["jobs"][number], { words, say, text }: Reader): Html {
  const { when, want, so } = words.persona;
  const part = (word: string, texts: Texts) => html`<span><i>${say(word)}</i> ${text(texts)}</span>`;
  return html`<span class="job">${part(when, job.when)} ${part(want, job.want)} ${part(so, job.so)}</span>`;
}

function matrixOf(reader: Reader): Html {
  const { playbook, words, say, text, title } = reader;
  const { personas } = playbook;
  const rows = [
    [say(words.persona.summary), ({ summary }: Persona) => text(summary)] as const,
    ...rowsOf(reader),
    [say(words.persona.quote), ({ quotes }: Persona) => textsOf(quotes, reader)] as const,
  ].filter(([, said]) => personas.some((persona) => said(persona) !== undefined));
  return html`<table class="matrix">
<thead>
<tr><td></td>${personas.map((persona) => html`<th scope="col" class="${toneOf(persona, reader)}">${title(persona)}</th>`)}</tr>
</thead>
<tbody>
${rows.map(
  ([
    term,
    said,
  ]) => html`<tr><th scope="row">${term}</th>${personas.map((persona) => html`<td>${said(persona)}</td>`)}</tr>
`,
)}</tbody>
</table>`;
}

const playsFor = ({ name }: Persona, { playbook, title }: Reader, site: Site): Html | undefined =>
  listOf(
    playbook.plays
      .filter(({ personas }) => personas.length === 0 || personas.includes(name))
      .map((play) => html`<a href="${pageAddress(site.fileOf(play))}">${title(play)}</a>`),
  );
