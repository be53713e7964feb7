import { expect, test } from "vitest";
import { format } from "../../compiler/format/format.ts";
import { diagnosticsOf } from "../harness/compile.ts";
import { countOf } from "../harness/counts.ts";
import { parseText } from "../harness/invariants.ts";
import { wrapFragment } from "../harness/wrap-fragment.ts";

/**
 * Ordinary Persian, Arabic and Hebrew raises no alarm, and what is made to deceive always does.
 *
 * The ordinary texts are those of the Unicode Consortium's translators, as Intl has them: names of languages,
 * countries, currencies and scripts, dates and amounts written out.
 */

const languages = ["fa", "ar", "he"] as const;

function* textsOf(language: string): Generator<string> {
  for (const type of ["language", "region", "currency", "script"] as const) {
    const names = new Intl.DisplayNames(language, { type, fallback: "none" });
    const letters = "abcdefghijklmnopqrstuvwxyz";
    const listed =
      type === "currency"
        ? Intl.supportedValuesOf("currency")
        : type === "script"
          ? ["Arab", "Hebr", "Latn", "Grek", "Cyrl", "Deva", "Hans", "Thai", "Geor", "Armn"]
          : [...letters].flatMap((one) => [...letters].map((two) => one + two));
    for (const code of listed) {
      const name = names.of(type === "region" ? code.toUpperCase() : code);
      if (name !== undefined && /\p{L}/u.test(name)) yield name;
    }
  }
  const dates = new Intl.DateTimeFormat(language, { dateStyle: "full", timeStyle: "short", timeZone: "UTC" });
  const amounts = new Intl.NumberFormat(language, { style: "currency", currency: "EUR" });
  for (let day = 0; ; day++) {
    const date = new Date(Date.UTC(2026, 0, 1 + day, day % 24));
    yield `${dates.format(date)}، ${amounts.format(day * 13.5)}`;
  }
}

/** Marks of direction that Intl puts around amounts are no part of what people type. */
const typed = (text: string): string => text.replace(/\p{Bidi_Control}/gu, "");

test.each(languages)("lines of %s raise no alarm, and stay as they are", async (language) => {
  const count = Math.ceil(countOf("lines of text") / languages.length);
  const texts = new Set<string>();
  for (const text of textsOf(language)) {
    if (texts.add(typed(text)).size === count) break;
  }
  for (let from = 0; from < count; from += 100) {
    const some = [...texts].slice(from, from + 100);
    const source = some
      .map(
        (text, index) =>
          `// ${text}\nresource Guide${from + index} "${text}" { link "https://example.com/${index}" }\n`,
      )
      .join("");
    const { entry, files } = wrapFragment(source);
    const alarms = (await diagnosticsOf(files, entry)).filter(({ severity }) => severity === "error");
    expect(
      alarms.map(({ code, span, file }) => [code, files.get(file)?.slice(span.start, span.end)]),
    ).toEqual([]);
    const formatted = format(parseText(source));
    for (const text of some) expect("text" in formatted && formatted.text).toContain(text);
  }
});

const spoofs: Readonly<Record<string, string>> = {
  "an override in a text": 'resource Guide "a\u202eb" { link "https://example.com/" }',
  "an isolate in a text": 'resource Guide "a\u2066b" { link "https://example.com/" }',
  "an embedding in a comment": '// a\u202bb\nresource Guide "x" { link "https://example.com/" }',
  "a mark that nobody sees in a name": 'resource Gui\u200bde "x" { link "https://example.com/" }',
  "a soft hyphen in a name": 'resource Gui\u00adde "x" { link "https://example.com/" }',
  "tag characters in a text": 'resource Guide "x\u{e0041}" { link "https://example.com/" }',
  "a name in full width": 'resource \uff27\uff55\uff49\uff44\uff45 "x" { link "https://example.com/" }',
  "a name in bold letters": 'resource \u{1d406}\u{1d42e}ide "x" { link "https://example.com/" }',
  "a name of two scripts": 'resource Gu\u0456de "x" { link "https://example.com/" }',
  "two names that look alike":
    'resource \u0430\u0441\u0435 "x" { link "https://example.com/" }\nresource ace "x" { link "https://example.com/" }',
  "a dash that is no minus": "weights { when developers > \u22123 then Technical +1 }",
  "digits of another script": "weights { when developers > \u0663 then Technical +1 }",
};

const codesIn = async (source: string): Promise<readonly string[]> => {
  const { entry, files } = wrapFragment(`${source}\n`);
  return (await diagnosticsOf(files, entry)).map(({ code }) => code);
};

test.each(Object.entries(spoofs))("%s is found", async (_, source) => {
  const anyway = await codesIn(
    'resource Guide "x" { link "https://example.com/" }\nweights { when developers > 3 then Technical +1 }',
  );
  expect((await codesIn(source)).filter((code) => !anyway.includes(code))).not.toEqual([]);
});
