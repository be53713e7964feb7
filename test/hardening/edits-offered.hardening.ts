import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type CodeAction,
  type CompletionItem,
  CompletionItemKind,
  InsertTextFormat,
  type TextDocumentEdit,
  type TextEdit,
  type WorkspaceEdit,
} from "vscode-languageserver";
import { foreignCatalog } from "../../compiler/diagnostics/catalog/foreign.ts";
import { syntaxCatalog } from "../../compiler/diagnostics/catalog/syntax.ts";
import { classify } from "../../compiler/evaluator/evaluate.ts";
import { createProject, type Diagnostic, type Playbook } from "../../compiler/index.ts";
import { createPositions } from "../../language-server/protocol/positions.ts";
import { drawCustomer, drawFrom } from "../harness/arbitrary-playbook.ts";
import { drawsOf } from "../harness/counts.ts";
import { type Damage, damagesOf } from "../harness/damage.ts";
import { createMemoryHost } from "../harness/memory-host.ts";
import { createRandom } from "../harness/mutate.ts";
import { textFiles } from "../harness/source-files.ts";
import { applied, withEdits } from "../lsp/applied-edit.ts";
import { type Client, connect } from "../lsp/client.ts";
import { expanded } from "../lsp/expanded-snippet.ts";
import { createMemoryFiles, uriOf } from "../lsp/memory-files.ts";

/**
 * What the editor offers to write, written: a quick fix takes its mistake away and leaves a text that can be read no
 * worse; a refactoring changes how the playbook is written, and not what it means; a completion gives the word that
 * stood there, or another that can stand there.
 */

const names = ["consumer", "support-channels", "partner-portal"] as const;

/** A playbook on a desk: an editor in which its files are open, and a compiler that knows nothing of the editor. */
interface Desk {
  readonly name: string;
  readonly texts: ReadonlyMap<string, string>;
  readonly sources: readonly string[];
  readonly client: Client;
  type(path: string, text: string): Promise<void>;
}

async function openDesk(name: string): Promise<Desk> {
  const folder = `playbooks/${name}/`;
  const found = textFiles(`${folder}**/*.{persona,csv,ics,svg}`);
  const texts = new Map(found.map(({ path, text }) => [path.slice(folder.length), text]));
  const sources = [...texts.keys()].filter((path) => path.endsWith(".persona"));
  const client = await connect(createMemoryFiles(texts));
  for (const path of sources) await client.open(uriOf(path), texts.get(path) ?? "");
  let version = 1;
  return {
    name,
    texts,
    sources,
    client,
    type: (path, text) =>
      client.connection.sendNotification("textDocument/didChange", {
        textDocument: { uri: uriOf(path), version: ++version },
        contentChanges: [{ text }],
      }),
  };
}

const look = (texts: ReadonlyMap<string, string>) =>
  createProject(createMemoryHost(texts)).snapshot("main.persona");

const cannotBeRead = (diagnostics: readonly Diagnostic[]): readonly string[] =>
  diagnostics
    .filter(({ code, severity }) => (code in foreignCatalog || code in syntaxCatalog) && severity === "error")
    .map(({ file, message }) => `${file}: ${message}`);

type Random = () => number;
const oneOf = <Item>(items: readonly Item[], random: Random): Item =>
  items[Math.floor(random() * items.length)] as Item;

/** Words, numbers and signs, read by a pattern; neither texts nor comments. */
const wordsOf = (text: string): readonly RegExpExecArray[] =>
  [
    ...text.matchAll(
      /"""[\s\S]*?"""|"(?:[^"\\\n]|\\.)*"|\/\/.*|[\p{L}_][\p{L}\p{M}\p{N}_-]*|[+-]?\d[\d.,:%_-]*|\S/gu,
    ),
  ].filter(([written]) => !/^["/]/.test(written));

/** The three playbooks in turn, with so many tries in all. */
async function onDesks(
  seed: number,
  count: number,
  attempt: (desk: Desk, random: Random) => Promise<number>,
): Promise<void> {
  const random = createRandom(seed);
  let tried = 0;
  for (const [index, name] of names.entries()) {
    const desk = await openDesk(name);
    while (tried < (count * (index + 1)) / names.length) tried += await attempt(desk, random);
    await desk.client.end();
  }
  expect(tried).toBeGreaterThanOrEqual(count);
}

const actionsIn = (desk: Desk, path: string, text: string, from: number, to: number, only: string) =>
  desk.client.request<CodeAction[]>("textDocument/codeAction", {
    textDocument: { uri: uriOf(path) },
    range: createPositions(text, "utf-16").rangeOf({ start: from, end: to }),
    context: { diagnostics: [], only: [only] },
  });

describe.each(drawsOf("offered edits", 20261128))("from seed $seed", ({ seed, count }) => {
  test("a quick fix takes its mistake away, and the text can be read no worse", async () => {
    const damages = new Map<string, readonly Damage[]>();
    await onDesks(seed, count, async (desk, random) => {
      const path = oneOf(desk.sources, random);
      const whole = desk.texts.get(path) ?? "";
      const place = `${desk.name}/${path}`;
      if (!damages.has(place)) damages.set(place, damagesOf(whole));
      const text =
        random() < 0.5 ? misspelt(whole, random) : oneOf(damages.get(place) as Damage[], random).text;
      const texts = new Map(desk.texts).set(path, text);
      await desk.type(path, text);
      const actions = await actionsIn(desk, path, text, 0, text.length, "quickfix");
      const before = (await look(texts)).diagnostics;
      for (const { title, edit, diagnostics: [told] = [] } of actions) {
        const after = (await look(applied(edit, texts))).diagnostics;
        if (told === undefined) throw new Error(`${title}: of no diagnostic`);
        const hint = `${place}, line ${told.range.start.line + 1}: ${String(told.message).split("\n")[0]}: ${title}`;
        const start = createPositions(text, "utf-16").spanOf(told.range).start;
        const now = placeAfter(start, edit, path, text);
        const stays = after.filter(
          ({ code, file, span }) => code === told.code && file === path && span.start === now,
        );
        expect(
          stays.map(({ message }) => message),
          hint,
        ).toEqual([]);
        expect(cannotBeRead(after).length, hint).toBeLessThanOrEqual(cannotBeRead(before).length);
      }
      await desk.type(path, whole);
      return actions.length;
    });
  });

  test("a refactoring changes nothing of what the playbook means", async () => {
    const known = new Map<string, { readonly playbook: Playbook; readonly customers: readonly Customer[] }>();
    await onDesks(seed, count, async (desk, random) => {
      if (!known.has(desk.name)) {
        const playbook = (await look(desk.texts)).playbook() as Playbook;
        known.set(desk.name, { playbook, customers: customersOf(playbook, seed) });
      }
      const { playbook: before, customers } = known.get(desk.name) as NonNullable<
        ReturnType<typeof known.get>
      >;
      const path = oneOf(desk.sources, random);
      const text = desk.texts.get(path) ?? "";
      const words = wordsOf(text);
      const first = Math.floor(random() * words.length);
      const last = words[first + (random() < 0.3 ? Math.floor(random() * 8) : 0)] ?? words[first];
      const [from, to] = [words[first]?.index ?? 0, (last?.index ?? 0) + (last?.[0].length ?? 0)];
      const end = random() < 0.5 ? from : to;
      const refactors = await actionsIn(desk, path, text, from, end, "refactor");
      const actions = [...refactors, ...(await actionsIn(desk, path, text, from, end, "source"))];
      for (const { title, edit } of actions) {
        const after = await look(applied(edit, desk.texts));
        const hint = `${desk.name}/${path}, line ${text.slice(0, from).split("\n").length}: ${title}`;
        expect(
          after.diagnostics.filter(({ severity }) => severity === "error").map(({ message }) => message),
          hint,
        ).toEqual([]);
        const playbook = after.playbook() as Playbook;
        expect(meaningOf(playbook), hint).toEqual(meaningOf(before));
        expect(outcomes(playbook, customers), hint).toEqual(outcomes(before, customers));
      }
      return actions.length;
    });
  });

  test("a completion gives the word that stood there, or another that can be read there", async () => {
    await onDesks(seed, count, async (desk, random) => {
      const path = oneOf(desk.sources, random);
      const whole = desk.texts.get(path) ?? "";
      const { index, 0: word } = oneOf(wordsOf(whole), random);
      const begun = Math.floor(random() * Math.min(3, word.length));
      const text = whole.slice(0, index + begun) + whole.slice(index + word.length);
      const items = await completionsIn(desk, path, text, index + begun);
      const own = items.find((item) => item.label === word && !isSnippet(item));
      if (own !== undefined)
        expect(withEdits(text, [own.textEdit as TextEdit]), `${path}: ${word}`).toBe(whole);
      // Of words of the language, another needs another line.
      const others = own === undefined || !isName(own) ? [] : items.filter(({ kind }) => kind === own.kind);
      const some = Array.from({ length: Math.min(3, others.length) }, () => oneOf(others, random));
      for (const item of some) await canBeRead(desk, path, text, item);
      await desk.type(path, whole);
      return own === undefined ? 0 : Math.max(1, some.length);
    });
  });

  test("a line that is offered can be read where it is offered", async () => {
    await onDesks(seed, count, async (desk, random) => {
      const path = oneOf(desk.sources, random);
      const whole = desk.texts.get(path) ?? "";
      const lines = whole.split("\n");
      const line = Math.floor(random() * lines.length);
      const above = `${lines.slice(0, line).join("\n")}\n`;
      const text = above + ["", ...lines.slice(line)].join("\n");
      const items = (await completionsIn(desk, path, text, above.length)).filter(isSnippet);
      const some = Array.from({ length: Math.min(3, items.length) }, () => oneOf(items, random));
      for (const item of some) await canBeRead(desk, path, text, item);
      await desk.type(path, whole);
      return some.length;
    });
  });
});

async function completionsIn(desk: Desk, path: string, text: string, offset: number) {
  await desk.type(path, text);
  return desk.client.request<CompletionItem[]>("textDocument/completion", {
    textDocument: { uri: uriOf(path) },
    position: createPositions(text, "utf-16").positionAt(offset),
  });
}

const isSnippet = ({ insertTextFormat }: CompletionItem): boolean =>
  insertTextFormat === InsertTextFormat.Snippet;

const isName = ({ kind }: CompletionItem): boolean =>
  kind === CompletionItemKind.Variable || kind === CompletionItemKind.EnumMember;

/** Accepted, and gone through with Tab. */
async function canBeRead(desk: Desk, path: string, text: string, item: CompletionItem): Promise<void> {
  const { range, newText } = item.textEdit as TextEdit;
  const written = isSnippet(item) ? expanded(newText) : newText;
  const read = async (now: string) =>
    cannotBeRead((await look(new Map(desk.texts).set(path, now))).diagnostics);
  const wrong = await read(withEdits(text, [{ range, newText: written }]));
  const hint = `${desk.name}/${path}, line ${range.start.line + 1}: ${written}: ${wrong.join("; ")}`;
  expect(wrong.length, hint).toBeLessThanOrEqual((await read(text)).length);
}

/** A letter left out, doubled, swapped with the next or with a sign before it. */
function misspelt(text: string, random: Random): string {
  const { index, 0: word } = oneOf(wordsOf(text), random);
  const at = index + Math.floor(random() * word.length);
  const [before, letter, after] = [text.slice(0, at), text.charAt(at), text.slice(at + 1)];
  switch (Math.floor(random() * 4)) {
    case 0:
      return before + after;
    case 1:
      return before + letter + letter + after;
    case 2:
      return before + after.charAt(0) + letter + after.slice(1);
    default:
      return before + oneOf([..."&|!:;=-–“”’[]()<>→≥،٣ "], random) + letter + after;
  }
}

/** Where something that begins at an offset begins after an edit of the same file. */
function placeAfter(offset: number, edit: WorkspaceEdit | undefined, path: string, text: string): number {
  const changes = (edit?.documentChanges ?? []) as TextDocumentEdit[];
  const edits = changes
    .filter(({ textDocument: { uri } }) => uri === uriOf(path))
    .flatMap((each) => each.edits);
  const { spanOf } = createPositions(text, "utf-16");
  return (edits as TextEdit[]).reduce((place, { range, newText }) => {
    const { start, end } = spanOf(range);
    return end <= offset && start < offset ? place + newText.length - (end - start) : place;
  }, offset);
}

/**
 * Who customers are, a refactoring's test asks of some of them. All else is compared as data: without places; lists
 * whose order nothing depends on as sets; and without the texts that a translation adds.
 */
function meaningOf(playbook: Playbook): Readonly<Record<string, unknown>> {
  const { rules: _, definitions: __, ruleGroups, ...rest } = playbook;
  // A rule is named there by its place, and a refactoring may make two of one.
  const groups = ruleGroups?.map(({ titles }) => titles);
  const text = JSON.stringify({ ...rest, groups }, (key, value) =>
    /^(?:at|id|code)$|At$/.test(key) || value === "…" ? undefined : spelledOut(value, playbook),
  );
  return Object.fromEntries(
    Object.entries(JSON.parse(text) as Record<string, unknown>).map(([key, value]) => [
      key,
      Array.isArray(value) && !ordered.has(key)
        ? value.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
        : value,
    ]),
  );
}

/** Of a condition with a name, the condition; links of a chain stand side by side. */
function spelledOut(value: unknown, playbook: Playbook): unknown {
  const { kind, name, conditions } = (value ?? {}) as Record<string, unknown>;
  if (kind === "definition") {
    const found = playbook.definitions.find((each) => each.name === name)?.condition;
    return found === undefined ? value : spelledOut(found, playbook);
  }
  if (!Array.isArray(conditions)) return value;
  const parts = conditions.flatMap((condition) => {
    const part = spelledOut(condition, playbook) as Record<string, unknown>;
    return part.kind === kind ? part.conditions : [part];
  });
  return { ...(value as object), conditions: parts };
}

const ordered: ReadonlySet<string> = new Set(["stages", "languages"]);

type Customer = ReturnType<typeof drawCustomer>;

const customersOf = (playbook: Playbook, seed: number): readonly Customer[] =>
  fc.sample(
    fc.gen().map((generate) => drawCustomer(drawFrom(generate), playbook)),
    { seed, numRuns: 50 },
  );

/** Who customers are, and with how many points. */
const outcomes = (playbook: Playbook, customers: readonly Customer[]): readonly string[] =>
  customers.map(({ signals, previous }) => {
    const { persona, ranking } = classify(playbook, signals, previous === undefined ? {} : { previous });
    return JSON.stringify([persona, ranking.map((each) => [each.persona, each.score])]);
  });
