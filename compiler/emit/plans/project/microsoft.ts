/**
 * A plan as Microsoft Project's XML (MSPDI), which most programs for schedules read.
 *
 * Plays and phases are summaries, every action with a day is a task, whoever takes part a resource. The order of
 * elements is part of the format. Tasks are known by numbers, GUIDs and, in the field Text1, by the plan's own identity:
 * who merges the file into a project by that field updates tasks instead of adding them.
 */

import type { WorkCalendar } from "../../../ir/ir.ts";
import type { Person, Plan, PlannedAction } from "../../../planner/plan.ts";
import { phrasesFor } from "../../../planner/words/phrases/by-language.ts";
import { element, type Xml, xmlDocument } from "../../xml.ts";
import { cutName } from "./cut-name.ts";
import { createNumbers, guidOf } from "./known-by.ts";
import { projectCalendar } from "./microsoft-calendar.ts";
import { outlineOf, type Row } from "./outline.ts";
import type { ProjectTask } from "./tasks.ts";
import { clockTime, moment, usualHours, type WorkingTime } from "./working-time.ts";

const calendarUid = 1;
/** The field Text1 of tasks. */
const text1 = 188743731;
/** What the field holds. */
const longestText = 255;

/**
 * @param calendar the team's, of the playbook
 * @param currency ISO 4217
 */
export function projectXml(plan: Plan, calendar: WorkCalendar, currency: string): string {
  const { playbook, customer, start } = plan;
  const usual = usualHours(calendar);
  const rows = outlineOf(plan, calendar);
  const resources = resourcesOf(plan);
  const rates = new Map(plan.cost?.rates.map(({ email, rate }) => [email.toLowerCase(), rate]));
  const title = `${customer.name}: ${playbook.title}`;
  return xmlDocument(
    element(
      "Project",
      element("SaveVersion", 14),
      element("Name", cutName(title)),
      element("Title", cutName(title)),
      element("Subject", cutName(plan.persona.title)),
      element("Company", cutName(customer.name)),
      element("Author", cutName(playbook.owner.name)),
      element("ScheduleFromStart", 1),
      element("StartDate", moment(start, usual.opens)),
      element("CurrencyCode", plan.cost?.currency ?? currency),
      element("CalendarUID", calendarUid),
      element("DefaultStartTime", clockTime(usual.opens)),
      element("DefaultFinishTime", clockTime(usual.closes)),
      element("MinutesPerDay", usual.perDay),
      element("MinutesPerWeek", usual.perWeek),
      element("DurationFormat", 7),
      element("WorkFormat", 2),
      element("NewTasksEffortDriven", 0),
      element(
        "ExtendedAttributes",
        element(
          "ExtendedAttribute",
          element("FieldID", text1),
          element("FieldName", "Text1"),
          element("Alias", "Persona identity"),
        ),
      ),
      element("Calendars", projectCalendar(calendarUid, playbook.title, calendar, start)),
      element("Tasks", ...rows.map((row, index) => taskElement(row, index + 1))),
      element("Resources", ...resources.map((resource) => resourceElement(resource, rates))),
      element("Assignments", ...assignmentsOf(rows, resources)),
    ),
    "http://schemas.microsoft.com/project",
  );
}

function taskElement({ uid, identity, name, outline, times, task, notes, links }: Row, id: number): Xml {
  const action = task?.action;
  const byHand = action !== undefined && times.outsideHours;
  const number = outline.join(".");
  return element(
    "Task",
    element("UID", uid),
    element("GUID", guidOf(identity)),
    element("ID", id),
    element("Name", cutName(name)),
    element("Active", 1),
    element("Manual", byHand ? 1 : 0),
    element("Type", 1),
    element("IsNull", 0),
    element("WBS", number),
    element("OutlineNumber", number),
    element("OutlineLevel", outline.length),
    element("Priority", 500),
    element("Start", times.start),
    element("Finish", times.finish),
    element("Duration", duration(times.minutes)),
    element("DurationFormat", action?.kind === "meeting" ? 5 : 7),
    ...(action === undefined
      ? []
      : [element("Work", duration(workOf(action, times) * workersOn(action).length))]),
    element("EffortDriven", 0),
    element("Estimated", action?.kind === "task" && action.work === undefined ? 1 : 0),
    element("Milestone", action?.kind === "milestone" ? 1 : 0),
    element("Summary", action === undefined ? 1 : 0),
    element("PercentComplete", action?.done === true ? 100 : 0),
    ...(action === undefined || byHand
      ? [element("ConstraintType", 0)]
      : [
          // A milestone is on its day, everything else not before it.
          element("ConstraintType", action.kind === "milestone" ? 2 : 4),
          element("CalendarUID", calendarUid),
          element("ConstraintDate", times.start),
        ]),
    element("IgnoreResourceCalendar", 1),
    notes === undefined || notes === "" ? undefined : element("Notes", notes),
    ...links.map((link) =>
      element(
        "PredecessorLink",
        element("PredecessorUID", link.uid),
        element("Type", link.type),
        element("CrossProject", 0),
        element("LinkLag", 0),
        element("LagFormat", 7),
      ),
    ),
    element(
      "ExtendedAttribute",
      element("FieldID", text1),
      element("Value", identity.length <= longestText ? identity : guidOf(identity)),
    ),
  );
}

interface Resource {
  readonly key: string;
  readonly uid: number;
  readonly id: number;
  readonly person: Person;
  /** Whose they are. */
  readonly group: string;
}

/** Everybody who takes part, once; roles that nobody fills yet stand for themselves. */
function resourcesOf(plan: Plan): readonly Resource[] {
  const numberOf = createNumbers();
  const { headings } = phrasesFor(plan.language);
  const found = new Map<string, Resource>();
  for (const action of plan.plays.flatMap(({ actions }) => actions)) {
    for (const { person, from } of workersOn(action)) {
      const key = keyOf(person);
      if (found.has(key)) continue;
      const group = from === "customer" ? plan.customer.name : headings.team;
      found.set(key, { key, uid: numberOf(key), id: found.size + 1, person, group });
    }
  }
  return [...found.values()];
}

const keyOf = ({ email, name }: Person): string => email?.toLowerCase() ?? `(role) ${name}`;

interface Worker {
  readonly person: Person;
  readonly from: "team" | "customer";
}

/** Who has something to do: whoever a message goes to has not, whoever sends it has. */
function workersOn({ kind, people, sender }: PlannedAction): readonly Worker[] {
  const all: readonly Worker[] =
    kind === "message" || kind === "survey"
      ? sender === undefined
        ? []
        : [{ person: sender, from: "team" }]
      : people.flatMap(({ from, people: each }) => each.map((person) => ({ person, from })));
  return [...new Map(all.map((worker) => [keyOf(worker.person), worker])).values()];
}

/** Of each who takes part. */
const workOf = ({ kind, work }: PlannedAction, { minutes }: WorkingTime): number =>
  kind === "meeting" ? minutes : (work ?? 0);

const resourceElement = (
  { key, uid, id, person, group }: Resource,
  rates: ReadonlyMap<string, number>,
): Xml =>
  element(
    "Resource",
    element("UID", uid),
    element("ID", id),
    element("Name", cutName(person.name)),
    element("Type", 1),
    element("IsNull", 0),
    element("Initials", initials(person.name)),
    element("Group", cutName(group)),
    person.email === undefined ? undefined : element("EmailAddress", cutName(person.email)),
    element("MaxUnits", 1),
    rates.has(key) ? element("StandardRate", rates.get(key)) : undefined,
    element("IsGeneric", person.email === undefined ? 1 : 0),
  );

const initials = (name: string): string =>
  name
    .split(/\s+/)
    .map((word) => [...word][0] ?? "")
    .join("");

function assignmentsOf(rows: readonly Row[], resources: readonly Resource[]): readonly Xml[] {
  const numberOf = createNumbers();
  const uidOf = new Map(resources.map(({ key, uid }) => [key, uid]));
  return rows.flatMap(({ uid, identity, times, task }) =>
    (task === undefined ? [] : workersOn(task.action)).map(({ person }) => {
      const work = workOf((task as ProjectTask).action, times);
      return element(
        "Assignment",
        element("UID", numberOf(`${identity} ${keyOf(person)}`)),
        element("TaskUID", uid),
        element("ResourceUID", uidOf.get(keyOf(person)) ?? 0),
        element("Finish", times.finish),
        element("Start", times.start),
        // The share of the time in which the task is worked on.
        element(
          "Units",
          times.minutes === 0 ? 0 : Math.min(1, Math.round((work / times.minutes) * 100) / 100),
        ),
        element("Work", duration(work)),
      );
    }),
  );
}

const duration = (minutes: number): string => `PT${Math.floor(minutes / 60)}H${minutes % 60}M0S`;
