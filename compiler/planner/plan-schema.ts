/**
 * The shape of `plan.json`, as zod schemas and as JSON Schema.
 *
 * plan.ts is the model; this repeats it for plans that people have worked with since. That the two are the same is
 * checked by the compiler: see test/planner/plan-schema.test.ts. The fields stand as the planner writes them, so that a
 * plan that was read is written with the same bytes. What no schema says, such as that a day exists, is
 * asked by read-plan.ts.
 */

import { z } from "zod";

const list = <T extends z.ZodType>(element: T) => z.array(element).readonly();
const fields = <T extends z.core.$ZodLooseShape>(shape: T) => z.strictObject(shape).readonly();
const maybe = <T extends z.ZodType>(schema: T) => z.exactOptional(schema);

const text = z.string();
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "a day is written as in 2026-12-01");
const clock = z.string().regex(/^\d{2}:\d{2}$/, "a time is written as in 09:30");
const instant = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/, "an instant is written as in 2026-12-01T09:30:00Z");

const person = fields({ name: text, email: maybe(text), language: maybe(text), timezone: maybe(text) }).meta({
  id: "person",
});
const at = fields({ file: text, line: z.int().min(1), column: z.int().min(1) });

const time = fields({
  start: clock,
  end: clock,
  timezone: text,
  startInstant: instant,
  endInstant: instant,
  ambiguous: maybe(z.literal(true)),
});

const action = fields({
  identity: text.min(1),
  kind: z.enum(["task", "meeting", "milestone", "message", "survey"]),
  name: text,
  title: text,
  phase: maybe(text),
  occurrence: maybe(z.int().min(1)),
  date: day,
  time: maybe(time),
  until: maybe(day),
  work: maybe(z.int().min(0)),
  reasons: list(text),
  people: list(
    fields({
      as: z.enum(["owner", "invited", "recipient"]),
      from: z.enum(["team", "customer"]),
      role: text,
      people: list(person),
    }),
  ),
  channel: maybe(text),
  sender: maybe(person),
  subject: maybe(text),
  text: maybe(text),
  textLanguage: maybe(text),
  tone: maybe(fields({ name: maybe(text), reason: text })),
  links: maybe(list(text)),
  resources: list(fields({ name: text, title: text, link: text })),
  serves: list(text),
  needs: list(text),
  dependsOn: maybe(list(text.min(1))),
  reminders: list(z.int().min(0)),
  recurrence: maybe(fields({ identity: text.min(1), rule: text, skipped: list(day), day: maybe(day) })),
  done: maybe(z.boolean()),
}).meta({ id: "action" });

/** Some fields of an action, as a migration writes them into a plan. */
export const partSchema = action.unwrap().partial().meta({ id: "part" });

const play = fields({
  name: text,
  title: text,
  goal: maybe(text),
  window: maybe(fields({ from: day, to: day })),
  phases: list(fields({ name: text, title: text, from: day, to: day })),
  actions: list(action),
  waiting: list(fields({ name: text, title: text, waitingFor: text, reason: text })),
  notDecided: list(fields({ name: text, title: text, signals: list(text), reason: text })),
}).meta({ id: "play" });

export const planSchema = fields({
  format: z.literal("persona-plan"),
  planVersion: z.literal(1),
  playbook: fields({
    name: text,
    version: text,
    title: text,
    owner: fields({ name: text, email: maybe(text) }),
  }),
  customer: fields({ id: text, name: text, timezone: maybe(text) }),
  language: text,
  locale: text,
  timezone: text,
  persona: fields({ name: text, title: text }),
  stage: maybe(fields({ name: text, title: text, reason: text })),
  start: z.union([day, z.literal("")]),
  team: list(
    fields({
      role: text,
      title: text,
      people: list(person),
      reasons: list(text),
      rejected: list(fields({ name: text, reason: text })),
    }),
  ),
  plays: list(play),
  toCome: list(fields({ play: text, title: text, stage: text })),
  sent: maybe(
    list(
      fields({
        identity: text.min(1),
        uid: maybe(text.min(1)),
        title: text,
        date: day,
        until: maybe(day),
        time: maybe(time),
        last: day,
        sequence: z.int().min(0),
        modified: instant,
        said: text,
        organizer: maybe(person),
        invited: list(person),
        calledOff: maybe(z.boolean()),
      }),
    ),
  ),
  notices: list(
    fields({ play: maybe(text), action: maybe(text), message: text, title: maybe(text), help: maybe(text) }),
  ),
  problems: list(
    fields({
      code: text,
      message: text,
      why: text,
      help: maybe(text),
      play: maybe(text),
      action: maybe(text),
      at: maybe(at),
    }),
  ),
  hours: maybe(
    list(
      fields({
        role: text,
        title: text,
        from: z.enum(["team", "customer"]),
        minutes: z.number().min(0),
        withoutLength: z.int().min(0),
        cost: maybe(z.number()),
      }),
    ),
  ),
  cost: maybe(
    fields({
      currency: z.string().regex(/^[A-Z]{3}$/, "a currency is written as in EUR"),
      amount: z.number(),
      rates: list(fields({ email: text, rate: z.number() })),
      withoutRate: list(text),
    }),
  ),
});

/** The JSON Schema (draft 2020-12) of `plan.json`. */
export const planJsonSchema = (): object => ({
  title: "Plan of a customer",
  ...z.toJSONSchema(planSchema, { target: "draft-2020-12" }),
});
