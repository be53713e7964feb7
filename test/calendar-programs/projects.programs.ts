/**
 * `project.xml` in the hands of a program that is not ours: GNOME Planner's import of Microsoft Project.
 *
 * Planner imports by a stylesheet of its own, which xsltproc runs here; what comes out is Planner's own format, held
 * against the plan as data. Planner takes no calendars from such files, so those are not asked about. Needs Debian's
 * planner-data and xsltproc.
 */

import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import type { Plan, PlannedAction } from "../../compiler/planner/plan.ts";
import { newFolder, persona } from "../harness/command.ts";
import { root } from "../harness/source-files.ts";
import { childrenOf, elementAt, readXml, type XmlElement } from "../harness/xml.ts";

const playbook = resolve(root, "playbooks/partner-portal");
const stylesheet = "/usr/share/planner/stylesheets/msp2planner.xsl";

function importedByPlanner(path: string): XmlElement {
  const { status, stdout, stderr } = spawnSync("xsltproc", [stylesheet, path], { encoding: "utf8" });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  return readXml(stdout);
}

/** Every task, whatever it lies in. */
const tasksIn = (element: XmlElement | undefined): readonly XmlElement[] =>
  childrenOf(element, "task").flatMap((task) => [task, ...tasksIn(task)]);

/** `20261201T093000Z`, as Planner has the clock on the wall. */
const wall = (action: PlannedAction): string =>
  `${action.time?.startInstant.slice(0, 19).replace(/[-:]/g, "")}Z`;

const customers = readdirSync(join(playbook, "customers"))
  .filter((name) => name.endsWith(".json"))
  .map((name) => name.replace(".json", ""));

describe.each(customers)("the project of %s", (customer) => {
  const out = join(newFolder(), "plan");
  const file = join(playbook, "customers", `${customer}.json`);
  const options = ["--team", join(playbook, "team.csv"), "--start", "2026-12-01", "--out", out];
  expect(persona(["plan", playbook, "--customer", file, ...options])).toMatchObject({ status: 0 });
  const plan: Plan = JSON.parse(readFileSync(join(out, "plan.json"), "utf8"));
  const actions = plan.plays.flatMap((play) => play.actions);
  const project = importedByPlanner(join(out, "project.xml"));
  const tasks = tasksIn(elementAt(project, "tasks"));
  const named = new Map(tasks.map((task) => [task.attributes.name, task]));
  const nameOf = ({ title, occurrence }: PlannedAction) =>
    occurrence === undefined ? title : `${title} (${occurrence})`;

  test("has each action on its day, below its play and phase", () => {
    expect(tasks).toHaveLength(
      actions.length +
        plan.plays.filter((play) => play.actions.length > 0).length +
        plan.plays.flatMap((play) =>
          play.phases.filter(({ name }) => play.actions.some(({ phase }) => phase === name)),
        ).length,
    );
    for (const action of actions) {
      const { start = "", end = "", type, note } = named.get(nameOf(action))?.attributes ?? {};
      if (action.kind !== "meeting" || action.time?.timezone !== plan.timezone)
        expect([start.slice(0, 8), end.slice(0, 8)]).toEqual(
          [action.date, action.until ?? action.date].map((day) => day.replaceAll("-", "")),
        );
      else expect(start).toBe(wall(action));
      expect(type).toBe(action.kind === "milestone" ? "milestone" : "normal");
      for (const reason of action.reasons) expect(note).toContain(reason);
    }
  });

  test("has who takes part, and what has to be over before", () => {
    const byIdentity = new Map(actions.map((action) => [action.identity, nameOf(action)]));
    const idOf = (name: string | undefined) => named.get(name ?? "")?.attributes.id;
    const emails = new Map(
      childrenOf(elementAt(project, "resources"), "resource").map(({ attributes }) => [
        attributes.id,
        attributes.email,
      ]),
    );
    const allocations = childrenOf(elementAt(project, "allocations"), "allocation");
    for (const action of actions) {
      const task = named.get(nameOf(action));
      const before = childrenOf(elementAt(task, "predecessors"), "predecessor");
      expect(before.map(({ attributes }) => attributes["predecessor-id"])).toEqual(
        (action.dependsOn ?? []).map((identity) => idOf(byIdentity.get(identity))),
      );
      if (action.kind === "message" || action.kind === "survey") continue;
      const allocated = allocations
        .filter(({ attributes }) => attributes["task-id"] === task?.attributes.id)
        .map(({ attributes }) => emails.get(attributes["resource-id"]) ?? "");
      const people = action.people.flatMap((role) => role.people.map(({ email = "" }) => email));
      expect(new Set(allocated)).toEqual(new Set(people));
    }
  });
});
