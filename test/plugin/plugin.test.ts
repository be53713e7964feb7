/** The plugin in each of the bundlers: what an application that imports a playbook gets, and what it is told. */

import { readFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { eachMapping, TraceMap } from "@jridgewell/trace-mapping";
import { build as esbuild, formatMessages } from "esbuild";
import { describe, expect, test } from "vitest";
import persona from "../../compiler/plugin/plugin.ts";
import { bundlers } from "./bundlers.ts";
import { applicationWith, main, personasOf, weights } from "./split-starter.ts";

const lineOf = (text: string, part: string) => text.slice(0, text.indexOf(part)).split("\n").length;

describe.each(Object.entries(bundlers))("%s", (name, bundle) => {
  test("an application classifies with the playbook that it imports", async () => {
    const folder = applicationWith();
    const { file, errors, warnings, watched } = await bundle(folder);
    expect({ errors, warnings }).toEqual({ errors: [], warnings: [] });
    const { personas } = await import(/* @vite-ignore */ pathToFileURL(file as string).href);
    expect(personas).toEqual(await personasOf(folder));
    expect(new Set(personas).size).toBe(3);
    expectSources(`${file}.map`, folder);
    if (watched) expect([...watched]).toEqual(expect.arrayContaining(partsIn(folder)));
  });

  test("an error in a part ends the build, and is shown at its line", async () => {
    const folder = applicationWith({ "weights.persona": weights.replace("Quick +4", "Quik +4") });
    const { file, errors, warnings, watched } = await bundle(folder);
    expect(file).toBeUndefined();
    expect(warnings).toEqual([]);
    expect(errors).toHaveLength(1);
    const line = lineOf(weights, "Quick +4");
    const column = (weights.split("\n")[line - 1] as string).indexOf("Quick");
    expect(errors[0]?.text).toContain("there is no persona named `Quik`");
    expect(errors[0]?.text).toContain(`weights.persona:${line}:${column + 1}`);
    if (name !== "webpack") {
      const [where = "", ...place] = errors[0]?.place ?? [];
      expect([resolve(folder, where), ...place]).toEqual([join(folder, "weights.persona"), line, column]);
    }
    if (watched) expect([...watched]).toEqual(expect.arrayContaining(partsIn(folder)));
  });

  test("a warning is a warning", async () => {
    const unused = main.replace(/(\n {2}developers.*)/, '$1\n  nobodyAsks boolean "Nobody asks"');
    const { file, errors, warnings } = await bundle(applicationWith({ "main.persona": unused }));
    expect(file).toBeDefined();
    expect(errors).toEqual([]);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]?.text).toContain(`main.persona:${lineOf(unused, "nobodyAsks")}:3`);
  });
});

test("esbuild shows the line, and marks what is meant", async () => {
  const wrong = weights
    .replace(/^(\s*\w+ +then Quick \+4).*\n\s*/m, '$1 because "é \u{1f600}"; ')
    .replace("Builder +4", "Bilder +4");
  const folder = applicationWith({ "weights.persona": wrong });
  const line = wrong.split("\n").find((each) => each.includes("Bilder")) as string;
  const { errors } = await esbuild({
    entryPoints: [join(folder, "app/app.js")],
    write: false,
    bundle: true,
    logLevel: "silent",
    absWorkingDir: folder,
    plugins: [persona.esbuild()],
  }).catch((error) => error);
  expect(errors[0].location).toMatchObject({
    lineText: line,
    column: Buffer.byteLength(line.slice(0, line.indexOf("Bilder"))),
    length: 6,
  });
  const [shown] = await formatMessages(errors, { kind: "error" });
  expect(shown).toContain(`│ ${line}\n`);
  expect(shown).toMatch(/╵ +~{6}\n/);
});

const partsIn = (folder: string) => [join(folder, "main.persona"), join(folder, "weights.persona")];

/** The map leads to the files of the playbook, and to the line of a rule. */
function expectSources(file: string, folder: string): void {
  const map = new TraceMap(readFileSync(file, "utf8"));
  const at = (name: string) => map.sources.findIndex((source) => basename(source ?? "") === name);
  const part = at("weights.persona");
  expect(map.sourcesContent?.[part]).toBe(weights);
  // webpack gives every source an address of its own.
  if (!map.sources[part]?.startsWith("webpack:"))
    expect(resolve(dirname(file), map.sources[part] ?? "")).toBe(join(folder, "weights.persona"));
  const lines = new Set<number>();
  eachMapping(map, ({ source, originalLine }) => {
    if (source === map.sources[part]) lines.add(originalLine as number);
  });
  expect([...lines]).toContain(lineOf(weights, "Quick +4"));
}
