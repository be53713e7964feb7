/** `persona receipt` and `persona verify`. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folderWith, persona } from "../harness/command.ts";

const customer = "customers/birch-labs.json";
const days = ["--on", "2026-12-01", "--data-from", "2026-11-20"];

describe("receipt and verify", () => {
  const starter = folderWith({}, "starter");
  const { stdout, status } = persona(["receipt", ".", customer, ...days], { in: starter });
  const receipt = JSON.parse(stdout);
  const main = readFileSync(join(starter, "main.persona"), "utf8");
  const verifyWith = (written: unknown, playbook = main) =>
    persona(["verify", ".", "receipt.json"], {
      in: folderWith({ "main.persona": playbook, "receipt.json": JSON.stringify(written) }, "starter"),
    });

  test("a receipt says what decided, how old the data was, and no more of the customer than that", () => {
    expect(status).toBe(0);
    expect(receipt).toMatchObject({
      customer: "C-2",
      on: "2026-12-01",
      age: 11,
      result: { persona: "Builder" },
    });
    expect(receipt.playbook.digest).toMatch(/^[0-9a-f]{64}$/);
    expect(stdout).not.toContain("Birch");
    expect(
      receipt.inputs.find(({ signal }: { signal: string }) => signal === "developers"),
    ).not.toHaveProperty("value");
  });

  test("it goes into a file in one step, and what stood there stays where the customer is refused", () => {
    const folder = folderWith({ "wrong.csv": "id,developers,goLive\nC-1,many,2027-03-01\n" }, "starter");
    const out = ["--out", "receipt.json"];
    expect(persona(["receipt", ".", customer, ...days, ...out], { in: folder })).toMatchObject({
      status: 0,
      stdout: "",
      stderr: "✓ the receipt is in receipt.json\n",
    });
    expect(readFileSync(join(folder, "receipt.json"), "utf8")).toBe(stdout);
    expect(persona(["receipt", ".", "wrong.csv", ...out], { in: folder }).status).toBe(1);
    expect(readFileSync(join(folder, "receipt.json"), "utf8")).toBe(stdout);
    expect(persona(["verify", ".", "receipt.json"], { in: folder }).stdout).toBe("✓ C-2: the same\n");
    expect(persona(["receipt", ".", customer, "--out", "no/where.json"], { in: folder }).status).toBe(3);
  });

  test("it holds under the playbook that it was made with", () => {
    expect(verifyWith(receipt)).toMatchObject({ status: 0, stdout: "✓ C-2: the same\n" });
  });

  test("other points are told by their reason, a change of words as one of the playbook alone", () => {
    const changed = verifyWith(receipt, main.replace(/Builder \+4/g, "Builder +5"));
    expect(changed.status).toBe(1);
    expect(changed.stdout).toContain("✗ C-2: different\n    the playbook has changed\n");
    expect(changed.stdout).toMatch(/^ {4}\S+: Builder \+4 then, Builder \+5 now$/m);
    const words = verifyWith(receipt, main.replace(/^\/\/\/.*\n/m, "").replace('"Wants', '"Really wants'));
    expect(words.stdout.split("\n").length).toBeLessThanOrEqual(3);
  });

  test.each([
    [
      "a receipt of something else",
      { format: "else" },
      "✗ a receipt: no receipt\n    its `format` is not as receipts have it\n",
    ],
    [
      "a customer",
      { id: "C-9", name: "Ana", signals: {} },
      "✗ C-9: no receipt\n    it is a customer's record; `persona receipt` makes a receipt of it\n",
    ],
    ["a list of receipts", [receipt, receipt], "✓ C-2: the same\n✓ C-2: the same\n"],
  ])("%s", (_, written, printed) => {
    expect(verifyWith(written).stdout).toBe(printed);
  });

  test("it comes from standard input, too; an empty list is told", () => {
    const verify = (input: string) => persona(["verify", ".", "-"], { in: starter, input });
    expect(verify(JSON.stringify(receipt))).toMatchObject({ status: 0, stdout: "✓ C-2: the same\n" });
    expect(verify("[]")).toMatchObject({ status: 0, stderr: "standard input holds no receipts\n" });
    expect(verify("{")).toMatchObject({ status: 2 });
    const swapped = persona(["verify", "receipt.json", "."], { in: starter });
    expect(swapped.stderr).toContain("the playbook comes first, then the file of receipts");
  });

  test.each<[string, object, string]>([
    ["age", { age: 999 }, "no receipt\n    its `age` is not"],
    ["day", { on: "2030-12-01" }, "no receipt\n    its `age` is not"],
    ["day that is none", { on: "2026-02-30" }, "no receipt\n    its `on` is not"],
    [
      "order of ties",
      { ties: { order: ["Quick", "Builder"], between: [] } },
      "different\n    ties was Quick, Builder",
    ],
    ["ties left out", { ties: undefined }, "different\n    ties was nothing, and is "],
  ])("a receipt with another %s does not hold", (_, fields, said) => {
    const { ties } = receipt;
    const changed =
      "ties" in fields && fields.ties ? { ties: { ...ties, order: [...ties.order].reverse() } } : fields;
    const { status, stdout } = verifyWith({ ...receipt, ...changed });
    expect(status).toBe(1);
    expect(stdout).toContain(said.replace("Quick, Builder", [...ties.order].reverse().join(", ")));
  });

  test("what differs is said in words", () => {
    const { ranking } = receipt.result;
    const tampered = {
      ...receipt,
      inputs: [
        ...receipt.inputs,
        { signal: "developers", from: 2, below: 7 },
        { signal: "nobody", below: 3 },
        { signal: "lastVisit", below: "2025-06-01" },
        { signal: "call", from: "09:00", below: "17:00" },
        { signal: "goLive", from: "2027-01-01" },
      ],
      result: {
        ...receipt.result,
        persona: null,
        coverage: 0.5,
        failed: ["score >= 4"],
        ranking: ranking.slice(1),
      },
    };
    const { stdout } = verifyWith(tampered);
    expect(stdout).not.toMatch(/[{}[\]]/);
    for (const line of [
      "developers: the playbook tells other values apart than 2 to below 7",
      "nobody: the playbook tells other values apart than below 3",
      "lastVisit: the playbook tells other values apart than before 2025-06-01",
      "call: the playbook tells other values apart than from 09:00 to before 17:00",
      "goLive: the playbook tells other values apart than from 2027-01-01 on",
      "persona was nobody, and is Builder",
      "failed was score >= 4, and is nothing",
      "coverage was 50 %, and is 100 %",
    ])
      expect(stdout).toContain(`    ${line}\n`);
    expect(stdout).toMatch(/ {4}ranking was Quick \S+ \(\S+ %\), and is Builder \S+ \(\S+ %\), Quick/);
  });

  test("what is no JSON, and a day that is none, are said to be so", () => {
    const folder = folderWith({ "receipt.json": "{" }, "starter");
    expect(persona(["verify", ".", "receipt.json"], { in: folder })).toMatchObject({ status: 2 });
    const wrongDay = persona(["receipt", ".", customer, "--on", "2026-02-30"], { in: starter });
    expect(wrongDay).toMatchObject({ status: 2, stdout: "" });
    expect(wrongDay.stderr).toContain("--on 2026-02-30: there is no such day");
    const days = ["--on", "2026-12-01", "--data-from", "2026-12-20"];
    const backward = persona(["receipt", ".", customer, ...days], { in: starter });
    expect(backward).toMatchObject({ status: 2, stdout: "" });
    expect(backward.stderr).toContain(
      "--data-from 2026-12-20: the data would be from after the classification",
    );
  });
});
