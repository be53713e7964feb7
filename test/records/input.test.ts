/** How a file begins is looked at, and all of it is read after that. */

import { describe, expect, test } from "vitest";
import { concatenate, inputOf, peek } from "../../compiler/records/input.ts";
import { openRecords } from "../../compiler/records/records.ts";
import { allOf, bytesOf } from "./sample.ts";

const chunks = ["ab", "c", "", "def"].map(bytesOf);

/** The chunks, how many were asked for so far, and whether somebody closed them. */
function counted(given: readonly Uint8Array[] = chunks) {
  const state = { taken: 0, closed: false };
  const source = (async function* () {
    try {
      for (const chunk of given) {
        state.taken++;
        yield chunk;
      }
    } finally {
      state.closed = true;
    }
  })();
  return { state, source };
}

test("bytes that are there are one chunk; those that come stay as they are", async () => {
  const { source } = counted();
  expect(inputOf(source)).toBe(source);
  expect(inputOf(bytesOf("ab"))).toEqual([bytesOf("ab")]);
});

test("chunks in a row", () => {
  expect(concatenate(chunks)).toEqual(bytesOf("abcdef"));
  expect(concatenate([])).toEqual(new Uint8Array(0));
});

describe("a look at the beginning", () => {
  test.each(["as they come", "all there"])("takes no more than it needs, of bytes %s", async (how) => {
    const { state, source } = counted();
    const { held, bytes } = await peek(how === "all there" ? chunks : source, ({ length }) => length === 1);
    expect(held).toEqual(chunks.slice(0, 2));
    if (how !== "all there") expect(state).toEqual({ taken: 2, closed: false });
    expect(await allOf(bytes)).toEqual(chunks);
  });

  test("holds all where nothing is enough", async () => {
    const { held, bytes } = await peek(counted().source, () => false);
    expect(held).toEqual(chunks);
    expect(await allOf(bytes)).toEqual(chunks);
  });

  test("closes what it looked at when it is done with, and what cannot be closed is left", async () => {
    const { state, source } = counted();
    const { bytes } = await peek(source, () => true);
    expect(await bytes.return()).toEqual({ done: true, value: undefined });
    expect(state).toEqual({ taken: 1, closed: true });
    const endless = { [Symbol.iterator]: () => ({ next: () => ({ done: false, value: bytesOf("a") }) }) };
    const again = await peek(endless, () => true);
    expect(await again.bytes.return()).toEqual({ done: true, value: undefined });
  });
});

test("a file is opened with the first 32 bytes, in however many chunks they come", async () => {
  const open = async (...given: readonly string[]) => {
    const { state, source } = counted(given.map(bytesOf));
    const opened = await openRecords(source, "ndjson", "c", []);
    return "reader" in opened ? state.taken : opened.problems.map(({ message }) => message);
  };
  const blanks = (length: number) => " ".repeat(length);
  expect(await open(blanks(31), "1", "2")).toBe(2);
  expect(await open(blanks(32), "1", "2")).toBe(1);
  expect(await open(blanks(10), blanks(10))).toBe(2);
  const page = ["the file is a web page or XML, not a table in CSV"];
  expect(await open(blanks(20), "\n<ht", "ml> and more, so that all is there")).toEqual(page);
  expect(await open(`${blanks(27)}<html>`)).toEqual(page);
  // What begins later is not looked at.
  expect(await open(`${blanks(28)}<html>`)).toBe(1);
  expect(await open(blanks(28), "<html>")).toBe(2);
});
