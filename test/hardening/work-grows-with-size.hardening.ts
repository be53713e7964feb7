import { expect, test } from "vitest";
import { gather } from "../../compiler/emit/emitter.ts";
import { compileTexts } from "../../compiler/emit/plans/compile-texts.ts";
import { emitAll } from "../../compiler/emit/registry.ts";
import type { Play } from "../../compiler/ir/ir.ts";
import { canonicalLanguage } from "../../compiler/values/language-tag.ts";
import { snapshotOf } from "../harness/compile.ts";
import { context } from "../harness/run-generated.ts";
import { textFiles } from "../harness/source-files.ts";

/**
 * Twice as much of anything is at most two and a half times the work, and what grows without bounds ends as a message:
 * depth, chains, doubled definitions. Processor time counts, the least of several runs: others use the machine too.
 */

const head = `playbook Big "Big" {
  version   "1.0.0"
  owner     "CX <cx@example.com>"
  languages en
  timezone  "UTC"
}
`;
const numbered = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join("");
const frame = (parts: { signals?: string; personas?: string; weights?: string; more?: string }): string =>
  `${head}signals Facts "Facts" {\n  size integer 0 and above "Size"\n${parts.signals ?? ""}}
persona A "A" { summary "A." }
persona B "B" { summary "B." }
${parts.personas ?? ""}weights {\n  when size > 3 then A +1\n  when size < 2 then B +1\n${parts.weights ?? ""}}
classify { otherwise A }
${parts.more ?? ""}`;

/** A fixture without its labels, written over and over on one line, as a program may write it. */
const onOneLine = (name: string): [string, { readonly size: number; of(count: number): string }] => {
  const [fixture] = textFiles(`test/fixtures/mistakes/${name}.persona`);
  if (fixture === undefined) throw new Error(`there is no fixture ${name}`);
  const line = fixture.text.replaceAll(/^\s*\/\/.*$/gm, "").replaceAll(/[\r\n]+/g, " ; ");
  return [
    `${name} on one line`,
    { size: Math.ceil(40_000 / line.length), of: (count) => line.repeat(count) },
  ];
};

/** So large that what looks through all of them for each shows: smaller ones are over before it does. */
const axes: Readonly<
  Record<string, { size: number; of(count: number): string | ReadonlyMap<string, string> }>
> = {
  rules: {
    size: 5_000,
    of: (count) => frame({ weights: numbered(count, (n) => `  when size > ${n + 4} then A +1\n`) }),
  },
  signals: {
    size: 5_000,
    of: (count) => frame({ signals: numbered(count, (n) => `  s${n} boolean context "S${n}"\n`) }),
  },
  "words of a comment": {
    size: 20_000,
    of: (count) => frame({ more: numbered(count, (n) => `// word ${n}\n`) }),
  },
  errors: {
    size: 1_000,
    of: (count) => frame({ more: numbered(count, (n) => `persona P${n} "P" { sumary "x" }\n`) }),
  },
  "unclosed braces": {
    size: 400,
    of: (count) => frame({ more: numbered(count, (n) => `persona P${n} {\n`) }),
  },
  personas: {
    size: 400,
    of: (count) => frame({ personas: numbered(count, (n) => `persona P${n} "P${n}" { summary "P." }\n`) }),
  },
  "files that are imported": {
    size: 400,
    of: (count) =>
      new Map([
        ["main.persona", numbered(count, (n) => `import "./p${n}.persona"\n`) + frame({})],
        ...Array.from({ length: count }, (_, n): [string, string] => [
          `p${n}.persona`,
          `define d${n} as size > ${n}\n`,
        ]),
      ]),
  },
  "comments that allow a warning": {
    size: 4_000,
    of: (count) => frame({ more: numbered(count, (n) => `// allow unused-signal: reason ${n}\n`) }),
  },
  "names that nothing has": {
    size: 2_000,
    of: (count) => frame({ weights: numbered(count, (n) => `  when x${n} > 3 then A +1\n`) }),
  },
  "names with a hyphen": {
    size: 2_000,
    of: (count) => frame({ more: numbered(count, (n) => `role lead-${n}x "R" { from customer }\n`) }),
  },
  "names with a blank": {
    size: 2_000,
    of: (count) => frame({ more: numbered(count, (n) => `play P${n} "P" { for A n${n} }\n`) }),
  },
  "titles in place of names": {
    size: 2_000,
    of: (count) => frame({ more: numbered(count, (n) => `play P${n} "P" { for "Title ${n}" }\n`) }),
  },
  "mistakes on one line": {
    size: 250,
    of: (count) =>
      frame({
        more: `persona C "C" { ${numbered(count, (n) => `sumary${n} "x"; need fast${n} soon; review in ${n} weeks; need ${n}; `)}}\n`,
      }),
  },
  ...Object.fromEntries(
    [
      ...["points-without-number", "persona-in-quotes", "percent-sign-first-in-range", "yes-or-no"],
      ...["comma-at-end-of-property", "set-of", "brace-missing-on-one-line", "because-without-quotes"],
    ].map(onOneLine),
  ),
  "values that are no signals": {
    size: 2_000,
    of: (count) => frame({ weights: numbered(count, (n) => `  when size is a${n} or b${n} then A +1\n`) }),
  },
  "values of the wrong kind": {
    size: 4_000,
    of: (count) => frame({ more: numbered(count, (n) => `define d${n} as size >= ${n} hours\n`) }),
  },
  "holes between bands": {
    size: 2_000,
    of: (count) => {
      const bands = numbered(count, (n) => `    ${2 * n} to below ${2 * n + 1} then A +1\n`);
      return frame({ weights: `  for size {\n${bands}  }\n` });
    },
  },
  "values that a signal does not have": {
    size: 2_000,
    of: (count) => {
      const members = numbered(count, (n) => `${n === 0 ? "" : ", "}member${n}`);
      const cases = numbered(count, (n) => `    value${n} then A +1\n`);
      return frame({ signals: `  e one of ${members} "E"\n`, weights: `  for e {\n${cases}  }\n` });
    },
  },
  "fields that no customer has": {
    size: 1_000,
    of: (count) => {
      const message = (n: number) =>
        `role R${n} "R" { from customer }\nmessage M${n} {\n  subject "{{f${n}}}"\n  body "{{customer.z${n}}}"\n}\n`;
      return frame({ more: numbered(count, message) });
    },
  },
  "messages that a play sends": {
    size: 1_000,
    of: (count) => {
      const message = (n: number) => `message M${n} {\n  subject "x"\n  body "{{dates.N${n}}}"\n}\n`;
      const action = (n: number) =>
        `  message N${n} "N" {\n    send M${n}\n    when 1 day after start\n  }\n`;
      return frame({
        more: `${numbered(count, message)}play P "P" {\n  for A\n${numbered(count, action)}}\n`,
      });
    },
  },
  "tests and plays": {
    size: 1_000,
    of: (count) =>
      frame({
        more: numbered(
          count,
          (n) =>
            `play P${n} "P" {\n  for A\n  task T${n} "T" { when 1 day after start }\n}\ntest "${n}" {\n  expect T${n}\n}\n`,
        ),
      }),
  },
  "pasted tables": {
    size: 200,
    of: (count) =>
      frame({ more: numbered(count, (n) => `| from | ${n} |\n| to | 2 |\ndefine d${n} as size > ${n}\n`) }),
  },
};

async function cost(text: string | ReadonlyMap<string, string>): Promise<number> {
  const files = typeof text === "string" ? new Map([["main.persona", text]]) : text;
  const from = process.cpuUsage();
  (await snapshotOf(files)).playbook();
  const { user, system } = process.cpuUsage(from);
  return user + system;
}

test.each(Object.entries(axes))("twice the %s, and four times", async (_, { size, of }) => {
  const texts = [of(size), of(2 * size), of(4 * size)];
  let [ofTwice, slope] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let again = 0; again < 4 && (ofTwice > 2.5 || slope > 1.2); again++) {
    const best = texts.map(() => Number.POSITIVE_INFINITY);
    // As much is read of each size: when memory is tidied up weighs on all alike.
    for (let run = 0; run < 3; run++)
      for (const [index, text] of texts.entries()) {
        let all = 0;
        const times = 4 / 2 ** index;
        for (let time = 0; time < times; time++) all += await cost(text);
        best[index] = Math.min(best[index] as number, all / times);
      }
    const [once = 0, twice = 0, fourTimes = 0] = best;
    ofTwice = Math.min(ofTwice, twice / once);
    slope = Math.min(slope, Math.log2(fourTimes / once) / 2);
  }
  expect(ofTwice).toBeLessThanOrEqual(2.5);
  expect(slope, "log-log, from once to four times").toBeLessThanOrEqual(1.2);
});

const bombs: Readonly<Record<string, string>> = {
  "a million parentheses": frame({ more: `define d as ${"(".repeat(1_000_000)}size > 1\n` }),
  "a hundred thousand braces": frame({ more: "persona {".repeat(100_000) }),
  "a million negations": frame({ more: `define d as ${"not ".repeat(1_000_000)}size > 1\n` }),
  "definitions that double forty times": frame({
    more: `define d0 as size > 1\n${numbered(40, (n) => `define d${n + 1} as d${n} and d${n} or not d${n}\n`)}`,
  }),
  "sixty-four booleans": frame({
    signals: numbered(64, (n) => `  b${n} boolean "B${n}"\n`),
    weights: `  when ${numbered(63, (n) => `(b${n} or not b${n + 1}) and `)}b0 then A +1\n`,
  }),
  "a text of a megabyte": frame({ more: `persona C "C" { summary "${"x".repeat(1_000_000)}" }\n` }),
  "four thousand actions, each after the next": frame({
    more: `role R "R" { from team }\nplay P "P" {\n  for A\n${numbered(4_000, (n) => `  task T${n} "T" {\n    owner R\n    when 1 day after T${n + 1}\n  }\n`)}  task T4000 "T" {\n    owner R\n    when 1 day after start\n  }\n}\n`,
  }),
  "nested fields": frame({ more: `persona C "C" { summary "${"{{#if size}}".repeat(10_000)}" }\n` }),
};

test.each(Object.entries(bombs))("%s: a message or success, within five seconds", async (_, text) => {
  const from = process.cpuUsage();
  const snapshot = await snapshotOf(new Map([["main.persona", text]]));
  snapshot.playbook();
  const { user, system } = process.cpuUsage(from);
  expect((user + system) / 1e6).toBeLessThan(5);
  expect(process.memoryUsage().rss).toBeLessThan(768 * 2 ** 20);
  expect(snapshot.diagnostics.length).toBeLessThan(1_000);
});

test("a playbook of two megabytes that asks for gigabytes of plans ends as a message", async () => {
  const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
  const regions = letters.flatMap((first) =>
    ["A", "E", "M", "O", "U"].map((second) => `en-${first}${second}`),
  );
  const languages = regions.filter((tag) => canonicalLanguage(tag) === tag);
  const text = frame({
    personas: numbered(100, (n) => `persona P${n} "P" { summary "P." }\n`),
    more: `role R "R" { from team }
journey { stage Use "Use" }
play P "P" {
  stage Use
${numbered(40, (n) => `  task t${n} "T" { owner R; when on start; note "${"x ".repeat(25_000)}" }\n`)}}\n`,
  }).replace("languages en", `languages en, ${languages}`);
  const playbook = (await snapshotOf(new Map([["main.persona", text]]))).playbook();
  expect(playbook?.languages.length).toBeGreaterThan(90);
  const started = { ...context, start: "2026-12-01" };
  expect(playbook && gather(emitAll(playbook, started))).toBeUndefined();
  expect(process.memoryUsage().rss).toBeLessThan(1_536 * 2 ** 20);
});

test("a playbook that asks for millions of templates ends as a message, before they are made", async () => {
  const text = frame({
    more: `role R "R" { from team }\njourney { stage Use "Use" }\nplay P "P" {\n  stage Use\n  task t "T" { owner R; when on start }\n}\n`,
  });
  const one = (await snapshotOf(new Map([["main.persona", text]]))).playbook();
  if (one === undefined) throw new Error("the playbook is wrong");
  const [play] = one.plays as [Play];
  const playbook = {
    ...one,
    languages: Array.from({ length: 90 }, (_, n) => `en-x-l${n}`),
    plays: Array.from({ length: 200_000 }, (_, n) => ({ ...play, name: `P${n}` })),
  };
  const from = process.cpuUsage();
  expect(gather(emitAll(playbook, { ...context, start: "2026-12-01" }))).toBeUndefined();
  expect(compileTexts(playbook)("plan P7 fr", {})).toBeUndefined();
  const { user, system } = process.cpuUsage(from);
  expect((user + system) / 1e6).toBeLessThan(20);
  expect(process.memoryUsage().rss).toBeLessThan(1_536 * 2 ** 20);
}, 60_000);

test("five thousand files in a chain end as a message", async () => {
  const files = new Map([["main.persona", `import "./p0.persona"\n${frame({})}`]]);
  for (let n = 0; n < 5_000; n++) files.set(`p${n}.persona`, `import "./p${n + 1}.persona"\n`);
  const { diagnostics } = await snapshotOf(files);
  expect(diagnostics.map(({ code }) => code)).toContain("imports-too-deep");
});

test("forty layers of files that each import the next two once are read once", async () => {
  const files = new Map([["main.persona", `import "./a0.persona"\nimport "./b0.persona"\n${frame({})}`]]);
  for (let n = 0; n < 40; n++) {
    const next = n < 39 ? `import "./a${n + 1}.persona"\nimport "./b${n + 1}.persona"\n` : "";
    for (const name of ["a", "b"]) files.set(`${name}${n}.persona`, next);
  }
  const snapshot = await snapshotOf(files);
  expect(snapshot.files.length).toBe(81);
  expect(snapshot.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
});
