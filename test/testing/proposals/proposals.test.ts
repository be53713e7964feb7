/** Proposed tests: they are written as source that passes, and show all that they promise. */

import { globSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { classify } from "../../../compiler/evaluator/evaluate.ts";
import { format } from "../../../compiler/format/format.ts";
import type { Test, Value } from "../../../compiler/ir/ir.ts";
import { createCoverage } from "../../../compiler/testing/coverage/coverage.ts";
import { proposeTests } from "../../../compiler/testing/proposals/propose.ts";
import { testSource } from "../../../compiler/testing/proposals/test-source.ts";
import { observe, runTest } from "../../../compiler/testing/run-test.ts";
import { drawFrom, drawPlaybook } from "../../harness/arbitrary-playbook.ts";
import { renderAll, snapshotOf } from "../../harness/compile.ts";
import { parseText } from "../../harness/invariants.ts";
import { oneTest } from "../../harness/one-test.ts";
import { root } from "../../harness/source-files.ts";
import { openPlaybook } from "../../playbooks/open-playbook.ts";

const folders = [...globSync("playbooks/*/main.persona", { cwd: root }), "compiler/starter/main.persona"].map(
  (path) => path.replaceAll("\\", "/").replace("/main.persona", ""),
);

describe.each(folders)("%s", async (folder) => {
  const { playbook, files, renderText } = await openPlaybook(folder);
  const proposed = proposeTests(playbook);

  test("written into the playbook, they say the same and pass", async () => {
    const text = proposed.map((each) => `${testSource(each, playbook)}\n`).join("\n");
    const formatted = format(parseText(text));
    expect(formatted).toHaveProperty("text");
    const main = `import "./proposed.persona"\n${files.get("main.persona")}`;
    const whole = new Map([
      ...files,
      ["main.persona", main],
      ["proposed.persona", "text" in formatted ? formatted.text : ""],
    ]);
    const snapshot = await snapshotOf(whole);
    const read = snapshot.playbook() ?? expect.fail(renderAll(snapshot.diagnostics, whole));
    const own = read.tests.filter(({ at }) => at.file === "proposed.persona");
    expect(own.map(withoutPlaces)).toEqual(proposed.map(withoutPlaces));
    for (const each of own) expect(runTest(read, each, undefined, renderText).passed, each.name).toBe(true);
  });

  test("their names are sentences, no two alike, that say of each what is true of it", () => {
    expect(new Set(proposed.map(({ name }) => name)).size).toBe(proposed.length);
    const personas = playbook.personas.map(({ name }) => name).join("|");
    const yes = playbook.signals.filter(({ type }) => type.kind === "boolean");
    for (const { name, signals, expectations } of proposed) {
      const [, verb, persona] =
        new RegExp(`^(is|is not|becomes|stays|)\\s?\\b(${personas})\\b`).exec(name) ?? [];
      const [expected] = expectations;
      const found = expected?.kind === "persona" ? expected.persona : undefined;
      if (verb === "is not") expect(found, name).not.toBe(persona);
      else expect(found ?? "undecided", name).toBe(persona ?? "undecided");
      for (const [, title, said] of name.matchAll(/“([^”]+): (yes|no|not known)”/g)) {
        const signal = playbook.signals.find(({ titles }) => Object.values(titles)[0] === title);
        expect(signal, name).toBeDefined();
        const value = signals[signal?.name ?? ""];
        expect(value === undefined ? "not known" : value === true ? "yes" : "no", name).toBe(said);
        if (said !== "not known") expect(yes).toContain(signal);
      }
    }
  });

  test("no customer is proposed twice", () => {
    const customers = proposed.map(({ signals, previous }) =>
      JSON.stringify([previous, Object.entries(signals).toSorted()]),
    );
    expect(customers).toEqual([...new Set(customers)]);
  });

  test("every rule, band and case decides something in them; every tie and way of accepting comes about", () => {
    const collector = createCoverage(playbook);
    for (const each of proposed) collector.add(each, observe(playbook, each, undefined, renderText));
    const kinds = ["rules", "bands", "cases", "ties", "acceptance"];
    const missing = collector
      .coverage()
      .items.filter(({ kind, by }) => kinds.includes(kind) && by === undefined);
    expect(missing.map(({ kind, name }) => `${kind} ${name}`)).toEqual([]);
  });

  test("every cut has somebody on it, and somebody below", () => {
    let cuts = 0;
    for (const rule of playbook.rules) {
      if (rule.kind !== "cases") continue;
      const values = proposed.flatMap(({ signals }) =>
        rule.signal in signals ? [signals[rule.signal]] : [],
      );
      for (const { test: arm } of rule.arms) {
        if (arm.kind !== "band" || arm.lower === undefined) continue;
        cuts++;
        expect(values, rule.signal).toContain(arm.lower);
        const below = rule.arms.find((other) => other.test.kind === "band" && other.test.below === arm.lower);
        const isBelow = (value: Value | undefined) => value !== undefined && value < (arm.lower ?? 0);
        if (below !== undefined) expect(values.some(isBelow), rule.signal).toBe(true);
      }
    }
    expect(cuts).toBeGreaterThan(1);
  });

  test("every tie that is promised is one", () => {
    for (const [index, after] of playbook.classify.ties.slice(1).entries()) {
      const before = playbook.classify.ties[index];
      const found = proposed.some(({ signals, previous }) => {
        const { ranking, margin } = classify(playbook, new Map(Object.entries(signals)), { previous });
        return margin === 0 && ranking[0]?.persona === before && ranking[1]?.persona === after;
      });
      expect(found, `${before} and ${after}`).toBe(true);
    }
  });
});

test("a tie comes about that only points given to several can bring about", async () => {
  const text = `playbook Gym "Gym" {
  version   "1.0.0"
  owner     "Front desk <desk@example.com>"
  languages en
  timezone  "Europe/Vienna"
}
signals Desk "Desk" {
  visits integer 0 to 60 "Visits"
  coffee boolean "Likes the coffee"
  late   boolean "Comes late"
}
persona Fit "Fit" { summary "Climbs to stay well." }
persona Social "Social" { summary "Comes for the people." }
persona Athlete "Athlete" { summary "Wants harder grades." }
weights {
  for visits {
    below 8     then Social +1, Fit +1
    8 and above then Fit +2, Athlete +1
  }
  when coffee then Social +3, Athlete +1
  when late then Fit +1, Athlete +1
}
classify {
  accept    when score >= 3
  ties      Fit, Social, Athlete
  otherwise Athlete
}
`;
  const playbook = (await snapshotOf(new Map([["main.persona", text]]))).playbook() ?? expect.fail();
  const tied = proposeTests(playbook).filter(({ name }) => name.startsWith("Fit goes before Social"));
  // Of all eighteen customers, the only one in whom both have three points and nobody has more.
  expect(tied.map(({ signals }) => signals)).toEqual([{ visits: 8, coffee: true, late: true }]);
});

test("of any playbook, what is proposed passes", () => {
  fc.assert(
    fc.property(fc.gen(), (generate) => {
      const playbook = drawPlaybook(drawFrom(generate));
      for (const each of proposeTests(playbook))
        expect(runTest(playbook, each, undefined, () => undefined).passed).toBe(true);
    }),
    { numRuns: 40, seed: 20261128 },
  );
});

const withoutPlaces = ({ at: _, expectations, signals, ...each }: Test) => ({
  ...each,
  signals: { ...signals },
  expectations: expectations.map(({ at: _, ...expected }) => expected),
});

test("whose points come nearest to just enough, and just too few, is proposed, whichever persona that is", async () => {
  const starter = oneTest;
  // Quick gets 3, 4 and 3 points and their sums; Builder gets 2, and nobody else has as many without having enough.
  const files = new Map([["main.persona", starter.replace("then Quick +2", "then Quick +3")]]);
  const snapshot = await snapshotOf(files);
  const playbook = snapshot.playbook() ?? expect.fail(renderAll(snapshot.diagnostics, files));
  const few = proposeTests(playbook).filter(({ name }) => name.includes("just too few points"));
  expect(few).toMatchObject([
    { name: "is not Builder with just too few points", signals: { developers: 1 } },
  ]);
  expect(few[0]?.expectations).toMatchObject([{}, { measure: "score", value: 2000 }, {}]);
});

test("where everybody with a point is accepted, somebody of whom nothing is known is not", async () => {
  const starter = oneTest;
  const acceptance = async (accept: string) => {
    const text = starter.replace("accept    when score >= 3", accept);
    const files = new Map([["main.persona", text]]);
    const snapshot = await snapshotOf(files);
    const playbook = snapshot.playbook() ?? expect.fail(renderAll(snapshot.diagnostics, files));
    const proposed = proposeTests(playbook);
    const collector = createCoverage(playbook);
    for (const each of proposed)
      collector.add(
        each,
        observe(playbook, each, undefined, () => undefined),
      );
    const open = collector.coverage().items.filter(({ kind, by }) => kind === "acceptance" && !by);
    return { open, unknown: proposed.filter(({ name }) => name === "is undecided while nothing is known") };
  };
  const some = await acceptance("accept when score >= 2");
  expect(some.open).toEqual([]);
  expect(some.unknown).toMatchObject([{ signals: { goLive: expect.anything() } }]);
  expect((await acceptance("accept when score >= 3")).unknown).toEqual([]);
  expect((await acceptance("")).unknown).toEqual([]);
});

test("where personas are ranked by fit, margins are shares: proposed tests are read again and pass", async () => {
  const starter = oneTest
    .replace("classify {", "classify {\n  rank by fit")
    .replace("margin at least 5", "margin at most 2.5%");
  const playbookOf = async (text: string) => {
    const files = new Map([["main.persona", text]]);
    const snapshot = await snapshotOf(files);
    return snapshot.playbook() ?? expect.fail(renderAll(snapshot.diagnostics, files));
  };
  const playbook = await playbookOf(starter);
  const proposed = proposeTests(playbook);
  const sources = proposed.map((each) => testSource(each, playbook));
  expect(sources.join("\n")).toMatch(/margin is \d+\.\d+%/);
  const { tests } = await playbookOf(`${starter}${sources.join("\n")}\n`);
  expect(tests).toHaveLength(proposed.length + 1);
  const results = tests.map((each) => runTest(playbook, each, undefined, () => undefined));
  expect(results.slice(1).every(({ passed }) => passed)).toBe(true);
  expect(results[0]?.verdicts[1]).toMatchObject({
    expected: "margin at most 2.5%",
    found: expect.stringMatching(/^margin \d+(\.\d+)?%$/),
  });
});

test.each([
  "integer",
  "integer 0 to below 3",
  "integer -9 to -5",
  "decimal 2",
  "percent",
  "money USD",
  "date",
  "date 2030-01-01 to 2030-12-31",
  "time",
  "time 14:00 to 18:00",
  "duration",
  "period",
  "email",
  "link",
  "country",
  "language",
  "timezone",
  "text",
  "list of text",
  "any of sap, hubspot",
])("a rule that asks only whether a signal of type %s is known has its customer", async (type) => {
  const starter = oneTest;
  const text = starter
    .replace(
      "signals Call",
      `signals More "More" {\n  source internal\n  more ${type} "More"\n}\nsignals Call`,
    )
    .replace("weights {", "weights {\n  when known more then Quick +1");
  const playbookOf = async (main: string) => {
    const files = new Map([["main.persona", main]]);
    const snapshot = await snapshotOf(files);
    return snapshot.playbook() ?? expect.fail(renderAll(snapshot.diagnostics, files));
  };
  const playbook = await playbookOf(text);
  const sources = proposeTests(playbook).map((each) => testSource(each, playbook));
  const read = await playbookOf(`${text}${sources.join("\n")}\n`);
  const collector = createCoverage(read);
  for (const each of read.tests) {
    const observed = observe(read, each, undefined, () => undefined);
    expect(runTest(read, each, undefined, () => undefined).passed, each.name).toBe(true);
    collector.add(each, observed);
  }
  const open = collector.coverage().items.filter(({ kind, by }) => kind === "rules" && by === undefined);
  expect(open).toEqual([]);
});
