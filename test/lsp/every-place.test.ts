import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  type ast,
  createProject,
  descendants,
  type ParsedFile,
  type Snapshot,
} from "../../compiler/index.ts";
import { completionsAt } from "../../language-server/features/completion/completions-at.ts";
import { formattingOfTyped } from "../../language-server/features/formatting.ts";
import { hoverAt } from "../../language-server/features/hover.ts";
import { nextLine } from "../../language-server/features/inline-completion.ts";
import { refactorsFor } from "../../language-server/features/refactors/refactors.ts";
import { signatureAt } from "../../language-server/features/signature-help.ts";
import { symbolAt } from "../../language-server/features/symbol-at.ts";
import { figuresAt } from "../../language-server/features/trial/hover-figures.ts";
import { countOf } from "../harness/counts.ts";
import { createMemoryHost } from "../harness/memory-host.ts";
import { root } from "../harness/source-files.ts";

/**
 * Completion and hover at every token of the three playbooks: in the whole text the token that stands there is offered
 * and explained, and in the text that ends there everything answers.
 *
 * `npm test` takes some of the places, `npm run hardening` more, `npm run soak` all of them.
 */

const playbooks = ["consumer", "support-channels", "partner-portal"] as const;

const opened = new Map(
  playbooks.map((name) => {
    const folder = join(root, "playbooks", name);
    const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((each) => each.isFile() && !/[\\/](out|node_modules)[\\/]/.test(`${each.parentPath}/`))
      .map((each) => join(each.parentPath, each.name));
    const files = new Map(
      paths.map((path) => [path.slice(folder.length + 1).replaceAll("\\", "/"), readFileSync(path)] as const),
    );
    return [name, files] as const;
  }),
);

/** Where words, numbers, texts and signs begin and end, read by a pattern: the lexer is not asked. */
function tokensOf(text: string): readonly { readonly start: number; readonly end: number }[] {
  const pattern =
    /"""[\s\S]*?"""|"(?:[^"\\\n]|\\.)*"|\/\/.*|[\p{L}_][\p{L}\p{M}\p{N}_-]*|[+-]?\d[\d.,:%_-]*|>=|<=|\S/gu;
  return [...text.matchAll(pattern)].map(({ index, 0: written }) => ({
    start: index,
    end: index + written.length,
  }));
}

/** What can be offered at the start of a word: names that are used, words of blocks, keywords. */
function offerable(snapshot: Snapshot, file: ParsedFile): ReadonlyMap<number, string> {
  const words = new Map<number, string>();
  const { text } = file.source;
  for (const node of descendants(file.tree)) {
    if (node.kind === "property") {
      const { word } = node as ast.Property;
      words.set(word.span.start, word.text);
    }
    const declared = node as Partial<ast.Declaration>;
    if (declared.node === "declaration" && declared.keyword !== undefined) {
      const { start, end } = declared.keyword;
      if (start !== (declared.name ?? declared.subject)?.span.start) words.set(start, text.slice(start, end));
    }
    if (node.kind === "reference" && symbolAt(snapshot, file, node.span.start) !== undefined)
      words.set(node.span.start, (node as ast.Reference).text);
  }
  return words;
}

/** Names of what is no longer there, and names of files' own: nothing could know them. */
const isFormer = (file: ParsedFile, offset: number): boolean =>
  /\bwas\s+$/.test(file.source.text.slice(Math.max(0, offset - 40), offset));

describe.each(playbooks)("%s", (name) => {
  const files = opened.get(name) ?? new Map<string, Buffer>();
  const sources = [...files.keys()].filter((path) => path.endsWith(".persona"));
  const stride = (part: number) => Math.max(1, Math.round(1 / part));

  test("what stands in the whole text is offered where it stands, and explained", async () => {
    const snapshot = await createProject(createMemoryHost(files)).snapshot("main.persona");
    const missed: string[] = [];
    const dumb: string[] = [];
    let asked = 0;
    for (const file of snapshot.files) {
      if (!sources.includes(file.source.path)) continue;
      const { text, path } = file.source;
      const words = [...offerable(snapshot, file)].filter(([offset]) => !isFormer(file, offset));
      const every = stride(countOf("part of words, offered"));
      for (const [offset, word] of words.filter((_, index) => index % every === 0)) {
        asked++;
        const line = text
          .slice(text.lastIndexOf("\n", offset - 1) + 1)
          .split("\n")[0]
          ?.trim();
        const labels = completionsAt(snapshot, file, offset).items.map(({ label }) => label);
        if (!labels.some((label) => label === word || label.startsWith(`${word} `)))
          missed.push(`${path}: ${word} in: ${line}`);
        if (hoverAt(snapshot, file, offset) === undefined) dumb.push(`${path}: ${word} in: ${line}`);
        signatureAt(snapshot, file, offset);
        figuresAt(snapshot, file, offset, "2026-12-01");
      }
    }
    expect(missed).toEqual([]);
    expect(dumb).toEqual([]);
    expect(asked).toBeGreaterThan(10);
  });

  test("in a text that ends anywhere, everything answers", async () => {
    const every = stride(countOf("part of cuts, edited"));
    let index = 0;
    for (const path of sources) {
      const project = createProject(createMemoryHost(files));
      const text = new TextDecoder().decode(files.get(path));
      for (const { start, end } of tokensOf(text)) {
        if (index++ % every !== 0) continue;
        for (const cut of [start, Math.floor((start + end) / 2), end]) {
          project.update(path, text.slice(0, cut), index);
          const snapshot = await project.snapshot(path);
          const file = snapshot.files.find(({ source }) => source.path === path);
          if (file === undefined) continue;
          const { items, span } = completionsAt(snapshot, file, cut);
          expect(span.start).toBeLessThanOrEqual(cut);
          expect(span.end).toBeLessThanOrEqual(cut);
          expect(new Set(items.map(({ label }) => label)).has("")).toBe(false);
          hoverAt(snapshot, file, cut);
          signatureAt(snapshot, file, cut);
          nextLine(snapshot, file, cut);
          formattingOfTyped(file, "\n", cut);
          if (snapshot.program !== undefined)
            refactorsFor({ snapshot, program: snapshot.program, file, span: { start: cut, end: cut } });
        }
      }
    }
    expect(index).toBeGreaterThan(1000);
  });
});
