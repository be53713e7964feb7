/** The nearest change is held against all changes of one value and of two, each classified by itself. */

import fc from "fast-check";
import { expect, test } from "vitest";
import { classify } from "../../compiler/evaluator/evaluate.ts";
import type { Expectation, Playbook, Test, Value } from "../../compiler/ir/ir.ts";
import type { Values } from "../../compiler/records/record.ts";
import { tellingValues } from "../../compiler/testing/proposals/telling-values.ts";
import { signalSource } from "../../compiler/testing/proposals/test-source.ts";
import { runTest } from "../../compiler/testing/run-test.ts";
import { drawCustomer, drawFrom, drawPlaybook } from "../harness/arbitrary-playbook.ts";

const heading = "The nearest change that would make the test pass";
const at = { file: "main.persona", line: 1, column: 1 };

type Changed = { readonly told: string; readonly signals: Values };

/** The customers with one value changed, or left out, in the words of a failure. */
function onesOf(playbook: Playbook, signals: Values, changed: readonly string[] = []): readonly Changed[] {
  const values = tellingValues(playbook);
  const looked = JSON.stringify([playbook.rules, playbook.definitions]);
  return playbook.signals.flatMap((signal) => {
    const { name, personal, required } = signal;
    if (personal || changed.includes(name)) return [];
    if (!required && !looked.includes(JSON.stringify(name))) return [];
    const own = signals.get(name);
    const was = own === undefined ? undefined : `\`${signalSource(signal, own)}\``;
    const others = values.of(name).filter((value) => JSON.stringify(value) !== JSON.stringify(own));
    const set = others.map((value: Value) => {
      const told = `\`${signalSource(signal, value)}\``;
      return {
        told: was === undefined ? `${told}, which is not known` : `${told} in place of ${was}`,
        signals: new Map([...signals, [name, value]]),
      };
    });
    const without = new Map(signals);
    without.delete(name);
    return was === undefined || required ? set : [...set, { told: `without ${was}`, signals: without }];
  });
}

/** Those of two values that meet it. */
function twosOf(playbook: Playbook, signals: Values, isMet: (known: Values) => boolean): readonly string[] {
  const names = playbook.signals.map(({ name }) => name);
  return onesOf(playbook, signals).flatMap((first) => {
    const changed = names.filter(
      (name) => JSON.stringify(first.signals.get(name)) !== JSON.stringify(signals.get(name)),
    );
    return onesOf(playbook, first.signals, changed)
      .filter((second) => isMet(second.signals))
      .map((second) => [first.told, second.told].toSorted().join(" and "));
  });
}

test("what is told meets it, with one value where one would do, and with two where two would", () => {
  const seen = { one: 0, two: 0, none: 0 };
  fc.assert(
    fc.property(fc.gen(), (generate) => {
      const draw = drawFrom(generate);
      const playbook = drawPlaybook(draw);
      for (let index = 0; index < 8; index++) {
        const { signals, previous } = drawCustomer(draw, playbook);
        const persona = draw.pick([...playbook.personas.map(({ name }) => name), undefined]);
        const isMet = (known: Values) => classify(playbook, known, { previous }).persona === persona;
        if (isMet(signals)) continue;
        const told = toldOf(playbook, signals, previous, persona);
        const ones = onesOf(playbook, signals);
        const meeting = ones.filter((each) => isMet(each.signals)).map((each) => each.told);
        const both = meeting.length > 0 ? [] : twosOf(playbook, signals, isMet);
        if (meeting.length + both.length === 0) expect(told).toBeUndefined();
        else expect([...meeting, ...both]).toContain(told?.toSorted().join(" and "));
        seen[meeting.length > 0 ? "one" : both.length > 0 ? "two" : "none"]++;
      }
    }),
    { numRuns: 80, seed: 62, endOnFailure: true },
  );
  expect(Math.min(...Object.values(seen)), JSON.stringify(seen)).toBeGreaterThan(15);
});

function toldOf(
  playbook: Playbook,
  signals: Values,
  previous: string | undefined,
  persona: string | undefined,
): readonly string[] | undefined {
  const expected: Expectation = { at, kind: "persona", ...(persona === undefined ? {} : { persona }) };
  const tested: Test = {
    at,
    name: "it",
    signals: Object.fromEntries(signals),
    ...(previous === undefined ? {} : { previous }),
    expectations: [expected],
  };
  const { verdicts } = runTest(playbook, tested, undefined, () => "");
  return verdicts[0]?.why
    .find((each) => each.heading === heading)
    ?.lines.map((line) => line.replace(/^and /, ""));
}
