/** A small playbook around the play of each case, compiled the way the command does it, and plans made with it. */

import { compileTexts } from "../../compiler/emit/plans/compile-texts.ts";
import type { Playbook } from "../../compiler/ir/ir.ts";
import type { Plan, PlannedAction } from "../../compiler/planner/plan.ts";
import { planCustomer } from "../../compiler/planner/plan-customer.ts";
import type { PlanRequest } from "../../compiler/planner/prepare.ts";
import { readPlainCustomer, readPlainTeam } from "../../compiler/records/plain-records.ts";
import type { TeamMember } from "../../compiler/records/record.ts";
import { renderAll, snapshotOf } from "../harness/compile.ts";

/** What a case changes; the rest is as in `source` below. */
export interface Demo {
  /** The declarations of the play. */
  readonly actions?: string;
  /** Properties of the play, beside `for` and `stage`. */
  readonly properties?: string;
  readonly timezone?: string;
  readonly hours?: string;
  readonly holidays?: string;
  readonly languages?: string;
  readonly assign?: string;
  readonly stages?: string;
  readonly more?: string;
}

export const sourceOf = (demo: Demo): string => `
playbook Demo "Demo" {
  version   "1.0.0"
  owner     "CX Operations <cx@example.com>"
  languages ${demo.languages ?? "en, es"}
  timezone  "${demo.timezone ?? "America/Denver"}"
  hours     ${demo.hours ?? "Monday to Thursday 09:00 to 17:00, Friday 09:00 to 13:00"}
  ${demo.holidays === "" ? "" : `holidays  ${demo.holidays ?? "2026-12-24, 2026-12-25"}`}
}
customer {
  language tongue
  timezone zone
  stage    lifecycle
}
signals Known "What we know" {
  source   internal
  goLive   date "Go-live", es "Puesta en marcha"
  birthday date "Portal birthday"
  value    integer 0 to 100
  budget   money USD 0 and above
  share    percent
  pilot    boolean
  systems  any of sap, hubspot
  worry    text
  tongue   language "Tongue"
  zone     timezone
  lifecycle one of sales, implementation, support
}
persona Technical "Technical", es "Técnico" {
  summary "Wants control.", es "Quiere control."
  need    sandbox "A sandbox", es "Un entorno de pruebas"
}
persona Simple "Simple" { summary "Wants it soon." }
weights {
  when value >= 1 then Technical +1
  when value < 1  then Simple +1
}
classify { accept when score >= 1; otherwise Simple }
type Skill one of {
  portal
  design "design", es "diseño"
}
team {
  skills any of Skill "Skills", es "Capacidades"
  speaks any of language "Languages", es "Idiomas"
  native language "Mother tongue"
  load   percent "Load", es "Carga"
  projects integer 0 to 99 "Projects", es "Proyectos"
  capacity integer 0 to 99 "Capacity"
  away     list of period "Away"
}
role Manager   "Manager", es "Responsable" { from team }
role Sponsor   "Sponsor"    { from customer }
role Coders    "Developers" { from customer; many }
assign Manager {
  ${demo.assign ?? "require skills has portal"}
}
channel email "E-mail", es "Correo"
channel phone "Phone", es "Teléfono" { languages en; hours Monday to Thursday 09:00 to 12:00, Monday 14:00 to 17:00 }
journey {
  ${demo.stages ?? 'stage Sales "Sales" { enters when lifecycle is sales }\n  stage Implementation "Implementation" { enters when pilot }\n  stage Support "Support"'}
}
resource Guide "Guide", es "Guía" { link "https://example.com/api", es "https://example.com/es/api" }
message Welcome "Welcome", es "Bienvenida" {
  subject en "Welcome, {{customer.name}}", es "Bienvenidos, {{customer.name}}"
  body    en "Hello {{Sponsor.name}}, see {{Guide.link}}", es "Hola {{Sponsor.name}}, vea {{Guide.link}}"
}
play Onboarding "Onboarding", es "Implantación" {
  for   Technical
  stage Implementation
  ${demo.properties ?? ""}
  ${demo.actions ?? ""}
}
${demo.more ?? ""}
`;

export async function playbookOf(demo: Demo | string): Promise<Playbook> {
  const source = typeof demo === "string" ? demo : sourceOf(demo);
  const files = new Map([["main.persona", source]]);
  const snapshot = await snapshotOf(files);
  const playbook = snapshot.playbook();
  if (playbook === undefined) throw new Error(renderAll(snapshot.diagnostics, files));
  return playbook;
}

export interface Customer {
  readonly signals?: Readonly<Record<string, unknown>>;
  readonly [field: string]: unknown;
}

export interface Request {
  readonly customer?: Customer;
  readonly start?: string | undefined;
  readonly team?: readonly unknown[];
  /** The team as it was read already. */
  readonly members?: readonly TeamMember[];
  readonly persona?: string | undefined;
  readonly language?: string;
  readonly earlier?: PlanRequest["earlier"];
}

/** A plan for `Technical` in Implementation from Tuesday 2026-12-01 on, unless the request says otherwise. */
export function planOf(playbook: Playbook, request: Request = {}): Plan {
  const read = readPlainCustomer(playbook, {
    id: "c-1",
    name: "Aurora",
    stage: "Implementation",
    ...request.customer,
  });
  if (read.record === undefined) throw new Error(read.problems.map(({ message }) => message).join("\n"));
  const team = request.team && readPlainTeam(playbook, request.team);
  if (team?.problems.length) throw new Error(team.problems.map(({ message }) => message).join("\n"));
  return planCustomer({
    playbook,
    customer: read.record,
    persona: "persona" in request ? request.persona : "Technical",
    team: request.members ?? team?.members,
    start: "start" in request ? request.start : "2026-12-01",
    language: request.language,
    earlier: request.earlier,
    renderText: compileTexts(playbook),
  });
}

export const planDemo = async (demo: Demo, request: Request = {}): Promise<Plan> =>
  planOf(await playbookOf(demo), request);

export const actionsOf = (plan: Plan): readonly PlannedAction[] =>
  plan.plays.flatMap(({ actions }) => actions);

/** `2026-12-04 10:00 kickoff`, one a line, in the plan's order. */
export const datesOf = (plan: Plan): readonly string[] =>
  actionsOf(plan).map(({ date, until, time, name }) =>
    [date, ...(until ? [`to ${until}`] : []), ...(time ? [time.start] : []), name].join(" "),
  );

/** Actions as a play says them, on one line each. */
export const task = (name: string, when: string, more = "") =>
  `task ${name} "${name}" { owner Manager; when ${when}${more && `; ${more}`} }\n`;
export const meeting = (name: string, when: string, invite = "Manager", more = "") =>
  `meeting ${name} "${name}" { when ${when}; invite ${invite}${more && `; ${more}`} }\n`;
export const message = (name: string, when: string) =>
  `message ${name} "${name}" { when ${when}; send Welcome; to Sponsor; channel phone }\n`;
