/**
 * Checks the words of a playbook: agendas, notes, and the subject and text of messages.
 *
 * What all of them see is the same everywhere but for the play around them. A message can be sent by several
 * plays; it is checked once, against what all of these have. In titles and summaries `{{` is plain text, and the
 * checker warns of it.
 */

import type { CheckedProgram } from "../checker/checked-program.ts";
import { createSignalFacts } from "../checker/signal-facts.ts";
import type { Reporter } from "../diagnostics/reporter.ts";
import { createTextScopes, type Scope, type TextNames, type TextPlace } from "../ir/text-scope.ts";
import type { Located, Program } from "../resolver/program.ts";
import type { Declaration } from "../syntax/ast/declaration.ts";
import type { Reference, Text } from "../syntax/ast/node.ts";
import type { BodyValue, TextsValue } from "../syntax/ast/property-values.ts";
import { valueOf, valuesOf } from "../syntax/ast/typed-access.ts";
import { sourceOffsetIn } from "../syntax/text-offsets.ts";
import { checkTemplate } from "./check-template.ts";
import { type ActionNode, actionsOf, datesOf } from "./play-actions.ts";
import type { TemplateProblem } from "./template-problem.ts";

type FactsOf = ReturnType<typeof createSignalFacts>;

/** A play, with what its texts see besides what all see. */
interface PlayPlace extends TextPlace {
  readonly name: string;
  readonly file: string;
  readonly actions: readonly ActionNode[];
  /** The messages that it sends. */
  readonly sends: ReadonlySet<Declaration>;
}

/** Gives the names of the signals, roles and resources that the texts use. */
export function checkTexts(checked: CheckedProgram, reporter: Reporter): ReadonlySet<string> {
  const named = new Set<string>();
  const { program } = checked;
  const facts = createSignalFacts(program);
  const scopeAt = createTextScopes(textNames(checked, facts));
  const places = program.declarations("play").map((play) => placeOf(play, program, facts));
  /** Fields whose members have no titles, each told once: one type, one thing to do. */
  const untitled = new Set<string>();
  const sendersOf = new Map<Declaration, PlayPlace[]>();
  for (const place of places) {
    for (const message of place.sends) {
      const senders = sendersOf.get(message);
      if (senders === undefined) sendersOf.set(message, [place]);
      else senders.push(place);
    }
  }

  for (const place of places) {
    const scope = scopeAt(place);
    const { file } = place;
    for (const action of place.actions) {
      if (action.kind === "task")
        checkTextsValue(valueOf(action as Declaration<"task">, "note"), file, scope, []);
      if (action.kind === "meeting")
        checkTextsValue(valueOf(action as Declaration<"meeting">, "agenda"), file, scope, []);
    }
  }
  const unsent = inAllOf(places);
  for (const { file, node } of program.declarations("message-text")) {
    const senders = sendersOf.get(node);
    const scope = scopeAt(senders === undefined ? unsent : inAllOf(senders));
    for (const value of [...valuesOf(node, "subject"), ...valuesOf(node, "body")])
      checkTextsValue(value, file, scope, senders ?? []);
  }
  return named;

  function checkTextsValue(
    value: TextsValue | BodyValue | undefined,
    file: string,
    scope: Scope,
    senders: readonly PlayPlace[],
  ): void {
    for (const { text } of value?.texts ?? []) {
      if (text.broken || text.missing) continue;
      for (const problem of checkTemplate(text.value, scope, named)) {
        if (mayBeLost(problem) || isKnownUntitled(problem)) continue;
        reportProblem(inPlaysOf(problem, senders), text, file);
      }
    }
  }

  /** A name that is missing because of what was reported already. */
  function mayBeLost(problem: TemplateProblem): boolean {
    return !program.certain && problem.code === "text-unknown-field" && problem.args.of === undefined;
  }

  function isKnownUntitled({ code, args }: TemplateProblem): boolean {
    if (code !== "text-raw-member") return false;
    const name = args.field.replace(/^customer\./, "");
    if (untitled.has(name)) return true;
    untitled.add(name);
    return false;
  }

  function reportProblem(problem: TemplateProblem, text: Text, file: string): void {
    const source = program.file(file)?.source.text ?? "";
    const place = (span: { readonly start: number; readonly end: number }) => ({
      start: sourceOffsetIn(text, source, span.start),
      end: sourceOffsetIn(text, source, span.end),
    });
    const fixes = problem.fix && [
      {
        title: problem.fix.title,
        edits: [{ file, span: place(problem.fix.span), newText: problem.fix.newText }],
      },
    ];
    reporter.report(problem.code, file, place(problem.span), problem.args, fixes && { fixes });
  }
}

/** The program's names, in the form that scopes are made of. */
function textNames({ program, typeOf }: CheckedProgram, facts: FactsOf): TextNames {
  const customer = program.declarations("customer")[0]?.node;
  const mapped = (word: "language" | "timezone" | "stage") => {
    const reference: Reference | undefined = customer && valueOf(customer, word);
    return reference === undefined ? {} : { [word]: reference.text };
  };
  return {
    customer: { ...mapped("language"), ...mapped("timezone"), ...mapped("stage") },
    signals: program.symbols("signal").map((symbol) => ({
      name: symbol.name,
      required: facts(symbol).required,
      type: typeOf(symbol),
    })),
    roles: program.symbols("role").map((symbol) => ({
      name: symbol.name,
      many: valueOf(symbol.node as Declaration<"role">, "many") !== undefined,
    })),
    resources: program.symbols("resource").map(({ name }) => ({ name })),
  };
}

function placeOf({ file, node }: Located<"play">, program: Program, facts: FactsOf): PlayPlace {
  const placed = actionsOf(node);
  const sends = new Set<Declaration>();
  for (const { node: action } of placed) {
    const sent = action.kind === "message" ? valueOf(action as Declaration<"message">, "send") : undefined;
    const message = sent && program.resolution(sent)?.node;
    if (message?.kind === "message-text") sends.add(message);
  }
  return {
    name: node.name?.text ?? "",
    file,
    actions: placed.map((each) => each.node),
    goalKnown: valueOf(node, "goal") !== undefined,
    dates: datesOf(placed, program, facts),
    sends,
  };
}

/** What a text that is in all of these plays can count on. */
function inAllOf(places: readonly PlayPlace[]): TextPlace {
  const dates = new Map<string, { readonly known: boolean }>();
  for (const name of places[0]?.dates.keys() ?? []) {
    const each = places.map((place) => place.dates.get(name));
    if (each.every((date) => date !== undefined))
      dates.set(name, { known: each.every((date) => date.known) });
  }
  return { goalKnown: places.every((place) => place.goalKnown), dates };
}

/** A date that only some of the plays have is no unknown field: the plays that lack it are named. */
function inPlaysOf(problem: TemplateProblem, senders: readonly PlayPlace[]): TemplateProblem {
  if (problem.code !== "text-unknown-field" || problem.args.of !== "dates") return problem;
  const { field } = problem.args;
  const lacking = senders.filter((place) => !place.dates.has(field));
  if (lacking.length === senders.length) return problem;
  const plays = lacking.map((place) => place.name);
  return { code: "text-date-not-in-play", span: problem.span, args: { field, plays } };
}
