import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { suggest } from "../../compiler/diagnostics/suggest.ts";

describe("suggest", () => {
  test.each([
    ["technical", ["Marketing", "Technical"], "Technical"],
    ["go_live", ["goLive", "goLove"], "goLive"],
    ["Tehcnical", ["Technical", "Marketing"], "Technical"],
    ["Technicl", ["Technical", "Technically"], "Technical"],
    ["emial", ["phone", "email"], "email"],
    ["manager", ["ProjectManager", "managers"], "managers"],
    ["managerProject", ["projectManager"], "projectManager"],
    ["integr", ["integrations", "design"], "integrations"],
    ["integr", ["integrations", "integrity"], undefined],
    ["ab", ["ac"], undefined],
    ["price", ["speed", "design"], undefined],
    ["", ["a"], undefined],
    ["same", ["same"], undefined],
    ["كلمة", ["كلمه"], "كلمه"],
  ])("%s among %j: %s", (word, candidates, expected) => {
    expect(suggest(word, candidates)).toBe(expected);
  });

  test("takes the nearest, and of equals the first", () => {
    expect(suggest("Technicall", ["Technicolor", "Technical"])).toBe("Technical");
    expect(suggest("cart", ["card", "care"])).toBe("card");
  });

  test("finds a name again after one slip of the keyboard", () => {
    const names = ["usedCompetitor", "reasonChosen", "fromSpreadsheets", "quoteTurnaround", "developers"];
    const slip = fc.record({
      name: fc.constantFrom(...names),
      at: fc.nat({ max: 8 }),
      kind: fc.constantFrom("drop", "double", "swap", "change"),
    });
    fc.assert(
      fc.property(slip, ({ name, at, kind }) => {
        const [before, letter, after] = [name.slice(0, at), name.charAt(at), name.slice(at + 1)];
        const slipped = {
          drop: before + after,
          double: before + letter + letter + after,
          swap: before + after.charAt(0) + letter + after.slice(1),
          change: `${before}q${after}`,
        }[kind as "drop"];
        fc.pre(slipped !== name);
        expect(suggest(slipped, names)).toBe(name);
      }),
      { seed: 7, numRuns: 300 },
    );
  });

  test("is quick on very many and very long names", () => {
    const many = Array.from({ length: 20_000 }, (_, index) => `signalNumber${index}`);
    const start = performance.now();
    suggest("x".repeat(100_000), many);
    suggest("signalNumbre", many);
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});
