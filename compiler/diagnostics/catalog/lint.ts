/** Codes of lint rules: lessons of the practice that a playbook forgets. Each is a warning or a hint. */

import { type Catalog, quoted, quotedList } from "../definition.ts";

export const lintCatalog = {
  "sensitive-without-because": {
    severity: "warning",
    summary: "A sensitive signal is weighed and nothing says why.",
    message: ({ signal }: { signal: string }) =>
      `${quoted(signal)} is sensitive, and this rule gives no reason`,
    why: "Whoever weighs such a fact about a person must be able to say why.",
    help: () => 'add `because "…"` after the points',
    since: "0.1.0",
  },
  "incomplete-ties": {
    severity: "warning",
    summary: "The order for ties leaves out personas.",
    message: ({ personas }: { personas: readonly string[] }) =>
      `\`ties\` leaves out ${quotedList(personas, "and")}`,
    why: "Those left out come last in a tie, in the order in which they are declared.",
    help: () => "list every persona once, the first to win a tie first",
    since: "0.1.0",
    fixable: "offered",
  },
  "idle-ties": {
    severity: "warning",
    summary: "`ties` never decides, because `accept` wants a margin.",
    message: (_: Record<never, never>) =>
      "`ties` never decides: `accept` wants a margin, and in a tie there is none",
    why: "In a tie the customer always goes to `otherwise`.",
    help: () => "remove `ties`, or the margin from `accept`",
    since: "0.1.0",
  },
  "many-personas": {
    severity: "warning",
    summary: "There are more personas than a team can keep apart.",
    message: ({ count, enough }: { count: number; enough: number }) =>
      `these are ${count} personas; with more than ${enough}, people no longer know who is who`,
    why: "Two or three do for most customers, and each one more is treated less like a persona of its own.",
    help: () => "join those that you treat alike, and leave out those that few customers are",
    since: "0.1.0",
  },
  "persona-without-play": {
    severity: "warning",
    summary: "Nothing is done for a persona.",
    message: ({ persona }: { persona: string }) => `no play is for ${quoted(persona)}`,
    why: "A persona matters only if something is done with it; whoever is one gets no plan.",
    help: ({ persona }) => `name ${quoted(persona)} after \`for\` in a play, or write a play for it`,
    since: "0.1.0",
  },
  "persona-without-points": {
    severity: "warning",
    summary: "No rule gives a persona points.",
    message: ({ persona }: { persona: string }) => `no rule can give ${quoted(persona)} a point`,
    why: "Customers become the persona with the most points, so hardly anybody will ever be this one.",
    help: ({ persona }) => `say in \`weights\` what speaks for ${quoted(persona)}, or remove the persona`,
    since: "0.1.0",
  },
  "need-without-action": {
    severity: "hint",
    summary: "Nothing in the plays answers a need of a persona.",
    message: ({ need, persona }: { need: string; persona: string }) =>
      `no action for ${quoted(persona)} serves its need ${quoted(need)}`,
    why: "What you know a customer needs, and nobody does anything about, is a promise that is not kept.",
    help: ({ need }) => `write \`serves ${need}\` in the action that answers it, or add such an action`,
    since: "0.1.0",
  },
  "persona-without-evidence": {
    severity: "hint",
    summary: "A persona does not say what it rests on.",
    message: ({ persona }: { persona: string }) => `nothing says what ${quoted(persona)} rests on`,
    why: "A persona without research behind it is easily a stereotype.",
    help: () => 'say what it comes from, and from when: `evidence "12 interviews, 2026-11"`',
    since: "0.1.0",
  },
  "old-evidence": {
    severity: "hint",
    summary: "What a persona rests on is older than the last round of reviews.",
    message: ({
      persona,
      month,
      since,
      until,
    }: {
      persona: string;
      month: string;
      since: string;
      until: string;
    }) =>
      `${quoted(persona)} rests on evidence of ${month}, from before the last round of reviews (${since} to ${until})`,
    why: "Customers change, so between two reviews each persona should be held against real ones.",
    help: () => "ask some customers again, and write what you found, with its month, into an `evidence` line",
    since: "0.1.0",
  },
  "overdue-review": {
    severity: "warning",
    summary: "The playbook should have been looked through again.",
    message: ({ due }: { due: string }) => `the next review was due on ${due}`,
    why: "Offers and customers change, and what was right when it was written may no longer be.",
    help: () => "look through it with people who know the customers, then write the day of it here",
    since: "0.1.0",
  },
  "unused-signal": {
    severity: "warning",
    summary: "Nothing in the playbook uses a signal.",
    message: ({ signal }: { signal: string }) => `nothing uses ${quoted(signal)}`,
    why: "Somebody finds it out for each customer, and it changes nothing.",
    help: () => "weigh it, or use it in a play or a text; mark it `context` if it is kept for people to read",
    since: "0.1.0",
  },
  "unused-role": {
    severity: "warning",
    summary: "Nothing in the playbook asks for a role.",
    message: ({ role }: { role: string }) => `no action and no text asks for ${quoted(role)}`,
    why: "Somebody is chosen for it, or must be named by the customer, and then has no part in anything.",
    help: () => "give it a task, invite it, or remove it",
    since: "0.1.0",
  },
  "unused-resource": {
    severity: "warning",
    summary: "No customer ever gets a resource.",
    message: ({ resource }: { resource: string }) =>
      `no action gives ${quoted(resource)}, and no text names it`,
    why: "What is kept ready and never handed over helps nobody.",
    help: ({ resource }) => `write \`give ${resource}\` in an action, or remove it`,
    since: "0.1.0",
  },
  "unused-message": {
    severity: "warning",
    summary: "No play sends a message.",
    message: ({ message }: { message: string }) => `no play sends ${quoted(message)}`,
    why: "Its words are written and translated, and nobody reads them.",
    help: ({ message }) => `write \`send ${message}\` in a play, or remove it`,
    since: "0.1.0",
  },
  "unserved-language": {
    severity: "warning",
    summary: "No channel serves a language of the playbook.",
    message: ({ language }: { language: string }) => `no channel serves ${quoted(language)}`,
    why: "Customers who are not answered in their language are less content, and leave sooner.",
    help: ({ language }) => `add ${quoted(language)} to the \`languages\` of a channel, or remove it here`,
    since: "0.1.0",
  },
  "unserved-persona": {
    severity: "warning",
    summary: "The channels of a persona leave some of its customers unserved.",
    message: ({ persona, languages }: { persona: string; languages: readonly string[] }) =>
      languages.length === 0
        ? `${quoted(persona)} names no channel, though other personas do`
        : `none of the channels of ${quoted(persona)} serves ${quotedList(languages)}`,
    why: "For every persona there must be a way to be reached in each language.",
    help: ({ languages }) =>
      languages.length === 0
        ? "add `channels`, the one they like best first"
        : "add a channel that serves it, or the language to one of these",
    since: "0.1.0",
  },
  "outside-channel-hours": {
    severity: "warning",
    summary: "Something goes out on a channel at a time when the channel is closed.",
    message: ({ written, channel }: { written: string; channel: string }) =>
      `${quoted(written)} is outside of the hours of ${quoted(channel)}`,
    why: "What arrives when nobody is there to answer keeps the customer waiting from the start.",
    help: () => "choose a time within the hours, or another channel",
    since: "0.1.0",
  },
  "action-without-owner": {
    severity: "hint",
    summary: "Nobody of the team answers for an action.",
    message: ({ action, kind }: { action: string; kind: "meeting" | "milestone" }) =>
      kind === "meeting"
        ? `nobody of the team is invited to ${quoted(action)}`
        : `nobody answers for ${quoted(action)}`,
    why: "What belongs to nobody is done by nobody.",
    help: ({ kind }) =>
      kind === "meeting"
        ? "invite a role of the team; the first one sends the invitation"
        : "add `owner` and a role",
    since: "0.1.0",
  },
  "stage-without-owner": {
    severity: "warning",
    summary: "No team answers for a stage of the journey.",
    message: ({ stage }: { stage: string }) => `no team answers for the stage ${quoted(stage)}`,
    why: "No part of the journey is to be left without somebody who answers for it.",
    help: () => 'add `owner` and the team, as in `owner "Customer success"`',
    since: "0.1.0",
  },
  "goal-without-measure": {
    severity: "hint",
    summary: "A stage has a goal, and nothing says by what it shows that it is reached.",
    message: ({ stage }: { stage: string }) =>
      `nothing says by what the goal of ${quoted(stage)} is measured`,
    why: "Teams share a goal only if all of them can see how far it is reached.",
    help: () => 'add `measure` and what you count, as in `measure "Days to first value"`',
    since: "0.1.0",
  },
  "stage-without-handover": {
    severity: "hint",
    summary: "A stage hands nothing over to the next.",
    message: ({ stage, next }: { stage: string; next: string }) =>
      `nothing says what ${quoted(stage)} hands over to ${quoted(next)}`,
    why: "Between two teams the customer's story gets lost unless somebody is told to pass it on.",
    help: ({ next }) => `add \`handover ${next}\` and in quotes what they must be told`,
    since: "0.1.0",
  },
  "signal-asked-twice": {
    severity: "warning",
    summary: "Two touchpoints ask the customer for the same.",
    message: ({ signal, before }: { signal: string; before: string }) =>
      `${quoted(before)} has asked for ${quoted(signal)} already`,
    why: "Customers who must say everything twice feel that nobody listened.",
    help: ({ signal }) => `take it up instead: move ${quoted(signal)} from \`asks\` to \`uses\``,
    since: "0.1.0",
  },
  "unnamed-test": {
    severity: "warning",
    summary: "A test has no name.",
    message: ({ what }: { what: "test" | "cohort" }) => `this ${what} has no name`,
    why: "Results name tests by their names: who reads that one failed does not know which.",
    help: () => 'say what is true of its customers, as in `"who has developers is Technical"`',
    since: "0.1.0",
  },
  "test-named-twice": {
    severity: "warning",
    summary: "Two tests have the same name.",
    message: ({ name }: { name: string }) => `another test is called ${quoted(name)}, too`,
    why: "Results name tests by their names: who reads that one failed does not know which.",
    help: () => "say in each name what is different about its customer",
    since: "0.1.0",
  },
  "disconnected-touchpoint": {
    severity: "hint",
    summary: "A touchpoint takes up nothing of what was asked on another channel just before.",
    message: ({ touchpoint, before }: { touchpoint: string; before: string; asked: readonly string[] }) =>
      `${quoted(touchpoint)} takes up nothing of what ${quoted(before)} asked`,
    why: "Customers change channels and expect to be known there; each touchpoint connects to the one before.",
    help: ({ asked }) => `add \`uses\` with what helps there: ${quotedList(asked)}`,
    since: "0.1.0",
  },
} as const satisfies Catalog;
