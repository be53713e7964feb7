/** What a ruling on schedules looks like, and how each is tried: a play, and the days that must come out. */

import { describe, expect, test } from "vitest";
import type { Plan } from "../../compiler/planner/plan.ts";
import { actionsOf, type Demo, datesOf, planDemo, type Request } from "./demo.ts";

export interface Ruling extends Demo {
  readonly ruling: string;
  readonly request?: Request;
  readonly dates?: readonly string[];
  readonly waiting?: readonly string[];
  readonly notDecided?: readonly string[];
  /** Codes, and for notices and reasons a part of each sentence. */
  readonly problems?: readonly string[];
  readonly notices?: readonly RegExp[];
  readonly reasons?: readonly string[];
}

export const known = (signals: Readonly<Record<string, unknown>>): Request => ({ customer: { signals } });

export const testRulings = (groups: readonly (readonly [string, readonly Ruling[]])[]): void =>
  describe.each(groups)("%s", (_, rulings) => {
    test.each(rulings)("$ruling", async (ruling) => {
      const plan = await planDemo(ruling, ruling.request);
      expect(plan.problems.map(({ code }) => code)).toEqual(ruling.problems ?? []);
      if (ruling.dates) expect(datesOf(plan)).toEqual(ruling.dates);
      expect(waitingOf(plan)).toEqual(ruling.waiting ?? []);
      expect(
        plan.plays.flatMap(({ notDecided }) => notDecided.map((each) => `${each.name}: ${each.signals}`)),
      ).toEqual(ruling.notDecided ?? []);
      const reasons = actionsOf(plan).flatMap((action) => action.reasons);
      for (const reason of ruling.reasons ?? []) expect(reasons).toContain(reason);
      if (ruling.notices) {
        const notices = plan.notices
          .map(({ action, message }) => `${action}: ${message}`)
          .filter((each) => !each.startsWith("undefined"));
        expect(notices).toHaveLength(ruling.notices.length);
        ruling.notices.forEach((expected, index) => {
          expect(notices[index]).toMatch(expected);
        });
      }
    });
  });

const waitingOf = (plan: Plan) =>
  plan.plays.flatMap(({ waiting }) => waiting.map(({ name, waitingFor }) => `${name}: ${waitingFor}`));
