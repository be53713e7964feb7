import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterAll, expect, test } from "vitest";
import { javascript } from "../../compiler/emit/javascript/emit.ts";
import { schema } from "../../compiler/emit/schema/emit.ts";
import type { Playbook } from "../../compiler/ir/ir.ts";
import { examplePlaybook } from "../harness/example-playbook.ts";
import { hostileNames, hostileTexts, playbookWith } from "../harness/renamed-playbook.ts";
import { classifierSource, context } from "../harness/run-generated.ts";

// Inside the repository, so that the types of zod are found; removed again.
const folder = mkdtempSync(join(import.meta.dirname, "../../node_modules/.types-"));
afterAll(() => rmSync(folder, { recursive: true }));

const right = `
import { classify, classifyRecord, explain, personas, signals, version, type Persona, type Signals } from "./example/classifier.js";
import { parseCustomer } from "./example/schema.js";

const customer: Signals = {
  usedCompetitor: true, reasonChosen: "price", systems: ["sap", "hubspot"], quoteTurnaround: "2 days",
  developers: 12, contractValue: 120000.5, goLive: "2027-03-01", biggestWorry: null, tongue: undefined,
};
const persona: Persona | undefined = classify(customer, { previous: "Technical" }).persona;
const because: string | undefined = explain({ goLive: "2027-03-01" }).rules[0]?.because["en"];
const parsed = parseCustomer(JSON.parse("{}"));
const developers: number | null | undefined = parsed.ok ? parsed.customer.signals.developers : undefined;
const problems: readonly { readonly field: string }[] = parsed.ok ? [] : parsed.problems;
export const all = [persona, because, developers, problems, classifyRecord({}), personas[0]?.name, signals[0]?.name, version];
`;

/** Each must not compile: the compiler complains of an expectation that is not met. */
const wrong = `
import { classify } from "./example/classifier.js";
const goLive = "2027-03-01";
// @ts-expect-error a wrong name
classify({ goLive, developer: 12 });
// @ts-expect-error a wrong value
classify({ goLive, reasonChosen: "cheap" });
// @ts-expect-error a wrong member
classify({ goLive, systems: ["SAP"] });
// @ts-expect-error a wrong unit
classify({ goLive, quoteTurnaround: "2 months" });
// @ts-expect-error no unit
classify({ goLive, quoteTurnaround: 2 });
// @ts-expect-error a number in quotes
classify({ goLive, developers: "12" });
// @ts-expect-error a boolean in quotes
classify({ goLive, usedCompetitor: "false" });
// @ts-expect-error no date
classify({ goLive: "in March" });
// @ts-expect-error the required signal is missing
classify({ developers: 12 });
// @ts-expect-error nor may it be null
classify({ goLive: null });
// @ts-expect-error no such persona
export const persona: "Nobody" | undefined = classify({ goLive }).persona;
`;

test("a right program compiles, each wrong one does not, and hostile names stay names", () => {
  writePlaybook("example", examplePlaybook);
  for (let turn = 0; turn < 4; turn++) writePlaybook(`hostile${turn}`, hostilePlaybook(turn));
  const files = {
    "right.ts": right,
    "wrong.ts": wrong,
    "hostile.ts": [0, 1, 2, 3]
      .map((turn) => `export * as h${turn} from "./hostile${turn}/schema.js";`)
      .join("\n"),
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  const compilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    module: "nodenext",
    target: "es2024",
    types: [],
    noEmit: true,
    skipLibCheck: false,
  };
  writeFileSync(
    join(folder, "tsconfig.json"),
    JSON.stringify({ compilerOptions, files: Object.keys(files) }),
  );
  writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "module" }));
  const tsc = join(dirname(fileURLToPath(import.meta.resolve("typescript/package.json"))), "bin/tsc");
  const { stdout, status } = spawnSync(process.execPath, [tsc, "-p", folder], { encoding: "utf8" });
  expect(stdout).toBe("");
  expect(status).toBe(0);
});

test("the classifier runs alone, where code may not be made from text", () => {
  const empty = mkdtempSync(join(tmpdir(), "persona-"));
  try {
    const file = join(empty, "classifier.mjs");
    const source = classifierSource(examplePlaybook);
    expect(source).not.toMatch(/\bimport\b|\brequire\b|\beval\b|new Function/);
    writeFileSync(file, source);
    const program = `import { classify } from ${JSON.stringify(pathToFileURL(file).href)};
      console.log(classify({ goLive: "2027-03-01", usedCompetitor: true, developers: 12, reasonChosen: "integrations" }).persona);`;
    const { stdout, stderr } = spawnSync(
      process.execPath,
      ["--disallow-code-generation-from-strings", "--input-type=module", "--eval", program],
      { encoding: "utf8", cwd: empty },
    );
    expect(stderr).toBe("");
    expect(stdout).toBe("Technical\n");
  } finally {
    rmSync(empty, { recursive: true });
  }
});

function hostilePlaybook(turn: number): Playbook {
  const at = (list: readonly string[], index: number) => list[(turn * 8 + index) % list.length] ?? "";
  return playbookWith({
    signal: (index) => at(hostileNames, index),
    definition: (index) => at(hostileNames, index),
    persona: (index) => at(hostileNames, index),
    member: (index) => at([...hostileNames, ...hostileTexts], index),
    text: (index) => at(hostileTexts, index),
  });
}

function writePlaybook(name: string, playbook: Playbook): void {
  mkdirSync(join(folder, name));
  for (const emitter of [javascript, schema]) {
    for (const { path, content } of emitter.emit(playbook, context))
      writeFileSync(join(folder, name, path), content);
  }
}
