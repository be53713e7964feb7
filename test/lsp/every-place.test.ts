import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  type ast,
  createProject,
  descendants,
  type ParsedFile,
  type Snapshot,
  type Symbol,
} from "../../compiler/index.ts";
import type { Completion } from "../../language-server/features/completion/completion.ts";
import { completionsAt } from "../../language-server/features/completion/completions-at.ts";
import { figuredAt } from "../../language-server/features/figured.ts";
import { formattingOfTyped } from "../../language-server/features/formatting.ts";
import { hoverAt } from "../../language-server/features/hover.ts";
import { valueAt } from "../../language-server/features/hover-values.ts";
import { nextLine } from "../../language-server/features/inline-completion.ts";
import { refactorsFor } from "../../language-server/features/refactors/refactors.ts";
import { signatureAt } from "../../language-server/features/signature-help.ts";
import { symbolAt } from "../../language-server/features/symbol-at.ts";
import { wordFigure } from "../../language-server/features/trial/hover-figures.ts";
import { countOf, drawsOf } from "../harness/counts.ts";
import { createMemoryHost } from "../harness/memory-host.ts";
import { createRandom } from "../harness/mutate.ts";
import { root } from "../harness/source-files.ts";

/**
 * Completion and hover at every token of the three playbooks. In the whole text, the token that stands there is offered
 * and explained. In a text that ends at the beginning, in the middle or at the end of a token, everything answers, and
 * what comes next is offered as far as what it names is still there.
 *
 * `npm test` takes some of the places, drawn from a seed, `npm run hardening` more, `npm run test:places` all of them.
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

interface Word {
  readonly written: string;
  /** Of a name: what it stands for. */
  readonly symbol?: Symbol;
}

/** What can be offered, by where it begins: names that are used, words of blocks, keywords. */
function offerable(snapshot: Snapshot, file: ParsedFile): ReadonlyMap<number, Word> {
  const words = new Map<number, Word>();
  const { text } = file.source;
  for (const node of descendants(file.tree)) {
    if (node.kind === "property") {
      const { word } = node as ast.Property;
      words.set(word.start, { written: word.text });
    }
    const declared = node as Partial<ast.Declaration>;
    if (declared.node === "declaration" && declared.keyword !== undefined) {
      const { start, end } = declared.keyword;
      if (start !== (declared.name ?? declared.subject)?.start)
        words.set(start, { written: text.slice(start, end) });
    }
    const symbol = node.kind === "reference" ? symbolAt(snapshot, file, node.start)?.symbol : undefined;
    if (symbol !== undefined) words.set(node.start, { written: (node as ast.Reference).text, symbol });
  }
  return new Map([...words].filter(([offset]) => !isFormer(file, offset)));
}

const offers = (items: readonly Completion[], { written }: Word): boolean =>
  items.some(({ label }) => label === written || label.startsWith(`${written} `));

function lineAt(text: string, offset: number): string {
  const [line = ""] = text.slice(text.lastIndexOf("\n", offset - 1) + 1).split("\n");
  return line.trim();
}

/** Where a text can be cut, and the word that is cut there. */
function* cutsOf(file: ParsedFile, words: ReadonlyMap<number, Word>) {
  for (const { start, end } of tokensOf(file.source.text)) {
    const word = words.get(start);
    for (const cut of new Set([start, (start + end) >> 1, end])) yield { cut, start, word };
  }
}

/** Names of what is no longer there, and names of files' own: nothing could know them. */
const isFormer = (file: ParsedFile, offset: number): boolean =>
  /\bwas\s+$/.test(file.source.text.slice(Math.max(0, offset - 40), offset));

/** So many of all, drawn from a seed. */
const [{ seed } = { seed: 1 }] = drawsOf("part of cuts, edited", 20261128).slice(-1);

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
      const every = stride(countOf("part of words, offered"));
      const words = [...offerable(snapshot, file)];
      for (const [offset, word] of words.filter((_, index) => index % every === 0)) {
        asked++;
        const place = `${path}: ${word.written} in: ${lineAt(text, offset)}`;
        if (!offers(completionsAt(snapshot, file, offset).items, word)) missed.push(place);
        if (hoverAt(snapshot, file, offset) === undefined) dumb.push(place);
        signatureAt(snapshot, file, offset);
        const [figured, playbook] = [figuredAt(snapshot, file, offset), snapshot.playbook()];
        if (figured !== undefined && playbook !== undefined) wordFigure(figured, playbook, "2026-12-01");
      }
    }
    expect(missed).toEqual([]);
    expect(dumb).toEqual([]);
    expect(asked).toBeGreaterThan(10);
  });

  test(
    "in a text that ends anywhere, everything answers, and what comes next is offered",
    async () => {
      const part = countOf("part of cuts, edited");
      const random = createRandom(seed);
      const whole = await createProject(createMemoryHost(files)).snapshot("main.persona");
      const missed: string[] = [];
      const dumb: string[] = [];
      let asked = 0;
      for (const path of sources) {
        const read = whole.files.find(({ source }) => source.path === path);
        if (read === undefined) throw new Error(`${path} is not read`);
        const project = createProject(createMemoryHost(files));
        const { text } = read.source;
        for (const { cut, start, word } of cutsOf(read, offerable(whole, read))) {
          if (random() >= part) continue;
          project.update(path, text.slice(0, cut), ++asked);
          const snapshot = await project.snapshot(path);
          const file = snapshot.files.find(({ source }) => source.path === path);
          // Without the line that imports it, a file may be part of nothing.
          if (file === undefined) continue;
          const { items, span } = completionsAt(snapshot, file, cut);
          expect(span.start).toBeLessThanOrEqual(cut);
          expect(span.end).toBeLessThanOrEqual(cut);
          expect(items.map(({ label }) => label)).not.toContain("");
          const explained = hoverAt(snapshot, file, cut);
          valueAt(snapshot, file, cut, "2026-12-01");
          signatureAt(snapshot, file, cut);
          nextLine(snapshot, file, cut);
          formattingOfTyped(file, "\n", cut);
          if (snapshot.program !== undefined)
            refactorsFor({
              snapshot,
              program: snapshot.program,
              file,
              span: { start: cut, end: cut },
              beside: [],
            });
          if (word === undefined || !isThere(word, snapshot, path, start)) continue;
          const place = `${path}: ${word.written} in: ${lineAt(text, start)} up to ${cut - start}`;
          if (!offers(items, word)) missed.push(place);
          if (cut === start + word.written.length && explained === undefined) dumb.push(place);
        }
      }
      expect(missed).toEqual([]);
      expect(dumb).toEqual([]);
      expect(asked).toBeGreaterThan(10);
    },
    24 * 3_600_000,
  );
});

/** Whether what a word names is still there when its file ends at the word. */
const isThere = ({ symbol }: Word, { files }: Snapshot, path: string, start: number): boolean =>
  symbol === undefined ||
  (symbol.file === path
    ? symbol.nameNode.end < start
    : files.some(({ source }) => source.path === symbol.file));
