/** What a command was given, before anything is done with it: any client may send anything. */

import { canonicalLanguage, isDate } from "@persona-lang/compiler";

type Fields = Readonly<Record<string, unknown>>;

/** Without what is null or empty, which is as if it were not given. */
export const givenIn = (argument: unknown): Fields =>
  typeof argument === "object" && argument !== null
    ? Object.fromEntries(Object.entries(argument).filter(([, value]) => value !== null && value !== ""))
    : {};

/** What cannot be what it stands for, in words for people; undefined where all can. */
export function problemWith(given: Fields): string | undefined {
  const wrong = Object.entries(forms).find(
    ([name, { holds }]) => given[name] !== undefined && !holds(given[name]),
  );
  return wrong === undefined ? undefined : `\`${wrong[0]}\` has to be ${wrong[1].words}`;
}

const isText = (value: unknown): value is string => typeof value === "string";

const forms: Readonly<Record<string, { readonly words: string; holds(value: unknown): boolean }>> = {
  uri: { words: "the address of a file of the playbook", holds: isText },
  language: {
    words: "a language, as in `en` or `de-AT`",
    holds: (value) => isText(value) && canonicalLanguage(value) !== undefined,
  },
  start: { words: "a day, as in `2027-01-04`", holds: (value) => isText(value) && isDate(value) },
  persona: { words: "the name of a persona", holds: isText },
  ids: {
    words: "a list of the tests to run, each by its `id`",
    holds: (value) => Array.isArray(value) && value.every(isText),
  },
  customer: {
    words: "the `file` of a customer, with its `id` where there are several, or a `record`",
    holds: (value) =>
      typeof value === "object" &&
      value !== null &&
      ("record" in value ||
        ("file" in value && isText(value.file) && (!("id" in value) || isText(value.id)))),
  },
  kind: {
    words: "`classifier`, `plan` or `card`",
    holds: (value) => value === "classifier" || value === "plan" || value === "card",
  },
};
