/** What each of the commands of protocol/persona-commands.ts does: asks a feature, and puts its answer in the protocol's form. */

import type { CustomerRecord } from "@persona-lang/compiler/trial";
import { MessageType } from "vscode-languageserver";
import { oneLine } from "../features/markdown.ts";
import { testsIn } from "../features/tests.ts";
import type { SampleCustomer } from "../features/trial/customers.ts";
import type * as persona from "../protocol/persona-commands.ts";
import { addressOf, opensPreviews } from "../protocol/preview-addresses.ts";
import {
  type Call,
  customerFor,
  itemOf,
  languageOf,
  lookAt,
  placeOf,
  ruleAt,
  savedRanking,
  soundAt,
} from "./playbook-asked.ts";
import { runTests, wordResults } from "./test-runs.ts";

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
    const { client, connection } = call.session;
    // Not waited for: a client may show it when it likes, or never.
    if (asked.tell && opensPreviews(client))
      connection.window.showDocument({ uri: preview, takeFocus: false }).catch(() => {});
    return { preview, text };
  }) satisfies Handler<persona.PreviewArguments, persona.PreviewAnswer>,
};

/** The text of a preview, as it is now. */
export async function previewText(
  asked: persona.PreviewArguments,
  call: Call,
): Promise<string | persona.Problem> {
  if (asked.kind === undefined)
    return { problem: "a preview is of a `kind`: `classifier`, `plan` or `card`" };
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

// ---------- answers ----------

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
  void session.connection.sendNotification("window/showMessage", { type, message: oneLine(message) });
}

const mostNamed = 10;

function wordHits(customers: readonly persona.CustomerItem[]): string {
  if (customers.length === 0) return "no customer gets points from this rule";
  const named = customers.slice(0, mostNamed).map(({ name }) => name);
  const more = customers.length - named.length;
  return `points for ${named.join(", ")}${more === 0 ? "" : ` and ${more} more`}`;
}
