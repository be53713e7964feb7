/**
 * What an attacker writes, and every place of a playbook where something can be written.
 *
 * Each payload means something to one machine on the way: a parser, a page, a calendar, a spreadsheet, a terminal, a
 * database, the file system. `pwned` is the name that all of them would call if they were obeyed.
 */

import { readFileSync } from "node:fs";
import { lex } from "../../compiler/syntax/lexer.ts";
import { readFixture } from "./fixture.ts";
import { hostileTexts } from "./renamed-playbook.ts";

export const payloads: readonly string[] = [
  ...hostileTexts.filter((text) => text.trim() !== ""),
  // code
  '");globalThis.pwned=1;("',
  "');globalThis.pwned=1;('",
  "`;globalThis.pwned=1;`",
  "${globalThis.pwned=1}",
  "*/globalThis.pwned=1/*",
  "\u2028globalThis.pwned=1\u2029",
  '\\";globalThis.pwned=1;//',
  "'+(globalThis.pwned=1)+'",
  "@ts-nocheck",
  "#!/usr/bin/env node",
  "import('data:text/javascript,globalThis.pwned=1')",
  // prototypes and thenables
  "__proto__",
  '{"__proto__":{"pwned":1}}',
  "constructor.constructor('globalThis.pwned=1')()",
  // templates
  "{{#with (lookup this 'constructor')}}{{pwned}}{{/with}}",
  "{{{customer.name}}}",
  "{{> pwned}}",
  "{{@root.customer}}",
  "{{lookup this '__proto__'}}",
  "{{#each this}}{{@key}}{{/each}}",
  // pages
  "<img src=x onerror=pwned()>",
  '"onmouseover="pwned()',
  "</style><script>pwned()</script>",
  "</title><svg onload=pwned()>",
  "javascript:pwned()",
  "&#60;script&#62;",
  // Markdown
  "[x](javascript:pwned())",
  "![x](http://pwned.example/x.png)",
  "```\npwned\n```",
  "# pwned",
  "- [ ] pwned | a | b",
  "<http://pwned.example>",
  "a\n===\nb",
  "~~~html",
  // calendars
  "x\r\nATTENDEE:mailto:pwned@example.com",
  "x\nEND:VEVENT\nBEGIN:VEVENT",
  '";CN=pwned:mailto:x',
  "a;b,c:d\\n",
  "^n^'^^",
  // spreadsheets
  '=HYPERLINK("http://pwned.example")',
  "@SUM(1)",
  "+1|cmd",
  "\t=1+1",
  // terminals and build servers
  "\u001b]8;;http://pwned.example\u0007x",
  "\u001b]52;c;cHduZWQ=\u0007",
  "\u009b2J",
  "\r::error::pwned",
  "##[error]pwned",
  "##vso[task.setvariable variable=pwned]1",
  // databases
  "'; DROP TABLE pwned; --",
  "\\'; DROP TABLE pwned; --",
  "$$pwned$$",
  // paths
  "../../pwned",
  "/etc/passwd",
  "C:\\pwned",
  "CON",
  "file:///etc/passwd",
  // patterns
  "(a+)+$",
  "(?=pwned)",
  "[",
  // numbers and dates
  "1e999",
  "NaN",
  "-0",
  "0x10",
  "99999999999999999999",
  "2026-02-30",
  "9999-99-99",
  // what nobody sees
  "a\u200bb",
  "a\u202eb\u202c",
  "\u{e0070}\u{e0077}",
  "\ufeffx",
];

/** A place where a text, a name, a number and so on stands: from `start` to `end` of the source. */
interface Position {
  readonly kind: "text" | "block" | "name" | "number" | "date" | "time" | "pattern" | "comment";
  readonly image: string;
  readonly start: number;
  readonly end: number;
}

const kinds: Readonly<Record<string, Position["kind"]>> = {
  Text: "text",
  TextBlock: "block",
  Word: "name",
  Number: "number",
  Date: "date",
  Time: "time",
  Pattern: "pattern",
};

function positionsIn(source: string): readonly Position[] {
  const { tokens, comments } = lex(source);
  const positionOf = (kind: Position["kind"], start: number, image: string): Position => ({
    kind,
    image,
    start,
    end: start + image.length,
  });
  return [
    ...tokens.flatMap(({ tokenType, startOffset, image }) => {
      const kind = kinds[tokenType.name];
      return kind === undefined ? [] : [positionOf(kind, startOffset, image)];
    }),
    ...comments.map(({ startOffset, image }) => positionOf("comment", startOffset, image)),
  ];
}

/** With this text, as it is or with escapes, in the place. */
function withText(source: string, { kind, start, end }: Position, text: string, escaped: boolean): string {
  const written = escaped ? escapedText(text) : text;
  const whole =
    kind === "text"
      ? `"${written}"`
      : kind === "block"
        ? `"""\n${written}\n"""`
        : kind === "comment"
          ? `// ${written}`
          : kind === "pattern"
            ? `/${written}/`
            : written;
  return source.slice(0, start) + whole + source.slice(end);
}

/** What the language reads as exactly this text: everything but letters, digits and plain signs by its number. */
export const escapedText = (text: string): string =>
  [...text.toWellFormed()]
    .map((character) =>
      /[\p{L}\p{N} .,:;!?(){}<>/=+\-*&%#@|^~$[\]'`_]/u.test(character)
        ? character
        : character === "\n"
          ? "\\n"
          : character === '"' || character === "\\"
            ? `\\${character}`
            : `\\u{${character.codePointAt(0)?.toString(16)}}`,
    )
    .join("");

/** A place of a playbook of several files. */
export interface Place extends Position {
  readonly book: string;
  readonly files: ReadonlyMap<string, string>;
  readonly file: string;
}

/** Three playbooks that between them use all of the language, and how often each is taken: large ones take long. */
const books = [
  { path: "compiler/starter/main.persona", share: 0.6 },
  { path: "test/fixtures/lowering/everything-else.persona", share: 0.9 },
  { path: "test/fixtures/lowering/language.persona", share: 1 },
].map(({ path, share }) => ({ share, places: placesOf(path) }));

/** The entry of a book is its first file. */
function placesOf(book: string): readonly Place[] {
  const { files } = readFixture(readFileSync(book, "utf8"));
  return [...files]
    .filter(([file]) => file.endsWith(".persona"))
    .flatMap(([file, text]) => positionsIn(text).map((position) => ({ ...position, book, files, file })));
}

/** What is drawn is a place, what is written there, and whether as it is or in the language's escapes. */
export interface Attack {
  readonly place: Place;
  readonly payload: string;
  readonly escaped: boolean;
}

const holdsText = ({ kind }: Place): boolean => kind === "text" || kind === "block";

/** Half of the places hold a text already, or all of them, with the text escaped. */
export function drawAttack(random: () => number, textsOnly = false): Attack {
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
  const chance = random();
  const { places } = books.find(({ share }) => chance < share) ?? pick(books);
  const wanted = textsOnly || random() < 0.5 ? places.filter(holdsText) : places;
  return { place: pick(wanted), payload: pick(payloads), escaped: textsOnly || random() < 0.5 };
}

/** The book with this text in the place. */
export const bookWith = ({ place, payload, escaped }: Attack): ReadonlyMap<string, string> =>
  new Map(place.files).set(place.file, withText(place.files.get(place.file) ?? "", place, payload, escaped));
