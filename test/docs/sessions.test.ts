import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { type Step, shows, startSession, stepsIn, tidied } from "../harness/sessions.ts";
import { root, textFiles } from "../harness/source-files.ts";

/** How the fences are written is said in test/harness/sessions.ts; `UPDATE=1` writes what is seen. */
const updating = process.env.UPDATE === "1";
const pages = ["docs/tutorial.md", "docs/faults.md", "docs/cookbook/*.md"]
  .flatMap(textFiles)
  .map(({ path, text }) => ({ path, steps: stepsIn(path, text) }))
  .filter(({ steps }) => steps.some(({ kind }) => kind === "run"));

test("there are pages to follow", () => {
  const paths = pages.map(({ path }) => path);
  for (const path of ["docs/tutorial.md", "docs/faults.md"]) expect(paths).toContain(path);
});

describe.each(pages)("who follows $path sees what it shows", ({ path, steps }) => {
  test("from its first line to its last", () => {
    const session = startSession();
    const seen: { readonly step: Step; readonly text: string }[] = [];
    for (const step of steps) {
      const took = session.take(step);
      expect(took.status, `${step.place}\n${took.seen}`).toBe(step.status);
      if (step.kind !== "run" || step.shown === undefined) continue;
      const text = tidied(took.seen);
      if (shows(step.shown.text, text)) continue;
      if (updating) seen.push({ step, text });
      else expect(step.shown.text, step.place).toBe(text);
    }
    if (updating) writeSeen(path, seen);
  }, 240_000);
});

/** The last of the page first, so that writing one leaves the places of the others as they are. */
function writeSeen(path: string, seen: readonly { readonly step: Step; readonly text: string }[]): void {
  let page = readFileSync(resolve(root, path), "utf8");
  for (const { step, text } of seen.toReversed()) {
    const { start, end } = step.shown ?? { start: 0, end: 0 };
    page = `${page.slice(0, start)}\`\`\`text\n${text}\n\`\`\`${page.slice(end)}`;
  }
  writeFileSync(resolve(root, path), page);
}
