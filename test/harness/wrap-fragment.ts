/**
 * The standard playbook: what surrounds a fragment of a playbook in the documentation and in fixtures.
 *
 * A fragment holds one or more whole declarations. It stays a file of its own, `main.persona`, so that every
 * place in it keeps its line; the rest of a complete playbook comes in a second file, `standard.persona`. It offers
 *
 *   - personas `Technical` (with a need `briefs`) and `Marketing`
 *   - signals `developers` (integer 0 to 500), `contractValue` (money USD), `goLive` (a required date),
 *     `quoteTurnaround` (duration), `fromSpreadsheets` (boolean), `systems` (any of salesforce, hubspot, sap),
 *     `biggestWorry` (text), `region` (Region), `tongue` (language), `zone` (timezone), and the type `Region`
 *   - weights over `developers` for both personas, and a `classify`
 *   - the team's columns `skills`, `region`, `load`; roles `ProjectManager` (team) and `Sponsor` (customer), and
 *     an `assign` for the first
 *   - channels `email` and `phone`, stages `Sales`, `Implementation`, `Support`, a resource `ApiGuide`, a message
 *     `Welcome`, and a play `Onboarding` with a task `brief` and a meeting `kickoff`
 *
 * What a fragment declares itself takes the place of the standard one: a `classify` the standard `classify`, a
 * persona `Technical` that persona, a signal `developers` that signal, `weights` all weights. A fragment with a
 * `playbook` is the entry and takes in the rest.
 *
 * Diagnostics about `standard.persona` that are no errors (something of it is not used) do not count.
 */

import { parse } from "../../compiler/syntax/parse.ts";

/** One declaration that a fragment can replace: by its kind alone, or by its name too. */
interface Piece {
  readonly kind: string;
  readonly name?: string;
  readonly text: string;
}

const piece = (text: string): Piece => {
  const [kind = "", name] = text.split(/[\s{]+/);
  return singletons.has(kind) || name === undefined ? { kind, text } : { kind, name, text };
};
const singletons = new Set(["playbook", "customer", "weights", "classify", "team", "play"]);

const signals = [
  "developers integer 0 to 500",
  "contractValue money USD 0 and above",
  "goLive date required",
  "quoteTurnaround duration",
  "fromSpreadsheets boolean",
  "systems any of System",
  "biggestWorry text",
  "region Region",
  "tongue language",
  "zone timezone",
];

const declarations = [
  `playbook PartnerPortal "Partner portal" {
  version "1.0.0"
  owner "CX Operations <cx-ops@example.com>"
  languages en, es
  timezone "America/Denver"
}`,
  `customer { language tongue; timezone zone }`,
  `type System one of {
  salesforce "Salesforce"
  hubspot "HubSpot"
  sap "SAP"
}`,
  `type Region one of americas, europe, asia`,
  `persona Technical "Technical", es "Técnico" {
  summary "Judges us by what our platform can be made to do."
  need briefs "Detailed concept briefs"
  channels email
}`,
  `persona Marketing "Marketing" { summary "Cares for what its own partners see."; channels email }`,
  `weights {
  for developers {
    below 3 then Marketing +2
    3 and above then Technical +2
  }
}`,
  `classify { otherwise Marketing }`,
  `team {
  skills any of portal, integrations, design
  region Region
  load percent
}`,
  `role ProjectManager "Implementation manager" { from team }`,
  `role Sponsor "Executive sponsor" { from customer }`,
  `assign ProjectManager { require skills has portal }`,
  `channel email "E-mail"`,
  `channel phone "Phone"`,
  `stage Sales "Sales"`,
  `stage Implementation "Implementation"`,
  `stage Support "Support"`,
  `resource ApiGuide "API guide" { link "https://example.com/api" }`,
  `message Welcome {
  subject "Welcome", es "Bienvenidos"
  body "We are glad that you are here.", es "Nos alegra que estén aquí."
}`,
  `play Onboarding "Onboarding" {
  stage Implementation
  task brief "Write the concept brief" { owner ProjectManager; when on start }
  meeting kickoff "Kick-off" {
    when 3 business days after start at 10:00 for 60 minutes
    invite ProjectManager, Sponsor
  }
}`,
].map(piece);

export const fragmentPath = "main.persona";
export const standardPath = "standard.persona";

export interface WrappedFragment {
  readonly entry: string;
  readonly files: ReadonlyMap<string, string>;
}

export function wrapFragment(fragment: string): WrappedFragment {
  const { kinds, names } = declaredIn(fragment);
  const kept = declarations.filter(({ kind, name }) =>
    name === undefined ? !kinds.has(kind) : !names.has(`${kind} ${name}`),
  );
  const lines = signals.filter((line) => !names.has(`signal ${line.split(" ")[0]}`));
  const standard = [...kept.map(({ text }) => text), `signals Known "Known" {\n  ${lines.join("\n  ")}\n}`];
  const isEntry = kinds.has("playbook");
  if (!isEntry) standard.push(`import "./${fragmentPath}"`);
  const rest = `${standard.join("\n")}\n`;
  if (!isEntry) {
    const files = new Map([
      [fragmentPath, fragment],
      [standardPath, rest],
    ]);
    return { entry: standardPath, files };
  }
  // Which languages its playbook has is not known: texts without a tag are right in any.
  const files = new Map([
    [fragmentPath, `${fragment.trimEnd()}\nimport "./${standardPath}"\n`],
    [standardPath, rest.replace(/, es "[^"]*"/g, "")],
  ]);
  return { entry: fragmentPath, files };
}

/** What the fragment declares: the kinds, and `kind name` of each, signals and stages in blocks included. */
function declaredIn(fragment: string): {
  readonly kinds: ReadonlySet<string>;
  readonly names: ReadonlySet<string>;
} {
  const { tree } = parse({ path: fragmentPath, text: fragment, version: 0 });
  const kinds = new Set<string>();
  const names = new Set<string>();
  // A line of `team` is a column, which takes no signal's place.
  const inside = tree.declarations
    .filter(({ kind }) => kind !== "team")
    .flatMap(({ items }) => items.filter((item) => item.node === "declaration"));
  for (const declaration of [...tree.declarations, ...inside]) {
    const kind = declaration.kind === "message-text" ? "message" : declaration.kind;
    if (tree.declarations.includes(declaration)) kinds.add(kind);
    const name = declaration.name ?? declaration.subject;
    if (name !== undefined) names.add(`${kind} ${name.text}`);
  }
  return { kinds, names };
}
