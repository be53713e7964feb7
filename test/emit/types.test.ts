import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { javascript } from "../../compiler/emit/javascript/emit.ts";
import { plans } from "../../compiler/emit/plans/emit.ts";
import { schema } from "../../compiler/emit/schema/emit.ts";
import type { Playbook } from "../../compiler/ir/ir.ts";
import { examplePlaybook } from "../harness/example-playbook.ts";
import { hostileNames, hostileTexts, playbookWith } from "../harness/renamed-playbook.ts";
import { classifierSource, context } from "../harness/run-generated.ts";

// Outside the repository, as an application has it: of all packages only zod is found.
const folder = mkdtempSync(join(tmpdir(), "persona-types-"));
afterAll(() => rmSync(folder, { recursive: true }));

const planTypes = join(import.meta.dirname, "../../compiler/planner/plan.ts");

const compilers = {
  "the current TypeScript": import.meta.resolve("typescript/package.json"),
  "the one before": new URL("../previous-typescript/node_modules/typescript/package.json", import.meta.url)
    .href,
};

const right = `
import {
  classify, classifyBatch, classifyJson, classifyRecord, createColumns, explain, outcomes, PersonaDataError, personas,
  receipt, SignalError, signals, verify, version, whyNot,
  type BatchResults, type CalendarDate, type Columns, type CustomerRecord, type Persona, type Receipt, type Signals, type Verification,
} from "./example/classifier.js";
import { feed, icsEvents, invitations, plan, renderMarkdown, type IcsEvent, type Plan } from "./example/plans.js";
import { customerSchema, parseCustomer } from "./example/schema.js";

const customer: Signals = {
  usedCompetitor: true, reasonChosen: "price", systems: ["sap", "hubspot"], quoteTurnaround: "2 days",
  developers: 12, contractValue: 120000.5, goLive: "2027-03-01", biggestWorry: null, tongue: undefined,
};
const persona: Persona | undefined = classify(customer, { previous: "Technical" }).persona;
const because: string | undefined = explain({ goLive: "2027-03-01" }).rules[0]?.because["en"];
const parsed = parseCustomer(JSON.parse("{}"));
const developers: number | null | undefined = parsed.ok ? parsed.customer.signals.developers : undefined;
const problems: readonly { readonly field: string }[] = parsed.ok ? [] : parsed.problems;

const day = new Date(Date.UTC(2027, 2, 1)).toISOString().slice(0, 10) as CalendarDate;
export const onThatDay = classify({ goLive: day }).persona;
const record: CustomerRecord = { id: "c-1", name: "Ann", previous: "Marketing", contacts: [], signals: customer };
const columns: Columns = createColumns([customer, record.signals]);
const systems: Uint16Array = columns.signals.systems;
const results: BatchResults = classifyBatch(columns, { previous: ["Technical", undefined] });
const outcome: "accepted" | "fallback" | "undecided" | "kept" | undefined = outcomes[results.outcome[0] ?? 0];
const third: number = results.at(2).score + (results.scores[0]?.[0] ?? 0);
const kept: Receipt = receipt(record, { on: "2026-12-01", dataFrom: "2026-11-01" });
const verified: Verification = verify(JSON.parse(JSON.stringify(kept)));
const same: boolean = verified.same && verified.differences.every(({ what }) => what !== "input");
const behind: number = whyNot(customer, "Marketing").behind;
const checked: CustomerRecord = customerSchema.parse(record);
export function complaints(error: unknown): readonly string[] {
  if (error instanceof SignalError) return [error.signal];
  return error instanceof PersonaDataError ? error.problems.map(({ field }) => field) : [];
}

const made: Plan = plan(record, { start: "2026-12-01", persona: "Technical" });
const events: IcsEvent[] = icsEvents(made);
export const texts: readonly string[] = [renderMarkdown(made), feed(made), ...invitations(made).map(({ uid }) => uid)];
export const more = [systems, outcome, third, same, behind, checked, events[0]?.start, classifyJson("{}").persona];
export const all = [persona, because, developers, problems, classifyRecord({}), personas[0]?.name, signals[0]?.name, version];
`;

/** Each must not compile: the compiler complains of an expectation that is not met. */
const wrong = `
import {
  classify, classifyBatch, createColumns, receipt, verify, whyNot, type Columns, type CustomerRecord,
} from "./example/classifier.js";
import { plan } from "./example/plans.js";
import { parseCustomer } from "./example/schema.js";
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
// @ts-expect-error no date, as far as types can tell
classify({ goLive: new Date().toISOString().slice(0, 10) });
// @ts-expect-error the required signal is missing
classify({ developers: 12 });
// @ts-expect-error nor may it be null
classify({ goLive: null });
// @ts-expect-error no such persona
export const persona: "Nobody" | undefined = classify({ goLive }).persona;
// @ts-expect-error nobody was called so
classify({ goLive }, { previous: "Tecnical" });
// @ts-expect-error nor in a batch
classifyBatch(createColumns([{ goLive }]), { previous: ["Tecnical"] });
// @ts-expect-error there is no such option
classify({ goLive }, { previously: "Technical" });
// @ts-expect-error nobody is called so
whyNot({ goLive }, "Tecnical");
// @ts-expect-error a field that a record does not have
export const record: CustomerRecord = { id: "1", name: "Ann", phone: "1", signals: { goLive } };
// @ts-expect-error a record has a name
export const nameless: CustomerRecord = { id: "1", signals: { goLive } };
// @ts-expect-error a wrong signal in a row
createColumns([{ goLive, developer: 12 }]);
// @ts-expect-error rows are no columns
classifyBatch([{ goLive }]);
declare const developers: Float64Array;
// @ts-expect-error columns of all signals are needed
export const columns: Columns = { length: 1, signals: { developers } };
// @ts-expect-error results are read, not compared with names
export const technical = classifyBatch(createColumns([{ goLive }])).persona[0] === "Technical";
// @ts-expect-error a day as a number
receipt({}, { on: 20261201 });
// @ts-expect-error a receipt has no such field
receipt({}).persona;
// @ts-expect-error nor has what \`verify\` says
verify({}).ok;
// @ts-expect-error what was not looked at is not known to be right
parseCustomer({}).customer;
// @ts-expect-error a plan has a start
plan({ id: "1", name: "Ann" }, {});
// @ts-expect-error there is no such persona to plan for
plan({ id: "1", name: "Ann" }, { start: "2026-12-01", persona: "Nobody" });
`;

const receiptSource = join(import.meta.dirname, "../../compiler/evaluator/receipt.ts");

/** What is declared for applications is what is written, but that there every name is known. */
const receipts = `
import type { Receipt as Declared } from "./example/classifier.js";
import type { Receipt as Written } from ${JSON.stringify(receiptSource)};
type AnyName<T> = T extends string
  ? string
  : T extends readonly (infer Item)[]
    ? readonly AnyName<Item>[]
    : T extends object
      ? { [Key in keyof T]: AnyName<T[Key]> }
      : T;
type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
export const everyField: Equal<AnyName<Declared>, AnyName<Written>> = true;
export const alsoThese = (receipt: Declared): Written => receipt;
`;

beforeAll(() => {
  writePlaybook("example", examplePlaybook);
  for (let turn = 0; turn < 4; turn++) writePlaybook(`hostile${turn}`, hostilePlaybook(turn));
  const hostile = [0, 1, 2, 3].flatMap((turn) =>
    ["schema", "plans"].map((file) => `export * as ${file}${turn} from "./hostile${turn}/${file}.js";`),
  );
  const files = {
    "right.ts": right,
    "wrong.ts": wrong,
    "hostile.ts": hostile.join("\n"),
    "receipts.ts": receipts,
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
    allowImportingTsExtensions: true,
    skipLibCheck: false,
  };
  writeFileSync(
    join(folder, "tsconfig.json"),
    JSON.stringify({ compilerOptions, files: Object.keys(files) }),
  );
  writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "module" }));
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(
    dirname(fileURLToPath(import.meta.resolve("zod/package.json"))),
    join(folder, "node_modules/zod"),
  );
});

test.each(Object.entries(compilers))(
  "by %s a right program compiles, each wrong one does not, and hostile names stay names",
  (_, typescript) => {
    const tsc = fileURLToPath(new URL("bin/tsc", typescript));
    const { stdout, status } = spawnSync(process.execPath, [tsc, "-p", folder], { encoding: "utf8" });
    expect(stdout).toBe("");
    expect(status).toBe(0);
  },
);

test("the two are neighbours", () => {
  const [current, before] = Object.values(compilers).map(
    (url): string => JSON.parse(readFileSync(fileURLToPath(url), "utf8")).version,
  );
  expect(Number.parseInt(current ?? "", 10) - Number.parseInt(before ?? "", 10)).toBe(1);
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
  const planRuntime = { code: "", types: readFileSync(planTypes, "utf8") };
  for (const emitter of [javascript, schema, plans]) {
    for (const { path, content } of emitter.emit(playbook, { ...context, planRuntime }))
      if (!path.includes("/")) writeFileSync(join(folder, name, path), content);
  }
}
