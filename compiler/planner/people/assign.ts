/**
 * Who takes which role: for roles of the team the one who fits best, for the customer's roles their contacts.
 *
 * A role is assigned once per customer, over all plays. Where there is nobody to name, the role itself stands
 * in as a placeholder, so that a plan can be read without a team.
 */

import type { HurdleTaken } from "../../diagnostics/catalog/output.ts";
import { quoted } from "../../diagnostics/definition.ts";
import { createScope, evaluateCondition, fieldsOf, type Scope } from "../../evaluator/condition.ts";
import type { Assignment, Condition, Field, Preference, Role } from "../../ir/ir.ts";
import { contactColumns } from "../../records/contact-cells.ts";
import type { TeamMember } from "../../records/record.ts";
import { fold } from "../../values/text-fold.ts";
import type { Assigned, Person } from "../plan.ts";
import { createPlanProblem } from "../problem.ts";
import { dayText, type Setting } from "../setting.ts";
import { titleOfField, type WordsSetting, wordCondition } from "../words/condition-words.ts";
import { formatList } from "../words/format-value.ts";
import { chainOf, titleOf } from "../words/language.ts";
import { english } from "../words/phrases/en.ts";
import { plainLine } from "../words/plain-text.ts";
import { absenceOn, type Days } from "./absences.ts";
import { columnOf, compareLoads, hasRoom, limitInWords, loadInWords, loadOf } from "./load.ts";

/** The first thing that a role has to do; without a title, the start of the plan. */
export interface Needed extends Days {
  readonly title?: string;
}

export function assignRole(
  role: Role,
  persona: string,
  team: readonly TeamMember[] | undefined,
  firstNeeded: Needed,
  setting: Setting,
): Assigned {
  const title = titleOf(role, setting.chain);
  const { people, reasons, rejected } =
    role.from === "customer"
      ? fromContacts(role, title, setting)
      : fromTeam(role, title, persona, team, firstNeeded, setting);
  // "Hello Main contact" would go out unseen; in brackets, it is seen that a name is missing.
  const blank = setting.placeholders || role.from === "customer";
  return {
    role: role.name,
    title,
    people: people.length > 0 ? people : [{ name: blank ? `[${title}]` : title }],
    reasons,
    rejected,
  };
}

type Chosen = Pick<Assigned, "people" | "reasons" | "rejected">;

function fromContacts(role: Role, title: string, setting: Setting): Chosen {
  const { customer, phrases, note } = setting;
  const contacts = customer.contacts.filter((contact) => fold(contact.role) === fold(role.name));
  const [first] = contacts;
  if (first === undefined) {
    if (!setting.placeholders) {
      const columns = contactColumns({ roles: [role] }).map(quoted);
      note({
        message: phrases.notices.noContact(title),
        help: phrases.notices.addContact(formatList(columns, setting.locale), quoted(role.name)),
      });
    }
    return { people: [], reasons: [], rejected: [] };
  }
  const taken = role.many ? contacts : [first];
  if (contacts.length > taken.length) {
    note({ message: phrases.notices.severalContacts(title, plainLine(first.name)) });
  }
  const people = taken.map(
    ({ name, email, language, timezone }): Person => ({
      // A name of nothing but invisible characters would leave a hole after "Hello".
      name: plainLine(name) || title,
      email: plainLine(email),
      ...(language === undefined ? {} : { language }),
      ...(timezone === undefined ? {} : { timezone }),
    }),
  );
  return { people, reasons: [phrases.people.contact], rejected: [] };
}

interface Candidate {
  readonly member: TeamMember;
  readonly points: number;
  readonly reasons: readonly string[];
}

function fromTeam(
  role: Role,
  title: string,
  persona: string,
  team: readonly TeamMember[] | undefined,
  firstNeeded: Needed,
  setting: Setting,
): Chosen {
  const { phrases } = setting;
  const assignment = setting.playbook.assignments.find((each) => each.role === role.name);
  if (team === undefined) return { people: [], reasons: [phrases.people.noTeam], rejected: [] };
  if (assignment === undefined) return { people: [], reasons: [phrases.people.noRule], rejected: [] };

  const holders = setting.holders.get(role.name) ?? [];
  const holdsRole = ({ email }: TeamMember) => holders.includes(email.toLowerCase());
  const judge = createJudge(assignment, title, persona, setting);
  const rejected: { name: string; reason: string }[] = [];
  const candidates: Candidate[] = [];
  for (const member of team) {
    const judged = judge(member);
    // Who has the role already has this customer among theirs, and goes on when they are back.
    const unavailable = holdsRole(member)
      ? undefined
      : unavailability(member, assignment, firstNeeded, setting);
    if (!("rejected" in judged) && unavailable !== undefined)
      rejected.push({ name: plainLine(member.name), reason: unavailable });
    else if ("rejected" in judged) rejected.push({ name: plainLine(member.name), reason: judged.rejected });
    else candidates.push({ member, ...judged });
  }
  const holds = ({ member }: Candidate) => holdsRole(member);
  candidates.sort(
    (left, right) =>
      Number(holds(right)) - Number(holds(left)) ||
      right.points - left.points ||
      compareLoads(loadOf(left.member, assignment.spread), loadOf(right.member, assignment.spread)) ||
      compareTexts(left.member.email, right.member.email),
  );
  const [best, ...others] = candidates;
  if (best === undefined) {
    reportNobody(role, assignment, persona, team, firstNeeded, setting);
    return { people: [], reasons: [], rejected };
  }
  const taken = role.many ? candidates : [best];
  const passedOver = (role.many ? [] : others).map((other) => ({
    name: plainLine(other.member.name),
    reason: holds(best) ? phrases.people.keepsOthers : reasonBehind(best, other, assignment, setting),
  }));
  return {
    people: taken.map(({ member }) => ({ name: plainLine(member.name), email: plainLine(member.email) })),
    reasons: [
      ...(holds(best) ? [phrases.people.keeps] : []),
      ...best.reasons,
      ...listed(loadInWords(best.member, assignment.spread, setting)),
      ...(others.length === 0 && !role.many ? [phrases.people.onlyOne] : []),
    ],
    rejected: [...passedOver, ...rejected],
  };
}

/** Why somebody who could take the role does not have the time for it; undefined where they have. */
function unavailability(
  member: TeamMember,
  { spread }: Assignment,
  firstNeeded: Needed,
  setting: Setting,
): string | undefined {
  const { playbook, phrases, locale, chain } = setting;
  const room = spread === undefined || hasRoom(member, spread);
  if (spread !== undefined && typeof room === "object") {
    const titles = room.unknown.map((name) =>
      titleOf(columnOf(playbook, name) ?? { name, titles: {} }, chain),
    );
    return phrases.people.unknown(formatList(titles, locale), limitInWords(spread, setting));
  }
  if (room === false) return loadInWords(member, spread, setting);
  const away = absenceOn(firstNeeded, member, playbook);
  if (away === undefined) return undefined;
  const [from, to, day] = [away.from, away.to, firstNeeded.date].map((date) => dayText(date, locale));
  return phrases.people.away(from as string, to as string, day as string, firstNeeded.title);
}

/** Something that somebody must pass to have the role. */
interface Hurdle {
  readonly words: string;
  /** A requirement, as written. */
  readonly written?: string;
  readonly at: Assignment["at"];
  passes(member: TeamMember): boolean;
  /** Of whom the roster does not say it. */
  isUnknown?(member: TeamMember): boolean;
}

/** Names the requirements that somebody failed, up to the one after which nobody was left. In English, as all problems are, by the playbook's titles. */
function reportNobody(
  role: Role,
  assignment: Assignment,
  persona: string,
  team: readonly TeamMember[],
  firstNeeded: Needed,
  setting: Setting,
): void {
  const { playbook, customer } = setting;
  const { at, spread } = assignment;
  const inEnglish = { ...setting, locale: "en", phrases: english, chain: chainOf("en", playbook.languages) };
  const hurdles: Hurdle[] = assignment.require.filter(appliesTo(persona)).map((clause) => ({
    words: wordCondition(clause.condition, inEnglish),
    written: clause.text,
    at: clause.at,
    passes(member) {
      const scope = createScope(playbook, customer.signals, member.fields);
      const truth = evaluateCondition(clause.condition, scope);
      return truth ?? unknownIn(clause.condition, scope, "customer").length > 0;
    },
    isUnknown: ({ fields }) =>
      evaluateCondition(clause.condition, createScope(playbook, customer.signals, fields)) === undefined,
  }));
  if (spread?.atMost !== undefined) {
    const words = limitInWords(spread, inEnglish);
    hurdles.push({
      words,
      at,
      passes: (member) => hasRoom(member, spread) === true,
      isUnknown: (member) => typeof hasRoom(member, spread) === "object",
    });
  }
  const isHere = (member: TeamMember) => absenceOn(firstNeeded, member, playbook) === undefined;
  hurdles.push({ words: `not away on ${firstNeeded.date}`, at, passes: isHere });

  let left = team;
  const failed: HurdleTaken[] = [];
  let last: Hurdle | undefined;
  let before = team;
  for (const hurdle of hurdles) {
    if (left.length === 0) break;
    const passed = left.filter(hurdle.passes);
    if (passed.length === left.length) continue;
    const unknown = left
      .filter((member) => !hurdle.passes(member) && hurdle.isUnknown?.(member))
      .map(({ name }) => plainLine(name));
    failed.push({ words: hurdle.words, left: passed.length, ...(unknown.length > 0 && { unknown }) });
    last = hurdle;
    before = left;
    left = passed;
  }
  const args = {
    role: role.name,
    people: team.length,
    ...(last && { hurdles: failed, written: last.written }),
    ...(last?.passes === isHere && { away: before.map(({ name }) => plainLine(name)) }),
  };
  setting.report(createPlanProblem("role-without-person", args, { at: last?.at ?? at }));
}

const appliesTo =
  (persona: string) =>
  ({ personas }: Preference): boolean =>
    personas.length === 0 || personas.includes(persona);

/** The fields of one side that are not known, by which a condition stays open. */
function unknownIn(condition: Condition, scope: Scope, of: Field["of"]): readonly Field[] {
  const values = of === "customer" ? scope.customer : scope.candidate;
  return fieldsOf(condition, scope.definitions).filter((field) => field.of === of && !values.has(field.name));
}

/** Tests one member after the other; what is unknown of the customer is noted once. */
function createJudge(assignment: Assignment, title: string, persona: string, setting: Setting) {
  const { playbook, customer, phrases } = setting;
  const noted = new Set<Preference>();
  const applies = appliesTo(persona);
  const inWords = ({ condition }: Preference, of: WordsSetting = setting) => wordCondition(condition, of);

  return (member: TeamMember): { rejected: string } | Omit<Candidate, "member"> => {
    const scope = createScope(playbook, customer.signals, member.fields);
    const unknownOf = ({ condition }: Preference, of: Field["of"]) =>
      unknownIn(condition, scope, of).map((field) => titleOfField(field, setting));
    /** Undefined where the clause does not count, because of something unknown of the customer. */
    const holds = (clause: Preference): boolean | "unknown" | undefined => {
      const truth = evaluateCondition(clause.condition, scope);
      if (truth !== undefined) return truth;
      const unknown = unknownOf(clause, "customer");
      if (unknown.length === 0) return "unknown";
      if (!noted.has(clause)) {
        const names = formatList(unknown, setting.locale);
        setting.note({ message: phrases.notices.clauseSkipped(title, inWords(clause), names) });
      }
      noted.add(clause);
      return undefined;
    };

    const ofMember = { ...setting, scope };
    const reasons: string[] = [];
    for (const clause of assignment.require.filter(applies)) {
      const answer = holds(clause);
      if (answer === false) return { rejected: phrases.people.fails(inWords(clause)) };
      if (answer === "unknown") {
        const names = formatList(unknownOf(clause, "candidate"), setting.locale);
        return { rejected: phrases.people.unknown(names, inWords(clause)) };
      }
      if (answer) reasons.push(inWords(clause, ofMember));
    }
    let points = 0;
    for (const clause of assignment.prefer.filter(applies)) {
      if (holds(clause) !== true) continue;
      points += clause.points;
      reasons.push(phrases.people.preferred(inWords(clause, ofMember), pointsText(clause.points)));
    }
    return { points, reasons };
  };
}

function reasonBehind(best: Candidate, other: Candidate, { spread }: Assignment, setting: Setting): string {
  const { people, conditions } = setting.phrases;
  if (other.points < best.points) {
    return people.ranked(`${pointsText(other.points)} < ${pointsText(best.points)}`);
  }
  const column = spread && columnOf(setting.playbook, spread.column);
  const load = compareLoads(loadOf(best.member, spread), loadOf(other.member, spread));
  if (column === undefined || load === 0) return people.tie;
  return loadInWords(other.member, spread, setting) ?? conditions.known(titleOf(column, setting.chain), true);
}

const listed = (reason: string | undefined): readonly string[] => (reason === undefined ? [] : [reason]);

const compareTexts = (left: string, right: string) => (left < right ? -1 : left > right ? 1 : 0);

/** Points as the playbook writes them, from thousandths: `+3`, `-0.5`. */
const pointsText = (points: number): string => `${points < 0 ? "-" : "+"}${Math.abs(points) / 1000}`;
