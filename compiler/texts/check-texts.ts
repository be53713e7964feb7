/**
 * Checks the words of a playbook: agendas, notes, and the subject and text of messages.
 *
 * What all of them see is the same everywhere but for the play around them. A message can be sent by several
 * plays; it is checked once, against what all of these have. In titles and summaries `{{` is plain text, and the
 * checker warns of it.
 */

import type { Symbol } from "../binder/symbols.ts";
import type { CheckedProgram } from "../checker/checked-program.ts";
import type { SignalFacts } from "../checker/signal-facts.ts";
import { type IsSilent, listenTo } from "../checker/silence.ts";
import type { Reporter } from "../diagnostics/reporter.ts";
import type { Type } from "../ir/ir.ts";
import { createTextScopes, type Scope, type TextNames, type TextPlace } from "../ir/text-scope.ts";
import type { Unchanged } from "../resolver/changes.ts";
import type { Located, Program } from "../resolver/program.ts";
import { oneIn, type Work } from "../source/work.ts";
import type { Declaration } from "../syntax/ast/declaration.ts";
import type { Reference, Text } from "../syntax/ast/node.ts";
import type { BodyValue, TextsValue } from "../syntax/ast/property-values.ts";
import { valueOf, valuesOf } from "../syntax/ast/typed-access.ts";
import { sourceOffsetIn } from "../syntax/text-offsets.ts";
import { checkTemplate } from "./check-template.ts";
import { actionsOf, datesOf, type PlacedAction } from "./play-actions.ts";
import type { TemplateProblem } from "./template-problem.ts";

/** A play, with what its texts speak of. */
interface PlayPlace {
  readonly node: Declaration;
  readonly name: string;
  readonly file: string;
  readonly goalKnown: boolean;
  readonly actions: readonly PlacedAction[];
  /** The messages that it sends. */
  readonly sends: ReadonlySet<Declaration>;
}

/** What the texts of a program use, and where nothing is wrong with them. */
export interface CheckedTexts {
  /** Names of signals, roles and resources. */
  readonly named: ReadonlySet<string>;
  readonly places: ReadonlyMap<Declaration, PlayPlace>;
  /** What is used play by play and message by message. */
  readonly parts: ReadonlyMap<Declaration, TextsOf>;
  readonly isSilent: IsSilent;
}

interface TextsOf {
  readonly named: ReadonlySet<string>;
  /** Of a message, whose texts see what all of these have; of a play, that one. */
  readonly plays: readonly Declaration[];
}

/** @param before what was found before an edit: texts of which nothing was said, and that see the same, are not read again. */
export function* checkTexts(
  checked: CheckedProgram,
  told: Reporter,
  before?: { readonly texts: CheckedTexts; readonly unchanged: Unchanged },
): Work<CheckedTexts> {
  const { program, facts } = checked;
  const listener = listenTo(told);
  /** Made when a text is read: after an edit it may be none. */
  let scopes: ReturnType<typeof createTextScopes> | undefined;
  const scopeAt = (place: TextPlace): Scope => {
    scopes ??= createTextScopes(textNames(checked));
    return scopes(place);
  };
  const places = new Map<Declaration, PlayPlace>();
  const endsStep = oneIn(16);
  for (const play of program.declarations("play")) {
    const known = before?.unchanged.declarations.has(play.node) && before.texts.places.get(play.node);
    places.set(play.node, known || placeOf(play, program));
    if (endsStep()) yield;
  }
  /** Worked out when a text asks for a date: most do not. */
  const datesByPlay = new Map<Declaration, Dates>();
  function datesIn({ node, actions }: PlayPlace): Dates {
    const known = datesByPlay.get(node);
    if (known !== undefined) return known;
    const dates = datesOf(actions, program, facts);
    datesByPlay.set(node, dates);
    return dates;
  }
  /** Fields whose members have no titles, each told once: one type, one thing to do. */
  const untitled = new Set<string>();
  const sendersOf = new Map<Declaration, PlayPlace[]>();
  for (const place of places.values()) {
    for (const message of place.sends) {
      const senders = sendersOf.get(message);
      if (senders === undefined) sendersOf.set(message, [place]);
      else senders.push(place);
    }
    if (endsStep()) yield;
  }

  const parts = new Map<Declaration, TextsOf>();
  for (const place of places.values()) {
    const { node, file, actions } = place;
    readPart(node, [place], (named) => {
      const scope = scopeAt(inAllOf([place], datesIn));
      for (const { node: action } of actions) {
        if (action.kind === "task")
          checkTextsValue(valueOf(action as Declaration<"task">, "note"), file, scope, [], named);
        if (action.kind === "meeting")
          checkTextsValue(valueOf(action as Declaration<"meeting">, "agenda"), file, scope, [], named);
      }
    });
    if (endsStep()) yield;
  }
  const everyPlay = [...places.values()];
  const indexOf = new Map(everyPlay.map((place, index) => [place, index]));
  /** What is in sight in all of some plays: most messages are sent by the same ones as others. */
  const shared = new Map<string, Scope>();
  function scopeInAll(plays: readonly PlayPlace[]): Scope {
    const key = plays.map((place) => indexOf.get(place)).join();
    const known = shared.get(key) ?? scopeAt(inAllOf(plays, datesIn));
    shared.set(key, known);
    return known;
  }
  for (const { file, node } of program.declarations("message-text")) {
    const senders = sendersOf.get(node);
    readPart(node, senders ?? everyPlay, (named) => {
      const scope = scopeInAll(senders ?? everyPlay);
      for (const value of [...valuesOf(node, "subject"), ...valuesOf(node, "body")])
        checkTextsValue(value, file, scope, senders ?? [], named);
    });
    if (endsStep()) yield;
  }
  const named = new Set<string>();
  for (const part of parts.values()) {
    for (const name of part.named) named.add(name);
    if (endsStep()) yield;
  }
  return { named, places, parts, isSilent: listener.silentIn(program) };

  function readPart(node: Declaration, seen: readonly PlayPlace[], read: (named: Set<string>) => void): void {
    const plays = seen.map((place) => place.node);
    const known = before?.texts.isSilent(node) ? before.texts.parts.get(node) : undefined;
    if (
      known !== undefined &&
      before?.unchanged.declarations.has(node) &&
      seeSame(known, plays, before.unchanged)
    ) {
      parts.set(node, known);
      return;
    }
    const named = new Set<string>();
    listener.turnTo(node);
    read(named);
    listener.turnTo(undefined);
    parts.set(node, { named, plays });
  }

  function checkTextsValue(
    value: TextsValue | BodyValue | undefined,
    file: string,
    scope: Scope,
    senders: readonly PlayPlace[],
    named: Set<string>,
  ): void {
    for (const { text } of value?.texts ?? []) {
      if (text.broken || text.missing) continue;
      for (const problem of checkTemplate(text.value, scope, named, (of) => isTold(of, file))) {
        if (mayBeLost(problem) || isKnownUntitled(problem)) listener.passOver();
        else reportProblem(inPlaysOf(problem, senders, datesIn), text, file);
      }
    }
  }

  /** A name that is missing because of what was reported already. */
  function mayBeLost(problem: TemplateProblem): boolean {
    return problem.code === "text-unknown-field" && isLost(problem.args.of);
  }

  function isLost(of: string | undefined): boolean {
    return !program.certain && of === undefined;
  }

  function isTold(of: string | undefined, file: string): boolean {
    return !isLost(of) && listener.reporter.hasRoom("text-unknown-field", file);
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
    listener.reporter.report(problem.code, file, place(problem.span), problem.args, fixes && { fixes });
  }
}

/** Whether all that texts see is as it was. */
const seeSame = (
  known: TextsOf,
  plays: readonly Declaration[],
  { declarations, changed }: Unchanged,
): boolean =>
  known.plays.length === plays.length &&
  plays.every((play, index) => play === known.plays[index] && declarations.has(play)) &&
  ![...known.named].some((name) => changed.everywhere.has(name));

/** The program's names, in the form that scopes are made of. */
function textNames({ program, typeOf, facts }: CheckedProgram): TextNames {
  const customer = program.declarations("customer")[0]?.node;
  const mapped = (word: "language" | "timezone" | "stage") => {
    const reference: Reference | undefined = customer && valueOf(customer, word);
    return reference === undefined ? {} : { [word]: reference.text };
  };
  return {
    customer: { ...mapped("language"), ...mapped("timezone"), ...mapped("stage") },
    signals: program.symbols("signal").map((symbol) => new SignalName(symbol, facts(symbol), typeOf)),
    roles: program.symbols("role").map((symbol) => ({
      name: symbol.name,
      many: valueOf(symbol.node as Declaration<"role">, "many") !== undefined,
    })),
    resources: program.symbols("resource").map(({ name }) => ({ name })),
  };
}

/** Its type is worked out when it is asked for. */
class SignalName {
  readonly name: string;
  readonly required: boolean;
  readonly #symbol: Symbol;
  readonly #typeOf: CheckedProgram["typeOf"];
  constructor(symbol: Symbol, { required }: SignalFacts, typeOf: CheckedProgram["typeOf"]) {
    this.name = symbol.name;
    this.required = required;
    this.#symbol = symbol;
    this.#typeOf = typeOf;
  }
  get type(): Type | undefined {
    return this.#typeOf(this.#symbol);
  }
}

function placeOf({ file, node }: Located<"play">, program: Program): PlayPlace {
  const actions = actionsOf(node);
  const sends = new Set<Declaration>();
  for (const { node: action } of actions) {
    const sent = action.kind === "message" ? valueOf(action as Declaration<"message">, "send") : undefined;
    const message = sent && program.resolution(sent)?.node;
    if (message?.kind === "message-text") sends.add(message);
  }
  return {
    node,
    name: node.name?.text ?? "",
    file,
    goalKnown: valueOf(node, "goal") !== undefined,
    actions,
    sends,
  };
}

type Dates = TextPlace["dates"];
type DatesIn = (place: PlayPlace) => Dates;

/** What a text that is in all of these plays can count on. */
const inAllOf = (places: readonly PlayPlace[], datesIn: DatesIn): TextPlace => ({
  goalKnown: places.every((place) => place.goalKnown),
  get dates() {
    return datesInAll(places.map(datesIn));
  },
});

function datesInAll(plays: readonly Dates[]): Dates {
  const dates = new Map<string, { readonly known: boolean }>();
  for (const name of plays[0]?.keys() ?? []) {
    const each = plays.map((play) => play.get(name));
    if (each.every((date) => date !== undefined))
      dates.set(name, { known: each.every((date) => date.known) });
  }
  return dates;
}

/** A date that only some of the plays have is no unknown field: the plays that lack it are named. */
function inPlaysOf(
  problem: TemplateProblem,
  senders: readonly PlayPlace[],
  datesIn: DatesIn,
): TemplateProblem {
  if (problem.code !== "text-unknown-field" || problem.args.of !== "dates") return problem;
  const { field } = problem.args;
  const lacking = senders.filter((place) => !datesIn(place).has(field));
  if (lacking.length === senders.length) return problem;
  const plays = lacking.map((place) => place.name);
  return { code: "text-date-not-in-play", span: problem.span, args: { field, plays } };
}
