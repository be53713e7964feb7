/**
 * Who takes which role: for roles of the team the one who fits best, for the customer's roles their contacts.
 *
 * A role is assigned once per customer, over all plays. Where there is nobody to name, the role itself stands
 * in as a placeholder, so that a plan can be read without a team.
 */

import { quoted } from "../diagnostics/definition.ts";
import { createScope, evaluateCondition, fieldsOf, type Scope } from "../evaluator/condition.ts";
import type { Assignment, Condition, Field, Preference, Role, Value } from "../ir/ir.ts";
import { contactColumns } from "../records/contact-cells.ts";
import type { TeamMember } from "../records/record.ts";
import { fold } from "../values/text-fold.ts";
import { titleOfField, wordCondition } from "./condition-words.ts";
import { formatList, formatValue } from "./format-value.ts";
import { chainOf, titleOf } from "./language.ts";
import { english } from "./phrases/en.ts";
import { plainLine } from "./plain-text.ts";
import type { Assigned, Person } from "./plan.ts";
import { createPlanProblem } from "./problem.ts";
import type { Setting } from "./setting.ts";

export function assignRole(
  role: Role,
  persona: string,
  team: readonly TeamMember[] | undefined,
  setting: Setting,
): Assigned {
  const title = titleOf(role, setting.chain);
  const { people, reasons, rejected } =
    role.from === "customer"
      ? fromContacts(role, title, setting)
      : fromTeam(role, title, persona, team, setting);
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
        help: phrases.notices.addColumns(formatList(columns, setting.locale)),
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
  setting: Setting,
): Chosen {
  const { phrases } = setting;
  const assignment = setting.playbook.assignments.find((each) => each.role === role.name);
  if (team === undefined) return { people: [], reasons: [phrases.people.noTeam], rejected: [] };
  if (assignment === undefined) return { people: [], reasons: [phrases.people.noRule], rejected: [] };

  const judge = createJudge(assignment, title, persona, setting);
  const rejected: { name: string; reason: string }[] = [];
  const candidates: Candidate[] = [];
  for (const member of team) {
    const judged = judge(member);
    if ("rejected" in judged) rejected.push({ name: plainLine(member.name), reason: judged.rejected });
    else candidates.push({ member, ...judged });
  }
  const holders = setting.holders.get(role.name) ?? [];
  const holds = ({ member }: Candidate) => holders.includes(member.email.toLowerCase());
  candidates.sort(
    (left, right) =>
      Number(holds(right)) - Number(holds(left)) ||
      right.points - left.points ||
      compareLoads(loadOf(left.member, assignment), loadOf(right.member, assignment)) ||
      compareTexts(left.member.email, right.member.email),
  );
  const [best, ...others] = candidates;
  if (best === undefined) {
    reportNobody(role, assignment, persona, team, setting);
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
      ...loadReason(best.member, assignment, setting),
      ...(others.length === 0 && !role.many ? [phrases.people.onlyOne] : []),
    ],
    rejected: [...passedOver, ...rejected],
  };
}

/** Names the requirement after which nobody was left. In English, as all problems are, by the playbook's titles. */
function reportNobody(
  role: Role,
  assignment: Assignment,
  persona: string,
  team: readonly TeamMember[],
  setting: Setting,
): void {
  const { playbook, customer } = setting;
  const requirements = assignment.require.filter(appliesTo(persona));
  const meets = (member: TeamMember, { condition }: Preference) => {
    const scope = createScope(playbook, customer.signals, member.fields);
    const truth = evaluateCondition(condition, scope);
    return truth ?? unknownIn(condition, scope, "customer").length > 0;
  };
  let left = team;
  const last = (team.length === 0 ? [] : requirements).find((clause) => {
    left = left.filter((member) => meets(member, clause));
    return left.length === 0;
  });
  const inEnglish = { ...setting, locale: "en", phrases: english, chain: chainOf("en", playbook.languages) };
  const args = {
    role: role.name,
    people: team.length,
    ...(last && { requirement: wordCondition(last.condition, inEnglish), written: last.text }),
  };
  setting.report(createPlanProblem("role-without-person", args, { at: last?.at ?? assignment.at }));
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
  const inWords = ({ condition }: Preference) => wordCondition(condition, setting);

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

    const reasons: string[] = [];
    for (const clause of assignment.require.filter(applies)) {
      const answer = holds(clause);
      if (answer === false) return { rejected: phrases.people.fails(inWords(clause)) };
      if (answer === "unknown") {
        const names = formatList(unknownOf(clause, "candidate"), setting.locale);
        return { rejected: phrases.people.unknown(names, inWords(clause)) };
      }
      if (answer) reasons.push(inWords(clause));
    }
    let points = 0;
    for (const clause of assignment.prefer.filter(applies)) {
      if (holds(clause) !== true) continue;
      points += clause.points;
      reasons.push(phrases.people.preferred(inWords(clause), pointsText(clause.points)));
    }
    return { points, reasons };
  };
}

function reasonBehind(best: Candidate, other: Candidate, assignment: Assignment, setting: Setting): string {
  const { people, conditions } = setting.phrases;
  if (other.points < best.points) {
    return people.ranked(`${pointsText(other.points)} < ${pointsText(best.points)}`);
  }
  const column = spreadOf(assignment, setting);
  const load = compareLoads(loadOf(best.member, assignment), loadOf(other.member, assignment));
  if (column === undefined || load === 0) return people.tie;
  const [reason = conditions.known(titleOf(column, setting.chain), true)] = loadReason(
    other.member,
    assignment,
    setting,
  );
  return reason;
}

const spreadOf = ({ spread }: Assignment, { playbook }: Setting) =>
  playbook.team.find(({ name }) => name === spread);

function loadReason(member: TeamMember, assignment: Assignment, setting: Setting): readonly string[] {
  const column = spreadOf(assignment, setting);
  const value = column && member.fields.get(column.name);
  if (column === undefined || value === undefined) return [];
  return [
    setting.phrases.people.load(titleOf(column, setting.chain), formatValue(value, column.type, setting)),
  ];
}

const loadOf = (member: TeamMember, { spread }: Assignment): Value | undefined =>
  spread === undefined ? undefined : member.fields.get(spread);

/** An unknown load goes last. */
function compareLoads(left: Value | undefined, right: Value | undefined): number {
  if (typeof left === "number" && typeof right === "number") return left - right;
  return (left === undefined ? 1 : 0) - (right === undefined ? 1 : 0);
}

const compareTexts = (left: string, right: string) => (left < right ? -1 : left > right ? 1 : 0);

/** Points as the playbook writes them, from thousandths: `+3`, `-0.5`. */
const pointsText = (points: number): string => `${points < 0 ? "-" : "+"}${Math.abs(points) / 1000}`;
