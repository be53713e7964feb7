/**
 * The door for who tries a playbook out without writing anything: the language server, which is bundled from sources.
 *
 * Customers are classified and explained, plans made, tests run and coverage collected as the command does it; all of
 * it pure. Whoever opens this door brings the planner and the emitters along: it is for what is asked for by itself.
 */

export { emitModule } from "./emit/javascript/emit.ts";
export { previewPages } from "./emit/pages/preview.ts";
export { compileTexts } from "./emit/plans/compile-texts.ts";
export { planPersona } from "./emit/plans/persona-plans.ts";
export { type PlanPreview, planPreview } from "./emit/plans/plan-content.ts";
export type { Explanation, RuleResult } from "./evaluator/classification.ts";
export { classify, classifyByRules, explain } from "./evaluator/evaluate.ts";
export { reachOf, totalReach, weightOf } from "./evaluator/reach.ts";
export { stateOf } from "./evaluator/rules.ts";
export { whyNot } from "./evaluator/why-not.ts";
export { digestPlaybook } from "./ir/serialise.ts";
export type { Plan } from "./planner/plan.ts";
export { planCustomer } from "./planner/plan-customer.ts";
export { planDays } from "./planner/plan-days.ts";
export type { Scheduled } from "./planner/schedule/scheduled.ts";
export { explanationInWords, whyNotInWords } from "./planner/words/explanation-words.ts";
export { formatShortDate } from "./planner/words/format-value.ts";
export { chainOf, textIn, titleOf } from "./planner/words/language.ts";
export { escapeMarkdown } from "./planner/words/markdown.ts";
export { renderMarkdown } from "./planner/words/render-markdown.ts";
export { type CustomerResult, describePlace, readCustomers, readTeam } from "./records/codec.ts";
export { comparedColumns } from "./records/compared-columns.ts";
export type { CustomerRecord, DataFormat, DataProblem, TeamMember } from "./records/record.ts";
export { type CoverageItem, createCoverage } from "./testing/coverage/coverage.ts";
export type { Result, UnreadFile, Verdict } from "./testing/result.ts";
export { createCohortRun, unreadCohort } from "./testing/run-cohort.ts";
export { judgeTest, observe, unreadTest } from "./testing/run-test.ts";
export { addDays, isDate } from "./values/calendar-date.ts";
export { generator } from "./version.ts";
