import * as fc from "fast-check";
import { expect, test } from "vitest";
import { readMessage } from "../../vscode-extension/src/panels/messages.ts";

const kinds = ["ready", "choose", "type", "whyNot", "persona", "language", "show"];

test("ten thousand messages of any shape are one of those that panels send, or nothing", () => {
  const shaped = fc.record(
    {
      kind: fc.oneof(fc.constantFrom(...kinds), fc.string()),
      file: fc.anything(),
      id: fc.anything(),
      signals: fc.anything(),
      persona: fc.anything(),
      language: fc.anything(),
      place: fc.anything(),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.oneof(fc.anything({ withNullPrototype: true }), shaped), (value) => {
      const message = readMessage(value);
      if (message === undefined) return;
      expect(kinds).toContain(message.kind);
      for (const part of Object.values(message))
        expect(["string", "number", "object"]).toContain(typeof part);
    }),
    { numRuns: 10_000 },
  );
});

test.each([
  [null],
  ["ready"],
  [{ kind: "command", command: "workbench.action.terminal.new" }],
  [{ kind: "show", place: "file:///etc/passwd" }],
  [{ kind: "show", place: 0.5 }],
  [{ kind: "choose", file: "a.json" }],
  [{ kind: "type", signals: { a: { b: 1 } } }],
  [{ kind: "language", language: "x".repeat(10_001) }],
  [Object.create({ kind: "ready" })],
])("%j is dropped", (value) => {
  expect(readMessage(value)).toBeUndefined();
});

test("a signal may have any name", () => {
  const message = readMessage(JSON.parse('{"kind":"type","signals":{"__proto__":"a","constructor":1}}'));
  expect(message).toMatchObject({ kind: "type" });
  const { signals } = message as { readonly signals: object };
  expect(Object.getPrototypeOf(signals)).toBeNull();
});
