/** `project.xml`, read by a strict parser: what programs for schedules go by, and that texts are nothing but text. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { projectXml } from "../../compiler/emit/plans/project/microsoft.ts";
import type { Plan, PlannedAction } from "../../compiler/planner/plan.ts";
import { childrenOf, elementAt, readXml, textAt, type XmlElement } from "../harness/xml.ts";
import { actionsOf, meeting, message, planOf, playbookOf, task } from "../planner/demo.ts";

const playbook = await playbookOf({
  hours: "Monday to Thursday 09:00 to 12:30, Monday to Thursday 13:00 to 17:00, Friday 09:00 to 13:00",
  holidays: "2026-01-01, 2026-12-24, 2026-12-25",
  actions: `
    phase First "First days" {
      window 0 to 20 days after start
      ${task("brief", "on start", "takes 4 business days")}
      ${meeting("kickoff", "2 business days after brief at 10:00 for 60 minutes", "Sponsor, Manager")}
      ${meeting("abroad", "on start at 05:00 for 30 minutes", "Manager")}
    }
    ${task("quick", "on start", "takes 4 hours")}
    ${task("open", "on start", "needs brief")}
    ${message("hello", "on start")}
    milestone live "Live" { when on goLive exactly; needs kickoff }
  `,
});
const team = [{ name: "Ana Ruiz", email: "ana@example.com", skills: ["portal"] }];
const customer = {
  contacts: [{ role: "Sponsor", name: "Sue", email: "sue@customer.example" }],
  signals: { goLive: "2027-01-12" },
};
const plan = planOf(playbook, { team, customer });
const xmlOf = (of: Plan) => projectXml(of, playbook.calendar, "USD");
const project = readXml(xmlOf(plan));

const tasksIn = (root: XmlElement) => childrenOf(elementAt(root, "Tasks"), "Task");
const named = (name: string, root = project) =>
  tasksIn(root).find((each) => textAt(each, "Name") === name) as XmlElement;
const fields = (element: XmlElement, ...names: readonly string[]) =>
  names.map((name) => textAt(element, name));

test("plays and phases are summaries, actions with a day are tasks", () => {
  expect(project).toMatchObject({ name: "Project", namespace: "http://schemas.microsoft.com/project" });
  const outline = tasksIn(project).map((each) =>
    fields(each, "OutlineNumber", "OutlineLevel", "Summary", "Name"),
  );
  expect(outline).toEqual([
    ["1", "1", "1", "Onboarding"],
    ["1.1", "2", "1", "First days"],
    ["1.1.1", "3", "0", "brief"],
    ["1.1.2", "3", "0", "abroad"],
    ["1.1.3", "3", "0", "kickoff"],
    ["1.2", "2", "0", "quick"],
    ["1.3", "2", "0", "hello"],
    ["1.4", "2", "0", "open"],
    ["1.5", "2", "0", "Live"],
  ]);
  expect(tasksIn(project).map((each) => textAt(each, "ID"))).toEqual(
    outline.map((_, index) => `${index + 1}`),
  );
});

test("times are those that are worked, on the clock of the team's zone", () => {
  const times = (name: string) => fields(named(name), "Start", "Finish", "Duration", "Manual", "Estimated");
  // Tuesday to Friday: 7.5 hours on three days, 4 on Friday.
  expect(times("brief")).toEqual(["2026-12-01T09:00:00", "2026-12-04T13:00:00", "PT26H30M0S", "0", "0"]);
  // Four hours, around half an hour at noon.
  expect(times("quick")).toEqual(["2026-12-01T09:00:00", "2026-12-01T13:30:00", "PT4H0M0S", "0", "0"]);
  expect(times("open")).toEqual(["2026-12-04T09:00:00", "2026-12-04T13:00:00", "PT4H0M0S", "0", "1"]);
  expect(times("kickoff")).toEqual(["2026-12-08T10:00:00", "2026-12-08T11:00:00", "PT1H0M0S", "0", "0"]);
  expect(times("hello")).toEqual(["2026-12-01T09:00:00", "2026-12-01T09:00:00", "PT0H0M0S", "0", "0"]);
  expect(times("Live")).toEqual(["2027-01-12T17:00:00", "2027-01-12T17:00:00", "PT0H0M0S", "0", "0"]);
  // A program would move what is outside the hours, so it is scheduled by hand.
  expect(times("abroad")).toEqual(["2026-12-01T05:00:00", "2026-12-01T05:30:00", "PT0H30M0S", "1", "0"]);
  expect(fields(named("Onboarding"), "Start", "Finish")).toEqual([
    "2026-12-01T05:00:00",
    "2027-01-12T17:00:00",
  ]);
});

test("hours that a day has no room for end within the day that has", async () => {
  const hours = "Monday to Thursday 09:00 to 12:30, Monday to Thursday 13:00 to 17:00";
  const demo = { hours, actions: task("long", "on start", "takes 11 hours") };
  const root = readXml(xmlOf(planOf(await playbookOf(demo), { team, customer })));
  // Seven and a half on Tuesday; on Wednesday three and a half up to the break.
  expect(fields(named("long", root), "Start", "Finish", "Duration")).toEqual([
    "2026-12-01T09:00:00",
    "2026-12-02T12:30:00",
    "PT11H0M0S",
  ]);
});

test("a milestone is on its day, all else not before it, and what depends on something is linked to it", () => {
  const links = (name: string) =>
    childrenOf(named(name), "PredecessorLink").map((link) => {
      const other = tasksIn(project).find((each) => textAt(each, "UID") === textAt(link, "PredecessorUID"));
      return [textAt(other, "Name"), textAt(link, "Type")];
    });
  expect(fields(named("Live"), "Milestone", "ConstraintType", "ConstraintDate")).toEqual([
    ...["1", "2", "2027-01-12T17:00:00"],
  ]);
  expect(fields(named("brief"), "Milestone", "ConstraintType", "ConstraintDate")).toEqual([
    ...["0", "4", "2026-12-01T09:00:00"],
  ]);
  expect(links("kickoff")).toEqual([["brief", "1"]]);
  expect(links("Live")).toEqual([["kickoff", "1"]]);
  // On the same day: it ends when the other has ended.
  expect(links("open")).toEqual([["brief", "0"]]);
  expect(links("brief")).toEqual([]);
});

test("who takes part is a resource, with what each does", () => {
  const resources = childrenOf(elementAt(project, "Resources"), "Resource");
  expect(resources.map((each) => fields(each, "Name", "EmailAddress", "Initials", "Group"))).toEqual([
    ["Ana Ruiz", "ana@example.com", "AR", "People"],
    ["Sue", "sue@customer.example", "S", "Aurora"],
  ]);
  const assignments = childrenOf(elementAt(project, "Assignments"), "Assignment").map((each) => {
    const of = (list: readonly XmlElement[], uid: string) =>
      textAt(
        list.find((one) => textAt(one, "UID") === textAt(each, uid)),
        "Name",
      );
    return [of(tasksIn(project), "TaskUID"), of(resources, "ResourceUID"), ...fields(each, "Work", "Units")];
  });
  expect(assignments).toEqual([
    ["brief", "Ana Ruiz", "PT26H30M0S", "1"],
    ["abroad", "Ana Ruiz", "PT0H30M0S", "1"],
    ["kickoff", "Sue", "PT1H0M0S", "1"],
    ["kickoff", "Ana Ruiz", "PT1H0M0S", "1"],
    ["quick", "Ana Ruiz", "PT4H0M0S", "1"],
    ["open", "Ana Ruiz", "PT0H0M0S", "0"],
  ]);
  expect(textAt(named("kickoff"), "Work")).toBe("PT2H0M0S");
});

test("the calendar has the hours of each weekday, and days off from the start on", () => {
  const calendar = elementAt(project, "Calendars", "Calendar");
  const hours = childrenOf(elementAt(calendar, "WeekDays"), "WeekDay").map((day) => [
    textAt(day, "DayType"),
    textAt(day, "DayWorking"),
    childrenOf(elementAt(day, "WorkingTimes"), "WorkingTime")
      .map((time) => fields(time, "FromTime", "ToTime").join(" "))
      .join(", "),
  ]);
  const long = "09:00:00 12:30:00, 13:00:00 17:00:00";
  expect(hours).toEqual([
    ["1", "0", ""],
    ...["2", "3", "4", "5"].map((day) => [day, "1", long]),
    ["6", "1", "09:00:00 13:00:00"],
    ["7", "0", ""],
  ]);
  expect(
    childrenOf(elementAt(calendar, "Exceptions"), "Exception").map((each) => [
      textAt(each, "TimePeriod", "FromDate"),
      textAt(each, "TimePeriod", "ToDate"),
      textAt(each, "DayWorking"),
    ]),
  ).toEqual(["2026-12-24", "2026-12-25"].map((day) => [`${day}T00:00:00`, `${day}T23:59:00`, "0"]));
  expect(fields(project, "CalendarUID", "MinutesPerDay", "MinutesPerWeek", "DefaultStartTime")).toEqual([
    ...["1", "450", "2040", "09:00:00"],
  ]);
});

describe("a task is the same task in each file", () => {
  const known = (root: XmlElement) =>
    new Map(
      tasksIn(root).map((each) => [
        textAt(each, "ExtendedAttribute", "Value"),
        fields(each, "UID", "GUID").join(" "),
      ]),
    );

  test("by number, GUID and identity, whatever else changes", () => {
    const identity = actionsOf(plan).find(({ name }) => name === "kickoff")?.identity;
    expect(known(project).get(identity)).toMatch(
      /^[1-9]\d{0,9} [0-9A-F]{8}-[0-9A-F]{4}-8[0-9A-F]{3}-[89AB][0-9A-F]{3}-[0-9A-F]{12}$/,
    );
    const later = readXml(xmlOf(planOf(playbook, { team, customer, start: "2026-12-08" })));
    for (const [of, numbers] of known(later)) expect(known(project).get(of)).toBe(numbers);
  });

  test("no two tasks have one number", () => {
    const uids = tasksIn(project).map((each) => Number(textAt(each, "UID")));
    expect(new Set(uids).size).toBe(uids.length);
    for (const uid of uids) expect(uid).toBeLessThan(2 ** 31);
  });

  test("of another customer it is another", () => {
    const other = readXml(xmlOf(planOf(playbook, { team, customer: { ...customer, id: "c-2" } })));
    const uids = new Set(known(project).values());
    for (const numbers of known(other).values()) expect(uids).not.toContain(numbers);
  });
});

const changed = (change: (action: PlannedAction) => PlannedAction): Plan => ({
  ...plan,
  plays: plan.plays.map((play) => ({ ...play, actions: play.actions.map(change) })),
});

test("what is done is complete, and a day that people chose before what it needs has no link", () => {
  const worked = changed((action) =>
    action.name === "brief"
      ? { ...action, done: true }
      : action.name === "kickoff"
        ? { ...action, date: "2026-12-01" }
        : action,
  );
  const moved: Plan = {
    ...worked,
    plays: worked.plays.map((play) => ({
      ...play,
      actions: play.actions.map((action) =>
        action.name === "kickoff" && action.time !== undefined
          ? {
              ...action,
              time: {
                ...action.time,
                startInstant: "2026-12-01T10:00:00-07:00",
                endInstant: "2026-12-01T11:00:00-07:00",
              },
            }
          : action,
      ),
    })),
  };
  const root = readXml(xmlOf(moved));
  expect(textAt(named("brief", root), "PercentComplete")).toBe("100");
  expect(textAt(named("kickoff", root), "Start")).toBe("2026-12-01T10:00:00");
  expect(childrenOf(named("kickoff", root), "PredecessorLink")).toEqual([]);
});

test("no text is anything but text", () => {
  const shapeOf = ({ name, children }: XmlElement): unknown => [name, children.map(shapeOf)];
  const hostile = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom(
      "</Name>",
      "]]>",
      "&lt;",
      "<!--",
      '"',
      "<?xml ?>",
      "a\u0000b",
      "\ufffe",
      "\ud800",
      "x".repeat(600),
    ),
  );
  const shape = shapeOf(
    readXml(xmlOf(changed((action) => ({ ...action, title: "a", text: "b", reasons: ["c"] })))),
  );
  fc.assert(
    fc.property(hostile, hostile, (title, text) => {
      const read = readXml(
        xmlOf(changed((action) => ({ ...action, title: `a${title}`, text: `b${text}`, reasons: [text] }))),
      );
      expect(shapeOf(read)).toEqual(shape);
      for (const each of tasksIn(read))
        expect([...(textAt(each, "Name") ?? "")].length).toBeLessThanOrEqual(512);
    }),
    { numRuns: 40 },
  );
});
