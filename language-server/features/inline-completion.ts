/**
 * The obvious next line, where there is one: of cases, the value that has none yet; of bands, what is left above; in a
 * block, the property that must be there; of a test's customer, the next signal that must be known; of a text, the next
 * language; behind imports, a file of the folder that is not part of the playbook yet; at the top of a playbook, what
 * every playbook has and this one has not.
 */

import {
  type ast,
  type DeclarationKind,
  isOrdered,
  nodesAt,
  type ParsedFile,
  type Program,
  type ResolvedSnapshot,
  relativePath,
  specificationOf,
  wordOfKind,
} from "@persona-lang/compiler";
import { isRequired } from "./completion/own-names.ts";
import { blocksAround, isInComment } from "./completion/place.ts";
import { missingLanguages, textAt } from "./languages.ts";
import { lineEndAt, lineStartAt } from "./lines.ts";
import { canBeNamed } from "./links.ts";
import { membersOf } from "./symbol-at.ts";

/**
 * What would be written at the cursor, on a line with nothing else.
 *
 * @param paths of the sources of the project, where `isAtTop`; behind an import without those of other playbooks
 */
export function nextLine(
  snapshot: ResolvedSnapshot,
  file: ParsedFile,
  offset: number,
  paths: readonly string[] = [],
): string | undefined {
  const { program } = snapshot;
  if (program === undefined || !isAlone(file.source.text, offset) || isInComment(file, offset))
    return undefined;
  const path = nodesAt(file.tree, offset);
  if (path.at(-1)?.kind === "text") return undefined;
  const language = nextLanguage(snapshot, file, offset);
  if (language !== undefined) return language;
  const rule = path.findLast(({ kind }) => kind === "for-rule") as ast.ForRule | undefined;
  if (rule !== undefined) return nextArm(rule, file, offset, program, snapshot);
  const block = blocksAround(file, offset).at(-1);
  if (block === undefined)
    return isBehindImport(file, offset)
      ? nextImport(snapshot, file, paths)
      : nextDeclaration(program, snapshot, file, paths);
  return nextSignal(block, program) ?? nextProperty(block);
}

/** Whether a line is empty, and in no block. */
export const isAtTop = (file: ParsedFile, offset: number): boolean =>
  isAlone(file.source.text, offset) && blocksAround(file, offset).length === 0;

/** Whether the line above takes in another file. */
export const isBehindImport = ({ source: { text } }: ParsedFile, offset: number): boolean =>
  /(?:^|[\r\n])import\b[^\r\n]*(?:\r\n|\r|\n)[ \t]*$/.test(text.slice(0, offset));

function isAlone(text: string, offset: number): boolean {
  return text.slice(lineStartAt(offset, text), lineEndAt(offset, text)).trim() === "";
}

/** Behind the comma of a text that is not given in all languages. */
function nextLanguage({ types }: ResolvedSnapshot, file: ParsedFile, offset: number): string | undefined {
  const before = file.source.text.slice(0, offset).trimEnd();
  if (!/"[,،]$/.test(before)) return undefined;
  const given = textAt(nodesAt(file.tree, before.length - 2));
  const [missing] = given === undefined ? [] : missingLanguages(given, types?.languages ?? []);
  return missing === undefined ? undefined : `${missing} "`;
}

function nextArm(
  { signal, arms }: ast.ForRule,
  file: ParsedFile,
  offset: number,
  program: Program,
  { types }: ResolvedSnapshot,
): string | undefined {
  const symbol = program.resolution(signal);
  const type = symbol && types?.typeOf(symbol);
  if (symbol === undefined) return undefined;
  if (type !== undefined && isOrdered(type)) return nextBand(arms, file, offset);
  const there = new Set(
    arms.flatMap(({ test }) =>
      test.kind === "case" ? test.values.map(({ start, end }) => file.source.text.slice(start, end)) : [],
    ),
  );
  const values =
    type?.kind === "boolean" ? ["true", "false"] : membersOf(symbol, program).map(({ name }) => name);
  const missing = values.find((value) => !there.has(value));
  return missing === undefined ? undefined : `${missing} then `;
}

/** Where the band above the cursor ends, the last one begins. */
function nextBand(arms: readonly ast.Arm[], { source }: ParsedFile, offset: number): string | undefined {
  const bands = arms.flatMap(({ test }) => (test.kind === "band" ? [test] : []));
  if (bands.some(({ range }) => range.upper === undefined)) return undefined;
  const upper = bands.findLast(({ end }) => end <= offset)?.range.upper;
  if (upper === undefined) return bands.length === 0 ? "below " : undefined;
  return `${source.text.slice(upper.start, upper.end)} and above then `;
}

function nextSignal(block: ast.Declaration, program: Program): string | undefined {
  if (block.kind !== "test-customer") return undefined;
  const given = new Set(
    block.items.flatMap((item) => (item.node === "declaration" ? [item.subject?.text] : [])),
  );
  const missing = program.symbols("signal").find((signal) => isRequired(signal) && !given.has(signal.name));
  return missing === undefined ? undefined : `${missing.name} `;
}

function nextProperty({ kind, items }: ast.Declaration): string | undefined {
  const there = new Set(items.flatMap((item) => (item.node === "property" ? [item.word.text] : [])));
  const missing = Object.entries(specificationOf(kind).properties).find(
    ([word, { required }]) => required === true && !there.has(word),
  );
  return missing === undefined ? undefined : `${missing[0]} `;
}

function nextImport(
  snapshot: ResolvedSnapshot,
  { source }: ParsedFile,
  paths: readonly string[],
): string | undefined {
  const [missing] = pathsToImport(snapshot, paths);
  return missing === undefined ? undefined : `import "${relativePath(source.path, missing)}"`;
}

/** Those that are no part yet, in their order; what lies in the folder of another `main.persona` is part of that. */
export function pathsToImport({ files }: ResolvedSnapshot, paths: readonly string[]): readonly string[] {
  const parts = new Set(files.map((file) => file.source.path));
  const others = paths.flatMap((path) => /^(.+\/)main\.persona$/.exec(path)?.[1] ?? []);
  return paths
    .filter((path) => path.endsWith(".persona") && canBeNamed(path) && !parts.has(path))
    .filter((path) => !others.some((folder) => path.startsWith(folder)));
}

/** What every playbook has, in the order in which one thing needs another. */
const always: readonly DeclarationKind[] = ["playbook", "signals", "persona", "weights", "classify"];

/** In the file of a playbook itself, and in one that stands alone: others hold what they were made for. */
function nextDeclaration(
  program: Program,
  { files, entry }: ResolvedSnapshot,
  { source }: ParsedFile,
  paths: readonly string[],
): string | undefined {
  const isAlone = files.length === 1 && paths.every((path) => path === source.path);
  if (source.path !== entry || (program.declarations("playbook").length === 0 && !isAlone)) return undefined;
  const missing = always.find((kind) => program.declarations(kind).length === 0);
  if (missing === undefined) return undefined;
  return `${wordOfKind(missing)} ${specificationOf(missing).name === "none" ? "{" : ""}`;
}
