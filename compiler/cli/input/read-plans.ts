/**
 * The plans in a folder: its own plan.json, and that of each folder in it, as `persona plan --out` leaves them; of
 * many customers it leaves them one deeper, in `plans`.
 *
 * What is wrong with one is said, and the others go on.
 */

import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Playbook } from "../../ir/ir.ts";
import type { Plan } from "../../planner/plan.ts";
import { ioFailure, usageFailure } from "../failure.ts";
import { plain, type Terminal } from "../terminal/terminal.ts";
import { refuseLeadingOut } from "./leading-out.ts";
import { nothingThere } from "./named-file.ts";
import { aPlan, readOwnFile } from "./read-own-file.ts";

export interface FoundPlans {
  /** In the order of their paths. */
  readonly plans: readonly Plan[];
  /** Files that are no plan of this playbook, or a second one of a customer. */
  readonly refused: number;
}

export async function readPlans(folder: string, playbook: Playbook, terminal: Terminal): Promise<FoundPlans> {
  const paths = pathsIn(folder);
  if (paths.length === 0) {
    throw usageFailure(
      `${folder} holds no plan`,
      "name a folder with a plan.json in it, or with folders that have one, as `persona plan` makes them",
    );
  }
  const found = new Map<string, { readonly path: string; readonly plan: Plan }>();
  let refused = 0;
  const refuse = (message: string, help: string): void => {
    refused++;
    terminal.noteError(plain(message), help);
  };
  for (const path of paths) {
    const read = await readOwnFile(path, aPlan, terminal);
    if (read === undefined) {
      refused++;
      continue;
    }
    const { plan } = read;
    const other = found.get(plan.customer.id);
    if (plan.playbook.name !== playbook.name) {
      const made = `${path} was made with the playbook ${plan.playbook.name}, and this is ${playbook.name}`;
      refuse(made, "name the playbook that made the plan, in whatever version");
    } else if (other !== undefined) {
      const twice = `${path} is a second plan of ${plan.customer.id}, also in ${other.path}`;
      refuse(twice, "keep the one that people work with");
    } else found.set(plan.customer.id, { path, plan });
  }
  return { plans: [...found.values()].map(({ plan }) => plan), refused };
}

function pathsIn(folder: string): readonly string[] {
  if (!existsSync(folder)) throw nothingThere(folder, "file or folder");
  refuseLeadingOut(folder, "folder");
  if (!isFolder(folder)) throw ioFailure(`${folder}: this is a file, and a folder is needed`);
  const ofMany = join(folder, "plans");
  return [folder, ...inside(folder), ...(isFolder(ofMany) ? inside(ofMany) : [])]
    .map((each) => join(each, "plan.json"))
    .filter((path) => existsSync(path));
}

/** Hidden ones are left out: they hold what the links in their folder lead to. */
const inside = (folder: string): readonly string[] =>
  readdirSync(folder)
    .filter((name) => !name.startsWith("."))
    .sort()
    .map((name) => join(folder, name));

const isFolder = (path: string): boolean => existsSync(path) && statSync(path).isDirectory();
