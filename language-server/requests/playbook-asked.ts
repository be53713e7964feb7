/** What a command is about: the playbook of a file, a customer of it, and places in its files. */

import {
  createLineMap,
  createProject,
  type LineMap,
  type ParsedFile,
  type Phases,
} from "@persona-lang/compiler";
import type { CustomerRecord } from "@persona-lang/compiler/trial";
import type { CancellationToken, WorkDoneProgressReporter } from "vscode-languageserver";
import { problemOf } from "../features/first-error.ts";
import type { testsIn } from "../features/tests.ts";
import type * as persona from "../protocol/persona-commands.ts";
import { type Session, signalOf } from "../session.ts";
import type { Sound } from "../trials.ts";
import { inTurns } from "../turns.ts";
import type { Look, Seen as SeenOf } from "../workspace.ts";

/** One command at work. */
export interface Call {
  readonly session: Session;
  readonly token: CancellationToken;
  readonly progress: WorkDoneProgressReporter;
}

/** For what nobody waits for long enough to be told how far it is. */
export const untold: WorkDoneProgressReporter = { begin() {}, report() {}, done() {} };

export interface Seen {
  readonly look: Look;
  readonly root: string;
  readonly session: Session;
}
export type SeenSound = Seen & { readonly sound: Sound };

export const lookAt = (uri: unknown, call: Call): Promise<Seen | persona.Problem> =>
  seenAt(uri, "resolved", call);

type SeenAt<Phase extends keyof Phases> = Seen & { readonly look: SeenOf[Phase] };

async function seenAt<Needs extends keyof Phases>(
  uri: unknown,
  needs: Needs,
  { session, token }: Call,
): Promise<SeenAt<Needs> | persona.Problem> {
  if (typeof uri !== "string") return { problem: "the command needs the `uri` of a file of the playbook" };
  const place = await session.placeOf(uri);
  const look = await session.look(uri, needs, signalOf(token));
  return place === undefined || look === undefined
    ? { problem: `there is no playbook at ${uri}` }
    : ({ look, root: place.root, session } as SeenAt<Needs>);
}

export async function soundAt(uri: unknown, call: Call): Promise<SeenSound | persona.Problem> {
  const seen = await seenAt(uri, "lowered", call);
  if ("problem" in seen) return seen;
  const { snapshot } = seen.look;
  const playbook = snapshot.playbook();
  if (playbook === undefined) return { problem: problemOf(snapshot) };
  return { ...seen, sound: { snapshot, playbook, root: seen.root, host: call.session.hostOf(seen.root) } };
}

export async function customerFor(
  { uri, customer }: persona.ClassifyArguments,
  call: Call,
): Promise<(SeenSound & { readonly customer: CustomerRecord }) | persona.Problem> {
  const seen = await soundAt(uri, call);
  if ("problem" in seen) return seen;
  const read = await customerIn(seen.sound, customer);
  return "problem" in read ? read : { ...seen, customer: read };
}

async function customerIn(
  { playbook, host }: Pick<Sound, "playbook" | "host">,
  customer: persona.CustomerChoice,
): Promise<CustomerRecord | persona.Problem> {
  const { findCustomer, readCustomer } = await import("../features/trial/customers.ts");
  if (typeof customer !== "object" || customer === null) return { problem: "the command needs a `customer`" };
  if ("record" in customer) return readCustomer(customer.record, playbook);
  const found = await findCustomer(customer, playbook, host);
  return found ?? { problem: `there is no such customer in ${customer.file}` };
}

/** The ranking by the playbook as it lies on the disk, read anew: undefined where that has errors. */
export async function savedRanking(
  { customer }: persona.ClassifyArguments,
  { sound: { snapshot, host } }: SeenSound,
): Promise<persona.ClassifyAnswer["ranking"] | undefined> {
  const saved = await createProject(host, inTurns).snapshot(snapshot.entry);
  await saved.reach("lowered");
  const playbook = saved.playbook();
  if (playbook === undefined) return undefined;
  const read = await customerIn({ playbook, host }, customer);
  if ("problem" in read) return undefined;
  const { classify } = await import("../features/trial/decisions.ts");
  return classify(playbook, read.signals, { previous: read.previous }).ranking;
}

export const languageOf = async ({ uri, language }: { uri: string; language?: string }, { session }: Call) =>
  language ?? (await session.settings.of(uri)).language;

export function placeOf(
  at: { readonly file: string; readonly line: number; readonly column: number },
  { look, root, session }: Seen,
): persona.Placed | undefined {
  const file = look.snapshot.files.find(({ source }) => source.path === at.file);
  if (file === undefined) return undefined;
  const lines = linesIn(file);
  const start = lines.offsetAt(at.line, at.column);
  const end = lines.offsetAt(at.line, 1) + lines.lineText(at.line).trimEnd().length;
  return session.locateIn(look.snapshot, root)(at.file, { start, end: Math.max(start, end) });
}

const lineMaps = new WeakMap<ParsedFile, LineMap>();

function linesIn(file: ParsedFile): LineMap {
  const lines = lineMaps.get(file) ?? createLineMap(file.source.text);
  lineMaps.set(file, lines);
  return lines;
}

export function itemOf(
  { kind, name, file, span, nameSpan }: ReturnType<typeof testsIn>[number],
  { look, root, session }: Seen,
): persona.TestItem | undefined {
  const locate = session.locateIn(look.snapshot, root);
  const [whole, named] = [locate(file, span), locate(file, nameSpan)];
  if (whole === undefined || named === undefined) return undefined;
  return { id: idOf(kind, file, name), name, kind, ...whole, nameRange: named.range };
}

export const idOf = (kind: string, file: string, name: string): string => `${file}#${kind}:${name}`;

export function ruleAt(
  { line, character }: Pick<persona.HitsArguments, "line" | "character">,
  { sound, look: { file, positions } }: SeenSound,
) {
  const place = linesIn(file).positionAt(positions.offsetAt({ line, character }));
  return sound.playbook.rules.find(
    ({ at }) => at.file === file.source.path && at.line === place.line && at.column === place.column,
  );
}
