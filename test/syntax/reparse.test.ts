import { isDeepStrictEqual } from "node:util";
import { expect, test } from "vitest";
import { parse } from "../../compiler/syntax/parse.ts";
import type { ParsedFile } from "../../compiler/syntax/parsed-file.ts";
import { reparse } from "../../compiler/syntax/reparse.ts";
import { edit } from "../harness/edits.ts";
import { createRandom } from "../harness/mutate.ts";
import { textFiles } from "../harness/source-files.ts";

/** What is read after an edit must be what is read of the whole text: the reader of whole texts judges. */

const seed = 20261128;
const files = textFiles("playbooks/**/*.persona");
let [edits, byPart] = [0, 0];

const look = ({ source, ...rest }: ParsedFile) => ({ ...rest, text: source.text });

test.each(files)("$path, edit by edit", ({ path, text }) => {
  const random = createRandom(seed + text.length);
  let sound = parse({ path, text, version: 0 });
  for (let version = 1; version <= 30; version++) {
    const next = version % 3 === 0 ? text : edit(sound.source.text, random);
    const part = reparse(sound, next, version);
    const whole = parse({ path, text: next, version });
    if (part !== undefined && !isDeepStrictEqual(look(part), look(whole)))
      expect(look(part), `seed ${seed}, version ${version}`).toEqual(look(whole));
    edits++;
    byPart += part === undefined ? 0 : 1;
    const now = part ?? whole;
    if (now.diagnostics.length === 0) sound = now;
  }
});

test("most edits of which the text stays sound are read by part", () => {
  expect(byPart / edits).toBeGreaterThan(0.4);
});
