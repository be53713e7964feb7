/** Symbols are found by namespace, name and owner; the first that was declared stands for its name. */

import { expect, test } from "vitest";
import type { Symbol } from "../../compiler/binder/symbols.ts";
import { createScope } from "../../compiler/resolver/scope.ts";
import { finish, stepLength } from "../../compiler/source/work.ts";

const symbol = (namespace: Symbol["namespace"], name: string, owner?: Symbol) =>
  ({ namespace, name, owner }) as Symbol;
const scopeOf = (...symbols: readonly Symbol[]) => finish(createScope(symbols));

const persona = symbol("persona", "Calm");
const play = symbol("play", "Calm");
const again = symbol("persona", "Calm");
const other = symbol("persona", "Fast");
const [time, late] = [symbol("need", "time", persona), symbol("need", "time", persona)];
const rest = symbol("need", "rest", persona);
const elsewhere = symbol("need", "time", other);
const [phase, action] = [symbol("phase", "call", play), symbol("action", "call", play)];
const scope = scopeOf(persona, time, play, again, other, late, phase, rest, action, elsewhere);

test("what belongs to nothing is found by namespace and name, and is the first declared", () => {
  expect(scope.find("persona", "Calm")).toBe(persona);
  expect(scope.find("play", "Calm")).toBe(play);
  expect(scope.find("persona", "Fast")).toBe(other);
  expect(scope.find("play", "Fast")).toBeUndefined();
  expect(scope.find("role", "Calm")).toBeUndefined();
  expect(scope.find("need", "time")).toBeUndefined();
});

test("what belongs to something is found with its owner alone, each time it is looked for", () => {
  for (const _ of ["first", "again"]) {
    expect(scope.find("need", "time", persona)).toBe(time);
    expect(scope.find("need", "rest", persona)).toBe(rest);
    expect(scope.find("need", "time", other)).toBe(elsewhere);
    expect(scope.find("phase", "call", play)).toBe(phase);
    expect(scope.find("action", "call", play)).toBe(action);
    expect(scope.find("need", "rest", other)).toBeUndefined();
    expect(scope.find("persona", "Calm", persona)).toBeUndefined();
    expect(scope.find("need", "time", again)).toBeUndefined();
  }
});

test("all with a name are found, whatever they are, in the order of the text", () => {
  expect(scope.named("Calm")).toEqual([persona, play, again]);
  expect(scope.named("time")).toEqual([time, late, elsewhere]);
  expect(scope.named("Calmer")).toEqual([]);
});

test("all of a namespace are found, also of one owner, in the order of the text", () => {
  expect(scope.all("persona")).toEqual([persona, again, other]);
  expect(scope.all("need")).toEqual([time, late, rest, elsewhere]);
  expect(scope.all("need", persona)).toEqual([time, late, rest]);
  expect(scope.all("action", play)).toEqual([action]);
  expect(scope.all("role")).toEqual([]);
  expect(scope.all("need", again)).toEqual([]);
});

test("nothing is found where there is nothing, or nothing without an owner", () => {
  for (const symbols of [[], [time]]) {
    expect(scopeOf(...symbols).find("need", "time")).toBeUndefined();
    expect(scopeOf(...symbols).find("need", "time", play)).toBeUndefined();
  }
});

test("an owner is looked through once, and others may have a turn meanwhile", () => {
  let looked = 0;
  const counted = (name: string, owner?: Symbol): Symbol => ({
    ...symbol("need", name, owner),
    get name() {
      looked++;
      return name;
    },
  });
  const own = scopeOf(counted("time", persona), counted("rest", persona));
  looked = 0;
  for (const name of ["time", "rest", "time"]) own.find("need", name, persona);
  expect(looked).toBe(2);

  const many = Array.from({ length: 2 * stepLength + 1 }, (_, at) => counted(`n${at}`));
  const turns: number[] = [];
  looked = 0;
  for (const _ of createScope(many)) turns.push(looked);
  expect(turns).toEqual([0, 0, stepLength, 2 * stepLength]);
});
