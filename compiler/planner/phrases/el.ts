/** A plan's own sentences in Greek. What is named stands after words that take it as it is, whatever its case. */

import type { SpanUnit } from "../../ir/ir.ts";
import type { Phrases } from "../phrases.ts";

const units: Readonly<Record<SpanUnit, readonly [one: string, many: string]>> = {
  minutes: ["λεπτό", "λεπτά"],
  hours: ["ώρα", "ώρες"],
  days: ["ημέρα", "ημέρες"],
  "business days": ["εργάσιμη ημέρα", "εργάσιμες ημέρες"],
  weeks: ["εβδομάδα", "εβδομάδες"],
  months: ["μήνας", "μήνες"],
  years: ["έτος", "έτη"],
};

export const greek: Phrases = {
  language: "el",
  span: (count, unit) => `${count} ${units[unit][count === 1 ? 0 : 1]}`,
  anchors: { start: "την έναρξη", titled: (title) => `«${title}»`, endOf: (title) => `το τέλος: «${title}»` },
  reasons: {
    on: (anchor, day) => `την ίδια ημέρα με ${anchor}${day ? `: ${day}` : ""}`,
    given: (day) => `το σχέδιο ορίζει ${day ?? "αυτή την ημέρα"}`,
    offset: ({ span, direction, anchor, anchorDay, without }, day) =>
      `${span} ${direction === "before" ? "πριν από" : "μετά από"} ${anchor}${anchorDay ? ` (${anchorDay})` : ""}` +
      `${without ? `, χωρίς ${without}` : ""}${day ? `: ${day}` : ""}`,
    recurring: (every, counted, day) =>
      `κάθε ${every.replace(/^1 /, "").replace("μήνας", "μήνα")}${counted ? (counted.how === "after" ? ` μετά από ${counted.what}` : ` (${counted.what})`) : ""}${day ? `: ${day}` : ""}`,
    more: (count) => `άλλες ${count}`,
    moved: (day, because) => `${because}· μεταφέρεται σε ${day}`,
    dayOff: (name) => (name === undefined ? "δεν είναι εργάσιμη" : `δεν είναι εργάσιμη (${name})`),
    customerDayOff: "δεν είναι εργάσιμη για τον πελάτη",
    outsideCustomerHours: (clock, timezone) => `είναι ${clock} σε ${timezone}, εκτός ωραρίου του πελάτη`,
    waitedFor: (action, day) => `χρειάζεται πρώτα «${action}»· μεταφέρεται σε ${day}`,
    fixed: "η ημέρα είναι σταθερή",
    noLength: (minutes) => `δεν ορίζεται διάρκεια· κρατούνται ${minutes} λεπτά`,
    waiting: (anchor) => `σε αναμονή για ${anchor}, που δεν είναι ακόμη γνωστό`,
    waitingForWorkingDay: "σε αναμονή για ημέρα που ταιριάζει",
    notInPlan: (action) => `σε αναμονή για «${action}», που δεν ανήκει σε αυτό το σχέδιο`,
    notDecided: (signals) => `εξαρτάται από ${signals}, που δεν είναι ακόμη γνωστό`,
    stageOfRecord: "έτσι γράφει η καρτέλα του πελάτη",
    stageEntered: "ισχύει για τον πελάτη ό,τι οδηγεί σε αυτό το στάδιο",
    firstStage: "το πρώτο στάδιο, αφού τίποτα δεν ορίζει άλλο",
  },
  notices: {
    staysOnDayOff: (day, because) => `μένει σε ${day}, αν και ${because}`,
    skipped: (day, because) => `δεν γίνεται σε ${day}: ${because}`,
    collapsed: (day) => `δύο έπεσαν σε ${day}· αρκεί μία`,
    movedOutOfPhase: (day, phase) => `μεταφέρθηκε σε ${day}, έξω από τη φάση «${phase}»`,
    outsideWindow: (day) => `πέφτει έξω από το διάστημα του σχεδίου: ${day}`,
    clockSkipped: (written, timezone, clock) =>
      `εκείνη την ημέρα το ρολόι σε ${timezone} προσπερνά ${written}· γίνεται στις ${clock}`,
    clockDoubled: (written, timezone) =>
      `εκείνη την ημέρα το ρολόι σε ${timezone} δείχνει δύο φορές ${written}· εννοείται η πρώτη`,
    outsideOwnHours: (clock, timezone) => `είναι ${clock} σε ${timezone}, εκτός ωραρίου της ομάδας`,
    channelClosed: (channel, day, clock) =>
      `το κανάλι «${channel}» είναι κλειστό σε ${day}${clock === undefined ? "" : ` στις ${clock}`}`,
    channelWithoutLanguage: (channel, language) => `το κανάλι «${channel}» δεν προσφέρεται σε ${language}`,
    noCustomerTimezone: (timezone) => `η ζώνη ώρας του πελάτη δεν είναι γνωστή· ισχύει ${timezone}`,
    notInTime: (from, to) => `δεν προκύπτει μεταξύ ${from} και ${to}`,
    endsFirst: (end, begin) => `δεν γίνεται ποτέ: λήγει σε ${end}, πριν μπορέσει να αρχίσει σε ${begin}`,
    openEnded: (day) => `δεν έχει τέλος· προγραμματίζεται έως ${day}`,
    needsNotInPlan: (action) => `χρειάζεται «${action}», που δεν ανήκει σε αυτό το σχέδιο`,
    clauseSkipped: (role, clause, signals) =>
      `${role}: το «${clause}» δεν λήφθηκε υπόψη, αφού δεν είναι γνωστό: ${signals}`,
    otherLanguage: (missing, taken) => `δεν υπάρχουν κείμενα σε ${missing}· χρησιμοποιούνται σε ${taken}`,
    noContact: (role) => `ο πελάτης δεν έχει επαφή για τον ρόλο «${role}»`,
    addColumns: (columns) => `προσθέστε στα στοιχεία του πελάτη: ${columns}`,
    severalContacts: (role, name) =>
      `ο πελάτης έχει πολλές επαφές για τον ρόλο «${role}»· επιλέγεται ${name}`,
  },
  tones: {
    otherwise: "όταν δεν ισχύει άλλος τόνος",
    noneHolds: "δεν ισχύει κανένας τόνος",
    noWords: (tone) => `δεν υπάρχει κείμενο στον τόνο ${tone}`,
    fields: { feeling: "Συναίσθημα", channel: "Κανάλι", persona: "Περσόνα" },
  },
  people: {
    onlyOne: "είναι ο μόνος που μπορεί",
    noRule: "δεν ορίζεται ποιος αναλαμβάνει τον ρόλο",
    noTeam: "προγραμματίστηκε χωρίς ομάδα",
    contact: "αναφέρεται στην καρτέλα του πελάτη",
    fails: (clause) => `δεν ισχύει: «${clause}»`,
    unknown: (fields, clause) => `δεν είναι γνωστό: ${fields}· χρειάζεται για «${clause}»`,
    ranked: (points) => `άλλοι ταιριάζουν καλύτερα (${points})`,
    load: (column, value) => `${column}: ${value}`,
    preferred: (clause, points) => `${clause} (${points})`,
    tie: "ισοβαθμία σε όλα τα άλλα· πρώτο κατά διεύθυνση e-mail",
  },
  conditions: {
    is: (title, what, negated) => `${title}: ${negated ? "όχι " : ""}${what}`,
    compare: (title, operator, value) =>
      `${title}: ${{ "<": "κάτω από", "<=": "το πολύ", ">": "πάνω από", ">=": "τουλάχιστον" }[operator]} ${value}`,
    contains: (title, what, negated) => `${title}: ${negated ? "χωρίς" : "με"} «${what}»`,
    starts: (title, what, negated) => `${title}: ${negated ? "δεν αρχίζει" : "αρχίζει"} με «${what}»`,
    matches: (title, what, negated) => `${title}: ${negated ? "χωρίς" : "με"} το μοτίβο ${what}`,
    known: (title, negated) => `${title}: ${negated ? "δεν είναι γνωστό" : "είναι γνωστό"}`,
    holds: (title, negated) => `${title}: ${negated ? "όχι" : "ναι"}`,
  },
  headings: {
    customer: "Πελάτης",
    persona: "Περσόνα",
    stage: "Στάδιο",
    start: "Έναρξη",
    goal: "Στόχος",
    window: "Διάστημα",
    team: "Ποιοι συμμετέχουν",
    role: "Ρόλος",
    who: "Ποιος",
    to: "Προς",
    from: "Από",
    why: "Γιατί",
    when: "Πότε",
    until: "έως",
    otherActions: "Εκτός φάσεων",
    resources: "Υλικό",
    serves: "Καλύπτει",
    needs: "Χρειάζεται",
    channel: "Κανάλι",
    subject: "Θέμα",
    waiting: "Σε αναμονή",
    notDecided: "Δεν έχει κριθεί",
    toCome: "Στη συνέχεια",
    notices: "Προσέξτε",
    problems: "Προς διόρθωση",
    nothingPlanned: "Δεν υπάρχει τίποτα προγραμματισμένο για αυτή την περσόνα σε αυτό το στάδιο.",
    kinds: { task: "Εργασία", meeting: "Συνάντηση", milestone: "Ορόσημο", message: "Μήνυμα" },
  },
};
