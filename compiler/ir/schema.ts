/**
 * The shape of `playbook.json`, as zod schemas and as JSON Schema.
 *
 * The interfaces of ir.ts are the model; these schemas repeat it for data that comes from outside. That the two
 * are the same is checked by the compiler: see test/ir/schema.test.ts. Only what a schema can say is said: that
 * names refer to something is not.
 */

import { z } from "zod";
import type * as ir from "./ir.ts";
import { irVersion } from "./ir.ts";

const list = <T extends z.ZodType>(element: T) => z.array(element).readonly();
const fields = <T extends z.core.$ZodLooseShape>(shape: T) => z.strictObject(shape).readonly();
const maybe = <T extends z.ZodType>(schema: T) => z.exactOptional(schema);

const name = z.string().min(1);
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const month = z.string().regex(/^\d{4}-\d{2}$/);
const time = z.string().regex(/^\d{2}:\d{2}$/);
const whole = z.int();

const texts = z.record(z.string(), z.string()).readonly().meta({ id: "texts" });
const at = fields({ file: z.string(), line: whole.min(1), column: whole.min(1) }).meta({ id: "at" });

// ---------- values and types ----------

const period = fields({ from: date, to: date });
const valueShape = z.union([z.boolean(), z.number(), z.string(), z.lazy(() => list(value)), period]);
const value: z.ZodType<ir.Value> = valueShape.meta({ id: "value" });

const bound = z.union([z.number(), z.string()]);
const range = fields({ lower: maybe(bound), upper: maybe(bound), upperIncluded: z.boolean() }).meta({
  id: "range",
});
const member = fields({ name, titles: texts });
const typeShape = z.discriminatedUnion("kind", [
  fields({ kind: z.literal("boolean") }),
  fields({
    kind: z.enum(["integer", "decimal", "percent", "money"]),
    places: whole.min(0),
    currency: maybe(z.string().length(3)),
    range: maybe(range),
  }),
  fields({ kind: z.literal("duration"), range: maybe(range) }),
  fields({ kind: z.literal("date"), range: maybe(range) }),
  fields({ kind: z.literal("time"), range: maybe(range) }),
  fields({ kind: z.enum(["text", "language", "country", "timezone", "email", "link", "period"]) }),
  fields({ kind: z.literal("enumeration"), name: maybe(name), members: list(member) }),
  fields({ kind: z.literal("set"), element: z.lazy(() => type) }),
  fields({ kind: z.literal("list"), element: z.lazy(() => type) }),
]);
const type: z.ZodType<ir.Type> = typeShape.meta({ id: "type" });

const signalGroup = fields({
  name,
  titles: texts,
  source: maybe(z.enum(["internal", "research"])),
  at,
});
const signal = fields({
  name,
  titles: texts,
  group: maybe(name),
  type,
  required: z.boolean(),
  personal: z.boolean(),
  sensitive: z.boolean(),
  context: z.boolean(),
  at,
}).meta({ id: "signal" });

// ---------- conditions ----------

const field = fields({ of: z.enum(["customer", "candidate", "message"]), name }).meta({ id: "field" });
const operand = z.discriminatedUnion("kind", [
  fields({ kind: z.literal("value"), value }),
  fields({ kind: z.literal("field"), field }),
]);
const conditionShape = z.discriminatedUnion("kind", [
  fields({ kind: z.literal("all"), conditions: z.lazy(() => list(condition)) }),
  fields({ kind: z.literal("any"), conditions: z.lazy(() => list(condition)) }),
  fields({ kind: z.literal("not"), condition: z.lazy(() => condition) }),
  fields({ kind: z.literal("known"), field }),
  fields({ kind: z.literal("definition"), name }),
  fields({ kind: z.literal("holds"), field }),
  fields({ kind: z.literal("equals"), field, operands: list(operand) }),
  fields({ kind: z.literal("compare"), field, operator: z.enum(["<", "<=", ">", ">="]), operand }),
  fields({ kind: z.literal("has"), field, which: z.enum(["any", "all"]), operands: list(operand) }),
  fields({
    kind: z.literal("text"),
    field,
    test: z.enum(["contains", "starts", "matches"]),
    operands: list(operand),
  }),
]);
const condition: z.ZodType<ir.Condition> = conditionShape.meta({ id: "condition" });
const definition = fields({ name, condition, at });

// ---------- personas and weights ----------

const persona = fields({
  name,
  titles: texts,
  summary: texts,
  challenges: list(texts),
  needs: list(fields({ name, texts })),
  values: list(texts),
  jobs: list(fields({ when: texts, want: texts, so: texts })),
  channels: list(name),
  traits: list(fields({ kind: name, texts })),
  portrait: maybe(z.string()),
  quotes: list(texts),
  evidence: list(fields({ texts, month: maybe(month) })),
  at,
});
const points = fields({ persona: name, points: whole, atMost: maybe(whole.min(0)) });
const award = fields({ points: list(points), because: texts });
const arm = fields({
  test: z.discriminatedUnion("kind", [
    fields({ kind: z.literal("values"), values: list(value) }),
    fields({ kind: z.literal("band"), lower: maybe(bound), below: maybe(bound) }),
  ]),
  award,
  at,
});
const rule = z.discriminatedUnion("kind", [
  fields({ id: z.string(), at, kind: z.literal("when"), condition, award }),
  fields({
    id: z.string(),
    at,
    kind: z.literal("cases"),
    signal: name,
    arms: list(arm),
    unknown: maybe(fields({ points: list(points), because: texts, at })),
  }),
  fields({ id: z.string(), at, kind: z.literal("each"), signal: name, award }),
]);
const ruleGroup = fields({ titles: texts, rules: list(z.string()), at });
const measure = z.enum(["score", "margin", "coverage", "fit"]);
const classify = fields({
  rankBy: z.enum(["score", "fit"]),
  accept: list(fields({ measure, operator: z.enum([">", ">="]), value: whole, at })),
  ties: list(name),
  tiesAt: maybe(at),
  otherwise: maybe(name),
  otherwiseAt: maybe(at),
  keepUnlessBeatenBy: maybe(whole),
  keepAt: maybe(at),
});

// ---------- people and the journey ----------

const weekday = z.literal([1, 2, 3, 4, 5, 6, 7]);
const openHours = fields({ weekday, opens: time, closes: time }).meta({ id: "openHours" });

const role = fields({ name, titles: texts, from: z.enum(["team", "customer"]), many: z.boolean(), at });
const preference = { condition, personas: list(name), text: z.string(), at };
const assignment = fields({
  role: name,
  require: list(fields(preference)),
  prefer: list(fields({ ...preference, points: whole })),
  spread: maybe(
    fields({ column: name, adding: whole, atMost: maybe(z.union([whole, fields({ column: name })])) }),
  ),
  at,
});
const channel = fields({
  name,
  titles: texts,
  languages: list(z.string()),
  hours: maybe(list(openHours)),
  at,
});
const feelingChange = fields({ from: name, to: maybe(name) });
const touchpoint = fields({
  titles: texts,
  channel: name,
  owner: texts,
  shows: list(texts),
  feeling: maybe(feelingChange),
  asks: list(name),
  uses: list(name),
  at,
});
const stage = fields({
  name,
  titles: texts,
  owner: texts,
  goal: texts,
  measures: list(texts),
  feeling: maybe(feelingChange),
  enters: maybe(condition),
  touchpoints: list(touchpoint),
  handovers: list(fields({ stage: name, texts, at })),
  at,
});
const resource = fields({ name, titles: texts, link: texts, at });

// ---------- times ----------

const span = fields({
  count: whole,
  unit: z.enum(["minutes", "hours", "days", "business days", "weeks", "months", "years"]),
}).meta({ id: "span" });
const anchor = z
  .discriminatedUnion("kind", [
    fields({ kind: z.literal("start") }),
    fields({ kind: z.literal("signal"), name }),
    fields({ kind: z.literal("action"), name }),
    fields({ kind: z.literal("end of phase"), name }),
    fields({ kind: z.literal("end of stage"), name }),
    fields({ kind: z.literal("date"), date }),
  ])
  .meta({ id: "anchor" });
const direction = z.enum(["before", "after"]);
const schedule = fields({
  base: z.discriminatedUnion("kind", [
    fields({ kind: z.literal("on"), anchor }),
    fields({ kind: z.literal("offset"), span, direction, anchor }),
    fields({
      kind: z.literal("every"),
      every: span,
      weekdays: maybe(list(weekday)),
      on: maybe(anchor),
      after: maybe(anchor),
      until: maybe(anchor),
    }),
  ]),
  at: maybe(time),
  customerTime: z.boolean(),
  duration: maybe(whole),
  exactly: z.boolean(),
  onDayOff: maybe(z.enum(["skip", "move"])),
}).meta({ id: "schedule" });
const window = z
  .discriminatedUnion("kind", [
    fields({ kind: z.literal("until"), from: anchor, until: anchor }),
    fields({ kind: z.literal("offsets"), from: whole, to: span, direction, anchor }),
  ])
  .meta({ id: "window" });
const calendar = fields({
  timezone: z.string(),
  hours: list(openHours),
  holidays: list(fields({ date, name: maybe(z.string()) })),
});

// ---------- plays ----------

const action = {
  name,
  was: maybe(name),
  titles: texts,
  phase: maybe(name),
  conditions: list(condition),
  when: schedule,
  needs: list(name),
  serves: list(name),
  give: list(name),
  at,
};
const play = fields({
  name,
  was: maybe(name),
  titles: texts,
  personas: list(name),
  stage: name,
  goal: texts,
  window: maybe(window),
  leaving: z.enum(["finish started", "cancel", "hand over"]),
  phases: list(fields({ name, titles: texts, window, at })),
  actions: list(
    z.discriminatedUnion("kind", [
      fields({ ...action, kind: z.literal("task"), owner: name, takes: maybe(span), note: texts }),
      fields({
        ...action,
        kind: z.literal("meeting"),
        invite: list(name),
        remind: list(span),
        agenda: texts,
      }),
      fields({ ...action, kind: z.literal("milestone"), owner: maybe(name) }),
      fields({ ...action, kind: z.literal("message"), send: name, to: list(name), channel: name }),
    ]),
  ),
  at,
});
const message = fields({
  name,
  was: maybe(name),
  titles: texts,
  subject: texts,
  bodies: list(fields({ tone: maybe(name), texts })),
  at,
});

// ---------- surveys ----------

const survey = fields({
  name,
  titles: texts,
  kind: z.enum(["nps", "csat"]),
  question: texts,
  to: list(name),
  channel: name,
  ask: list(schedule),
  target: maybe(fields({ mark: whole, over: span })),
  at,
});

// ---------- tests ----------

const expectation = z.discriminatedUnion("kind", [
  fields({ at, kind: z.literal("persona"), persona: maybe(name) }),
  fields({
    at,
    kind: z.literal("measure"),
    measure,
    operator: z.enum(["at least", "at most", "is"]),
    value: whole,
  }),
  fields({ at, kind: z.literal("ranking"), before: name, after: name }),
  fields({ at, kind: z.literal("reason"), signal: name }),
  fields({ at, kind: z.literal("play"), play: name, absent: z.boolean() }),
  fields({
    at,
    kind: z.literal("action"),
    action: name,
    absent: z.boolean(),
    on: maybe(date),
    time: maybe(time),
  }),
  fields({ at, kind: z.enum(["invites", "recipients"]), action: name, roles: list(name) }),
  fields({ at, kind: z.literal("tone"), action: name, tone: name }),
  fields({ at, kind: z.literal("says"), action: name, text: z.string() }),
  fields({ at, kind: z.literal("person"), role: name, person: z.string() }),
]);
const test = fields({
  name: z.string(),
  signals: z.record(z.string(), value).readonly(),
  previous: maybe(name),
  started: maybe(date),
  team: maybe(z.string()),
  expectations: list(expectation),
  at,
});

// ---------- cohorts ----------

const shareBounds = { least: maybe(whole.min(0)), most: maybe(whole.min(0)), at };
const cohort = fields({
  name: z.string(),
  from: z.string(),
  expectations: list(
    z.discriminatedUnion("kind", [
      fields({ ...shareBounds, kind: z.literal("agreement"), column: z.string() }),
      fields({ ...shareBounds, kind: z.literal("share"), persona: maybe(name) }),
    ]),
  ),
  at,
});

// ---------- the playbook ----------

export const playbookSchema = fields({
  format: z.literal("persona-playbook"),
  irVersion: z.literal(irVersion),
  name,
  titles: texts,
  version: z.string(),
  owner: fields({ name: z.string(), email: maybe(z.string()) }),
  reviewed: maybe(fields({ on: date, every: maybe(span) })),
  languages: list(z.string()),
  calendar,
  customer: fields({
    language: maybe(name),
    timezone: maybe(name),
    stage: maybe(name),
    feeling: maybe(name),
  }),
  signalGroups: list(signalGroup),
  signals: list(signal),
  definitions: list(definition),
  personas: list(persona),
  ruleGroups: list(ruleGroup),
  rules: list(rule),
  classify,
  team: list(signal),
  roles: list(role),
  assignments: list(assignment),
  channels: list(channel),
  stages: list(stage),
  feelings: list(name),
  tones: list(fields({ name, when: maybe(condition), at })),
  resources: list(resource),
  messages: list(message),
  plays: list(play),
  surveys: list(survey),
  tests: list(test),
  cohorts: list(cohort),
});

/** Types that hold themselves, before their own name is taken for granted: for comparing with ir.ts. */
export const recursiveShapes = { value: valueShape, type: typeShape, condition: conditionShape };

/** The JSON Schema (draft 2020-12) of `playbook.json`. */
export const playbookJsonSchema = (): object => ({
  title: "Persona playbook",
  ...z.toJSONSchema(playbookSchema, { target: "draft-2020-12" }),
});
