/** What a fix adds stands where a person would have written it, and what it deletes leaves no hole. */

import { applyFixes, parse } from "@persona-lang/compiler";
import { expect, test } from "vitest";

function mended(text: string): string | undefined {
  const { diagnostics } = parse({ path: "main.persona", text, version: 0 });
  const fixes = diagnostics.flatMap((found) => found.fixes.slice(0, 1));
  return applyFixes(fixes, () => text).texts.get("main.persona");
}

test.each([
  [
    "a line, as deep as the one before it",
    'play P "P" {\n  task a {\n    owner Manager when on start\n  }\n}\n',
    'play P "P" {\n  task a {\n    owner Manager\n    when on start\n  }\n}\n',
  ],
  [
    "`;`, in a block on one line",
    'play P "P" {\n  task a { owner Manager when on start }\n}\n',
    'play P "P" {\n  task a { owner Manager; when on start }\n}\n',
  ],
  [
    "what closes a block, below the line that opens it",
    'play P "P" {\n  task a {\n    owner Manager\n\n  goal "G"\n}\n',
    'play P "P" {\n  task a {\n    owner Manager\n  }\n\n  goal "G"\n}\n',
  ],
  [
    "what closes a block on one line, behind it",
    'persona A { summary "A."\n',
    'persona A { summary "A." }\n',
  ],
  [
    "what closes the last block of a file",
    'persona A {\n  summary "A."\n',
    'persona A {\n  summary "A."\n}\n',
  ],
  [
    "`//` in front of each line of a remark that a spreadsheet's lines end",
    '/* ours\r\n   too */\r\npersona A { summary "A." }\r\n',
    '// ours\r\n// too\r\npersona A { summary "A." }\r\n',
  ],
])("%s", (_, text, expected) => {
  expect(mended(text)).toBe(expected);
});

test.each([
  ["a word between two others", "role A {\n  from is customer\n}\n", "role A {\n  from customer\n}\n"],
  ["one in a column", "role A {\n  from   is   team\n}\n", "role A {\n  from   team\n}\n"],
  ["a sign at the start of a line", "role A {\n  - from team\n}\n", "role A {\n  from team\n}\n"],
  ["one at its end", "signals S {\n  a one of b, c ,\n}\n", "signals S {\n  a one of b, c\n}\n"],
  ["brackets", "signals S { a any of [ b, c ]; d date }\n", "signals S { a any of b, c; d date }\n"],
])("of the blanks around %s that is deleted, those on one side stay", (_, text, expected) => {
  expect(mended(text)).toBe(expected);
});
