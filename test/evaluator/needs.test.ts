/** What explanations say would have been needed is tried out: a customer who has it gets the points. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { RuleResult } from "../../compiler/evaluator/classification.ts";
import { explain } from "../../compiler/evaluator/evaluate.ts";
import type { Need } from "../../compiler/evaluator/needs.ts";
import { reasonCodes } from "../../compiler/evaluator/reason-codes.ts";
import { whyNot } from "../../compiler/evaluator/why-not.ts";
import type { Condition, Playbook, Rule, Type, Value } from "../../compiler/ir/ir.ts";
import type { Values } from "../../compiler/records/record.ts";
import { dateOfEpochDay, epochDayOf } from "../../compiler/values/calendar-date.ts";
import { parseDuration } from "../../compiler/values/duration.ts";
import { fold } from "../../compiler/values/text-fold.ts";
import { drawCustomer, drawFrom, drawPlaybook, emptyPlaybook } from "../harness/arbitrary-playbook.ts";
import { renderAll, snapshotOf } from "../harness/compile.ts";

/** How often each signal is tested in a rule; definitions are read as what they stand for. */
function testsOf(rule: Rule, playbook: Playbook): readonly string[] {
  if (rule.kind !== "when") return [rule.signal];
  const visit = (condition: Condition): readonly string[] => {
    if ("conditions" in condition) return condition.conditions.flatMap(visit);
    if (condition.kind === "not") return visit(condition.condition);
    if (condition.kind === "definition") {
      const definition = playbook.definitions.find(({ name }) => name === condition.name);
      return definition ? visit(definition.condition) : [];
    }
    const operands =
      "operands" in condition ? condition.operands : "operand" in condition ? [condition.operand] : [];
    return [
      condition.field.name,
      ...operands.flatMap((operand) => (operand.kind === "field" ? [operand.field.name] : [])),
    ];
  };
  return visit(rule.condition);
}

/** A canonical value so many of the smallest steps further on; undefined where there is none. */
function shifted(value: Value, steps: number, { kind }: Type): Value | undefined {
  if (kind === "date") return dateOfEpochDay(epochDayOf(String(value)) + steps);
  if (kind === "time") {
    const minutes = Number(String(value).slice(0, 2)) * 60 + Number(String(value).slice(3)) + steps;
    if (minutes < 0 || minutes > 1439) return undefined;
    return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
  }
  return Number(value) + steps;
}

/** What is tested against, as the IR holds it; undefined where that is another signal. */
function boundOf({ values: [value] }: Need, type: Type): { readonly value: Value } | undefined {
  if (value === undefined) return undefined;
  if ("places" in type) return { value: Math.round(Number(value) * 10 ** type.places) };
  return { value: type.kind === "duration" ? (parseDuration(String(value)) as number) : (value as Value) };
}

/** The value that just has what is needed, or `short` of it by one step; undefined where this test cannot tell. */
function valueFor(need: Need, own: Value | undefined, type: Type, short: boolean): Value | undefined {
  // Sets of open values have no members to name.
  if (need.values.length === 0 && need.be.startsWith("with")) return undefined;
  switch (need.be) {
    case "at least":
    case "above":
    case "at most":
    case "below": {
      // Of what is not known there is no distance: the bound itself, or the value beside it.
      if (own === undefined) {
        const bound = short ? undefined : boundOf(need, type);
        return (
          bound && shifted(bound.value, { above: 1, below: -1, "at least": 0, "at most": 0 }[need.be], type)
        );
      }
      if (need.by === undefined) return undefined;
      const steps = Math.round(need.by * ("places" in type ? 10 ** type.places : 1)) - (short ? 1 : 0);
      return shifted(own, need.be === "at least" || need.be === "above" ? steps : -steps, type);
    }
    case "one of":
      return type.kind === "boolean" || type.kind === "enumeration" ? (need.values[0] as Value) : undefined;
    case "with any":
      return [...((own as Value[] | undefined) ?? []), ...need.values.slice(0, 1)] as Value;
    case "with all":
      return [...((own as Value[] | undefined) ?? []), ...need.values] as Value;
    case "with none":
      return ((own as Value[] | undefined) ?? []).filter(
        (member) => !need.values.some((gone) => fold(String(gone)) === fold(String(member))),
      );
    default:
      return undefined;
  }
}

const typeIn = ({ signals }: Playbook, name: string): Type =>
  signals.find((signal) => signal.name === name)?.type as Type;

describe("needs", () => {
  test("whoever has just what is needed gets the points, and not one step before", () => {
    const tried = new Map<string, number>();
    const count = (what: string) => tried.set(what, (tried.get(what) ?? 0) + 1);
    fc.assert(
      fc.property(fc.gen(), (generate) => {
        const draw = drawFrom(generate);
        const playbook = drawPlaybook(draw);
        const typeOf = (name: string) => typeIn(playbook, name);
        for (let index = 0; index < 30; index++) {
          const { signals } = drawCustomer(draw, playbook);
          for (const [place, result] of explain(playbook, signals).rules.entries()) {
            const tested = testsOf(playbook.rules[place] as Rule, playbook);
            // Two tests of one signal may ask for different things.
            if (result.needs.length === 0 || new Set(tested).size !== tested.length) continue;
            const fulfilled = new Map(signals);
            let clear = true;
            for (const need of result.needs) {
              const value = valueFor(need, signals.get(need.signal), typeOf(need.signal), false);
              if (value === undefined) clear = false;
              else fulfilled.set(need.signal, value);
            }
            if (!clear) continue;
            const stateWith = (values: Values) => explain(playbook, values).rules[place]?.state;
            expect(stateWith(fulfilled), JSON.stringify(result)).toBe("hit");
            for (const { be } of result.needs) count(be);
            const unknown = result.needs.filter(({ signal }) => !signals.has(signal));
            if (unknown.some(({ be }) => be === "at least") && unknown.some(({ be }) => be === "below"))
              count("a band of what is not known");
            const [need] = result.needs;
            if (result.needs.length !== 1 || need?.by === undefined || need.by === 0) continue;
            const short = valueFor(need, signals.get(need.signal), typeOf(need.signal), true);
            if (short === undefined) continue;
            expect(stateWith(new Map([...signals, [need.signal, short]])), JSON.stringify(result)).not.toBe(
              "hit",
            );
            count("one step short");
          }
        }
      }),
      { numRuns: 150, seed: 815, endOnFailure: true },
    );
    for (const be of [
      "at least",
      "above",
      "at most",
      "below",
      "one of",
      "with any",
      "with all",
      "with none",
      "one step short",
      "a band of what is not known",
    ])
      expect(tried.get(be) ?? 0, be).toBeGreaterThan(20);
  });
});

describe("why not", () => {
  test("what is lost rule by rule is the whole difference, the most first; who has what was needed loses less, of cases the least", () => {
    let lessened = 0;
    let nearer = 0;
    let accepting = 0;
    let best = 0;
    fc.assert(
      fc.property(fc.gen(), (generate) => {
        const draw = drawFrom(generate);
        const playbook = drawPlaybook(draw);
        const typeOf = (name: string) => typeIn(playbook, name);
        for (let index = 0; index < 20; index++) {
          const { signals } = drawCustomer(draw, playbook);
          const { ranking, rules } = explain(playbook, signals);
          const persona = draw.pick(playbook.personas).name;
          const { rival, lost, chances, behind, failed } = whyNot(playbook, signals, persona);
          expect(rival).toBe(ranking[0]?.persona === persona ? undefined : ranking[0]?.persona);
          if (rival === undefined && failed.length === 0) expect([...lost, ...chances]).toEqual([]);
          // Who is first has nobody to lose to.
          const [first, own] = [rival ?? persona, persona].map((name) =>
            ranking.find((ranked) => ranked.persona === name),
          );
          if (rival === undefined) expect(lost).toEqual([]);
          const sum = lost.reduce((total, each) => total + Math.round(each.lost * 1000), 0);
          expect(sum).toBe(Math.round(((first?.score ?? 0) - (own?.score ?? 0)) * 1000));
          const measure = playbook.classify.rankBy;
          expect(behind).toBeCloseTo((first?.[measure] ?? 0) - (own?.[measure] ?? 0), 6);
          expect(lost.map((each) => each.lost)).toEqual(lost.map((each) => each.lost).sort((a, b) => b - a));
          for (const { gain } of chances) expect(gain).toBeGreaterThan(0);

          /** Points of the rival over those of the persona. */
          const lossIn = (result: RuleResult | undefined) =>
            (result?.points ?? []).reduce(
              (total, { persona: name, points }) =>
                total + (name === rival ? points : 0) - (name === persona ? points : 0),
              0,
            );
          for (const each of [...lost, ...chances]) {
            const place = rules.findIndex(({ id }) => id === each.id);
            const tested = testsOf(playbook.rules[place] as Rule, playbook);
            const [need] = each.needs;
            if (need === undefined || each.needs.length > 1 || tested.length > 1) continue;
            const value = valueFor(need, signals.get(need.signal), typeOf(need.signal), false);
            if (value === undefined) continue;
            const lossWith = (other: Value) =>
              lossIn(explain(playbook, new Map([...signals, [need.signal, other]])).rules[place]);
            expect(lossWith(value), JSON.stringify(each)).toBeLessThan(lossIn(rules[place]));
            const type = typeOf(need.signal);
            if (type.kind === "enumeration" && playbook.rules[place]?.kind === "cases") {
              for (const { name } of type.members)
                expect(lossWith(value), JSON.stringify(each)).toBeLessThanOrEqual(lossWith(name));
              best++;
            }
            if ("lost" in each) lessened++;
            else if (rival === undefined) accepting++;
            else nearer++;
          }
        }
      }),
      { numRuns: 150, seed: 816, endOnFailure: true },
    );
    expect(lessened).toBeGreaterThan(200);
    expect(nearer).toBeGreaterThan(200);
    expect(accepting).toBeGreaterThan(20);
    expect(best).toBeGreaterThan(100);
  });

  test("a persona that does not exist is refused", () => {
    expect(() => whyNot(emptyPlaybook(), new Map(), "Nobody")).toThrow(
      new RangeError('there is no persona "Nobody"'),
    );
  });
});

describe("reason codes", () => {
  const playbookWith = async (weights: string): Promise<Playbook> => {
    const text = `playbook Example "Example" { version "1.0.0"; owner "CX <cx@example.com>"; languages en; timezone "UTC" }
signals Known "Known" {
  source internal
  developers   integer 0 to 500
  reasonChosen one of price, design, integrations
  systems      any of sap, hubspot, custom
  turnaround   duration
  growth       percent -100% to 100%
  worry        text
}
define hasTeam as developers >= 3
persona A "A" { summary "A" }
persona B "B" { summary "B" }
weights {
${weights}
}
classify { ties A, B; otherwise A }
`;
    const files = new Map([["main.persona", text]]);
    const snapshot = await snapshotOf(files);
    const playbook = snapshot.playbook();
    if (playbook === undefined) throw new Error(renderAll(snapshot.diagnostics, files));
    return playbook;
  };
  const codesIn = async (weights: string) => [...reasonCodes(await playbookWith(weights)).values()];

  test.each([
    ["when developers > 5 then A +1", "developers-above-5"],
    ["when not (developers <= 5) then A +1", "not-developers-at-most-5"],
    ["when turnaround >= 36 hours then A +1", "turnaround-at-least-36-hours"],
    ["when growth < -5% then A +1", "growth-below-minus-5"],
    [
      "when reasonChosen is price or reasonChosen is design then A +1",
      "reasonChosen-is-price-or-reasonChosen-is-design",
    ],
    ["when systems has any of sap, custom then A +1", "systems-has-sap-or-custom"],
    ['when worry contains "Logo!", "brand name" then A +1', "worry-contains-Logo-or-brand-name"],
    ["when hasTeam and known worry then A +1", "hasTeam-and-known-worry"],
    ["for each of systems then A +1", "each-systems"],
  ])("`%s` is `%s`", async (line, code) => {
    expect(await codesIn(line)).toEqual([expect.objectContaining({ rule: code })]);
  });

  test("arms have codes of their own; points, reasons and order change none of them", async () => {
    const cases = (price: string) => `
  for reasonChosen {
    price or design ${price}
    integrations    then B +1
  }`;
    const bands = `
  for developers {
    below 1        then A +1
    1 to below 11  then B +1
    11 and above   then none
    unknown        then A +1
  }`;
    const [first, second] = await codesIn(cases("then A +1") + bands);
    expect([first, second]).toEqual([
      {
        rule: "reasonChosen",
        arms: ["reasonChosen-price-or-design", "reasonChosen-integrations"],
        unknown: "reasonChosen-unknown",
      },
      {
        rule: "developers",
        arms: ["developers-below-1", "developers-1-to-below-11", "developers-11-and-above"],
        unknown: "developers-unknown",
      },
    ]);
    expect(await codesIn(bands + cases('then B +3 because "So"'))).toEqual([second, first]);
  });

  test("who asks the same again has a number", async () => {
    const codes = await codesIn("  when hasTeam then A +1\n  when hasTeam then B +1");
    expect(codes.map(({ rule }) => rule)).toEqual(["hasTeam", "hasTeam-2"]);
  });
});
