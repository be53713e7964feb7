/** An application that imports only `classify` carries nothing that explains: asked of a bundler. */

import { build } from "esbuild";
import { expect, test } from "vitest";
import { receiptParts } from "../../compiler/emit/javascript/receipt-runtime.ts";
import { traceParts } from "../../compiler/emit/javascript/trace-runtime.ts";
import { signalNamed } from "../harness/arbitrary-playbook.ts";
import { examplePlaybook } from "../harness/example-playbook.ts";
import { classifierSource } from "../harness/run-generated.ts";

const source = classifierSource({
  ...examplePlaybook,
  signals: [...examplePlaybook.signals, signalNamed("homeland", { kind: "country" })],
});

/** What a bundler makes of a program that imports this much. */
async function bundled(program: string): Promise<string> {
  const { outputFiles, warnings } = await build({
    stdin: { contents: program, resolveDir: "/" },
    bundle: true,
    format: "esm",
    write: false,
    plugins: [
      {
        name: "in-memory",
        setup({ onResolve, onLoad }) {
          onResolve({ filter: /classifier\.js$/ }, ({ path }) => ({ path, namespace: "memory" }));
          onLoad({ filter: /.*/, namespace: "memory" }, () => ({ contents: source, loader: "js" }));
        },
      },
    ],
  });
  expect(warnings).toEqual([]);
  return outputFiles[0]?.text ?? "";
}

/** Names at the top of a bundle. */
const declared = (code: string): readonly string[] =>
  [...code.matchAll(/^(?:async )?(?:function|class|const|let|var) (\w+)/gm)].map(([, name = ""]) => name);

const explaining = [
  ...Object.values({ ...traceParts, ...receiptParts }).flatMap(({ names }) => names),
  "explain",
  "classifyWithReasons",
  "scoreWithReasons",
  "codesOfBits",
  "firedCodes",
  "tracedSignals",
  "trace",
  "rules",
  "definitions",
];
const reading = [
  "classifyRecord",
  "readObject",
  "recordFields",
  "PersonaDataError",
  "personas",
  "signals",
  "countries",
];

test("`classify` alone brings no table of rules, no reasons and no reader of records", async () => {
  const names = declared(
    await bundled('import { classify } from "./classifier.js"; console.log(classify({}));'),
  );
  expect(names).toContain("classify");
  expect(names.filter((name) => explaining.includes(name) || reading.includes(name))).toEqual([]);
});

test("what is asked for is there", async () => {
  const all = 'import * as classifier from "./classifier.js"; console.log(classifier);';
  expect(declared(await bundled(all))).toEqual(expect.arrayContaining([...explaining, ...reading]));
});
