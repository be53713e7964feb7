/** Which sign separates the columns of a file: the one that makes the most columns that are known. */

import { expect, test } from "vitest";
import { limits } from "../../compiler/limits.ts";
import { separatorOf } from "../../compiler/records/csv-separator.ts";
import { bytesOf } from "./sample.ts";

async function* pieces(text: string, length: number) {
  const bytes = bytesOf(text);
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

test.each([
  ["id,name\n1,a;b\n", ","],
  ["id;name\n1;a,b\n", ";"],
  ["id\tname\n1\ta,b\n", "\t"],
  ["id\n1\n", ","],
  ["", ","],
  ["id;name;size, in people\n", ";"],
  ["size; in people,id,name\n", ","],
  ['"id";"name";"a,b"\n', ";"],
  ['" id ";" name ";"a,b,c,d,e"\n', ";"],
  ['"a;b;c",id\n', ","],
  ["a,b;c\n", ","],
  ["a;b\tc\n", ";"],
  ["\n\r\nid;name, full\n", ";"],
  ["id;name\r1,2,3\r", ";"],
  ["Customers\nid;net, gross\n", ";"],
  ["Customers\rid;net, gross\n", ";"],
  ['"id";net, gross\n', ";"],
  ["id ;net, gross\n", ";"],
  ["id;net\tgross\n", ";"],
  ["net;gross\tname\n", "\t"],
  ["id,net;gross\ttax;rest\n", ","],
  ['"id\nname;"\tname\n', "\t"],
  ["ID;Größe, netto\n", ";"],
])("%j is separated by %j, in whatever pieces it comes", async (text, separator) => {
  for (const length of [1, 3, 1_000]) {
    const found = await separatorOf(pieces(text, length), ["ID", "name"]);
    expect(found.separator).toBe(separator);
    const again: number[] = [];
    for await (const chunk of found.bytes) again.push(...chunk);
    expect(Uint8Array.from(again)).toEqual(bytesOf(text));
  }
});

test("no more is held back than the first line, and of a line without end no more than a record may take", async () => {
  const longest = "x".repeat(limits.recordBytes);
  const taken = async (...parts: readonly string[]) => {
    let count = 0;
    const { separator } = await separatorOf(
      (function* () {
        for (const part of parts) {
          count++;
          yield bytesOf(part);
        }
      })(),
      ["id"],
    );
    return [separator, count];
  };
  expect(await taken("a;b", "\n", "1,2")).toEqual([";", 2]);
  expect(await taken(longest, ";b\n", "1")).toEqual([";", 2]);
  expect(await taken(`${longest}x`, ";b\n", "1")).toEqual([",", 1]);
  expect(await taken(longest, "x", ";b\n", "1")).toEqual([",", 2]);
});
