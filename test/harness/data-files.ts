/**
 * Files of customers that readers of JSON and CSV disagree about, with the verdict on each: to be accepted, to be
 * refused, or free, and then what we do and where the documentation says so.
 *
 * In the manner of the public suites for JSON, but of records as we read them. `▶` stands where a file is wrong and is
 * no part of it. Files of another kind altogether are in test/records/encodings.test.ts.
 */

import { emptyPlaybook, enumerationOf, personaNamed, signalNamed } from "./arbitrary-playbook.ts";

export type Verdict = "accepted" | "refused";

export interface DataFile {
  readonly name: string;
  readonly format: "json" | "ndjson" | "csv";
  readonly content: Uint8Array;
  readonly verdict: Verdict;
  /** Of those refused: the place, in JSON, or the row's line and perhaps the column's name, in CSV. None: the whole. */
  readonly place?: { readonly line: number; readonly column?: number; readonly field?: string };
  /** Of those accepted: what comes out of them. */
  readonly values?: readonly unknown[];
  /** Of those that are free: the words of the reference that settle it. */
  readonly documented?: string;
}

export const readersPlaybook = emptyPlaybook({
  personas: ["Quick", "Careful"].map(personaNamed),
  signals: [
    signalNamed("worry", { kind: "text" }),
    signalNamed("amount", { kind: "decimal", places: 2 }),
    signalNamed("count", { kind: "integer", places: 0 }),
    signalNamed("isNew", { kind: "boolean" }),
    signalNamed("systems", { kind: "set", element: enumerationOf("sap", "hubspot") }),
  ],
});

const marker = "▶";

/** `bytes`: each character up to U+00FF stands for one byte. */
function fileOf(text: string, bytes?: "bytes"): Pick<DataFile, "content" | "place"> {
  const at = text.indexOf(marker);
  const whole = text.replace(marker, "");
  const content = new Uint8Array(Buffer.from(whole, bytes === "bytes" ? "latin1" : "utf8"));
  if (at < 0) return { content };
  const lines = text.slice(0, at).split(/\r\n|\r|\n/);
  return { content, place: { line: lines.length, column: (lines.at(-1) as string).length + 1 } };
}

const record = (signals: string, id = "c-1") => `{"id":"${id}","name":"Ana","signals":{${signals}}}`;
const withWorry = (json: string) => `[${record(`"worry":${json}`)}]`;
const withAmount = (json: string) => `[${record(`"amount":${json}`)}]`;
const withSystems = (json: string) => `[${record(`"systems":${json}`)}]`;

const accepted = (values: Readonly<Record<string, readonly [text: string, ...values: unknown[]]>>) =>
  Object.entries(values).map(
    ([name, [text, ...values]]): DataFile => ({
      name,
      format: "json",
      verdict: "accepted",
      values,
      ...fileOf(text),
    }),
  );
const refused = (texts: Readonly<Record<string, string>>, bytes?: "bytes") =>
  Object.entries(texts).map(
    ([name, text]): DataFile => ({ name, format: "json", verdict: "refused", ...fileOf(text, bytes) }),
  );

const deep = (depth: number) => "[".repeat(depth) + "]".repeat(depth);

export const jsonFiles: readonly DataFile[] = [
  ...accepted({
    zero: [withAmount("0"), 0],
    "a negative number": [withAmount("-1"), -1],
    "places after the point": [withAmount("1.25"), 1.25],
    "an exponent": [withAmount("12e1"), 120],
    "an exponent with a plus": [withAmount("12E+1"), 120],
    "a negative exponent": [withAmount("125e-2"), 1.25],
    "zero with an exponent": [withAmount("0e5"), 0],
    "as many digits as there may be": [withAmount("1234567890123.45"), 1234567890123.45],
    "blanks before and after a number": [withAmount(" \t\r\n 7 \t\r\n "), 7],
    "an empty text": [withWorry('""'), ""],
    "every short escape": [withWorry('"\\"\\\\\\/\\b\\f\\n\\r\\t"'), '"\\/\b\f\n\r\t'],
    "escapes in small and large letters": [withWorry('"\\u00e9\\u00C9"'), "éÉ"],
    "a pair of surrogates as escapes": [withWorry('"\\ud83d\\ude00"'), "😀"],
    "a pair of surrogates in both cases": [withWorry('"\\uD83d\\uDe00"'), "😀"],
    "an escaped backslash before a u": [withWorry('"\\\\u0041"'), "\\u0041"],
    "an escaped quotation mark at the end": [withWorry('"a\\""'), 'a"'],
    "line separators as they are": [withWorry('"\u2028\u2029"'), "\u2028\u2029"],
    "delete as it is": [withWorry('"\u007f"'), "\u007f"],
    "the largest character": [withWorry('"\u{10ffff}"'), "\u{10ffff}"],
    "U+FFFD that is meant": [withWorry('"\ufffd"'), "\ufffd"],
    "what looks like a comment": [withWorry('"// a /* b */"'), "// a /* b */"],
    "what looks like a literal": [withWorry('"null"'), "null"],
    "brackets in a text": [withWorry('"]},{["'), "]},{["],
    "null for what is not known": [withWorry("null"), undefined],
    "an escape in the name of a field": [`[${record('"w\\u006frry":"a"')}]`, "a"],
    "an empty set": [withSystems("[]"), []],
    "a set in another order": [withSystems('["hubspot" , "sap"]'), ["sap", "hubspot"]],
    "a record without a list": [record('"worry":"a"'), "a"],
    "blanks around everything": [
      ` \n[ \t{ "id" : "c-1" ,\r\n"name":"Ana" , "signals" : { "worry" : "a" } } ]\n\n`,
      "a",
    ],
    "two records": [`[${record('"worry":"a"')},${record('"worry":"b"', "c-2")}]`, "a", "b"],
  }),

  ...refused({
    "a plus before a number": withAmount("▶+1"),
    "a point before a number": withAmount("▶.5"),
    "a point after a number": withAmount("1▶."),
    "a zero before a number": withAmount("0▶1"),
    "a minus and a zero before a number": withAmount("-0▶1"),
    "a minus alone": withAmount("▶-"),
    "two minus signs": withAmount("▶--1"),
    "the sign of a typesetter": withAmount("▶−1"),
    "an exponent without digits": withAmount("1▶e"),
    "an exponent with a sign alone": withAmount("1▶e+"),
    "a point before an exponent": withAmount("1▶.e1"),
    "two points": withAmount("1.2▶.3"),
    "hexadecimal digits": withAmount("0▶x1F"),
    "octal digits": withAmount("0▶o7"),
    "an underline between digits": withAmount("1▶_000"),
    "a blank between digits": withAmount("1 ▶000"),
    "a comma for the point": withAmount("1,▶5"),
    "digits of another script": withAmount("▶١"),
    "digits of full width": withAmount("▶１"),
    NaN: withAmount("▶NaN"),
    Infinity: withAmount("▶Infinity"),
    "minus Infinity": withAmount("▶-Infinity"),
    "a large integer of JavaScript": withAmount("1▶n"),
    "a percent sign": withAmount("80▶%"),
    "a text without an end": '[{"id":"c-1","name":"Ana","signals":{"worry":▶"abc',
    "a text that runs over its line": withWorry('"a▶\nb"'),
    "a tab in a text": withWorry('"a▶\tb"'),
    "a NUL in a text": withWorry('"a▶\0b"'),
    "an escape of another language": withWorry('"a▶\\x41"'),
    "an escaped apostrophe": withWorry('"▶\\\'"'),
    "a line continued by a backslash": withWorry('"a▶\\\nb"'),
    "an escape in large": withWorry('"▶\\U0041"'),
    "an escape cut short": withWorry('"▶\\u12"'),
    "an escape that is not hexadecimal": withWorry('"▶\\u00G0"'),
    "an escape in braces": withWorry('"▶\\u{1F600}"'),
    "apostrophes around a text": withWorry("▶'a'"),
    "quotation marks of a typesetter": withWorry("▶“a”"),
    "backticks around a text": withWorry("▶`a`"),
    "a text without quotation marks": withWorry("▶abc"),
    "two texts": withWorry('"a" ▶"b"'),
    "texts added up": withWorry('"a" ▶+ "b"'),
    True: withWorry("▶True"),
    TRUE: withWorry("▶TRUE"),
    "a literal cut short": withWorry("▶nul"),
    "a literal that goes on": withWorry("▶nullx"),
    None: withWorry("▶None"),
    undefined: withWorry("▶undefined"),
    "no value": withWorry("▶"),
    "a list that is not closed": withSystems('["sap"▶'),
    "a list with a comma at its end": withSystems('["sap",▶]'),
    "a list with a comma at its start": withSystems('[▶,"sap"]'),
    "a list with two commas": withSystems('["sap",▶,"hubspot"]'),
    "a list without a comma": withSystems('["sap" ▶"hubspot"]'),
    "a list closed as an object": withSystems('["sap"▶}'),
    "an object closed as a list": '[{"id":"c-1","name":"Ana"▶]]',
    "an object with a comma at its end": '[{"id":"c-1","name":"Ana",▶}]',
    "an object with two commas": '[{"id":"c-1",▶,"name":"Ana"}]',
    "an object without a colon": '[{"id" ▶"c-1"}]',
    "an object with two colons": '[{"id":▶:"c-1"}]',
    "an equals sign": '[{"id"▶="c-1"}]',
    "a semicolon": '[{"id":"c-1"▶;"name":"Ana"}]',
    "a name without quotation marks": '[{▶id:"c-1"}]',
    "a number as a name": '[{▶1:"c-1"}]',
    "a name alone": '[{"id"▶}]',
    "a comment to the end of the line": '[{"id":"c-1", ▶// the id\n"name":"Ana"}]',
    "a comment between marks": '[▶/* all */{"id":"c-1"}]',
    "a comment in the manner of scripts": '[{"id":"c-1",\n▶# the name\n"name":"Ana"}]',
    "nothing after the bracket": "[▶",
    "nothing after a comma": `[${record("")},▶`,
    "a comma before the first record": `[▶,${record("")}]`,
    "a comma after the last record": `[${record("")},▶]`,
    "no comma between records": `[${record("")}\n ▶${record("", "c-2")}]`,
    "a bracket too many": `[${record("")}]▶]`,
    "a brace too many": `${record("")}▶}`,
    "a word after the end": `[${record("")}]\n▶x`,
    "a comma after the end": `[${record("")}]▶,`,
    "a comment after the end": `[${record("")}] ▶// end`,
    "a NUL after the end": `[${record("")}]▶\0`,
    "a record after the end": `${record("")}\n▶${record("", "c-2")}`,
    "a no-break space": `[▶\u00a0${record("")}]`,
    "a form feed": `[▶\f${record("")}]`,
    "a vertical tab": `[▶\v${record("")}]`,
    "a line separator between records": `[${record("")}▶\u2028,${record("", "c-2")}]`,
    "a byte order mark inside": `[▶\ufeff${record("")}]`,
    "a zero-width space": `[▶\u200b${record("")}]`,
    "a number as a record": "[▶1]",
    "null as a record": "[▶null]",
    "a list as a record": "[▶[]]",
    "a text alone": '▶"c-1"',
    "a field twice": '[{"id":"c-1","name":"Ana",▶"name":"Ana"}]',
    "a field twice, once with an escape": '[{"id":"c-1","name":"Ana",▶"n\\u0061me":"Bo"}]',
    "a signal twice": `[${record('"worry":"a",▶"worry":null')}]`,
    "a name twice in what nobody reads": '[{"id":"c-1","name":"Ana","contacts":[{"role":"a",▶"role":"b"}]}]',
    "a name twice but for its form": '[{"id":"c-1","name":"Ana","é":1,▶"e\u0301":2}]',
    "`__proto__` twice": '[{"id":"c-1","name":"Ana","__proto__":1,▶"__proto__":2}]',
  }),

  ...refused(
    {
      "a byte of Latin-1": '[{"id":"c-1","name":"Jos▶\xe9"}]',
      "a byte that only goes on": '[{"id":"c-1","name":"▶\x80"}]',
      "a NUL in two bytes": '[{"id":"c-1","name":"▶\xc0\x80"}]',
      "a slash in two bytes": '[{"id":"c-1","name":"▶\xc0\xaf"}]',
      "a slash in three bytes": '[{"id":"c-1","name":"▶\xe0\x80\xaf"}]',
      "half of a surrogate pair in bytes": '[{"id":"c-1","name":"▶\xed\xa0\x80"}]',
      "a surrogate pair in six bytes": '[{"id":"c-1","name":"▶\xed\xa0\xbd\xed\xb8\x80"}]',
      "past the last character": '[{"id":"c-1","name":"▶\xf4\x90\x80\x80"}]',
      "a byte that is nowhere": '[{"id":"c-1","name":"▶\xff"}]',
      "a character cut short": '[{"id":"c-1","name":"▶\xe2\x82"}]',
      "in the name of a field": '[{"id":"c-1","na▶\xefme":"Ana"}]',
    },
    "bytes",
  ),

  {
    name: "nothing at all",
    format: "json",
    verdict: "refused",
    content: new Uint8Array(0),
  },
];

const free = (
  name: string,
  documented: string,
  format: DataFile["format"],
  text: string,
  ...values: unknown[]
): DataFile => {
  const verdict = text.includes(marker) ? "refused" : "accepted";
  return {
    name,
    format,
    documented,
    verdict,
    ...fileOf(text),
    ...(verdict === "accepted" ? { values } : {}),
  };
};

export const freeFiles: readonly DataFile[] = [
  free("an empty list", "An empty list is a file without customers.", "json", " [ ] "),
  free("-0", "`-0` is 0.", "json", withAmount("-0"), 0),
  free("more digits than are exact", "at most 15 digits", "json", withAmount("▶12345678901234567890")),
  free("a number too large for a double", "at most 15 digits", "json", withAmount("▶1e400")),
  free(
    "an exponent of a thousand digits",
    "at most 15 digits",
    "json",
    withAmount(`▶1e${"9".repeat(1_000)}`),
  ),
  free(
    "more places than the type has",
    "a number with more places than its type has",
    "json",
    withAmount("▶1.005"),
  ),
  free(
    "a point in a whole number",
    "`2.0` where a whole number is wanted",
    "json",
    `[${record('"count":▶2.0')}]`,
  ),
  free(
    "half a surrogate pair",
    "half of a surrogate pair and U+0000 are refused",
    "json",
    withWorry('▶"\\ud83d"'),
  ),
  free(
    "the halves in the other order",
    "half of a surrogate pair and U+0000 are refused",
    "json",
    withWorry('▶"\\ude00\\ud83d"'),
  ),
  free("an escaped NUL", "half of a surrogate pair and U+0000 are refused", "json", withWorry('▶"\\u0000"')),
  free(
    "a character that is none",
    "U+FFFF and its like are taken as they are",
    "json",
    withWorry('"\\uffff\uffff"'),
    "\uffff\uffff",
  ),
  free(
    "a byte order mark",
    "A byte order mark at the start counts for nothing.",
    "json",
    `\ufeff${withWorry('"a"')}`,
    "a",
  ),
  free("letters of two characters", "are composed (NFC)", "json", withWorry('"e\u0301"'), "é"),
  free(
    "64 levels",
    "more than 64 deep inside one another",
    "json",
    `[{"id":"c-1","name":"Ana","contacts":[▶${deep(61)}]}]`,
  ),
  free(
    "65 levels",
    "more than 64 deep inside one another",
    "json",
    `[{"id":"c-1","name":"Ana","contacts":${"[".repeat(62)}▶[]${"]".repeat(62)}}]`,
  ),
  free(
    "a hundred thousand levels",
    "more than 64 deep inside one another",
    "json",
    `[{"id":"c-1","name":"Ana","contacts":${"[".repeat(62)}▶${"[".repeat(100_000)}`,
  ),
  free(
    "a record of two megabytes",
    "larger than 1 MiB",
    "json",
    `[▶${record(`"worry":"${"x".repeat(2 ** 21)}"`)}]`,
  ),
  free("a text of 65 KiB", "longer than 65,536 characters", "json", withWorry(`▶"${"x".repeat(65_537)}"`)),
  free(
    "a name of an object's prototype",
    "A field that the playbook does not know",
    "json",
    `[{"id":"c-1","name":"Ana","__proto__":▶{}}]`,
  ),
  free(
    "blank lines",
    "Blank lines are passed over.",
    "ndjson",
    `\n${record('"worry":"a"')}\r\n \n\n${record('"worry":"b"', "c-2")}`,
    "a",
    "b",
  ),
  free("a record on two lines", "one a line", "ndjson", `{"id":"c-1",▶\n"name":"Ana"}`),
];

const header = "id,name,worry,amount,count,isNew,systems\n";
const row = (worry: string, rest = ",,,") => `${header}c-1,Ana,${worry},${rest}\n`;
const csv = (name: string, text: string, ...values: unknown[]): DataFile => ({
  name,
  format: "csv",
  verdict: "accepted",
  values,
  ...fileOf(text),
});
/** The column's name goes before the text; `""` where it is the row that is wrong, or the file. */
const badCsv = (name: string, field: string, text: string, bytes?: "bytes"): DataFile => {
  const { content, place } = fileOf(text, bytes);
  const named = field === "" ? {} : { field };
  return {
    name,
    format: "csv",
    verdict: "refused",
    content,
    ...(place === undefined ? {} : { place: { line: place.line, ...named } }),
  };
};

export const csvFiles: readonly DataFile[] = [
  csv("a plain row", row("a"), "a"),
  csv("no line end at the end", row("a").trimEnd(), "a"),
  csv("line ends of Windows", row("a").replaceAll("\n", "\r\n"), "a"),
  csv("a cell in quotes", row('"a"'), "a"),
  csv("a quoted empty cell", row('""'), ""),
  csv("an empty cell", row(""), undefined),
  csv("a comma in quotes", row('"a,b"'), "a,b"),
  csv("a quotation mark in quotes", row('"a ""b"" c"'), 'a "b" c'),
  csv("quotation marks alone", row('""""""'), '""'),
  csv("a line end in quotes", row('"a\nb"'), "a\nb"),
  csv("a line end of Windows in quotes", row('"a\r\nb"'), "a\r\nb"),
  csv("a carriage return in quotes", row('"a\rb"'), "a\rb"),
  csv("a semicolon in a cell", row("a;b"), "a;b"),
  csv("a tab in a cell", row("a\tb"), "a\tb"),
  csv("an apostrophe", row("'a'"), "'a'"),
  csv("a backslash", row("a\\"), "a\\"),
  csv("a backslash before the closing quote", row('"a\\"'), "a\\"),
  csv("a formula", row("=1+1"), "=1+1"),
  csv("a comment of some readers", `${header}#c-1,Ana,a,,,,\n`, "a"),
  csv("a line separator in a cell", row("a\u2028b"), "a\u2028b"),
  csv("quotes around every cell", `"id","name","worry"\n"c-1","Ana","a"\n`, "a"),
  csv("columns in another order", "worry,name,id\na,Ana,c-1\n", "a"),
  csv("semicolons", "id;name;worry\nc-1;Ana;a,b\n", "a,b"),
  csv("tabs", "id\tname\tworry\nc-1\tAna\ta,b\n", "a,b"),
  csv("two rows", `${row("a")}c-2,Bo,b,,,,\n`, "a", "b"),

  badCsv("a quote in the middle of a cell", "", `${header}▶c-1,Ana,5" pipe,,,,\n`),
  badCsv("something after a closing quote", "", `${header}▶c-1,Ana,"a"b,,,,\n`),
  badCsv("a blank before a quote", "", `${header}▶c-1,Ana, "a",,,,\n`),
  badCsv("a quote that is not closed", "", `${header}▶c-1,Ana,"a,,,,\n`),
  badCsv("a quote escaped by a backslash", "", `${header}▶c-1,Ana,"a\\"b",,,,\n`),
  badCsv("too few cells", "", `${header}▶c-1,Ana,a\n`),
  badCsv("too many cells", "", `${header}▶c-1,Ana,a,,,,,b\n`),
  badCsv("no id", "id", `${header}▶,Ana,a,,,,\n`),
  badCsv("blanks for an id", "id", `${header}▶" ",Ana,a,,,,\n`),
  badCsv("no name", "name", `${header}▶c-1,,a,,,,\n`),
  badCsv("a comma for the point", "amount", `${header}▶c-1,Ana,a,"1,5",,,\n`),
  badCsv("marks for thousands", "amount", `${header}▶c-1,Ana,a,"1,500.00",,,\n`),
  badCsv("a sign of a currency", "amount", `${header}▶c-1,Ana,a,$5,,,\n`),
  badCsv("an exponent of a spreadsheet", "amount", `${header}▶c-1,Ana,a,1.2E+05,,,\n`),
  badCsv("NaN", "amount", `${header}▶c-1,Ana,a,NaN,,,\n`),
  badCsv("an error of a spreadsheet", "amount", `${header}▶c-1,Ana,a,#DIV/0!,,,\n`),
  badCsv("a point in a whole number", "count", `${header}▶c-1,Ana,a,,2.0,,\n`),
  badCsv("hexadecimal digits", "count", `${header}▶c-1,Ana,a,,0x10,,\n`),
  badCsv("an underline between digits", "count", `${header}▶c-1,Ana,a,,1_000,,\n`),
  badCsv("digits of another script", "count", `${header}▶c-1,Ana,a,,١٢,,\n`),
  badCsv("yes", "isNew", `${header}▶c-1,Ana,a,,,yes,\n`),
  badCsv("1 for true", "isNew", `${header}▶c-1,Ana,a,,,1,\n`),
  badCsv("members with commas between them", "systems", `${header}▶c-1,Ana,a,,,,"sap,hubspot"\n`),
  badCsv("a member that is none", "systems", `${header}▶c-1,Ana,a,,,,sap;slack\n`),
  badCsv("a semicolon too many", "systems", `${header}▶c-1,Ana,a,,,,sap;\n`),
  badCsv("a NUL in a cell", "worry", `${header}▶c-1,Ana,a\0b,,,,\n`),
  badCsv("behind rows of several lines", "count", `${row('"a\nb\r\nc"')}▶c-2,Bo,a,,x,,\n`),
  badCsv("a byte of Latin-1", "name", `${header}▶c-1,Jos\xe9,a,,,,\n`, "bytes"),
  badCsv("a character in too many bytes", "worry", `${header}▶c-1,Ana,\xc0\x80,,,,\n`, "bytes"),
  badCsv("half of a surrogate pair in bytes", "worry", `${header}▶c-1,Ana,\xed\xa0\x80,,,,\n`, "bytes"),
  badCsv("an id twice", "id", `${row("a")}▶c-1,Bo,b,,,,\n`),
  badCsv("nothing at all", "", ""),
  badCsv("line ends alone", "", "\n\r\n\n"),

  free(
    "line ends of an old Macintosh",
    "A line may end in any of the three ways",
    "csv",
    row("a").replaceAll("\n", "\r"),
    "a",
  ),
  free(
    "a byte order mark",
    "A byte order mark at the start counts for nothing.",
    "csv",
    `\ufeff${row("a")}`,
    "a",
  ),
  free("blank rows", "Blank lines are passed over.", "csv", `\n${header}\nc-1,Ana,a,,,,\n ,\n,,,,,,\n`, "a"),
  free("empty cells too many", "Empty cells after the last column", "csv", `${header}c-1,Ana,a,,,,,,\n`, "a"),
  free("a header alone", "So is a CSV with nothing but its header.", "csv", header),
  free("blanks around a number", "Blanks around a value", "csv", row("a", " 1.5 ,,,"), "a"),
  free("blanks around a text", "Blanks around a value", "csv", row(" a "), " a "),
  free("TRUE of a spreadsheet", "`TRUE` and `FALSE`", "csv", row("a", ",,TRUE,"), "a"),
  free("zeros before a number", "Zeros before a number", "csv", row("a", "007,007,,"), "a"),
  free(
    "a column twice that nobody uses",
    "may be there twice",
    "csv",
    `id,name,worry,x,x\nc-1,Ana,a,1,2\n`,
    "a",
  ),
];
