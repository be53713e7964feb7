/** A plan's own sentences in Greek. What is named stands after words that take it as it is, whatever its case. */

import type { SpanUnit } from "../../../ir/ir.ts";
import { leading, type Moments, type Phrases, trailing } from "../phrases.ts";

const units: Readonly<Record<SpanUnit, readonly [one: string, many: string]>> = {
  minutes: ["λεπτό", "λεπτά"],
  hours: ["ώρα", "ώρες"],
  days: ["ημέρα", "ημέρες"],
  "business days": ["εργάσιμη ημέρα", "εργάσιμες ημέρες"],
  weeks: ["εβδομάδα", "εβδομάδες"],
  months: ["μήνας", "μήνες"],
  years: ["έτος", "έτη"],
};

const days: Moments = {
  "<": (day) => `πριν από ${day}`,
  "<=": (day) => `το αργότερο ${day}`,
  ">": (day) => `μετά από ${day}`,
  ">=": (day) => `από ${day} και μετά`,
  between: (from, before) => `από ${from} έως πριν από ${before}`,
};
const clock = (time: string): string => `${time.startsWith("01:") ? "τη" : "τις"} ${time}`;
const clocks: Moments = {
  "<": (time) => `πριν από ${clock(time)}`,
  "<=": (time) => `το αργότερο σ${clock(time)}`,
  ">": (time) => `μετά ${clock(time)}`,
  ">=": (time) => `από ${clock(time)} και μετά`,
  between: (from, before) => `από ${clock(from)} έως πριν από ${clock(before)}`,
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
      `κάθε ${every.replace(/^1 /, "").replace("μήνας", "μήνα")}${counted ? (counted.how === "after" ? ` μετά από ${counted.what}${counted.anchorDay ? ` (${counted.anchorDay})` : ""}` : ` (${counted.what}${counted.anchorDay ? `, ${counted.anchorDay}` : ""})`) : ""}${day ? `: ${day}` : ""}`,
    more: (count) => `άλλες ${count}`,
    moved: (day, because) => `${because}· μεταφέρεται σε ${day}`,
    dayOff: (name) => (name === undefined ? "δεν είναι εργάσιμη" : `δεν είναι εργάσιμη (${name})`),
    customerDayOff: "δεν είναι εργάσιμη για τον πελάτη",
    elsewhere: (day, timezone, because) => `σε ${timezone} είναι ${day}, και ${because}`,
    outsideCustomerHours: (clock, timezone) => `είναι ${clock} σε ${timezone}, εκτός ωραρίου του πελάτη`,
    waitedFor: (action, day) => `χρειάζεται πρώτα «${action}»· μεταφέρεται σε ${day}`,
    fixed: "η ημέρα είναι σταθερή",
    noSlack: (what) => `χωρίς περιθώριο: μία εργάσιμη ημέρα αργότερα δεν θα τηρούνταν: ${what}`,
    byHand: "η ημέρα ορίστηκε με το χέρι",
    noLength: (minutes) => `δεν ορίζεται διάρκεια· κρατούνται ${minutes} λεπτά`,
    waiting: (anchor) => `σε αναμονή για ${anchor}, που δεν είναι ακόμη γνωστό`,
    past: (anchor) => `${anchor} ήταν πριν από αυτό το σχέδιο, άγνωστο ποια ημέρα`,
    waitingForWorkingDay: "σε αναμονή για ημέρα που ταιριάζει",
    notInPlan: (action) => `σε αναμονή για «${action}», που δεν ανήκει σε αυτό το σχέδιο`,
    notDecided: (signals) => `εξαρτάται από ${signals}, που δεν είναι ακόμη γνωστό`,
    stageOfRecord: "έτσι γράφει η καρτέλα του πελάτη",
    stageEntered: "ισχύει για τον πελάτη ό,τι οδηγεί σε αυτό το στάδιο",
    firstStage: "το πρώτο στάδιο, αφού τίποτα δεν ορίζει άλλο",
  },
  notices: {
    staysOnDayOff: (day, because) => `μένει σε ${day}, αν και ${because}`,
    beforeItsNeed: (day, action, end) => `είναι σε ${day}, πριν τελειώσει «${action}» (${end})`,
    skipped: (day, because) => `δεν γίνεται σε ${day}: ${because}`,
    collapsed: (day) => `δύο έπεσαν σε ${day}· αρκεί μία`,
    movedOutOfPhase: (day, phase) => `μεταφέρθηκε σε ${day}, έξω από τη φάση «${phase}»`,
    outsideWindow: (day) => `πέφτει έξω από το διάστημα του σχεδίου: ${day}`,
    clockSkipped: (written, timezone, day, clock) =>
      `σε ${day} το ρολόι σε ${timezone} προσπερνά ${written}· γίνεται στις ${clock}`,
    clockDoubled: (written, timezone, day) =>
      `σε ${day} το ρολόι σε ${timezone} δείχνει δύο φορές ${written}· εννοείται η πρώτη`,
    outsideOwnHours: (clock, timezone) => `είναι ${clock} σε ${timezone}, εκτός ωραρίου της ομάδας`,
    channelClosed: (channel, day, clock) =>
      `το κανάλι «${channel}» είναι κλειστό σε ${day}${clock === undefined ? "" : ` στις ${clock}`}`,
    channelWithoutLanguage: (channel, language) => `το κανάλι «${channel}» δεν προσφέρεται σε ${language}`,
    noCustomerTimezone: (timezone) => `η ζώνη ώρας του πελάτη δεν είναι γνωστή· ισχύει ${timezone}`,
    notInTime: (from, to) => `δεν προκύπτει μεταξύ ${from} και ${to}`,
    endsFirst: (end, begin) => `δεν γίνεται ποτέ: λήγει σε ${end}, πριν μπορέσει να αρχίσει σε ${begin}`,
    openEnded: (day) => `δεν έχει τέλος· προγραμματίζεται έως ${day}`,
    tooOften: (times, day) => `γίνεται πάνω από ${times} φορές· προγραμματίζεται έως ${day}`,
    askedBeforeStart: (day) => `δεν γίνεται ερώτηση σε ${day}, γιατί είναι πριν από την έναρξη`,
    needsNotInPlan: (action) => `χρειάζεται «${action}», που δεν ανήκει σε αυτό το σχέδιο`,
    clauseSkipped: (role, clause, signals) =>
      `${role}: το «${clause}» δεν λήφθηκε υπόψη, αφού δεν είναι γνωστό: ${signals}`,
    noLanguage: (taken) => `η γλώσσα του πελάτη δεν είναι γνωστή· χρησιμοποιείται: ${taken}`,
    otherLanguage: (missing, taken) => `δεν υπάρχουν κείμενα σε ${missing}· χρησιμοποιούνται σε ${taken}`,
    noContact: (role) => `ο πελάτης δεν έχει επαφή για τον ρόλο «${role}»`,
    addColumns: (columns) => `προσθέστε στα στοιχεία του πελάτη: ${columns}`,
    addContact: (columns, role) =>
      `προσθέστε στα στοιχεία του πελάτη: ${columns}· σε JSON μια επαφή με \`role\` ${role}`,
    severalContacts: (role, name) =>
      `ο πελάτης έχει πολλές επαφές για τον ρόλο «${role}»· επιλέγεται ${name}`,
    away: (name, from, to) => `${name}: λείπει από ${from} έως ${to}`,
    standIn: "βρείτε αντικαταστάτη ή αλλάξτε την ημέρα",
    noPlay: (stage, persona) =>
      `δεν προγραμματίστηκε τίποτα: κανένα σχέδιο δράσης του σταδίου «${stage}» δεν είναι για: ${persona}`,
    checkStage: "διορθώστε το `stage` στα στοιχεία του πελάτη ή γράψτε ένα σχέδιο δράσης",
    rateIsNoMoney: (title) =>
      `η στήλη ${title} του καταλόγου δεν έχει ποσά, οπότε δεν λέγεται τίποτα για το κόστος`,
    declareRate: (example) => `δηλώστε την όπως στο ${example}`,
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
    ofLimit: (value, limit) => `${value} από ${limit}`,
    away: (from, to, day, action) =>
      `λείπει από ${from} έως ${to}· ${action === undefined ? "η έναρξη" : `«${action}»`} είναι στις ${day}`,
    preferred: (clause, points) => `${clause} (${points})`,
    tie: "ισοβαθμία σε όλα τα άλλα· πρώτο κατά διεύθυνση e-mail",
    keeps: "έχει ήδη τον ρόλο",
    keepsOthers: "τον ρόλο τον κρατά όποιος τον έχει",
  },
  conditions: {
    quote: (text) => `«${text}»`,
    is: (title, what, negated) => `${leading(title, ": ")}${negated ? "όχι " : ""}${what}`,
    serves: (spoken, asked) => `${spoken}, που καλύπτει και ${asked}`,
    compare: (title, operator, value, moments) =>
      leading(title, ": ") +
      (moments?.[operator](value) ??
        `${{ "<": "κάτω από", "<=": "το πολύ", ">": "πάνω από", ">=": "τουλάχιστον" }[operator]} ${value}`),
    contains: (title, what, negated) =>
      `${leading(title, ": ")}${negated ? "δεν αναφέρει" : "αναφέρει"} ${what}`,
    starts: (title, what, negated) =>
      `${leading(title, ": ")}${negated ? "δεν αρχίζει" : "αρχίζει"} με ${what}`,
    matches: (title, what, negated) => `${leading(title, ": ")}${negated ? "χωρίς" : "με"} το μοτίβο ${what}`,
    known: (title, negated) => `${title}: ${negated ? "δεν είναι γνωστό" : "είναι γνωστό"}`,
    none: "κανένα",
    holds: (title, negated) => `${leading(title, ": ")}${negated ? "όχι" : "ναι"}`,
  },
  moments: { date: days, time: clocks, titled: days },
  measures: { score: "βαθμολογία", coverage: "κάλυψη", margin: "διαφορά", fit: "ταίριασμα" },
  explanations: {
    comma: ", ",
    semicolon: "·",
    because: (persona, reasons) => `${persona}, λόγω: ${reasons}`,
    withoutReason: (persona) => `${persona}, αν και τίποτα δεν συνηγορεί`,
    fallback: (persona, unmet) => `${persona}, επειδή καμία περσόνα δεν φτάνει όσα ζητούνται (${unmet})`,
    kept: (persona) => `${persona}, όπως και πριν`,
    undecided: (unmet) => `χωρίς απόφαση, επειδή καμία περσόνα δεν φτάνει όσα ζητούνται (${unmet})`,
    missing: (signals) => `χωρίς κατάταξη, επειδή πρέπει να είναι γνωστό: ${signals}`,
    behind: (persona, amount) => `${persona}: ${amount} πίσω`,
    equal: (persona) => `${persona}: ισοβαθμία`,
    notKnown: "Δεν είναι ακόμη γνωστό",
    personal: "(προσωπικό στοιχείο)",
    isFirst: (persona) => `${persona}: ήδη στην πρώτη θέση`,
    firstButUnmet: (persona, unmet) =>
      `${persona}: στην πρώτη θέση, αλλά δεν φτάνει όσα ζητούνται (${unmet})`,
    whyNot: (persona, rival, amount) => `Όχι ${persona}: ${amount} πίσω από ${rival}`,
    whyNotEqual: (persona, rival) => `Όχι ${persona}: ισοβαθμία με ${rival}, που προηγείται μεταξύ ίσων`,
    lost: (rival, persona) => `Όσα κέρδισε ${rival} και όχι ${persona}`,
    chances: (persona) => `Όσα θα μπορούσαν να συνηγορήσουν: ${persona}`,
    needed: (needs) => `θα χρειαζόταν ${needs}`,
    toBeKnown: (title, negated) => `${negated ? "να μην" : "να"} είναι γνωστό${trailing(": ", title)}`,
    away: (amount) => `διαφορά: ${amount}`,
  },
  headings: {
    customer: "Πελάτης",
    persona: "Περσόνα",
    stage: "Στάδιο",
    start: "Έναρξη",
    goal: "Στόχος",
    window: "Διάστημα",
    team: "Ποιοι συμμετέχουν",
    hours: "Ώρες",
    withoutLength: (count) => `${count} χωρίς γνωστή διάρκεια`,
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
    nothingPlanned: "Δεν υπάρχει τίποτα προγραμματισμένο σε αυτό το στάδιο.",
    surveys: "Έρευνες ικανοποίησης",
    kinds: {
      task: "Εργασία",
      meeting: "Συνάντηση",
      milestone: "Ορόσημο",
      message: "Μήνυμα",
      survey: "Έρευνα",
    },
  },
};
