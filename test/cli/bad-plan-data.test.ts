/**
 * What people get wrong in the data of a plan: each is told in words, with its place and a remedy, and nothing is
 * written; what is only missing is told beside a plan that goes on without it.
 */

import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folderWith, persona } from "../harness/command.ts";
import { meeting, sourceOf, task } from "../planner/demo.ts";

const actions =
  task("brief", "on start", "takes 3 business days") +
  task("sandbox", "5 business days after brief") +
  meeting(
    "review",
    "10 business days before goLive at 15:00 customer time for 60 minutes",
    "Manager, Sponsor",
  ) +
  'milestone live "Live" { when on goLive exactly; needs sandbox }';
const roster =
  "name,email,skills,speaks,load,projects,capacity,away,native\nAna,ana@example.com,portal,en;es,40,2,12,,es\n";
const customer = {
  id: "c-1",
  name: "Aurora",
  language: "en",
  timezone: "America/Denver",
  stage: "Implementation",
  contacts: [{ role: "Sponsor", name: "Zoe", email: "zoe@customer.example" }],
  signals: { value: 5, goLive: "2027-03-01" },
};

interface Data {
  readonly customer?: object;
  readonly signals?: object;
  readonly roster?: string;
  readonly start?: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly playbook?: Parameters<typeof sourceOf>[0];
}

function plan({ start = "2026-12-01", ...data }: Data) {
  const signals = { ...customer.signals, ...data.signals };
  const folder = folderWith({
    "main.persona": sourceOf({ actions, properties: "window start until goLive", ...data.playbook }),
    "customer.json": JSON.stringify({ ...customer, signals, ...data.customer }),
    "team.csv": data.roster ?? roster,
    ...data.files,
  });
  const names = ["--customer", "customer.json", "--team", "team.csv"];
  return { folder, ...persona(["plan", ".", ...names, "--start", start, "--out", "out"], { in: folder }) };
}

test("as it should be, a plan is made", () => {
  const { status, stderr, folder } = plan({});
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(existsSync(join(folder, "out/plan.json"))).toBe(true);
});

describe("refused, and nothing written:", () => {
  const first = "with this start, `goLive` can be on";
  const cases: readonly (readonly [string, Data, readonly string[]])[] = [
    [
      "a start after the go-live: both days, and the first that works",
      { start: "2027-04-05" },
      [
        "ends on 2027-03-01 (`goLive`), before it begins on 2027-04-05 (the start)",
        `${first} 2027-04-19 at the earliest`,
      ],
    ],
    [
      "a go-live too near for the plan",
      { signals: { goLive: "2026-12-10" } },
      [
        "`review` (2026-11-26) would lie before the plan starts on 2026-12-01",
        // Ten working days after the start, and the day itself: no holiday lies between.
        `${first} 2026-12-15 at the earliest`,
      ],
    ],
    [
      "a start that is no day",
      { start: "2026-02-30" },
      [
        "--start 2026-02-30: there is no such day",
        "write the day that is meant: `February 2026` has 28 days",
      ],
    ],
    [
      "a zone that does not exist, of the customer and of a contact",
      {
        customer: {
          timezone: "Mars/Olympus",
          contacts: [{ role: "Sponsor", name: "Zoe", email: "z@example.com", timezone: "Europe/Madird" }],
        },
      },
      ["`Mars/Olympus` is not a time zone", "`Europe/Madird` is not a time zone", "write `Europe/Madrid`"],
    ],
    ["a language that is none", { customer: { language: "klingon" } }, ["`klingon` is not a language tag"]],
    [
      "working hours and days off that are none",
      { customer: { hours: "Monday 25:00 to 3", holidays: ["christmas"] } },
      ["`Monday 25:00 to 3` is not working hours", "`christmas` is not a date, as in `2027-03-01`"],
    ],
    [
      "a person twice in the roster",
      { roster: `${roster}Anna,ANA@example.com,portal,en,10,0,12,,\n` },
      [
        "row 2, column email: the e-mail address `ana@example.com` is there twice, also in row 3",
        "keep one of the two",
      ],
    ],
    [
      "a negative load",
      { roster: `${roster}Ben,ben@example.com,portal,en,-5,0,12,,\n` },
      ["row 3, column load: `-5` is not a number from 0.00 to 100.00"],
    ],
    [
      "an unknown skill",
      { roster: `${roster}Ben,ben@example.com,portal;juggling,en,5,0,12,,\n` },
      ["row 3, column skills: `juggling` is not `portal` or `design`"],
    ],
    [
      "an absence that ends before it begins",
      {
        roster: "name,email,skills,away\nAna,ana@example.com,portal,2027-01-05 to 2026-12-20\n",
      },
      ["row 2, column away: `2027-01-05 to 2026-12-20` is not two dates, as in `2026-08-01 to 2026-08-15`"],
    ],
    [
      "an absence that is one day with words",
      { roster: "name,email,skills,away\nAna,ana@example.com,portal,over Christmas\n" },
      ["row 2, column away: `over Christmas` is not two dates", "write the first and the last day"],
    ],
    [
      "an address in the roster that is none",
      { roster: "name,email,skills\nAna,ana@example,portal\n" },
      ["row 2, column email: `ana@example` is not an e-mail address", "help: correct the value\n"],
    ],
    [
      "a roster that names nobody",
      { roster: "name,email\n" },
      ["nobody on the roster can be `Manager`: it names nobody", "add the team to the roster"],
    ],
    [
      "a roster in which nobody fits",
      { roster: "name,email,skills\nAna,ana@example.com,design\n" },
      ["nobody on the roster can be `Manager`: of 1 person none is left after “Skills: portal”"],
    ],
    [
      "a holiday file that is a web page",
      {
        playbook: { holidays: '"off.ics"' },
        files: { "off.ics": "<!doctype html><title>Holidays</title>" },
      },
      ["`off.ics` is a web page", "download the calendar that the page offers"],
    ],
    [
      "a holiday file that is broken",
      {
        playbook: { holidays: '"off.ics"' },
        files: {
          "off.ics": "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20261332\r\nEND:VCALENDAR\r\n",
        },
      },
      ["off.ics", "[holiday-file-unreadable]"],
    ],
    ["a holiday file that is not there", { playbook: { holidays: '"off.ics"' } }, ["off.ics"]],
  ];
  test.each(cases)("%s", (_, data, expected) => {
    const { status, stderr, stdout, folder } = plan(data);
    for (const words of expected) expect(stderr).toContain(words);
    expect(status).toBeGreaterThan(0);
    expect(status).toBeLessThan(70);
    expect(stdout).not.toContain("✓");
    expect(existsSync(join(folder, "out"))).toBe(false);
  });
});

test("a customer without contacts, zone or language: told, with what to add, and blanks to be seen", () => {
  const bare = { contacts: undefined, timezone: undefined, language: undefined };
  const { status, stdout, folder } = plan({ customer: bare });
  expect(status).toBe(0);
  for (const words of [
    "notice: the customer's language is not known; English is taken\n    help: add to the customer's data: `language`",
    "the customer's time zone is not known; America/Denver is taken",
    "notice: the customer has no contact who is Sponsor\n    help: add to the customer's data: `Sponsor.name` and `Sponsor.email`",
  ])
    expect(stdout).toContain(words);
  expect(readFileSync(join(folder, "out/plan.md"), "utf8")).toContain("Sponsor]");
});

describe("a live plan that was edited into nonsense: refused, with the place, and nothing written:", () => {
  const { folder } = plan({});
  const made = readFileSync(join(folder, "out/plan.json"), "utf8");
  const cases: readonly (readonly [string, (text: string) => string, string])[] = [
    [
      "a day that is none",
      (text) => text.replace('"date": "2026-12-01"', '"date": "2026-02-30"'),
      "2026-02-30",
    ],
    [
      "a day in words",
      (text) => text.replace('"date": "2026-12-01"', '"date": "next week"'),
      "brief, date: a day is written as in 2026-12-01",
    ],
    ["half of the file", (text) => text.slice(0, text.length / 2), "line"],
    ["no plan at all", () => "[]", "plan"],
    [
      "a kind that is none",
      (text) => text.replace('"kind": "task"', '"kind": "chore"'),
      "brief, kind: this has to be task, or meeting",
    ],
  ];
  test.each(cases)("%s", (name, change, told) => {
    writeFileSync(join(folder, "live.json"), change(made));
    const out = `again-${name.replaceAll(" ", "-")}`;
    const files = ["--base", "out/plan.json", "--live", "live.json", "--customer", "customer.json"];
    const { status, stderr } = persona(["replan", ".", ...files, "--team", "team.csv", "--out", out], {
      in: folder,
    });
    expect(status).toBe(1);
    expect(stderr).toContain("live.json");
    expect(stderr).toContain(told);
    expect(readdirSync(folder)).not.toContain(out);
  });
});
