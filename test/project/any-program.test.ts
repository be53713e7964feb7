import fc from "fast-check";
import { expect, test } from "vitest";
import { renderAll, snapshotOf } from "../harness/compile.ts";
import { generatedProgram } from "../harness/generate-program.ts";
import { expectDiagnosticsInside } from "../harness/invariants.ts";
import { wrapFragment } from "../harness/wrap-fragment.ts";

/** Files whose syntax is right and whose meaning is nonsense: every stage has to say so, and none may throw. */
test("any file of right syntax is read to the end, alone and as part of a playbook", async () => {
  const codes = new Set<string>();
  await fc.assert(
    fc.asyncProperty(generatedProgram, fc.boolean(), async (text, alone) => {
      const { files, entry } = alone
        ? { files: new Map([["main.persona", text]]), entry: "main.persona" }
        : wrapFragment(text);
      const snapshot = await snapshotOf(files, entry);
      expectDiagnosticsInside(snapshot.diagnostics, files);
      expect(snapshot.playbook() === undefined).toBe(
        snapshot.diagnostics.some(({ severity }) => severity === "error"),
      );
      expect(renderAll(snapshot.diagnostics.slice(0, 5), files)).not.toContain("undefined");
      for (const { code } of snapshot.diagnostics) codes.add(code);
    }),
    { seed: 20261124, numRuns: 400 },
  );
  expect(codes.size).toBeGreaterThan(30);
});
