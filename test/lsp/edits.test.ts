import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Diagnostic, Range } from "vscode-languageserver";
import { createProject } from "../../compiler/index.ts";
import { createPositions, type Encoding } from "../../language-server/protocol/positions.ts";
import { withChanges } from "../../language-server/protocol/text-changes.ts";
import { drawsOf } from "../harness/counts.ts";
import { createMemoryHost } from "../harness/memory-host.ts";
import { typedTexts } from "../harness/typed-texts.ts";
import { type Client, connect } from "./client.ts";
import { createMemoryFiles, uriOf } from "./memory-files.ts";

/**
 * After any edits the server says of a file what a new reader says of its text: nothing of what it was is left, and no
 * edit went to a place that it was not meant for.
 */

const starter = readFileSync(new URL("../../compiler/starter/main.persona", import.meta.url), "utf8");
const uri = uriOf("main.persona");

const inserted = fc.oneof(
  fc.constantFrom(...typedTexts, "Quick"),
  fc.string({ unit: "binary", maxLength: 4 }),
);
const edit = fc.record({ from: fc.nat(), length: fc.nat({ max: 30 }), text: inserted });
const round = fc.array(fc.array(edit, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 12 });

test.each(["utf-16", "utf-8", "utf-32"] as const)("after random edits, counted in %s", async (encoding) => {
  const capabilities = { general: { positionEncodings: [encoding] }, textDocument: { diagnostic: {} } };
  const client = await connect(createMemoryFiles(new Map([["main.persona", starter]])), { capabilities });
  expect(client.server.capabilities.positionEncoding).toBe(encoding);
  try {
    for (const { seed, count } of drawsOf("edited buffers", 20261128))
      await fc.assert(
        fc.asyncProperty(round, (changes) => sameAsNew(client, encoding, changes)),
        { seed, numRuns: count },
      );
  } finally {
    await client.end();
  }
});

type Edit = { readonly from: number; readonly length: number; readonly text: string };

async function sameAsNew(
  client: Client,
  encoding: Encoding,
  changes: readonly (readonly Edit[])[],
): Promise<void> {
  let text = starter;
  await client.open(uri, text, 1);
  for (const [index, edits] of changes.entries()) {
    const contentChanges = edits.map(({ from, length, text: newText }) => {
      const start = boundary(text, from % (text.length + 1));
      const end = boundary(text, Math.min(text.length, start + length));
      const range = rangeIn(text, start, end, encoding);
      text = text.slice(0, start) + newText + text.slice(end);
      return { range, text: newText };
    });
    await client.connection.sendNotification("textDocument/didChange", {
      textDocument: { uri, version: index + 2 },
      contentChanges,
    });
  }
  const { items } = await client.request<{ items: Diagnostic[] }>("textDocument/diagnostic", {
    textDocument: { uri },
  });
  const fresh = await createProject(createMemoryHost(new Map([["main.persona", text]]))).snapshot(
    "main.persona",
  );
  // Of a buffer whose halves of pairs were torn apart, the disk cannot hold the text.
  if (text.isWellFormed())
    expect(items.map(({ code, range }) => ({ code, range }))).toEqual(
      fresh.diagnostics.map(({ code, span }) => ({
        code,
        range: rangeIn(text, span.start, span.end, encoding),
      })),
    );
  await client.connection.sendNotification("textDocument/didClose", { textDocument: { uri } });
}

/** An editor cuts no pair and no line end in two. */
function boundary(text: string, offset: number): number {
  const inside = text.slice(offset - 1, offset + 1);
  return inside === "\r\n" || /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(inside) ? offset - 1 : offset;
}

/** Worked out by splitting the text into lines: not the way of the server. */
function rangeIn(text: string, start: number, end: number, encoding: Encoding): Range {
  const place = (offset: number) => {
    const lines = text.slice(0, offset).split(/\r\n|\r|\n/);
    const last = lines.at(-1) ?? "";
    const character =
      encoding === "utf-16"
        ? last.length
        : encoding === "utf-32"
          ? [...last].length
          : Buffer.byteLength(last);
    return { line: lines.length - 1, character };
  };
  return { start: place(start), end: place(end) };
}

test("many changes in one message are made as one after another", () => {
  const text = fc.array(inserted, { maxLength: 40 }).map((parts) => parts.join("line "));
  const place = fc.record({
    line: fc.integer({ min: -1, max: 12 }),
    character: fc.integer({ min: -1, max: 30 }),
  });
  const change = fc.record({ range: fc.record({ start: place, end: place }), text: inserted });
  const encodings = fc.constantFrom<Encoding>("utf-8", "utf-16", "utf-32");
  fc.assert(
    fc.property(
      text,
      fc.array(change, { minLength: 5, maxLength: 9 }),
      encodings,
      (before, changes, encoding) => {
        const oneByOne = changes.reduce((now, each) => withChanges(now, [each], encoding), before);
        expect(withChanges(before, changes, encoding)).toBe(oneByOne);
      },
    ),
    { seed: 20261128, numRuns: 2_000 },
  );
});

test("a place beyond a line is its end, one inside of a pair is before it", () => {
  const { offsetAt } = createPositions("a😀b\r\nc", "utf-16");
  expect([0, 1, 2, 3, 4, 99].map((character) => offsetAt({ line: 0, character }))).toEqual([
    0, 1, 1, 3, 4, 4,
  ]);
  expect(offsetAt({ line: 7, character: 0 })).toBe(7);
});

test("a thousand changes of a long text in one message are made at once", () => {
  const line = `// ${"ö".repeat(60)}\n`;
  const text = line.repeat(10_000);
  const place = (index: number) => ({ line: index * 9, character: 3 + (index % 50) });
  const changes = Array.from({ length: 1000 }, (_, index) => ({
    range: { start: place(index), end: place(index) },
    text: "x",
  }));
  const start = performance.now();
  const changed = withChanges(text, changes, "utf-8");
  // With a look at the whole text for each, it takes seconds.
  expect(performance.now() - start).toBeLessThan(1500);
  expect(changed).toHaveLength(text.length + 1000);
  expect(changed.split("\n")[9]).toContain("x");
});

test("a file that is open under two addresses is told of under both, and stays as typed when one is closed", async () => {
  const files = new Map([["main.persona", starter]]);
  const memory = createMemoryFiles(files);
  const twin = "twin:/main.persona";
  const both = {
    ...memory,
    locate: (at: string) => memory.locate(at === twin ? uri : at),
  };
  const client = await connect(both, { capabilities: { textDocument: { diagnostic: {} } } });
  const wrongIn = async (at: string) => {
    const { items } = await client.request<{ items: Diagnostic[] }>("textDocument/diagnostic", {
      textDocument: { uri: at },
    });
    return items.length;
  };
  try {
    await client.open(uri, starter);
    await client.open(twin, starter.replace("persona Quick ", "persona "));
    expect(await wrongIn(uri)).toBeGreaterThan(0);
    expect(await wrongIn(twin)).toBe(await wrongIn(uri));
    await client.connection.sendNotification("textDocument/didClose", { textDocument: { uri } });
    expect(await wrongIn(twin)).toBeGreaterThan(0);
    await client.connection.sendNotification("textDocument/didClose", { textDocument: { uri: twin } });
    expect(await wrongIn(twin)).toBe(0);
  } finally {
    await client.end();
  }
});
