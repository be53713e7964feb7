/**
 * The quiz of the flagship: what a reader can tell from the text alone is what comes out.
 *
 * QUIZ.md was answered by hand from the playbook. Here each answer is worked out of it anew, and compared.
 */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { classify, explain } from "../../compiler/evaluator/evaluate.ts";
import type { Plan, PlannedAction } from "../../compiler/planner/plan.ts";
import { planCustomer } from "../../compiler/planner/plan-customer.ts";
import type { CustomerRecord } from "../../compiler/records/record.ts";
import { root } from "../harness/source-files.ts";
import { openPlaybook } from "./open-playbook.ts";

const folder = "playbooks/partner-portal";
const page = readFileSync(join(root, folder, "QUIZ.md"), "utf8");
const { playbook, single, team, renderText } = await openPlaybook(folder);

class Customer {
  readonly record: CustomerRecord;
  readonly #start: string;
  #plan: Plan | undefined;

  constructor(id: string, start: string) {
    const found = single.find(({ record }) => record?.id === id)?.record;
    if (found === undefined) throw new Error(`there is no customer ${id}`);
    this.record = found;
    this.#start = start;
  }
  get persona(): string {
    return classify(playbook, this.record.signals).persona ?? "undecided";
  }
  get plan(): Plan {
    this.#plan ??= planCustomer({
      playbook,
      customer: this.record,
      persona: this.persona,
      team: team.members,
      start: this.#start,
      language: "en",
      renderText,
    });
    return this.#plan;
  }
  all(name: string): readonly PlannedAction[] {
    return this.plan.plays.flatMap(({ actions }) => actions.filter((action) => action.name === name));
  }
  action(name: string): PlannedAction {
    const [first] = this.all(name);
    if (first === undefined) throw new Error(`${name} is not in the plan`);
    return first;
  }
  who(role: string): string {
    const assigned = this.plan.team.find((each) => each.role === role);
    return assigned?.people.map(({ name }) => name).join(", ") ?? "nobody";
  }
  /** What the rules that look at this signal alone give. */
  points(signal: string): readonly { readonly persona: string; readonly points: number }[] {
    return explain(playbook, this.record.signals).rules.flatMap(({ signals, points }) =>
      signals.length === 1 && signals[0] === signal ? points : [],
    );
  }
}

const ibarra = new Customer("C-2001", "2026-12-01");
const brightwell = new Customer("C-2002", "2026-12-01");
const riverbend = new Customer("C-2003", "2026-12-01");
const sierra = new Customer("C-2004", "2026-12-01");
const meybod = new Customer("C-2005", "2027-01-12");
const nile = new Customer("C-2006", "2027-03-01");
const lesvos = new Customer("C-2007", "2027-01-26");

/** In the order of the questions. */
const answers: readonly (() => string)[] = [
  () => ibarra.persona,
  () =>
    ibarra
      .points("developers")
      .map(({ points }) => String(points))
      .join(),
  () => ibarra.who("ProjectManager"),
  () => ibarra.action("sandbox").date,
  () => `${ibarra.action("security").date} at ${ibarra.action("security").time?.start}`,
  () => String(ibarra.all("standup").length),
  () =>
    ibarra
      .action("standup")
      .people.flatMap(({ from, people }) => (from === "customer" ? people.map(({ name }) => name) : []))
      .join(", "),
  () => ibarra.action("review").date,
  () => String(ibarra.action("welcome").tone?.name),
  () => riverbend.persona,
  () => riverbend.action("load").date,
  () => riverbend.action("teach").date,
  () => riverbend.who("ProjectManager"),
  () =>
    brightwell
      .points("biggestWorry")
      .map(({ persona, points }) => `${points} for ${persona}`)
      .join(),
  () => brightwell.action("preview").date,
  () => brightwell.action("everyone").date,
  () => brightwell.who("ProjectManager"),
  () => sierra.who("Adviser"),
  () => sierra.action("pilot").date,
  () => {
    const [play] = meybod.plan.plays;
    const sent = play?.actions.filter(({ kind, date }) => kind === "message" && date === "2027-01-12") ?? [];
    const actions = playbook.plays.flatMap(({ actions }) => actions);
    return sent
      .flatMap(({ name }) =>
        actions.flatMap((action) => (action.kind === "message" && action.name === name ? action.send : [])),
      )
      .join(", ");
  },
  () => String(meybod.action("results").tone?.name),
  () =>
    nile.plan.plays
      .flatMap(({ notDecided }) => notDecided.filter(({ name }) => name === "listen"))
      .flatMap(({ signals }) => signals)
      .join(", "),
  () => lesvos.action("outlook").date,
  () => String(classify(playbook, new Map([["goLive", "2027-04-12"]])).persona),
];

const numbered = (heading: string, line: RegExp): ReadonlyMap<number, string> => {
  const section = page.split(`## ${heading}\n`)[1]?.split("\n## ")[0] ?? "";
  return new Map([...section.matchAll(line)].map(([, number, text = ""]) => [Number(number), text]));
};
const questions = numbered("Questions", /^(\d+)\. (.+\?)$/gm);
const written = numbered("Answers", /^(\d+)\. \*\*(.+?)\*\*: .+$/gm);

test("every question has one answer, and is worked out", () => {
  const numbers = answers.map((_, index) => index + 1);
  expect(numbers.length).toBeGreaterThanOrEqual(20);
  expect([...questions.keys()]).toEqual(numbers);
  expect([...written.keys()]).toEqual(numbers);
});

test.each(answers.map((answer, index) => ({ number: index + 1, answer })))(
  "question $number",
  ({ number, answer }) => {
    expect(answer(), questions.get(number)).toBe(written.get(number));
  },
);
