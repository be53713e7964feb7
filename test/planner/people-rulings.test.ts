/** The rulings on stages, people and words, one worked case each. */

import { describe, expect, test } from "vitest";
import { compileTexts } from "../../compiler/emit/plans/compile-texts.ts";
import type { PlannedPlay } from "../../compiler/planner/plan.ts";
import { planContext } from "../../compiler/planner/words/plan-context.ts";
import { renderMarkdown } from "../../compiler/planner/words/render-markdown.ts";
import { actionsOf, type Demo, planDemo, planOf, playbookOf, type Request } from "./demo.ts";

const actions = `
  meeting kickoff "Kick-off", es "Arranque" { when on start at 10:00 for 60 minutes; invite Manager, Sponsor, Coders }
  message welcome { send Welcome; to Sponsor; channel email; when on start }
`;
const contact = (role: string, name: string, fields: Readonly<Record<string, unknown>> = {}) => ({
  role,
  name,
  email: `${name.toLowerCase()}@customer.example`,
  ...fields,
});

describe("stage", () => {
  const later = 'play Care "Care" { for Technical; stage Support }';
  const sales = 'play Talk "Talk" { stage Sales }';
  const cases: readonly (readonly [string, Request, string])[] = [
    ["the record's, without regard to case", { customer: { stage: "implementation" } }, "Implementation"],
    [
      "a mapped member, without regard to case",
      { customer: { stage: null, signals: { lifecycle: "support" } } },
      "Support",
    ],
    [
      "else the last declared one that is entered",
      { customer: { stage: null, signals: { pilot: true } } },
      "Implementation",
    ],
    ["else the first", { customer: { stage: null } }, "Sales"],
    ["an undecided `enters` does not count", { customer: { stage: null, signals: {} } }, "Sales"],
  ];
  test.each(cases)("%s", async (_, request, stage) => {
    const plan = await planDemo({ actions, more: later + sales }, request);
    expect(plan.stage?.name).toBe(stage);
    expect(plan.problems).toEqual([]);
  });

  test("plays of the stage are planned, those of later ones are to come, earlier ones are neither", async () => {
    const plan = await planDemo({ actions, more: `${later}\n${sales}` });
    expect(plan.plays.map(({ name }) => name)).toEqual(["Onboarding"]);
    expect(plan.toCome).toEqual([{ play: "Care", title: "Care", stage: "Support" }]);
  });

  test("a play without `for` is for everyone; one for others is not planned", async () => {
    const demo = { actions, more: 'play All "All" { stage Implementation }' };
    const plan = await planDemo(demo, { persona: "Simple" });
    expect(plan.plays.map(({ name }) => name)).toEqual(["All"]);
  });

  test("a stage that the playbook does not have is a problem", async () => {
    const playbook = await playbookOf({ actions });
    const renamed = { ...playbook, stages: playbook.stages.filter(({ name }) => name !== "Support") };
    const plan = planOf(renamed, { customer: { stage: null, signals: { lifecycle: "support" } } });
    expect(plan.problems.map(({ code }) => code)).toEqual(["plan-unknown-stage"]);
    expect(plan.problems.map(({ message }) => message)).toEqual([
      "the customer is in `support`, and the playbook has no such stage; it has `Sales` and `Implementation`",
    ]);
    expect(plan.plays).toEqual([]);
  });
});

test.each([
  ["no start", { start: undefined }, "plan-without-start"],
  ["a start that is no date", { start: "2026-02-30" }, "plan-wrong-start"],
  ["no persona", { persona: undefined }, "plan-without-persona"],
  ["an unknown persona", { persona: "constructor" }, "plan-unknown-persona"],
])("%s is a problem", async (_, request, code) => {
  const plan = await planDemo({ actions }, request);
  expect(plan.problems.map((problem) => problem.code)).toEqual([code]);
  expect(plan.plays).toEqual([]);
});

describe("the customer's people", () => {
  test("contacts take their roles; the first of several where only one can, with a notice", async () => {
    const contacts = [
      contact("Sponsor", "Zoe", { language: "es", timezone: "Europe/Madrid" }),
      contact("Sponsor", "Yan"),
      contact("Coders", "Xi"),
      contact("Coders", "Wim"),
    ];
    const plan = await planDemo({ actions }, { customer: { contacts } });
    const people = new Map(plan.team.map(({ role, people }) => [role, people.map(({ name }) => name)]));
    expect(people.get("Sponsor")).toEqual(["Zoe"]);
    expect(people.get("Coders")).toEqual(["Xi", "Wim"]);
    expect(plan.notices.map(({ message }) => message)).toEqual([
      "the customer's language is not known; English is taken",
      "the customer has several contacts who are Sponsor; Zoe is taken",
    ]);
  });

  test("who is not known leaves a blank to be seen, and a notice for who makes the plan", async () => {
    const plan = await planDemo({ actions }, { customer: { contacts: [] } });
    const sponsor = plan.team.find(({ role }) => role === "Sponsor");
    expect(sponsor?.people).toEqual([{ name: `[${sponsor?.title}]` }]);
    expect(plan.notices).toContainEqual({
      message: `the customer has no contact who is ${sponsor?.title}`,
      help: "add to the customer's data: `Sponsor.name` and `Sponsor.email`; in JSON a contact whose `role` is `Sponsor`",
    });
    expect(planContext(plan, plan.plays[0] as PlannedPlay).notices).toEqual([]);
  });
});

describe("language", () => {
  const welcome = async (request: Request) =>
    actionsOf(await planDemo({ actions }, request)).find(({ name }) => name === "welcome");

  test.each([
    ["the exact tag", "es", "Bienvenidos, Aurora", "Bienvenida"],
    ["the base language", "es-MX", "Bienvenidos, Aurora", "Bienvenida"],
    ["the playbook's first", "el", "Welcome, Aurora", "Welcome"],
    ["a tag that is none: the playbook's first", "nonsense language", "Welcome, Aurora", "Welcome"],
  ])("%s", async (_, language, subject, title) => {
    const action = await welcome({ language });
    expect(action?.subject).toBe(subject);
    expect(action?.title).toBe(title);
  });

  test.each([
    ["es-MX", "Qué bueno"],
    ["es-AR", "Bienvenidos"],
    ["es", "Bienvenidos"],
  ])(
    "where the playbook has both, the exact tag goes before the base language: %s",
    async (language, subject) => {
      const more =
        'message Both { subject en "Welcome", es "Bienvenidos", es-MX "Qué bueno"; body en "-", es "-", es-MX "-" }';
      const both = "message both { send Both; to Sponsor; channel email; when on start }";
      const plan = await planDemo({ actions: both, more, languages: "en, es, es-MX" }, { language });
      expect(actionsOf(plan)[0]?.subject).toBe(subject);
    },
  );

  test("the customer's own, by record or by mapped signal", async () => {
    expect((await planDemo({ actions }, { customer: { language: "es" } })).language).toBe("es");
    expect((await planDemo({ actions }, { customer: { signals: { tongue: "es" } } })).language).toBe("es");
  });

  test("without sentences of ours in it, dates are in the language of these; texts keep their own", async () => {
    const texts = 'subject en "-", fr "{{dates.call}}"; body en "-", fr "{{or budget \\"rien\\"}}"';
    const plan = await planDemo(
      {
        actions: `task call "Call" { owner Manager; when 3 business days after start }
          message told { send Told; to Sponsor; channel email; when on start }`,
        more: `message Told { ${texts} }`,
        languages: "en, es, fr",
      },
      { language: "fr-CA", customer: { signals: { budget: 1_500 } } },
    );
    expect(plan).toMatchObject({ language: "fr", locale: "en" });
    const [told, call] = actionsOf(plan);
    expect(call?.reasons).toEqual(["3 business days after the start (Tue, 1 Dec 2026)"]);
    expect(told?.subject).toBe("vendredi 4 décembre 2026");
    // As in Canada; in France it would be "1 500 $US".
    expect(told?.text?.replaceAll(/\s/g, " ")).toBe("1 500 $ US");
  });

  test("one language for a whole message", async () => {
    const more = 'message Half { subject en "Half", es "Medio"; body en "Only English" }';
    const own = "message half { send Half; to Sponsor; channel email; when on start }";
    const plan = await planDemo({ actions: own, more }, { language: "es" });
    expect(actionsOf(plan)[0]).toMatchObject({ subject: "Half", text: "Only English" });
  });

  test("reasons, notices and reminders of people are in the plan's language", async () => {
    const plan = await planDemo({ actions }, { language: "es" });
    expect(plan.stage?.reason).toBe("así consta en la ficha del cliente");
    expect(actionsOf(plan)[0]?.reasons).toEqual(["el día del inicio"]);
  });
});

describe("values in texts", () => {
  const textWith = async (template: string, signals: Readonly<Record<string, unknown>>, language = "en") => {
    const note = `note en """\n${template}\n""", es """\n${template}\n"""`;
    const plan = await planDemo(
      { actions: `task t "T" { owner Manager; when on start; ${note} }` },
      { language, customer: { signals } },
    );
    expect(plan.problems).toEqual([]);
    return actionsOf(plan)[0]?.text;
  };

  test.each([
    ['{{or goLive "?"}}', { goLive: "2027-03-01" }, "Monday, 1 March 2027", "lunes, 1 de marzo de 2027"],
    ['{{or budget "?"}}', { budget: 1234567.5 }, "$1,234,567.50", "1.234.567,50 US$"],
    ['{{or budget "?"}}', { budget: 5000 }, "$5,000", "5000 US$"],
    ['{{or share "?"}}', { share: 80 }, "80%", "80 %"],
    ['{{or systems "?"}}', { systems: ["sap", "hubspot"] }, "sap and hubspot", "sap y hubspot"],
    ['{{or value "your"}}', { value: 0 }, "0", "0"],
    ['{{or value "your"}}', {}, "your", "your"],
    ["{{#if pilot}}yes{{else}}no{{/if}}", { pilot: false }, "no", "no"],
    ["{{#if value}}known{{else}}open{{/if}}", { value: 0 }, "known", "known"],
    [
      "{{Manager.name}}: {{#each Coders}}{{name}} {{/each}}",
      {},
      "Manager: [Developers]",
      "Responsable: [Developers]",
    ],
    [
      "{{action.title}} {{dates.start}}",
      {},
      "T Tuesday, 1 December 2026",
      "T martes, 1 de diciembre de 2026",
    ],
  ])("%s of %j", async (template, signals, english, spanish) => {
    const plain = (text: string | undefined) => text?.replaceAll(/\s/g, " ");
    expect(plain(await textWith(template, signals))).toBe(english);
    expect(plain(await textWith(template, signals, "es"))).toBe(spanish);
  });
});

describe("identity", () => {
  const identities = async (demo: Demo, request?: Request) =>
    actionsOf(await planDemo(demo, request)).map(({ identity }) => identity);

  test("is made of playbook, customer, play and action, and survives other dates and personas", async () => {
    const before = await identities({ actions });
    expect(before[1]).toBe("Demo/c-1/Onboarding/kickoff@persona");
    expect(await identities({ actions }, { start: "2027-02-01", language: "es" })).toEqual(before);
  });

  test("`was` carries it over a rename", async () => {
    const renamed = actions
      .replace("meeting kickoff", "meeting launch")
      .replace("60 minutes;", "60 minutes; was kickoff;");
    expect(await identities({ actions: renamed })).toEqual(await identities({ actions }));
  });

  test("an occurrence keeps its number when another falls away", async () => {
    const weekly = 'task w "W" { owner Manager; when every week on Thursday until 2026-12-31 }';
    const all = await identities({ actions: weekly, holidays: "" });
    const without = await identities({ actions: weekly });
    expect(all).toHaveLength(5);
    expect(without).toEqual(all.filter((_, index) => index !== 3));
  });

  test("odd ids and names make plain identities", async () => {
    const [identity] = await identities({ actions }, { customer: { id: "a/b\r\nX:1 ü", name: "n" } });
    expect(identity).toMatch(/^[!-~]+$/);
  });
});

describe("tone", () => {
  const voice = `voice {
  feelings calm, anxious, upset
  tone soothing when feeling is upset
  tone formal when channel is email and value >= 10
  tone relaxed when not (feeling is anxious)
  tone plain when persona is Technical
}`;
  const message = (bodies: string) => `message Note { subject en "N", es "N"\n${bodies}\n}`;
  const all = message(`  body soothing en "soothing", es "calma"
  body formal en "formal", es "formal"
  body relaxed en "relaxed", es "relajado"
  body plain en "plain", es "llano"`);
  const stages = (feelings: string) =>
    `stage Implementation "Implementation" { feeling calm; touchpoint "T" { channel phone; feeling upset }; ${feelings} }`;
  const note = "message note { send Note; to Sponsor; channel email; when on start }";
  const cases: readonly (readonly [string, string, Request, string, string])[] = [
    [
      "the customer's feeling goes first",
      all,
      { customer: { feeling: "Upset" } },
      "soothing",
      "Feeling: upset",
    ],
    [
      "the channel counts",
      all,
      { customer: { signals: { value: 10 } } },
      "formal",
      "Channel: E-mail and value at least 10",
    ],
    ["else the stage's feeling", all, {}, "relaxed", "Feeling: not anxious"],
    [
      "the first that holds is taken",
      all,
      { customer: { feeling: "anxious" } },
      "plain",
      "Persona: Technical",
    ],
    [
      "where it has no words, those without a tone are taken",
      message('  body relaxed en "relaxed"\n  body en "toneless"'),
      { customer: { feeling: "upset" } },
      "toneless",
      "there are no words in the tone soothing",
    ],
    [
      "else those of the first tone that has",
      message('  body plain en "plain"\n  body relaxed en "relaxed"'),
      { customer: { feeling: "upset" } },
      "relaxed",
      "there are no words in the tone soothing",
    ],
    [
      "the language comes before the tone",
      message('  body soothing en "soothing"\n  body relaxed es "relajado"'),
      { customer: { feeling: "upset", language: "es" } },
      "relajado",
      "no hay texto en el tono soothing",
    ],
  ];
  test.each(cases)("%s", async (_, more, request, text, reason) => {
    const playbook = await playbookOf({
      actions: note,
      stages: stages(""),
      more: `${voice}\n${more}\nstage Support "Support"\nstage Sales "Sales"`,
    });
    const plan = planOf(playbook, request);
    expect(plan.problems).toEqual([]);
    const [action] = actionsOf(plan);
    expect(action?.text).toBe(text);
    expect(action?.tone?.reason).toBe(reason);
    // The customer may read plan.md: how they feel, or what we know of them, is not for it.
    expect(renderMarkdown(plan, compileTexts(playbook))).not.toContain(reason);
  });

  test("a touchpoint on the channel goes before the stage", async () => {
    const more = `${voice}\n${all}\nstage Support "Support"\nstage Sales "Sales"`;
    const touch = stages(
      'touchpoint "Mail" { channel email }; touchpoint "Mail 2" { channel email; feeling anxious to calm }',
    );
    const plan = await planDemo({ actions: note, stages: touch, more });
    expect(actionsOf(plan)[0]?.text).toBe("plain");
  });
});

test.each(["Helper", "پاسخ‌گوی‌ما", "सहायिका", "Χορηγός"])(
  "%s, of whom only a text speaks, is somebody of the team",
  async (role) => {
    const demo: Demo = {
      actions: `task ask "Ask" { owner Manager; when on start; note en "Ask {{${role}.name}}", es "Pregunte a {{${role}.name}}" }`,
      more: `role ${role} "Helper" { from team }\nassign ${role} { prefer load < 50% then +1 }`,
    };
    const team = [
      { name: "Ana", email: "ana@example.com", skills: ["portal"], load: 90 },
      { name: "Ben", email: "ben@example.com", skills: ["design"], load: 10 },
    ];
    const plan = await planDemo(demo, { team });
    expect(actionsOf(plan).map(({ text }) => text)).toEqual(["Ask Ben"]);
    expect(plan.team.map((each) => each.role)).toContain(role);
  },
);
