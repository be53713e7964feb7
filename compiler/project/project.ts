/**
 * A project: files in, immutable snapshots out. The command line and the editor both work through this door.
 *
 * A snapshot is one look at a playbook: parsed, bound and resolved, and checked when somebody asks what is wrong with
 * it: an editor that completes a word need not wait for that. Files whose text is the same are not parsed again, of a
 * buffer only what an edit touches, and of the program only what that can change is looked at again; if nothing changed
 * the last snapshot is given again.
 * Cancelling stops between files; a snapshot that was begun and stopped leaves nothing behind.
 */

import { checkProgram, typeProgram } from "../checker/check.ts";
import type { CheckedProgram } from "../checker/checked-program.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { createReporter, type Reporter } from "../diagnostics/reporter.ts";
import type { Playbook } from "../ir/ir.ts";
import { lintProgram } from "../lint/lint-program.ts";
import { checkHolidays, loadHolidayReader } from "../lowering/holidays.ts";
import { lowerProgram } from "../lowering/lower-program.ts";
import { unchangedSince } from "../resolver/changes.ts";
import type { FileGraph, LoadedFile } from "../resolver/files.ts";
import { followImports } from "../resolver/imports.ts";
import type { Assets, Program } from "../resolver/program.ts";
import { resolveProgram } from "../resolver/resolve.ts";
import type { CompilerHost } from "../source/host.ts";
import { emptySpan } from "../source/span.ts";
import type { ParsedFile } from "../syntax/parsed-file.ts";
import { type CheckedTexts, checkTexts } from "../texts/check-texts.ts";
import { readAssets } from "./assets.ts";
import { capDiagnostics } from "./cap.ts";
import { checkDataFiles } from "./data-files.ts";
import { findWhole, hasPlaybook } from "./entry.ts";
import { withoutFollowUps } from "./follow-ups.ts";
import { withoutAdviceOnPackages } from "./packaged.ts";
import { createSourceCache } from "./source-cache.ts";
import { applySuppressions } from "./suppressions.ts";

export { findEntry, findWhole } from "./entry.ts";

export interface Project {
  /** The text of a file that is open in an editor; it goes before the disk's. */
  update(path: string, text: string, version: number): void;
  close(path: string): void;
  /**
   * The playbook that begins with `named`, or that `named` is part of, as it is now. Rejects only with the
   * signal's reason.
   */
  snapshot(named: string, signal?: AbortSignal): Promise<Snapshot>;
}

export interface Snapshot {
  /** The file with the `playbook`. */
  readonly entry: string;
  /** As in `Program`: the entry first. */
  readonly files: readonly ParsedFile[];
  /** Absent where the entry could not be read. */
  readonly program: Program | undefined;
  /**
   * Whether places in it are still those of its texts. After the next look at an edited buffer they are not: what an
   * edit does not touch is part of both, and moves.
   */
  readonly isCurrent: boolean;
  /** What each name is, worked out when it is asked for; absent with the program. */
  readonly types: CheckedProgram | undefined;
  /** Of all files and stages, sorted, held to the limits. */
  readonly diagnostics: readonly Diagnostic[];
  /** Warnings and hints that a comment allows; they are not among the diagnostics. */
  readonly suppressed: readonly Diagnostic[];
  /** The text of a file of the playbook. */
  text(path: string): string | undefined;
  /** The playbook as data; undefined where there are errors. */
  playbook(): Playbook | undefined;
}

/** What the whole-program stages read: with all of it the same, so is what they find. */
interface Inputs {
  readonly graph: FileGraph;
  readonly assets: Assets;
  /** As in `CompilerHost`. */
  readonly today: string | undefined;
  readonly reported: readonly Diagnostic[];
}

export function createProject(host: CompilerHost): Project {
  const sources = createSourceCache(host);
  const latest = new Map<string, { readonly inputs: Inputs; readonly snapshot: Snapshot }>();

  /** What was found when it was last asked what is wrong and nothing was lost to a mistake, by entry. */
  const found = new Map<string, Checks>();

  /** The same files as the graph has, none of them edited since it was read. */
  const isCurrent = (files: readonly ParsedFile[]) => files.every(sources.isCurrent);

  async function look(named: string, signal: AbortSignal | undefined): Promise<Snapshot | undefined> {
    signal?.throwIfAborted();
    const entry = (await findWhole(host, named, sources)) ?? named;
    const reporter = createReporter();
    const loaded = await sources.load(entry);
    if (loaded.kind !== "file") {
      reportUnreadEntry(loaded, entry, reporter);
      const findings = () => ({ diagnostics: reporter.diagnostics });
      return createSnapshot({ entry, files: [], program: undefined, isCurrent: () => true }, findings);
    }
    // Asked of what was just read: since the entry was looked for, the file may have been saved empty.
    if (!hasPlaybook(loaded.bound.file) && loaded.bound.file.printable)
      reporter.report("no-playbook", entry, emptySpan(0), undefined);

    const graph = await followImports(loaded.bound, { host, load: sources.load, reporter, signal });
    const assets = await readAssets(graph, host, sources, reporter);
    await checkDataFiles(graph, host, reporter);
    await loadHolidayReader(assets);
    signal?.throwIfAborted();
    const bound = [...graph.files.values()].map((file) => file.bound);
    const files = bound.map((each) => each.file);
    if (!isCurrent(files)) return undefined;

    const inputs = { graph, assets, today: host.today?.(), reported: [...reporter.diagnostics] };
    const before = latest.get(entry);
    if (before !== undefined && sameInputs(before.inputs, inputs)) return before.snapshot;
    const ofFiles = bound.flatMap((each) => [...each.file.diagnostics, ...each.diagnostics]);
    const program = resolveProgram(graph, assets, reporter, before?.snapshot.program);
    const snapshot = createSnapshot({ entry, files, program, isCurrent: () => isCurrent(files) }, () => {
      const checks = checkAll(program, inputs, ofFiles, reporter, found.get(entry));
      if (isCurrent(files) && program.certain) found.set(entry, checks);
      return { checked: checks.checked, diagnostics: [...ofFiles, ...reporter.diagnostics] };
    });
    latest.set(entry, { inputs, snapshot });
    return snapshot;
  }

  return {
    update: sources.update,
    close: sources.close,
    async snapshot(named, signal) {
      // What was read first may have been edited while the rest was read.
      for (;;) {
        const snapshot = await look(named, signal);
        if (snapshot !== undefined) return snapshot;
      }
    },
  };
}

/** What was found in a program by all stages that look at it as a whole. */
interface Checks {
  readonly assets: Assets;
  readonly checked: CheckedProgram;
  readonly texts: CheckedTexts;
}

/** @param earlier of the same playbook before an edit. */
function checkAll(
  program: Program,
  { assets, today }: Inputs,
  ofFiles: readonly Diagnostic[],
  reporter: Reporter,
  earlier: Checks | undefined,
): Checks {
  const comparable = earlier !== undefined && sameAssets(earlier.assets, assets);
  const unchanged = comparable ? unchangedSince(earlier.checked.program, program) : undefined;
  const before = earlier && unchanged && { ...earlier, unchanged };
  const checked = checkProgram(program, reporter, before);
  const texts = checkTexts(checked, reporter, before);
  checkHolidays(program, reporter);
  const sound = !ofFiles.some(isError) && !reporter.diagnostics.some(isError);
  lintProgram({ ...checked, namedInTexts: texts.named, today }, sound, reporter);
  return { assets, checked, texts };
}

/** What was read, and whether it is still there as it was read. */
type Read = Pick<Snapshot, "entry" | "files" | "program"> & { readonly isCurrent: () => boolean };

/** What a check says: absent what it works out where nothing could be read. */
interface Findings {
  readonly checked?: CheckedProgram;
  readonly diagnostics: readonly Diagnostic[];
}

/** @param check is called once, when something is asked that it must say. */
function createSnapshot({ entry, files, program, isCurrent }: Read, check: () => Findings): Snapshot {
  const texts = new Map(files.map(({ source }) => [source.path, source.text]));
  const findings = once(check);
  const shown = once(() => {
    const { diagnostics, suppressed } = applySuppressions(
      withoutFollowUps(findings().diagnostics, files),
      files,
    );
    return {
      diagnostics: capDiagnostics(withoutAdviceOnPackages(diagnostics)),
      suppressed: withoutAdviceOnPackages(suppressed),
    };
  });
  const types = once(() => program && typeProgram(program));
  const playbook = once(() => {
    const { checked, diagnostics } = findings();
    return checked === undefined || diagnostics.some(isError) ? undefined : lowerProgram(checked);
  });
  return {
    entry,
    files,
    program,
    get isCurrent() {
      return isCurrent();
    },
    get types() {
      return types();
    },
    get diagnostics() {
      return shown().diagnostics;
    },
    get suppressed() {
      return shown().suppressed;
    },
    text: (path) => texts.get(path),
    playbook,
  };
}

/** Works it out when it is first asked for. */
function once<Value>(work: () => Value): () => Value {
  let done: { readonly value: Value } | undefined;
  return () => {
    done ??= { value: work() };
    return done.value;
  };
}

const isError = ({ severity }: Diagnostic): boolean => severity === "error";

function reportUnreadEntry(
  problem: Exclude<LoadedFile, { kind: "file" }>,
  path: string,
  reporter: Reporter,
): void {
  const at = emptySpan(0);
  if (problem.kind === "missing") reporter.report("missing-file", path, at, { path, near: undefined });
  else if (problem.kind === "wrong-case")
    reporter.report("wrong-case-path", path, at, { path, found: problem.found });
  else if (problem.kind === "outside") reporter.report("outside-project", path, at, { path });
  else if (problem.kind === "too-large") {
    const { size, limit } = problem;
    reporter.report("file-too-large", path, at, { path, size, limit });
  } else reporter.report("unreadable-file", path, at, { path, reason: problem.reason });
}

/** Files and assets are the same objects for as long as their content is the same. */
function sameInputs(before: Inputs, now: Inputs): boolean {
  const boundOf = ({ graph }: Inputs) => [...graph.files.values()].map(({ bound }) => bound);
  return (
    sameItems(boundOf(before), boundOf(now)) &&
    before.today === now.today &&
    sameAssets(before.assets, now.assets) &&
    JSON.stringify(before.reported) === JSON.stringify(now.reported)
  );
}

const sameAssets = (before: Assets, now: Assets): boolean =>
  sameItems([...before.keys()], [...now.keys()]) && sameItems([...before.values()], [...now.values()]);

const sameItems = (a: readonly unknown[], b: readonly unknown[]) =>
  a.length === b.length && a.every((item, index) => item === b[index]);
