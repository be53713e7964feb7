/**
 * What `plans.js` runs: the planner, over a playbook and precompiled templates that are part of the same file.
 *
 * Nothing is read, nothing is fetched, no text is evaluated. Customers and the team come as plain JSON values, as
 * they would stand in files, and are read by the same codec.
 */

import { classify, explain } from "../evaluator/evaluate.ts";
import { whyNot } from "../evaluator/why-not.ts";
import type { Playbook } from "../ir/ir.ts";
import { readPlainCustomer, readPlainTeam } from "../records/plain-records.ts";
import type { CustomerRecord, DataProblem } from "../records/record.ts";
import { feed, invitations } from "./calendar/calendars.ts";
import { icsEvents } from "./calendar/ics-events.ts";
import type { Plan } from "./plan.ts";
import { planCustomer } from "./plan-customer.ts";
import { createPlanProblem } from "./problem.ts";
import {
  type ExplanationWords,
  explanationInWords,
  type WhyNotWords,
  whyNotInWords,
} from "./words/explanation-words.ts";
import { renderMarkdown } from "./words/render-markdown.ts";
import type { Renderer } from "./words/renderer.ts";
import { createEngine } from "./words/template-engine.ts";

export interface PlanOptions {
  readonly start?: string;
  readonly team?: readonly unknown[];
  readonly language?: string;
  /** Instead of the one that the customer's signals give. */
  readonly persona?: string;
}

export interface WordsOptions {
  /** BCP 47; else the customer's language. */
  readonly language?: string;
}

export function createPlans(playbook: Playbook, templates: ReadonlyMap<string, unknown>) {
  const renderText = createPrecompiledRenderer(templates);
  return {
    plan(customer: unknown, options: PlanOptions = {}): Plan {
      const read = readPlainCustomer(playbook, customer);
      const team = options.team && readPlainTeam(playbook, options.team);
      const errors = [...read.problems, ...(team?.problems ?? [])].filter(
        ({ severity }) => severity === "error",
      );
      const record = read.record ?? nobody;
      const persona = options.persona ?? personaOf(playbook, record);
      const { start, language } = options;
      const plan = planCustomer({
        playbook,
        customer: record,
        persona,
        team: team?.members,
        start,
        language,
        renderText,
      });
      if (errors.length === 0) return plan;
      // Half a record would give half a plan: what is wrong is all that is said.
      const problems = errors.map((error) =>
        createPlanProblem("plan-wrong-customer", { problem: inWords(error) }),
      );
      return { ...plan, team: [], plays: [], toCome: [], notices: [], problems };
    },
    renderMarkdown: (plan: Plan) => renderMarkdown(plan, renderText),
    invitations,
    feed,
    icsEvents,
    explainInWords(customer: unknown, options: WordsOptions = {}): ExplanationWords {
      const { signals, previous, language } = soundCustomer(playbook, customer);
      const explanation = explain(playbook, signals, { previous });
      return explanationInWords(playbook, signals, explanation, options.language ?? language);
    },
    whyNotInWords(customer: unknown, persona: string, options: WordsOptions = {}): WhyNotWords {
      const { signals, previous, language } = soundCustomer(playbook, customer);
      const asked = whyNot(playbook, signals, persona, { previous });
      return whyNotInWords(playbook, signals, asked, options.language ?? language);
    },
  };
}

/** Half a record would give wrong reasons: what is wrong with it is thrown. */
function soundCustomer(playbook: Playbook, customer: unknown): CustomerRecord {
  const { record, problems } = readPlainCustomer(playbook, customer);
  const errors = problems.filter(({ severity }) => severity === "error");
  if (record === undefined || errors.length > 0) throw new TypeError(errors.map(inWords).join("\n"));
  return record;
}

const nobody: CustomerRecord = { id: "", name: "", contacts: [], signals: new Map() };

function personaOf(playbook: Playbook, { signals, previous }: CustomerRecord): string | undefined {
  return classify(playbook, signals, { previous }).persona;
}

/** "team, row 2, speaks: …" */
function inWords({ file, row, field, message, help }: DataProblem): string {
  const place = [
    file,
    ...(file === "team" && row !== undefined ? [`row ${row}`] : []),
    ...(field ? [field] : []),
  ];
  return `${place.join(", ")}: ${message}${help === undefined ? "" : ` (${help})`}`;
}

function createPrecompiledRenderer(templates: ReadonlyMap<string, unknown>): Renderer {
  const engine = createEngine();
  const ready = new Map<string, ReturnType<typeof engine.template>>();
  return (name, context) => {
    const specification = templates.get(name);
    if (specification === undefined) return undefined;
    let render = ready.get(name);
    if (render === undefined) {
      render = engine.template(specification as TemplateSpecification);
      ready.set(name, render);
    }
    return render(context);
  };
}
