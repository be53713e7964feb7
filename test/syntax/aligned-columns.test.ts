import { expect, test } from "vitest";
import { parse } from "../../compiler/syntax/parse.ts";
import { isLabel, readFixture } from "../harness/fixture.ts";
import { textFiles } from "../harness/source-files.ts";

/** The first words of lines that `persona fmt` sets into columns. */
const columns =
  "when|ask|accept|for|if|owner|takes|window|invite|remind|reviewed|ties|otherwise|rank|languages|hours|holidays|stage|to|channel|send|channels|require|prefer|spread|target|feeling|handover|serves|needs|give|asks|uses|expect";
const firstBlank = new RegExp(String.raw`((?:^|[{;])\s*(?:${columns})) (?! )`, "gm");

/** What is said of a file, however wide its blanks are. */
const said = (text: string): readonly string[] =>
  parse({ path: "main.persona", text, version: 0 }).diagnostics.map(({ code, message, help = "", fixes }) =>
    [code, message, help, ...fixes.map(({ title }) => title)].join(" | ").replaceAll(/ +/g, " "),
  );

const mistakes = textFiles("test/fixtures/mistakes/*.persona").flatMap(({ path, text }) =>
  [...readFixture(text).files.values()].flatMap((file) => {
    const plain = file
      .split("\n")
      .filter((line) => !isLabel(line))
      .join("\n");
    const aligned = plain.replaceAll(firstBlank, "$1   ");
    // Blanks in a text block are a part of the text.
    return plain.includes('"""') || aligned === plain ? [] : [{ path, plain, aligned }];
  }),
);

test.each(mistakes)("$path is told alike in aligned columns", ({ plain, aligned }) => {
  expect(said(aligned)).toEqual(said(plain));
});
