/**
 * How the parser decides: by the type of the next token, and by the gates of the grammar.
 *
 * A decision is data, the types that each way can begin with, so that it can be worked out when the compiler is
 * built. Chevrotain finds it in the grammar; here it becomes a function that Chevrotain asks while it parses.
 */

import {
  getLookaheadPaths,
  type ILookaheadStrategy,
  type IOrAlt,
  type IToken,
  LLkLookaheadStrategy,
  type LookaheadProductionType,
  type Rule,
  type TokenType,
} from "chevrotain";
import { allTokens } from "./tokens.ts";

/** Token types, as places in `allTokens`, each with those of its category; `null` where nothing has to follow. */
type First = readonly number[] | null;
/** Of an option or a repetition what it begins with; of alternatives, in their order, what each begins with. */
export type Decision = { readonly option: First } | { readonly alternatives: readonly First[] };
/** Of one rule, by Chevrotain's own numbers of the places in it. */
type DecisionsOfRule = readonly (readonly [place: number, decision: Decision])[];
/** By Chevrotain's own numbers of the rules. */
export type Decisions = readonly DecisionsOfRule[];
/** Where Chevrotain keeps them: by rule and place. */
export type DecideTable = Decide[][];

interface Reader {
  LA(distance: number): IToken;
}
export interface Decide {
  (this: Reader, alternatives: readonly Pick<IOrAlt<unknown>, "GATE">[]): unknown;
  /** What a build writes down. */
  decision?: Decision;
}

function createDecide(decision: Decision): Decide {
  const decide: Decide =
    "option" in decision ? createOption(decision.option) : createChoice(decision.alternatives);
  decide.decision = decision;
  return decide;
}

/** Chevrotain's numbers are some hundreds apart: with the highest first, a list gets its room once. */
export function createDecides(decisions: DecisionsOfRule = []): Decide[] {
  const decides: Decide[] = [];
  for (const [place, decision] of decisions.toReversed()) decides[place] = createDecide(decision);
  return decides;
}

export const decisionsOf = (table: DecideTable): Decisions =>
  Array.from(table, (rule = []) =>
    rule.flatMap((decide, place) => [[place, decide.decision as Decision] as const]),
  );

// Both are worked out at the first question: no file asks them all.

function createOption(first: First): Decide {
  let begins: readonly boolean[] | undefined;
  return function () {
    begins ??= beginsOf(first);
    return begins[this.LA(1).tokenTypeIdx] === true;
  };
}

function beginsOf(first: First): readonly boolean[] {
  const begins: boolean[] = [];
  for (const place of first ?? []) begins[typeAt(place)] = true;
  return begins;
}

function createChoice(firsts: readonly First[]): Decide {
  let choices: Choices | undefined;
  return function (alternatives) {
    choices ??= choicesOf(firsts);
    const places = choices.candidates[this.LA(1).tokenTypeIdx] ?? choices.always;
    // Not `for … of`: this is asked for every second word, and an iterator takes longer than the answer.
    for (let place = 0; place < places.length; place++) {
      const index = places[place] as number;
      const gate = (alternatives[index] as (typeof alternatives)[number]).GATE;
      if (gate === undefined || gate.call(this)) return index;
    }
    return undefined;
  };
}

interface Choices {
  /** The alternatives that can begin with a token, by its type, in their order. */
  readonly candidates: readonly (readonly number[])[];
  /** Those that can begin with any. */
  readonly always: readonly number[];
}

function choicesOf(firsts: readonly First[]): Choices {
  const always: number[] = [];
  const candidates: number[][] = [];
  for (const [index, first] of firsts.entries()) {
    if (first === null) {
      for (const each of candidates) each?.push(index);
      always.push(index);
    } else
      for (const place of first) {
        candidates[typeAt(place)] ??= [...always];
        candidates[typeAt(place)]?.push(index);
      }
  }
  return { candidates, always };
}

const typeAt = (place: number): number => (allTokens[place] as TokenType).tokenTypeIdx as number;

/** Of a type, and of those of its category. */
const placesOf = (type: TokenType): readonly number[] =>
  [...allTokens.entries()]
    .filter(([, other]) => other === type || type.categoryMatches?.includes(other.tokenTypeIdx as number))
    .map(([place]) => place);

/** Has Chevrotain find the decisions of a grammar. */
export function createLookahead(): ILookaheadStrategy {
  const firstsOf = (rule: Rule, occurrence: number, prodType: LookaheadProductionType): readonly First[] =>
    getLookaheadPaths({ rule, occurrence, prodType, maxLookahead: 1 }).map((paths) =>
      paths.some((path) => path.length === 0)
        ? null
        : [...new Set(paths.flatMap(([type]) => placesOf(type as TokenType)))],
    );
  const validator = new LLkLookaheadStrategy({ maxLookahead: 1 });
  return {
    validate: (options) => validator.validate(options),
    buildLookaheadForAlternation: ({ rule, prodOccurrence }) =>
      createDecide({ alternatives: firstsOf(rule, prodOccurrence, "Alternation") }) as ReturnType<
        ILookaheadStrategy["buildLookaheadForAlternation"]
      >,
    buildLookaheadForOptional: ({ rule, prodOccurrence, prodType }) =>
      createDecide({ option: firstsOf(rule, prodOccurrence, prodType)[0] ?? null }) as ReturnType<
        ILookaheadStrategy["buildLookaheadForOptional"]
      >,
  };
}
