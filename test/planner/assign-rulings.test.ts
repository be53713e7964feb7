/** The rulings on who of the team takes a role, one worked case each. */

import { describe, expect, test } from "vitest";
import type { Plan } from "../../compiler/planner/plan.ts";
import { actionsOf, type Demo, planDemo, planOf, playbookOf, type Request } from "./demo.ts";

const actions = `
  meeting kickoff "Kick-off", es "Arranque" { when on start at 10:00 for 60 minutes; invite Manager, Sponsor, Coders }
`;
const person = (name: string, fields: Readonly<Record<string, unknown>> = {}) => ({
  name,
  email: `${name.toLowerCase()}@example.com`,
  skills: ["portal"],
  ...fields,
});

describe("assign", () => {
  const taken = (plan: Plan) => plan.team.find(({ role }) => role === "Manager");
  const assigned = async (
    assign: string,
    team: readonly unknown[],
    customer: Request["customer"] = {},
    request: Request = {},
  ) => taken(await planDemo({ actions, assign } satisfies Demo, { team, customer, ...request }));

  test("`require` rejects, and says why; a candidate's unknown field is rejected", async () => {
    const found = await assigned("require skills has portal", [
      person("Ana", { skills: ["design"] }),
      person("Ben"),
      person("Cy", { skills: null }),
    ]);
    expect(found?.people).toEqual([{ name: "Ben", email: "ben@example.com" }]);
    expect(found?.reasons).toEqual(["Skills: portal", "the only one who can"]);
    expect(found?.rejected).toEqual([
      { name: "Ana", reason: "not met: “Skills: portal”" },
      { name: "Cy", reason: "Skills is not known, and needed for “Skills: portal”" },
    ]);
  });

  test.each([
    ["es", "es", true],
    ["es", "es-MX", true],
    ["es-MX", "es", true],
    ["es-MX", "es-MX", true],
    ["es-MX", "es-AR", false],
    ["es", "en", false],
    ["zh", "zh-Hant-TW", true],
    ["est", "es", false],
  ])(
    "a language without a region stands for all its forms: who speaks %s and is asked for %s, %s",
    async (speaks, tongue, takes) => {
      const canTake = async (rule: string, fields: Readonly<Record<string, unknown>>) =>
        (await assigned(rule, [person("Ana", fields)], { signals: { tongue } }))?.rejected.length === 0;
      expect(await canTake("require speaks has customer.tongue", { speaks: ["fr", speaks] })).toBe(takes);
      expect(await canTake("require not speaks has customer.tongue", { speaks: [speaks] })).toBe(!takes);
      expect(await canTake("require native is customer.tongue", { native: speaks })).toBe(takes);
    },
  );

  const inEnglish = { language: "en" };
  test.each([
    ["es", "es-MX", "Spanish, which serves Mexican Spanish"],
    ["es-MX", "es", "Mexican Spanish, which serves Spanish"],
    ["es-MX", "es-MX", "Mexican Spanish"],
  ])("the reason names what is spoken: %s for who is asked for %s", async (speaks, tongue, words) => {
    const rules = "require speaks has customer.tongue\n prefer native is customer.tongue then +3";
    const team = [person("Ana", { speaks: ["fr", speaks], native: speaks })];
    const found = await assigned(rules, team, { signals: { tongue } }, inEnglish);
    expect(found?.reasons.slice(0, 2)).toEqual([`Languages: ${words}`, `Mother tongue: ${words} (+3)`]);
  });

  test("where nobody speaks it, the reason names what is asked for", async () => {
    const found = await assigned(
      "require speaks has customer.tongue\n prefer not native is customer.tongue then +3",
      [person("Ana", { speaks: ["es-AR"] }), person("Ben", { speaks: ["es-MX"], native: "es-AR" })],
      { signals: { tongue: "es-MX" } },
      inEnglish,
    );
    expect(found?.rejected).toEqual([{ name: "Ana", reason: "not met: “Languages: Mexican Spanish”" }]);
    expect(found?.reasons).toContain("Mother tongue: not Mexican Spanish (+3)");
  });

  test("preferences add up; `for` tests the customer's persona", async () => {
    const found = await assigned(
      "require skills has portal\n prefer skills has design for Simple then +9\n prefer load < 50% then +2",
      [person("Ana", { skills: ["portal", "design"], load: 60 }), person("Ben", { load: 40 })],
    );
    expect(found?.people.map(({ name }) => name)).toEqual(["Ben"]);
    expect(found?.reasons).toContain("Load below 50% (+2)");
    expect(found?.rejected).toEqual([{ name: "Ana", reason: "others fit better (+0 < +2)" }]);
  });

  test("ties: load, then e-mail; an unknown load goes last", async () => {
    const rule = "require skills has portal\n spread evenly by load";
    const team = [
      person("Cy"),
      person("Ben", { load: 40 }),
      person("Ana", { load: 40 }),
      person("Di", { load: 70 }),
    ];
    const first = await assigned(rule, team);
    expect(first?.people[0]?.name).toBe("Ana");
    expect(first?.rejected).toEqual([
      { name: "Ben", reason: "equal in everything else; first by e-mail address" },
      { name: "Di", reason: "Load: 70%" },
      { name: "Cy", reason: "Load not known" },
    ]);
    expect(
      (
        await assigned(
          rule,
          team.filter(({ name }) => name !== "Ana"),
        )
      )?.people[0]?.name,
    ).toBe("Ben");
    expect((await assigned(rule, [...team].reverse()))?.people[0]?.name).toBe("Ana");
  });

  test("`at most`: who is full is passed over, with both numbers; who has the role already keeps it", async () => {
    const rule = "require skills has portal\n spread evenly by projects at most capacity";
    const team = [
      person("Ana", { projects: 12, capacity: 12 }),
      person("Ben", { projects: 11, capacity: 12 }),
      person("Cy", { projects: 2 }),
      person("Di", { capacity: 12 }),
    ];
    const found = await assigned(rule, team);
    expect(found?.people[0]?.name).toBe("Ben");
    expect(found?.reasons).toEqual(["Skills: portal", "Projects: 11 of 12", "the only one who can"]);
    expect(found?.rejected).toEqual([
      { name: "Ana", reason: "Projects: 12 of 12" },
      { name: "Cy", reason: "Capacity is not known, and needed for “Projects at most Capacity”" },
      { name: "Di", reason: "Projects is not known, and needed for “Projects at most Capacity”" },
    ]);
    const playbook = await playbookOf({ actions, assign: rule });
    const holders = new Map([["Manager", ["ana@example.com"]]]);
    const earlier = { settled: new Map(), plays: [], holders };
    const kept = planOf(playbook, { team, earlier });
    expect(taken(kept)?.people[0]?.name).toBe("Ana");
  });

  test("`adding`: what one customer more would bring must fit as well", async () => {
    const rule = "require skills has portal\n spread evenly by load adding 10% at most 100%";
    const found = await assigned(rule, [person("Ana", { load: 95 }), person("Ben", { load: 90 })]);
    expect(found?.people[0]?.name).toBe("Ben");
    expect(found?.rejected).toEqual([{ name: "Ana", reason: "Load: 95% + 10% of 100%" }]);
  });

  test("nobody has room: the error names the limit, and nobody is away: the day", async () => {
    const full = "require skills has portal\n spread evenly by projects at most 12";
    const plan = await planDemo({ actions, assign: full }, { team: [person("Ana", { projects: 12 })] });
    expect(plan.problems).toMatchObject([
      {
        code: "role-without-person",
        message:
          "nobody on the roster can be `Manager`: of 1 person none is left after “Projects at most 12”",
        help: "add somebody who fits to the roster, or correct what it says of those who are there",
      },
    ]);
    const away = [person("Ana", { away: ["2026-12-01 to 2026-12-04"] })];
    const absent = await planDemo({ actions }, { team: away });
    expect(absent.problems.map(({ message }) => message)).toEqual([
      "nobody on the roster can be `Manager`: of 1 person none is left after “not away on 2026-12-01”; away then: Ana",
    ]);
  });

  test("who is away on the day of the first thing to do is passed over; later absences are told", async () => {
    const weekly =
      'meeting weekly "Weekly" { when every week on Tuesday at 10:00 for 60 minutes until 2026-12-22; invite Manager }';
    const first = 'task prepare "Prepare" { owner Manager; when 3 days after start; takes 3 business days }';
    const team = [
      person("Ana", { away: ["2026-12-08 to 2026-12-08"] }),
      person("Ben", { away: ["2026-06-01 to 2026-06-30", "2026-12-15 to 2026-12-31"] }),
    ];
    const at = (plan: Plan) => taken(plan)?.people[0]?.name;
    const plan = await planDemo({ actions: first }, { team });
    expect(at(plan)).toBe("Ben");
    expect(taken(plan)?.rejected).toEqual([
      {
        name: "Ana",
        reason: "away from Tue, 8 Dec 2026 to Tue, 8 Dec 2026, and “Prepare” is on Fri, 4 Dec 2026",
      },
    ]);
    const both = await planDemo({ actions: first + weekly }, { team: team.slice(1) });
    const told = both.notices.filter(({ help }) => help === "ask somebody to stand in, or move it");
    expect(told).toEqual([
      {
        play: "Onboarding",
        action: "weekly",
        title: "Weekly",
        message: "Ben is away from Tue, 15 Dec 2026 to Thu, 31 Dec 2026",
        help: "ask somebody to stand in, or move it",
      },
    ]);
  });

  test("a meeting on the customer's clock is on the day that it is for who is away", async () => {
    // Tuesday and Thursday morning in Auckland are Monday and Wednesday in Denver.
    const meet = (name: string, day: string) =>
      `meeting ${name} "${name}" { when on ${day} at 10:00 customer time for 30 minutes; invite Manager }\n`;
    const plan = await planDemo(
      { actions: meet("first", "2026-12-08") + meet("second", "2026-12-10") },
      {
        customer: { timezone: "Pacific/Auckland" },
        team: [
          person("Ana", { away: ["2026-12-07 to 2026-12-07"] }),
          person("Ben", { away: ["2026-12-08 to 2026-12-09"] }),
        ],
      },
    );
    expect(taken(plan)?.people[0]?.name).toBe("Ben");
    const told = plan.notices.filter(({ message }) => message.startsWith("Ben is away"));
    expect(told.map(({ action }) => action)).toEqual(["second"]);
  });

  test("a customer's unknown field: the clause is passed over, with one notice", async () => {
    const demo = { actions, assign: "require speaks has customer.tongue" };
    const team = [person("Ana", { speaks: ["el"] }), person("Ben", { speaks: ["es"] })];
    const plan = await planDemo(demo, { team });
    expect(taken(plan)?.people[0]?.name).toBe("Ana");
    expect(plan.notices.filter(({ message }) => message.includes("Tongue"))).toHaveLength(1);
    const known = await planDemo(demo, { team, customer: { signals: { tongue: "es" } }, language: "en" });
    expect(taken(known)?.people[0]?.name).toBe("Ben");
  });

  test("nobody fits: an error names the role, and the requirement after which nobody was left", async () => {
    const assign = "require skills has portal\n require speaks has customer.tongue";
    const team = [person("Ana", { speaks: ["en"] }), person("Ben", { skills: [] })];
    const customer = { signals: { tongue: "zh" } };
    const plan = await planDemo({ actions, assign }, { team, customer, language: "es" });
    expect(plan.problems).toMatchObject([
      {
        code: "role-without-person",
        message:
          "nobody on the roster can be `Manager`: of 2 people 1 is left after “Skills: portal” and none after “Languages: Chinese”",
        help: "add somebody who fits to the roster, or turn `speaks has customer.tongue` into a preference",
        at: { file: "main.persona" },
      },
    ]);
  });

  test("an empty roster: an error; without a rule or for words that only look like a role: none", async () => {
    const plan = await planDemo({ actions }, { team: [] });
    expect(plan.problems.map(({ message }) => message)).toEqual([
      "nobody on the roster can be `Manager`: it names nobody",
    ]);
    const spoken = 'task t "T" { owner Coders; when on start; note en "Ask the Manager" }';
    expect((await planDemo({ actions: spoken }, { team: [] })).problems).toEqual([]);
    const shown = 'task t "T" { owner Coders; when on start; note en "Ask {{Manager.name}}" }';
    expect((await planDemo({ actions: shown }, { team: [] })).problems).toHaveLength(1);
  });

  test.each([
    ["skills has portal", "en", "Skills: portal"],
    ["skills has portal, design", "es", "Capacidades: portal o diseño"],
    ["skills has all of portal, design", "en", "Skills: portal and design"],
    ["speaks has customer.tongue", "es", "Idiomas: español"],
    ["not speaks has fr", "en", "Languages: not French"],
    ["load < 80%", "es", "Carga por debajo de 80 %"],
    ["not load >= 80%", "en", "Load below 80%"],
    ["known load", "en", "Load known"],
    ["skills has portal and load <= 80%", "en", "Skills: portal and Load at most 80%"],
    ["skills has design or load > 10%", "es", "Capacidades: diseño o Carga por encima de 10 %"],
  ])("`%s` reads, in %s, as %s", async (clause, language, words) => {
    const team = [person("Ana", { speaks: ["es"], skills: ["portal", "design"], load: 40 })];
    const demo = { actions, assign: `require ${clause}` };
    const plan = await planDemo(demo, { team, language, customer: { signals: { tongue: "es" } } });
    expect(taken(plan)?.reasons[0]?.replaceAll("\u00a0", " ")).toBe(words);
  });

  test("without a team roles stand in", async () => {
    expect(taken(await planDemo({ actions }))?.people).toEqual([{ name: "Manager" }]);
  });

  test("once per role, over all plays", async () => {
    const more = 'play Second "Second" { stage Implementation; task x "X" { owner Manager; when on start } }';
    const plan = await planDemo({ actions, more }, { team: [person("Ana")] });
    const managers = actionsOf(plan).flatMap(({ people }) => people.filter(({ role }) => role === "Manager"));
    expect(managers.map(({ people }) => people[0]?.name)).toEqual(["Ana", "Ana"]);
    expect(plan.team.filter(({ role }) => role === "Manager")).toHaveLength(1);
  });
});
