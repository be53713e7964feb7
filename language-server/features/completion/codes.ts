/** Values that have codes all over the world: languages, countries, time zones and currencies. */

import { countries, currencies, languageTags, type Type, timezonesOfToday } from "@persona-lang/compiler";
import type { Completion } from "./completion.ts";
import type { Place } from "./place.ts";

const value = (label: string, detail: string, rank: number): Completion => ({
  label,
  kind: "value",
  detail,
  rank,
});

/** What a code stands for, in English; the code itself where the engine knows no better. */
function named(codes: Iterable<string>, type: "language" | "region" | "currency"): readonly Completion[] {
  const names = new Intl.DisplayNames("en", { type });
  return [...codes].map((code) => value(code, names.of(code) ?? code, 50));
}

let known: { readonly [kind in "language" | "country" | "timezone" | "money"]?: readonly Completion[] } = {};

/** Asked for only once: to name them all takes the engine a while. */
function all(kind: "language" | "country" | "timezone" | "money"): readonly Completion[] {
  const codes = known[kind] ?? makers[kind]();
  known = { ...known, [kind]: codes };
  return codes;
}

const makers = {
  language: () => named(languageTags(), "language"),
  country: () => named(countries, "region"),
  timezone: () => timezonesOfToday().map((zone) => value(`"${zone}"`, "a time zone", 50)),
  money: () => named([...currencies.keys()].toSorted(), "currency"),
};

/** All that there are. */
export const languageCodes = (): readonly Completion[] => all("language");
/** In quotes, as a playbook has them. */
export const timezoneTexts = (): readonly Completion[] => all("timezone");
export const currencyCodes = (): readonly Completion[] => all("money");

/** Values of a type that are codes: of languages, those of the playbook first. */
export function codesOf(type: Type | undefined, { snapshot }: Place): readonly Completion[] {
  const own = snapshot.types?.languages ?? [];
  switch (type?.kind) {
    case "language":
      return all("language").map((each) => ({
        ...each,
        rank: own.includes(each.label) ? own.indexOf(each.label) : each.rank,
      }));
    case "country":
    case "timezone":
      return all(type.kind);
    case "set":
    case "list":
      return codesOf(type.element, { snapshot } as Place);
    default:
      return [];
  }
}
