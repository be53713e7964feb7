// The parser's decisions: found once while something is bundled, instead of at every start (syntax/decisions.ts).
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const compiler = dirname(dirname(fileURLToPath(import.meta.url)));

/** A plugin of esbuild that writes them into the bundle. */
export async function knownDecisions() {
  const contents = `export const decisions = ${JSON.stringify(await findDecisions())};`;
  return {
    name: "known-decisions",
    setup({ onLoad }) {
      onLoad({ filter: /syntax[\\/]decisions\.ts$/ }, () => ({ contents }));
    },
  };
}

async function findDecisions() {
  const { outputFiles } = await build({
    stdin: { contents: 'export { FileParser } from "./syntax/grammar/lines.ts";', resolveDir: compiler },
    bundle: true,
    format: "esm",
    target: "es2022",
    write: false,
  });
  const module = Buffer.from(outputFiles[0].contents).toString("base64");
  const { FileParser } = await import(`data:text/javascript;base64,${module}`);
  return new FileParser({ skipValidations: true }).decisions;
}
