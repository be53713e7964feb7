/** What each of the commands of protocol/persona-commands.ts does: asks a feature, and puts its answer in the protocol's form. */

import { createLineMap, createProject, type LineMap, type ParsedFile } from "@persona-lang/compiler";
import type { CustomerRecord, Result } from "@persona-lang/compiler/trial";
import { type CancellationToken, MessageType, type WorkDoneProgressReporter } from "vscode-languageserver";
import { problemOf } from "../features/first-error.ts";
import { testsIn } from "../features/tests.ts";
import type { SampleCustomer } from "../features/trial/customers.ts";
import type * as persona from "../protocol/persona-commands.ts";
import { addressOf } from "../protocol/preview-addresses.ts";
import { type Session, signalOf } from "../session.ts";
import type { Sound } from "../trials.ts";
import type { Look } from "../workspace.ts";

/** One command at work. */
interface Call {
  readonly session: Session;
  readonly token: CancellationToken;
  readonly progress: WorkDoneProgressReporter;
}

type Handler<Arguments, Answer> = (asked: Arguments, call: Call) => Promise<Answer | persona.Problem>;

export const handlers: Readonly<Record<persona.PersonaCommand, Handler<never, unknown>>> = {
  "persona.playbook": (async (asked, call) => {
    const seen = await soundAt(asked.uri, call);
    if ("problem" in seen) return seen;
    const { outlineOf } = await import("../features/trial/playbook-outline.ts");
    const { personas, ...outline } = outlineOf(seen.sound.playbook, await languageOf(asked, call));
    return {
      ...outline,
      personas: personas.flatMap(({ at, ...persona }) => {
        const placed = placeOf(at, seen);
        return placed === undefined ? [] : [{ ...placed, ...persona }];
      }),
    };
  }) satisfies Handler<{ uri: string; language?: string }, persona.PlaybookAnswer>,

  "persona.tests": (async ({ uri }, call) => {
    const seen = await lookAt(uri, call);
    if ("problem" in seen) return seen;
    return { tests: testsIn(seen.look.snapshot).flatMap((test) => itemOf(test, seen) ?? []) };
  }) satisfies Handler<{ uri: string }, persona.TestsAnswer>,

  "persona.runTests": (async (asked, call) => {
    const seen = await soundAt(asked.uri, call);
    if ("problem" in seen) return seen;
    const answer = await runTests(asked, seen, call);
    if (asked.tell)
      tell(
        call,
        answer.results.every(({ passed }) => passed),
        wordResults(answer),
      );
    return answer;
  }) satisfies Handler<persona.RunTestsArguments, persona.RunTestsAnswer>,

  "persona.coverage": (async ({ uri }, call) => {
    const seen = await soundAt(uri, call);
    if ("problem" in seen) return seen;
    const items = await call.session.trials.coverage(seen.sound);
    return {
      items: items.flatMap(({ kind, name, at, by }) => {
        const placed = placeOf(at, seen);
        return placed === undefined ? [] : [{ ...placed, kind, name, ...(by === undefined ? {} : { by }) }];
      }),
    };
  }) satisfies Handler<{ uri: string }, persona.CoverageAnswer>,

  "persona.customers": (async ({ uri }, call) => {
    const seen = await soundAt(uri, call);
    if ("problem" in seen) return seen;
    const { customers, cut } = await call.session.trials.sample(seen.sound);
    return { customers: customers.map(customerItem), cut };
  }) satisfies Handler<{ uri: string }, persona.CustomersAnswer>,

  "persona.hits": (async (asked, call) => {
    const seen = await soundAt(asked.uri, call);
    if ("problem" in seen) return seen;
    const { trials } = call.session;
    const rule = ruleAt(asked, seen);
    if (rule === undefined) return { problem: "there is no rule on this line" };
    const { customers, cut } = await trials.sample(seen.sound);
    const hit = ((await trials.hits(seen.sound)).get(rule.id) ?? []).map(customerItem);
    if (asked.tell) tell(call, true, wordHits(hit));
    return { customers: hit, of: customers.length, cut };
  }) satisfies Handler<persona.HitsArguments, persona.HitsAnswer>,

  "persona.classify": (async (asked, call) => {
    const found = await customerFor(asked, call);
    if ("problem" in found) return found;
    const { classify } = await import("../features/trial/decisions.ts");
    const { customer, sound } = found;
    return classified(customer, classify(sound.playbook, customer.signals, { previous: customer.previous }));
  }) satisfies Handler<persona.ClassifyArguments, persona.ClassifyAnswer>,

  "persona.explain": (async (asked, call) => {
    const found = await customerFor(asked, call);
    if ("problem" in found) return found;
    const { explain, explanationInWords } = await import("../features/trial/decisions.ts");
    const { customer, sound } = found;
    const { playbook } = sound;
    const explanation = explain(playbook, customer.signals, { previous: customer.previous });
    const language = await languageOf(asked, call);
    const { sentence, reasons, notKnown } = explanationInWords(
      playbook,
      customer.signals,
      explanation,
      language,
    );
    const rules = explanation.rules.flatMap(({ id, state, points, at }) => {
      const placed = placeOf(at, found);
      return placed === undefined ? [] : [{ ...placed, id, state, points }];
    });
    const saved = asked.compare === true ? await savedRanking(asked, found) : undefined;
    return {
      ...classified(customer, explanation),
      sentence,
      reasons,
      notKnown,
      rules,
      ...(saved === undefined ? {} : { saved }),
    };
  }) satisfies Handler<persona.ExplainArguments, persona.ExplainAnswer>,

  "persona.whyNot": (async (asked, call) => {
    const found = await customerFor(asked, call);
    if ("problem" in found) return found;
    const { playbook } = found.sound;
    if (!playbook.personas.some(({ name }) => name === asked.persona))
      return { problem: `there is no persona \`${asked.persona}\`` };
    const { whyNot, whyNotInWords } = await import("../features/trial/decisions.ts");
    const { signals, previous } = found.customer;
    const why = whyNot(playbook, signals, asked.persona, { previous });
    const { sentence, direction, headings, lost, chances } = whyNotInWords(
      playbook,
      signals,
      why,
      await languageOf(asked, call),
    );
    return { sentence, direction, headings, lost, chances };
  }) satisfies Handler<persona.WhyNotArguments, persona.WhyNotAnswer>,

  "persona.plan": plan satisfies Handler<persona.PlanArguments, persona.PlanAnswer>,

  "persona.card": (async (asked, call) => {
    const seen = await soundAt(asked.uri, call);
    if ("problem" in seen) return seen;
    const [{ cardOf }, { reachOfPersona }] = await Promise.all([
      import("../features/trial/previews.ts"),
      import("../features/trial/reach.ts"),
    ]);
    const { playbook } = seen.sound;
    const markdown = cardOf(asked.persona, playbook, await languageOf(asked, call));
    return markdown === undefined
      ? { problem: `there is no persona \`${asked.persona}\`` }
      : { markdown, ...reachOfPersona(asked.persona, playbook) };
  }) satisfies Handler<persona.CardArguments, persona.CardAnswer>,

  "persona.pages": (async (asked, call) => {
    const seen = await soundAt(asked.uri, call);
    if ("problem" in seen) return seen;
    const { previewPages } = await import("../features/trial/previews.ts");
    return previewPages(seen.sound.playbook, (await languageOf(asked, call)) || undefined);
  }) satisfies Handler<{ uri: string; language?: string }, persona.PagesAnswer>,

  "persona.preview": (async (asked, call) => {
    const text = await previewText(asked, call);
    if (typeof text !== "string") return text;
    const preview = addressOf(asked);
    if (asked.tell) await call.session.connection.window.showDocument({ uri: preview, takeFocus: false });
    return { preview, text };
  }) satisfies Handler<persona.PreviewArguments, persona.PreviewAnswer>,
};

/** The text of a preview, as it is now. */
export async function previewText(
  asked: persona.PreviewArguments,
  call: Call,
): Promise<string | persona.Problem> {
  if (asked.kind === "classifier") {
    const seen = await soundAt(asked.uri, call);
    if ("problem" in seen) return seen;
    const { classifierOf } = call.session;
    if (classifierOf === undefined)
      return { problem: "this server shows no classifier: `persona build` writes it" };
    return classifierOf(seen.sound.playbook, seen.sound.snapshot);
  }
  const answer =
    asked.kind === "card" ? await handlers["persona.card"](asked as never, call) : await plan(asked, call);
  return "problem" in (answer as object)
    ? (answer as persona.Problem)
    : (answer as { readonly markdown: string }).markdown;
}

async function plan(asked: persona.PlanArguments, call: Call): Promise<persona.PlanAnswer | persona.Problem> {
  const { planFor, samplePlan } = await import("../features/trial/previews.ts");
  const start = asked.start ?? (await call.session.exampleStart(asked.uri));
  const wish = { start, language: await languageOf(asked, call) };
  if (asked.customer !== undefined) {
    const found = await customerFor({ uri: asked.uri, customer: asked.customer }, call);
    return "problem" in found ? found : planFor(found.customer, found.sound.playbook, wish);
  }
  const seen = await soundAt(asked.uri, call);
  if ("problem" in seen) return seen;
  const found = samplePlan(asked.persona ?? "", seen.sound.playbook, wish);
  return found ?? { problem: "a plan is for a customer or a persona of the playbook: there is no such one" };
}

// ---------- what a command is about ----------

interface Seen {
  readonly look: Look;
  readonly root: string;
  readonly session: Session;
}
type SeenSound = Seen & { readonly sound: Sound };

async function lookAt(uri: unknown, { session, token }: Call): Promise<Seen | persona.Problem> {
  if (typeof uri !== "string") return { problem: "the command needs the `uri` of a file of the playbook" };
  const [place, look] = [await session.placeOf(uri), await session.look(uri, signalOf(token))];
  return place === undefined || look === undefined
    ? { problem: `there is no playbook at ${uri}` }
    : { look, root: place.root, session };
}

export async function soundAt(uri: unknown, call: Call): Promise<SeenSound | persona.Problem> {
  const seen = await lookAt(uri, call);
  if ("problem" in seen) return seen;
  const { snapshot } = seen.look;
  const playbook = snapshot.playbook();
  if (playbook === undefined) return { problem: problemOf(snapshot) };
  return { ...seen, sound: { snapshot, playbook, root: seen.root, host: call.session.hostOf(seen.root) } };
}

async function customerFor(
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
async function savedRanking(
  { customer }: persona.ClassifyArguments,
  { sound: { snapshot, host } }: SeenSound,
): Promise<persona.ClassifyAnswer["ranking"] | undefined> {
  const saved = await createProject(host).snapshot(snapshot.entry);
  const playbook = saved.playbook();
  if (playbook === undefined) return undefined;
  const read = await customerIn({ playbook, host }, customer);
  if ("problem" in read) return undefined;
  const { classify } = await import("../features/trial/decisions.ts");
  return classify(playbook, read.signals, { previous: read.previous }).ranking;
}

const languageOf = async ({ uri, language }: { uri: string; language?: string }, { session }: Call) =>
  language ?? (await session.settings.of(uri)).language;

// ---------- places ----------

function placeOf(
  at: { readonly file: string; readonly line: number; readonly column: number },
  { look, root, session }: Seen,
): persona.Placed | undefined {
  const file = look.snapshot.files.find(({ source }) => source.path === at.file);
  if (file === undefined) return undefined;
  const lines = linesIn(file);
  const start = lines.offsetAt(at.line, at.column);
  const end = lines.offsetAt(at.line, 1) + lines.lineText(at.line).trimEnd().length;
  return session.locateIn(look, root)(at.file, { start, end: Math.max(start, end) });
}

const lineMaps = new WeakMap<ParsedFile, LineMap>();

function linesIn(file: ParsedFile): LineMap {
  const lines = lineMaps.get(file) ?? createLineMap(file.source.text);
  lineMaps.set(file, lines);
  return lines;
}

function itemOf(
  { kind, name, file, span, nameSpan }: ReturnType<typeof testsIn>[number],
  { look, root, session }: Seen,
): persona.TestItem | undefined {
  const locate = session.locateIn(look, root);
  const [whole, named] = [locate(file, span), locate(file, nameSpan)];
  if (whole === undefined || named === undefined) return undefined;
  return { id: idOf(kind, file, name), name, kind, ...whole, nameRange: named.range };
}

const idOf = (kind: string, file: string, name: string): string => `${file}#${kind}:${name}`;

export function ruleAt(
  { line, character }: Pick<persona.HitsArguments, "line" | "character">,
  { sound, look: { file, positions } }: SeenSound,
) {
  const place = linesIn(file).positionAt(positions.offsetAt({ line, character }));
  return sound.playbook.rules.find(
    ({ at }) => at.file === file.source.path && at.line === place.line && at.column === place.column,
  );
}

// ---------- answers ----------

async function runTests(
  { ids }: persona.RunTestsArguments,
  seen: SeenSound,
  { session, token, progress }: Call,
): Promise<persona.RunTestsAnswer> {
  const { sound, look } = seen;
  const { runTests: run } = await import("../features/trial/run-tests.ts");
  const items = new Map(
    testsIn(look.snapshot).flatMap((test) => {
      const item = itemOf(test, seen);
      return item === undefined ? [] : [[item.id, item] as const];
    }),
  );
  const idOfProof = (
    proof: object,
    { name, at }: { readonly name: string; readonly at: { readonly file: string } },
  ) => idOf("from" in proof ? "cohort" : "test", at.file, name);
  progress.begin("tests", 0, undefined, true);
  const { results, problems } = await run(
    sound.playbook,
    sound.host,
    (proof) => ids === undefined || ids.includes(idOfProof(proof, proof)),
    {
      signal: signalOf(token),
      done: (result, part) => {
        session.trials.remember(sound.playbook, result);
        progress.report(Math.floor(part * 100), result.name);
      },
    },
  );
  progress.done();
  session.refresh("codeLens");
  return {
    results: results.flatMap((result) => {
      const item = items.get(idOf(result.kind, result.at.file, result.name));
      return item === undefined
        ? []
        : [{ ...item, passed: result.passed, failures: failuresOf(result, seen) }];
    }),
    notes: problems.map(
      ({ file, row, message }) => `${file}${row === undefined ? "" : `, row ${row}`}: ${message}`,
    ),
  };
}

const failuresOf = ({ verdicts }: Result, seen: Seen): readonly persona.TestFailure[] =>
  verdicts.flatMap(({ met, at, expected, found, why }) => {
    const placed = met ? undefined : placeOf(at, seen);
    return placed === undefined ? [] : [{ ...placed, expected, found, why }];
  });

const customerItem = ({ file, record }: SampleCustomer): persona.CustomerItem => ({
  file,
  id: record.id,
  name: record.name,
});

const classified = (
  { id, name }: CustomerRecord,
  result: Omit<persona.ClassifyAnswer, "id" | "name" | "persona"> & { readonly persona: string | undefined },
): persona.ClassifyAnswer => {
  const { persona: found, outcome, score, margin, coverage, fit, ranking, failed, missing } = result;
  return {
    id,
    name,
    persona: found ?? null,
    outcome,
    score,
    margin,
    coverage,
    fit,
    ranking,
    failed,
    missing,
  };
};

// ---------- messages ----------

function tell({ session }: Call, isFine: boolean, message: string): void {
  const type = isFine ? MessageType.Info : MessageType.Warning;
  void session.connection.sendNotification("window/showMessage", { type, message });
}

function wordResults({ results }: persona.RunTestsAnswer): string {
  const failed = results.filter(({ passed }) => !passed);
  if (results.length === 0) return "there are no tests";
  const [first] = failed;
  const [failure] = first?.failures ?? [];
  if (first === undefined)
    return results.length === 1 ? `“${results[0]?.name}” passed` : `all ${results.length} passed`;
  const more = failed.length === 1 ? "" : ` (and ${failed.length - 1} more of ${results.length} failed)`;
  return `“${first.name}” failed: expected ${failure?.expected ?? ""}, found ${failure?.found ?? ""}${more}`;
}

const mostNamed = 10;

function wordHits(customers: readonly persona.CustomerItem[]): string {
  if (customers.length === 0) return "no customer gets points from this rule";
  const named = customers.slice(0, mostNamed).map(({ name }) => name);
  const more = customers.length - named.length;
  return `points for ${named.join(", ")}${more === 0 ? "" : ` and ${more} more`}`;
}
