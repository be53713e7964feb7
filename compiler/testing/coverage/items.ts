/**
 * What tests can cover of a playbook: every place at which it decides something, each with a name and a line.
 *
 * A fact about the playbook alone. Whether a test covers an item, dependence.ts says.
 */

import { createReader, type Reader } from "../../emit/pages/reader.ts";
import { wordCases, wordRule } from "../../emit/pages/rule-words.ts";
import { reasonCodes } from "../../evaluator/reason-codes.ts";
import type { Action, At, Condition, Playbook, Rule, Template } from "../../ir/ir.ts";
import { ownText } from "../../planner/words/renderer.ts";

/** In the order of reports. */
export const itemKinds = [
  "rules",
  "bands",
  "cases",
  "ties",
  "acceptance",
  "plays",
  "conditions",
  "actions",
  "templates",
  "assignments",
] as const;
export type ItemKind = (typeof itemKinds)[number];

export interface Item {
  readonly kind: ItemKind;
  /** Unique in its playbook. */
  readonly id: string;
  /** As reports name it: `Developers: 11 and above`, `kickoff of TechnicalOnboarding`. */
  readonly name: string;
  /** Of rules and their cases, the code by which reasons are counted: `developers-11-and-above`. */
  readonly code?: string;
  /** Of a text, what it is of and the language: those that lack the same languages are told together. */
  readonly text?: { readonly of: string; readonly language: string };
  readonly at: At;
}

/** In the order of the kinds, and of the playbook within one. */
export function itemsOf(playbook: Playbook): readonly Item[] {
  // Titles are the playbook's, all else in English, as all that is said to those who write one.
  const reader = createReader(playbook, "en");
  return [
    ...playbook.rules.map((rule) => ruleItem(rule, reader)),
    ...playbook.rules.flatMap((rule) => armItems(rule, reader)),
    ...tieItems(playbook),
    ...acceptanceItems(playbook),
    ...playbook.plays.map(({ name, at }): Item => ({ kind: "plays", id: ids.play(name), name, at })),
    ...playbook.plays.flatMap(conditionItems),
    ...playbook.plays.flatMap((play) =>
      play.actions.map(
        ({ name, at }): Item => ({
          kind: "actions",
          id: ids.action(play.name, name),
          name: `${name} of ${play.name}`,
          at,
        }),
      ),
    ),
    ...templateItems(playbook),
    ...playbook.assignments.map(
      ({ role, at }): Item => ({ kind: "assignments", id: ids.assignment(role), name: role, at }),
    ),
  ].toSorted((a, b) => itemKinds.indexOf(a.kind) - itemKinds.indexOf(b.kind));
}

/** How an item is known. Names have no spaces, so ids of different things cannot meet. */
export const ids = {
  rule: (rule: string) => `rule ${rule}`,
  arm: (rule: string, arm: number | "unknown") => `arm ${rule} ${arm}`,
  tie: (before: string, after: string) => `tie ${before} ${after}`,
  clause: (index: number, isReached: boolean) => `clause ${index} ${isReached}`,
  otherwise: "otherwise",
  keep: (keeps: boolean) => `keep ${keeps}`,
  play: (play: string) => `play ${play}`,
  condition: (play: string, key: string, holds: boolean) => `condition ${play} ${holds} ${key}`,
  action: (play: string, action: string) => `action ${play} ${action}`,
  body: (message: string, tone: string | undefined, language: string) =>
    `body ${message} ${tone ?? ""} ${language}`,
  text: (play: string, action: string, language: string) => `text ${play} ${action} ${language}`,
  assignment: (role: string) => `assign ${role}`,
};

// ---------- who they are ----------

function ruleItem(rule: Rule, reader: Reader): Item {
  const code = codesOf(rule, reader.playbook).rule;
  return { kind: "rules", id: ids.rule(rule.id), name: wordRule(rule, reader), code, at: rule.at };
}

function armItems(rule: Rule, reader: Reader): readonly Item[] {
  if (rule.kind !== "cases") return [];
  const codes = codesOf(rule, reader.playbook);
  const words = wordCases(rule, reader);
  const arms = rule.arms.map(
    ({ test, at }, index): Item => ({
      kind: test.kind === "band" ? "bands" : "cases",
      id: ids.arm(rule.id, index),
      name: words.arms[index] ?? "",
      code: codes.arms[index] ?? codes.rule,
      at,
    }),
  );
  const { unknown } = rule;
  if (unknown === undefined) return arms;
  const id = ids.arm(rule.id, "unknown");
  return [...arms, { kind: "cases", id, name: words.unknown, code: codes.unknown, at: unknown.at }];
}

const codesOf = (rule: Rule, playbook: Playbook) =>
  reasonCodes(playbook).get(rule.id) ?? { rule: rule.id, arms: [], unknown: rule.id };

/** Each persona with the next in the order: that of the two the first goes first. */
function tieItems({ classify, personas }: Playbook): readonly Item[] {
  const { ties, tiesAt } = classify;
  return ties.slice(1).map((after, index): Item => {
    const before = ties[index] as string;
    const declared = personas.find(({ name }) => name === before)?.at;
    const at = tiesAt ?? declared ?? nowhere;
    return { kind: "ties", id: ids.tie(before, after), name: `${before} before ${after}`, at };
  });
}

const nowhere: At = { file: "", line: 1, column: 1 };

function acceptanceItems(playbook: Playbook): readonly Item[] {
  const { accept, otherwise, otherwiseAt, keepUnlessBeatenBy, keepAt } = playbook.classify;
  const item = (id: string, name: string, at: At): Item => ({ kind: "acceptance", id, name, at });
  const clauses = accept.flatMap((clause, index) => [
    item(ids.clause(index, true), `${clause.measure} is enough`, clause.at),
    item(ids.clause(index, false), `${clause.measure} is not enough`, clause.at),
  ]);
  // Where nothing is said of them, they are where it is said who is accepted.
  const at = accept.at(-1)?.at ?? nowhere;
  return [
    ...clauses,
    // Where everybody is accepted, there is no other way.
    ...(accept.length === 0
      ? []
      : [item(ids.otherwise, `otherwise ${otherwise ?? "undecided"}`, otherwiseAt ?? at)]),
    ...(keepUnlessBeatenBy === undefined
      ? []
      : [true, false].map((keeps) =>
          item(ids.keep(keeps), `previous is ${keeps ? "kept" : "beaten"}`, keepAt ?? at),
        )),
  ];
}

// ---------- what happens ----------

/** Every `if` once, however many actions stand under it. */
function conditionItems({ name: play, actions }: Playbook["plays"][number]): readonly Item[] {
  const found = new Map<string, Item>();
  for (const action of actions)
    for (const [index, key] of conditionKeys(action).entries())
      for (const holds of [true, false]) {
        const id = ids.condition(play, key, holds);
        const words = `${wordIf(action, index)} ${holds ? "holds" : "does not hold"}, in ${play}`;
        if (!found.has(id)) found.set(id, { kind: "conditions", id, name: words, at: action.at });
      }
  return [...found.values()];
}

/** Which `if` blocks an action stands in: one key for each, the same for all actions of a block. */
export const conditionKeys = ({ conditions }: Action): readonly string[] =>
  conditions.map((_, index) => JSON.stringify(conditions.slice(0, index + 1) satisfies readonly Condition[]));

/** The blocks are counted from the outside. */
export const wordIf = ({ name, conditions }: Action, index: number): string =>
  conditions.length === 1
    ? `the \`if\` of ${name}`
    : `\`if\` ${index + 1} of ${conditions.length} around ${name}`;

function templateItems({ messages, plays }: Playbook): readonly Item[] {
  const item = (id: string, of: string, language: string, at: At): Item => ({
    kind: "templates",
    id,
    name: `${of} in ${language}`,
    text: { of, language },
    at,
  });
  const languages = (texts: Template): readonly string[] => Object.keys(texts);
  return [
    ...messages.flatMap(({ name, bodies, at }) =>
      bodies.flatMap(({ tone, texts }) =>
        languages(texts).map((language) =>
          item(ids.body(name, tone, language), tone === undefined ? name : `${name} (${tone})`, language, at),
        ),
      ),
    ),
    ...plays.flatMap((play) =>
      play.actions.flatMap((action) =>
        languages(ownText(action) ?? {}).map((language) =>
          item(ids.text(play.name, action.name, language), `the text of ${action.name}`, language, action.at),
        ),
      ),
    ),
  ];
}
