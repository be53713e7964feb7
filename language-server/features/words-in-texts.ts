/**
 * What stands in texts between `{{` and `}}` besides names of the playbook: the words that choose what is written, and
 * the fields that every plan has; each with what it is, for people.
 *
 * What a text may name at a place, and what of it may be unknown, the compiler checks: ir/text-scope.ts.
 */

import type { Program } from "@persona-lang/compiler";

export const wordsInTexts: Readonly<Record<string, string>> = {
  or: "writes the field, or the words in quotes where it is not known",
  "#if": "writes what follows where the field is known, or is yes; what stands behind `{{else}}` where not",
  "#unless": "writes what follows where the field is not known, or is no",
  "#each": "writes what follows for each person of a role that several people have",
  else: "begins what is written otherwise",
  "/if": "ends what `{{#if}}` began",
  "/unless": "ends what `{{#unless}}` began",
  "/each": "ends what `{{#each}}` began",
  "@first": "yes at the first person that `{{#each}}` goes through",
  "@last": "yes at the last person that `{{#each}}` goes through",
};

type Fields = Readonly<Record<string, string>>;

const ofPerson: Fields = { name: "the person's name", email: "the person's e-mail, which may not be known" };
const ofResource: Fields = {
  title: "how the resource is called",
  link: "where the resource is found, in the reader's language",
};

/** Each with its own fields. */
const records: Readonly<Record<string, { readonly about: string; readonly fields: Fields }>> = {
  customer: {
    about: "what is known of the customer",
    fields: {
      name: "the customer's name",
      id: "the customer's key",
      language: "the customer's language, which may not be known",
      timezone: "the customer's time zone, which may not be known",
      stage: "the stage that the customer is in, which may not be known",
    },
  },
  persona: {
    about: "the customer's persona",
    fields: {
      name: "the playbook's own word for the persona",
      title: "how the persona is called",
      summary: "who they are, in a sentence",
    },
  },
  play: {
    about: "the play that this is part of",
    fields: { title: "how the play is called", goal: "what the play is to reach, where it says so" },
  },
  action: {
    about: "the action that this is part of",
    fields: {
      title: "how the action is called",
      date: "its day",
      time: "its time of day, where it has one",
    },
  },
  dates: { about: "the days of this plan", fields: { start: "the day of the start" } },
};

/** At a place in a text where `before` stands in front of it. */
export function fieldsAt(before: string): Fields {
  // In `{{#each}}` only the person is in sight.
  if (isInEach(before)) return ofPerson;
  return Object.fromEntries(Object.entries(records).map(([name, { about }]) => [name, about]));
}

/** Behind `owner` and a dot; none where it has no fields of its own. */
export function fieldsOf(owner: string, program: Program): Fields {
  if (Object.hasOwn(records, owner)) return records[owner]?.fields ?? {};
  if (program.symbols("role").some(({ name }) => name === owner)) return ofPerson;
  return program.symbols("resource").some(({ name }) => name === owner) ? ofResource : {};
}

/** The words of what is open at the end of a text, the innermost last. */
export const openBlocks = (before: string): readonly string[] =>
  openAt(before).map((word) => (word === "else" ? "each" : word));

/** Whether only the person is in sight that `{{#each}}` is at. */
export const isInEach = (before: string): boolean => openAt(before).includes("each");

const openAt = (before: string): readonly string[] =>
  [...before.matchAll(/\{\{[^{}]*/g)].reduce<readonly string[]>(
    (open, [braces]) => openBehind(braces, open),
    [],
  );

/** What is open behind some braces; an `{{#each}}` whose `{{else}}` has come is `else`: all is in sight again there. */
export function openBehind(braces: string, open: readonly string[]): readonly string[] {
  const [, sign, word = ""] = /^\{\{\s*(?:([#/])\s*)?([a-z]+)/.exec(braces) ?? [];
  if (sign === "#") return [...open, word];
  if (sign === "/") return open.slice(0, -1);
  return word === "else" && open.at(-1) === "each" ? [...open.slice(0, -1), word] : open;
}
