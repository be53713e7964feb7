/** `persona drift`: counts held against those made by hand, its limits, and what it says of wrong files. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { HtmlValidate } from "html-validate";
import { describe, expect, test } from "vitest";
import { folderWith, persona } from "../harness/command.ts";
import { root } from "../harness/source-files.ts";

const main = readFileSync(join(root, "compiler/starter/main.persona"), "utf8").replace(
  /( *goLive +date required.*\n)/,
  "$1  tools any of crm, erp context\n  region country context\n  worry text context\n  note text personal context\n",
);
const header = "id,name,wantsFast,developers,mainGoal,goLive,tools,region,worry,note,made";

/** Customers as rows of cells, each with its own place in what varies. */
const rowsOf = (count: number, cells: (index: number) => readonly string[]): readonly string[] =>
  Array.from({ length: count }, (_, index) => [`c-${index}`, `N ${index}`, ...cells(index)].join(","));
const pick = (values: readonly string[], index: number): string => values[index % values.length] ?? "";

const before = rowsOf(120, (index) => [
  pick(["true", "false", ""], index),
  pick(["0", "1", "4", "5", "30", ""], index),
  pick(["speed", "control"], index),
  "2027-03-01",
  pick(["crm", "crm;erp", "none", ""], index),
  pick(["DE", "FR"], index),
  "the price",
  "my own secret",
  `2026-0${(index % 3) + 1}-10`,
]);
const now = rowsOf(90, (index) => [
  pick(["true", "false"], index),
  pick(["5", "9", "400"], index),
  pick(["control", "control", "speed"], index),
  "2027-03-01",
  "erp",
  pick(["DE", "JP"], index),
  pick(["single sign on", "the price"], index),
  "my other secret",
  index === 0 ? "soon" : `2026-0${(index % 2) + 3}-10`,
]);
const csv = (rows: readonly string[]): string => [header, ...rows, ""].join("\n");
const files = { "main.persona": main, "a.csv": csv(before), "b.csv": csv(now) };
const folder = folderWith(files, "starter");
const drift = (args: readonly string[], where = folder) =>
  persona(["drift", ".", "--baseline", "a.csv", "--current", "b.csv", ...args], { in: where });
const json = (args: readonly string[] = []) => JSON.parse(drift(["--format", "json", ...args]).stdout);
const cell = (row: string, column: string) => row.split(",")[header.split(",").indexOf(column)] ?? "";

describe("what is counted", () => {
  const found = json(["--date", "made"]);
  const binsOf = (signal: string, member?: string) =>
    found.signals
      .find((each: { signal: string; member?: string }) => each.signal === signal && each.member === member)
      .bins.map((bin: { before: number; now: number }) => [bin.before, bin.now]);
  const count = (column: string, is: (text: string) => boolean) => [
    before.filter((row) => is(cell(row, column))).length,
    now.filter((row) => is(cell(row, column))).length,
  ];

  test("the bands that rules tell apart, their ends as the playbook has them", () => {
    const between = (from: number, below: number) => (text: string) =>
      text !== "" && Number(text) >= from && Number(text) < below;
    expect(binsOf("developers")).toEqual([
      count("developers", (text) => text === ""),
      count("developers", between(0, 1)),
      count("developers", between(1, 5)),
      count("developers", between(5, 1_000)),
    ]);
  });

  test("yes and no, members, members of sets, countries as they come", () => {
    const is =
      (...values: readonly string[]) =>
      (text: string) =>
        values.includes(text);
    expect(binsOf("wantsFast")).toEqual(
      [is(""), is("true"), is("false")].map((each) => count("wantsFast", each)),
    );
    expect(binsOf("mainGoal")).toEqual(
      [is(""), is("speed"), is("control")].map((each) => count("mainGoal", each)),
    );
    expect(binsOf("tools", "erp")).toEqual(
      [is(""), is("erp", "crm;erp"), is("crm", "none")].map((each) => count("tools", each)),
    );
    expect(binsOf("region")).toEqual([is("DE"), is("FR"), is("JP")].map((each) => count("region", each)));
  });

  test("personas as `classify` gives them, and months", () => {
    for (const [side, file] of [
      ["before", "a.csv"],
      ["now", "b.csv"],
    ] as const) {
      const rows = persona(["classify", ".", file, "--format", "csv"], { in: folder })
        .stdout.trim()
        .split("\n")
        .slice(1)
        .map((row) => row.split(",")[2] ?? "");
      for (const each of found.personas)
        expect(each[side].customers).toBe(rows.filter((name) => name === (each.name ?? "")).length);
    }
    const months = found.months.map((each: { month: string; customers: number }) => [
      each.month,
      each.customers,
    ]);
    const byMonth = (month: string) =>
      [...before, ...now].filter((row) => cell(row, "made").startsWith(month)).length;
    expect(months).toEqual(
      ["2026-01", "2026-02", "2026-03", "2026-04"].map((month) => [month, byMonth(month)]),
    );
    expect([found.baseline.undated, found.current.undated]).toEqual([0, 1]);
  });

  test("what nobody had before, and words that repeat", () => {
    expect(found.newValues).toContainEqual({ signal: "region", title: "region", value: "JP", customers: 45 });
    expect(found.words).toEqual([
      { signal: "worry", title: "worry", words: [{ words: "single sign on", before: 0, now: 45 }] },
    ]);
  });

  test("nothing of what is personal but that it is known; its words only when asked for", () => {
    const note = found.signals.find(({ signal }: { signal: string }) => signal === "note");
    expect(note.bins.map(({ title }: { title: string }) => title)).toEqual(["unknown", "known"]);
    expect(drift([]).stdout).not.toContain("secret");
    expect(found.unread).toEqual([{ signal: "note", title: "note" }]);
    expect(drift(["--personal"]).stdout).toContain("my other secret");
  });

  test("personas whose review it calls for, and why", () => {
    const { stdout } = drift([]);
    expect(stdout).toMatch(/Personas to review\n- Quick starter: .* fewer customers are it/);
    expect(stdout).toMatch(/what gives it points has drifted:\s+Developers on their side/);
  });

  test("the same from NDJSON, and from a file against itself nothing", () => {
    const ndjson = now
      .map((row) => {
        const [
          id = "",
          name = "",
          fast,
          developers,
          mainGoal,
          goLive,
          tools = "",
          region,
          worry,
          note,
          made,
        ] = row.split(",");
        const signals = { wantsFast: fast === "true", developers: Number(developers), mainGoal, goLive };
        return JSON.stringify({
          id,
          name,
          made,
          signals: { ...signals, tools: [tools], region, worry, note },
        });
      })
      .join("\n");
    const where = folderWith({ ...files, "b.ndjson": ndjson }, "starter");
    const { status, stdout } = persona(
      ["drift", ".", "--baseline", "a.csv", "--current", "b.ndjson", "--format", "json", "--date", "made"],
      { in: where },
    );
    expect(status).toBe(0);
    const { current, ...rest } = JSON.parse(stdout);
    expect(rest).toEqual({ ...found, current: undefined });
    expect(current).toEqual({ ...found.current, file: "b.ndjson" });
    const same = persona(["drift", ".", "--baseline", "a.csv", "--current", "a.csv", "--max-index", "0"], {
      in: where,
    });
    expect(same.status).toBe(0);
    expect(same.stdout).toContain("None of the");
    // Of `tools`, which is a list, each option counts by itself.
    expect(same.stdout).toMatch(/None of the \d+ signals and options has moved/);
    expect(same.stdout).toMatch(/^Quick starter .* no change$/m);
  });
});

describe("limits", () => {
  test("one that is passed ends with 1, and says by what", () => {
    const { status, stderr, stdout } = drift(["--max-index", "0.25", "--max-undecided", "50%"]);
    expect(status).toBe(1);
    expect(stderr).toMatch(
      /stability index of “Developers on their side”: [0-9.]+ does not keep the limit of at most 0.25/,
    );
    expect(stdout).toMatch(/^Undecided +0 % +at most 50 % +kept$/m);
  });

  test("one that is small is shown as it is", () => {
    const { stderr, stdout } = drift(["--max-index", "0.0005"]);
    expect(stderr).toMatch(/ does not keep the limit of at most 0\.0005\n/);
    expect(stdout).toMatch(/ at most 0\.0005 +not kept/);
  });

  test.each([
    [["--max-undecided", "0"], 0],
    [["--max-share-change", "5"], 1],
    [["--max-share-change", "100"], 0],
    [["--min-coverage", "100"], 0],
    [["--min-coverage", "100.5"], 2],
    [["--max-index", "high"], 2],
  ])("%j ends with %d", (args, status) => {
    expect(drift(args).status).toBe(status);
  });
});

describe("outputs", () => {
  test("page, Markdown and data in one step; the page without fault, scripts or addresses", async () => {
    const where = folderWith(files, "starter");
    const { status, stderr } = drift(["--out", "d", "--date", "made", "--max-index", "0.25"], where);
    expect(status).toBe(1);
    expect(stderr).toContain("✓ made d; open d/drift.html");
    const read = (name: string) => readFileSync(join(where, "d", name), "utf8");
    expect(JSON.parse(read("drift.json")).format).toBe("persona-drift");
    expect(read("drift.md")).toContain("## Personas to review");
    const page = read("drift.html");
    expect(page).not.toMatch(/<script|<link|src=|href="(?!#)/);
    const { results } = await new HtmlValidate({ extends: ["html-validate:recommended"] }).validateString(
      page,
    );
    expect(
      results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId} ${message}`)),
    ).toEqual([]);
  });

  test("texts of others stay texts", () => {
    const evil = '"<img src=x onerror=alert(1)> | [x](javascript:1)"';
    const rows = now.map((row, index) => (index < 40 ? row.replace(/single sign on|the price/, evil) : row));
    const where = folderWith({ ...files, "b.csv": csv(rows) }, "starter");
    drift(["--out", "d"], where);
    expect(readFileSync(join(where, "d/drift.html"), "utf8")).not.toContain("<img");
  });
});

describe("files that are wrong", () => {
  const withFile = (text: string) => drift([], folderWith({ ...files, "b.csv": text }, "starter"));

  test("a value that the playbook does not know is counted, shown, and no failure", () => {
    const rows = csv([...now, "x-1,X,true,1,sustainability,2027-03-01,,,,,"]);
    const where = folderWith({ ...files, "b.csv": rows }, "starter");
    const { status, stdout, stderr } = drift(["--out", "d"], where);
    const page = readFileSync(join(where, "d/drift.html"), "utf8");
    expect(page).toContain("<code>sustainability</code> is not <code>speed</code> or <code>control</code>");
    expect(status).toBe(0);
    expect(stderr).toContain("row 92 (x-1), column mainGoal");
    expect(stdout).toContain("1 refused");
    expect(stdout).toMatch(/mainGoal +`sustainability` is not `speed` or `control` +1 +refused/);
  });

  test.each([
    ["", "the file is empty"],
    [`${header}\n`, "holds no customer that could be read"],
    ["a,b\n1,2\n", "names none of the columns"],
  ])("%j: 1, and nothing is compared", (text, said) => {
    const { status, stdout, stderr } = withFile(text);
    expect([status, stdout]).toEqual([1, ""]);
    expect(stderr).toContain(said);
    expect(stderr).toContain("nothing was compared");
  });

  test("a value of what is masked is counted, and quoted nowhere", () => {
    const withMail = main.replace("  note text", "  mail email context\n  note text");
    const row = (mail: string) => `1,N,true,5,speed,2027-03-01,${mail}`;
    const lines = (mail: string) =>
      `id,name,wantsFast,developers,mainGoal,goLive,mail\n${row(mail)}\n${row("a@b.example").replace("1", "2")}\n`;
    const where = folderWith(
      { "main.persona": withMail, "a.csv": lines("c@d.example"), "b.csv": lines("no mail but secret") },
      "starter",
    );
    const { stdout } = drift(["--format", "json"], where);
    expect(JSON.parse(stdout).unknownValues).toEqual([
      { field: "mail", message: "what is written is not of its type", customers: 1 },
    ]);
    expect(stdout).not.toContain("secret");
  });

  test("a column of dates that is not there is named, with the near one", () => {
    const { status, stderr } = drift(["--date", "mdae"]);
    expect(status).toBe(1);
    expect(stderr).toContain("`mdae`");
    expect(stderr).toContain("`made`");
  });
});

test("what a file lacks is told; a value that the playbook does not know is told, and no error", () => {
  const without = "id,name,wantsFast,goLive\nc-1,A,true,2027-03-01\nc-2,B,perhaps,2027-03-01\n";
  const folder = folderWith({ "a.csv": without, "b.csv": without }, "starter");
  const { status, stderr } = persona(["drift", ".", "--baseline", "a.csv", "--current", "b.csv"], {
    in: folder,
  });
  expect(status).toBe(0);
  expect(stderr).toContain("notice: b.csv, row 1: there are no columns `developers` and `mainGoal`");
  expect(stderr).toContain("notice: b.csv, row 3 (c-2), column wantsFast: ");
  expect(stderr).not.toContain("error");
});
