/** Codes reported by binder and resolver: names that are given, and names that are used. */

import { limits } from "../../limits.ts";
import { type Catalog, quoted, quotedList } from "../definition.ts";

/** "a signal", "an action": how a message speaks of what a name stands for. */
const article = (kind: string) => (/^[aeiou]/.test(kind) ? `an ${kind}` : `a ${kind}`);
const articles = (kinds: readonly string[], last: string) => {
  const all = kinds.map(article);
  return all.length < 2 ? all.join("") : `${all.slice(0, -1).join(", ")} ${last} ${all.at(-1)}`;
};
const didYouMean = (near: string) => `did you mean ${quoted(near)}?`;

export const namesCatalog = {
  "duplicate-name": {
    severity: "error",
    summary: "Two things of a playbook have the same name.",
    message: (args: { name: string; kind: string; otherKind: string }) =>
      args.kind === args.otherKind
        ? `there is already ${article(args.kind)} named ${quoted(args.name)}`
        : `there is already ${article(args.otherKind)} named ${quoted(args.name)}, and ${article(args.kind)} may stand in the same places`,
    why: "Wherever the name is used, nobody could tell which of the two is meant.",
    help: () => "give one of them another name, or delete it if they are the same",
    since: "0.1.0",
  },
  "look-alike-name": {
    severity: "error",
    summary: "Two names look the same but are written with different characters.",
    message: (args: { name: string; other: string; kind: string }) =>
      `this ${args.kind} looks like ${quoted(args.other)}, but its characters are different`,
    why: "A reader takes the two for one, and the playbook does not.",
    help: (args: { other: string }) =>
      `if ${quoted(args.other)} is meant, use that; else choose a name that cannot be confused with it`,
    since: "0.1.0",
  },
  "name-differs-in-case": {
    severity: "error",
    summary: "Two names differ only in capital and small letters.",
    message: (args: { name: string; other: string; kind: string }) =>
      `the ${args.kind} ${quoted(args.name)} differs from ${quoted(args.other)} only in capital and small letters`,
    why: "Readers, spreadsheets and file names on many computers do not tell the two apart.",
    help: (args: { other: string }) =>
      `if ${quoted(args.other)} is meant, use that; else choose a name that differs by more`,
    since: "0.1.0",
  },
  "built-in-type-name": {
    severity: "error",
    summary: "The name of a built-in type is given to something else.",
    message: (args: { name: string; kind: string }) =>
      `${quoted(args.name)} is a built-in type and cannot be the name of ${article(args.kind)}`,
    why: "Where a type is expected, nobody could tell the two apart.",
    help: () => "choose another name",
    since: "0.1.0",
  },
  "unsafe-name": {
    severity: "error",
    summary: "A name has a special meaning in the programs that a playbook becomes.",
    message: (args: { name: string; kind: string }) =>
      `${quoted(args.name)} cannot be the name of ${article(args.kind)}`,
    why: "Programs that use the playbook give this word a meaning of their own and would lose the value.",
    help: () => "choose another name",
    since: "0.1.0",
  },
  "given-field-name": {
    severity: "error",
    summary: "A signal or column is named like a field that is always there.",
    message: (args: { name: string; of: string }) =>
      `every ${args.of} already has the field ${quoted(args.name)}`,
    why: "In a table of customers or people, the two would be the same column.",
    help: () => "delete the line if it means the same; else choose another name",
    since: "0.1.0",
  },
  "disguised-letters": {
    severity: "error",
    summary: "A name has letters in a special width or style.",
    message: (args: { name: string; plain: string }) =>
      `the name ${quoted(args.name)} has letters in a special width or style, and is not ${quoted(args.plain)}`,
    why: "Who reads such letters takes them for the ordinary ones, and who types the name is told that there is none.",
    help: ({ plain }: { plain: string }) => `write ${quoted(plain)}, also where the name is used`,
    since: "0.1.0",
  },
  "mixed-scripts": {
    severity: "error",
    summary: "A name mixes letters of several scripts.",
    message: (args: { name: string; scripts: readonly string[] }) =>
      `the name ${quoted(args.name)} mixes ${args.scripts.join(" and ")} letters`,
    why: "Letters of different scripts can look the same, so that nobody sees which name it is.",
    help: () => "type the whole name again on one keyboard",
    since: "0.1.0",
  },
  "unknown-name": {
    severity: "error",
    summary: "A name is used that nothing has.",
    message: (args: {
      name: string;
      kinds: readonly string[];
      near: string | undefined;
      /** Names that it could have been, where they are known. */
      known: readonly string[];
    }) => `there is no ${args.kinds.join(" or ")} named ${quoted(args.name)}`,
    why: "A line that names it would do nothing, and nobody would notice.",
    help: (args: {
      name: string;
      kinds: readonly string[];
      near: string | undefined;
      known: readonly string[];
    }) =>
      args.name === "feeling" && args.kinds.includes("signal")
        ? "only a `tone` can ask for it: write the signal that holds it, which `customer { feeling … }` names"
        : args.near === undefined && args.known.length > 0
          ? `write ${quotedList(args.known, "or", 20)}, or add ${article(args.kinds[0] ?? "name")} with this name`
          : args.near === undefined
            ? `check the spelling, or add ${article(args.kinds[0] ?? "name")} with this name`
            : didYouMean(args.near),
    since: "0.1.0",
    fixable: "offered",
  },
  "for-everyone": {
    severity: "error",
    summary: "A play says that it is for everyone.",
    message: ({ written }: { written: string }) => `${quoted(written)} is said by leaving it out`,
    why: "`for` names personas; a play without it is for everyone, also for personas that are added later.",
    help: () => "delete it",
    since: "0.1.0",
    fixable: "certain",
  },
  "wrong-kind-of-name": {
    severity: "error",
    summary: "A name stands for something else than what is needed here.",
    message: (args: {
      name: string;
      is: string;
      kinds: readonly string[];
      near: string | undefined;
      known: readonly string[];
    }) => `${quoted(args.name)} is ${article(args.is)}, not ${articles(args.kinds, "or")}`,
    why: "Only some things make sense in this place.",
    help: (args: { name: string; is: string; kinds: readonly string[]; near: string | undefined }) =>
      args.near === undefined
        ? args.is === "feeling" && args.kinds.includes("signal")
          ? `write ${quoted(`feeling is ${args.name}`)}`
          : args.is === "signal" && args.kinds[0] === "channel"
            ? `ask it in a condition, and name the channel in there, as in ${quoted(`if ${args.name} is … { … }`)}`
            : `name ${articles(args.kinds, "or")} here`
        : didYouMean(args.near),
    since: "0.1.0",
    fixable: "offered",
  },
  "need-of-another-persona": {
    severity: "error",
    summary: "An action serves a need that no persona of its play has.",
    message: (args: { name: string; owner: string; personas: readonly string[] }) =>
      `${quoted(args.name)} is a need of ${quoted(args.owner)}, but this play is for ${quotedList(args.personas, "and")}`,
    why: "An action can only answer needs of those whom its play is for.",
    help: (args: { owner: string }) =>
      `serve a need that they have, or add ${quoted(args.owner)} to whom the play is for`,
    since: "0.1.0",
  },
  "action-of-another-play": {
    severity: "error",
    summary: "A play refers to an action of another play.",
    message: (args: { name: string; play: string }) =>
      `${quoted(args.name)} is an action of the play ${quoted(args.play)}, which this play does not see`,
    why: "A customer may be in one play and not in the other, so nothing of the one can wait for the other.",
    help: () => "refer to an action of this play, or move the action here",
    since: "0.1.0",
  },
  "ambiguous-name": {
    severity: "error",
    summary: "A name could mean two things where it is used.",
    message: (args: { name: string; first: string; second: string }) =>
      `${quoted(args.name)} could mean ${args.first} or ${args.second}`,
    why: "What comes out would depend on which of the two is meant.",
    help: () => "give one of them another name",
    since: "0.1.0",
  },
  "missing-end-of": {
    severity: "error",
    summary: "A date is counted from a phase or stage without saying from its end.",
    message: (args: { name: string; kind: string }) =>
      `${quoted(args.name)} is ${article(args.kind)}, and only its end is a day to count from`,
    why: "A phase or stage lasts, so a date needs to know which day of it is meant.",
    help: (args: { name: string }) => `write ${quoted(`end of ${args.name}`)}`,
    since: "0.1.0",
    fixable: "offered",
  },
  "name-still-in-use": {
    severity: "error",
    summary: "A former name is the present name of something else.",
    message: (args: { name: string; kind: string }) =>
      `${quoted(args.name)} is said to be a former name, but ${article(args.kind)} still has it`,
    why: "What is already under way would go on in two places.",
    help: () => "take the `was` away, or rename the other one",
    since: "0.1.0",
  },
  "circular-definition": {
    severity: "error",
    summary: "A definition uses itself, directly or through others.",
    message: (args: { names: readonly string[] }) =>
      args.names.length === 1
        ? `the definition ${quoted(args.names[0] ?? "")} uses itself`
        : `the definitions ${quotedList(args.names, "and")} use one another in a circle`,
    why: "Its condition could never be worked out.",
    help: () => "say in one of them directly what is meant",
    since: "0.1.0",
  },
  "definition-too-deep": {
    severity: "error",
    summary: "A definition builds on too many others, one on top of the other.",
    message: (args: { name: string; depth: number }) =>
      `${quoted(args.name)} builds on a chain of ${args.depth} definitions; a chain may have ${limits.definitionDepth}`,
    why: "Nobody can follow such a chain, and the programs made from it become too large.",
    help: () => "say more of it in one definition",
    since: "0.1.0",
  },
  "repeated-declaration": {
    severity: "error",
    summary: "Something that a playbook has once is there twice.",
    message: (args: { keyword: string }) => `this playbook already has a block ${quoted(args.keyword)}`,
    why: "Only one of the two could hold.",
    help: () => "join the two, or delete one",
    since: "0.1.0",
  },
  "no-personas": {
    severity: "error",
    summary: "A playbook has no personas.",
    message: (args: { playbook: string }) => `the playbook ${quoted(args.playbook)} has no persona`,
    why: "Without personas there is nothing that a customer could be found to be.",
    help: () =>
      'add one, as in `persona Technical "Technical" { summary "…" }`, or import the file that has them',
    since: "0.1.0",
  },
  "no-classify": {
    severity: "error",
    summary: "A playbook does not say how points decide.",
    message: (args: { playbook: string }) =>
      `the playbook ${quoted(args.playbook)} has no \`classify\` block`,
    why: "Without it nobody knows who a customer is when two personas are close or none is clear.",
    help: () => "add one, as in `classify { rank by score; otherwise undecided }`",
    since: "0.1.0",
  },
} as const satisfies Catalog;
