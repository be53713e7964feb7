/**
 * A project: files in, immutable snapshots out. The command line and the editor both work through this door.
 *
 * A snapshot is one look at a playbook: parsed, bound and resolved, and checked when somebody asks what is wrong with
 * it: an editor that completes a word need not wait for that. Files whose text is the same are not parsed again, of a
 * buffer only what an edit touches, and of the program only what that can change is looked at again; if nothing changed
 * the last snapshot is given again.
 * Cancelling stops who asked: nobody is given a part of an answer, and who asks next goes on with what was begun.
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
import { once, type Work } from "../source/work.ts";
import type { ParsedFile } from "../syntax/parsed-file.ts";
import { type CheckedTexts, checkTexts } from "../texts/check-texts.ts";
import { readAssets } from "./assets.ts";
import { capDiagnostics } from "./cap.ts";
import { checkDataFiles } from "./data-files.ts";
import { findWhole, findWholes, hasPlaybook } from "./entry.ts";
import { withoutFollowUps } from "./follow-ups.ts";
import { withoutAdviceOnPackages } from "./packaged.ts";
import { createSourceCache } from "./source-cache.ts";
import { applySuppressions } from "./suppressions.ts";
import { atOnce, createTask, type Pace, type Task } from "./task.ts";

export { findEntry, findWhole } from "./entry.ts";
export type { Pace } from "./task.ts";

export interface Project {
  /** The text of a file that is open in an editor; it goes before the disk's. */
  update(path: string, text: string, version: number): void;
  close(path: string): void;
  /**
   * A file by itself, as it is now; undefined where it cannot be read. Rejects only with the signal's reason.
   */
  read(path: string, signal?: AbortSignal): Promise<ParsedFile | undefined>;
  /** Whether the places in a file are still those of its text: after the next look at an edited buffer they are not. */
  isCurrent(file: ParsedFile): boolean;
  /**
   * The playbook that begins with `named`, or that `named` is part of, as it is now. Rejects only with the
   * signal's reason.
   */
  snapshot(named: string, signal?: AbortSignal): Promise<Snapshot>;
  /**
   * The entries of all playbooks that `named` is part of, the first of them that of `snapshot`; itself where it is part
   * of none. Rejects only with the signal's reason.
   */
  entries(named: string, signal?: AbortSignal): Promise<readonly string[]>;
}

/** How far a playbook is understood: each includes those before it. */
export interface Phases {
  /** Its names are known, and what each stands for. */
  readonly resolved: ResolvedSnapshot;
  /** All that is wrong in it is known. */
  readonly checked: CheckedSnapshot;
  /** It is data. */
  readonly lowered: Snapshot;
}

export interface ResolvedSnapshot {
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
  /** The text of a file of the playbook. */
  text(path: string): string | undefined;
  /**
   * Itself, brought so far at the project's pace; undefined where it is not current any more.
   *
   * @throws the signal's reason.
   */
  reach<Phase extends keyof Phases>(phase: Phase, signal?: AbortSignal): Promise<Phases[Phase] | undefined>;
}

/** Who has not waited for `reach` has this worked out at once. */
export interface CheckedSnapshot extends ResolvedSnapshot {
  /** Of all files and stages, sorted, held to the limits. */
  readonly diagnostics: readonly Diagnostic[];
  /** Warnings and hints that a comment allows; they are not among the diagnostics. */
  readonly suppressed: readonly Diagnostic[];
}

export interface Snapshot extends CheckedSnapshot {
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

/** @param pace In turns where other questions are to be heard while one is worked on. */
export function createProject(host: CompilerHost, pace: Pace = atOnce): Project {
  const sources = createSourceCache(host, pace);
  /** What was looked at last, or still is, by entry. */
  const latest = new Map<string, { readonly inputs: Inputs; readonly looking: Task<Snapshot> }>();
  /** What came of it when that was last done. */
  const programs = new Map<string, Program>();

  /** What was found when it was last asked what is wrong and nothing was lost to a mistake, by entry. */
  const found = new Map<string, Checks>();

  /** The same files as the graph has, none of them edited since it was read. */
  const isCurrent = (files: readonly ParsedFile[]) => files.every(sources.isCurrent);

  async function look(named: string, signal: AbortSignal | undefined): Promise<Snapshot | undefined> {
    signal?.throwIfAborted();
    const entry = (await findWhole(host, named, sources, signal)) ?? named;
    const reporter = createReporter();
    const loaded = await sources.load(entry, signal);
    if (loaded.kind !== "file") {
      reportUnreadEntry(loaded, entry, reporter);
      const unread = { entry, files: [], program: undefined, isCurrent: () => true };
      return createSnapshot(unread, pace, function* () {
        yield;
        return { diagnostics: reporter.diagnostics };
      });
    }
    // Asked of what was just read: since the entry was looked for, the file may have been saved empty.
    if (!hasPlaybook(loaded.bound.file) && loaded.bound.file.printable)
      reporter.report("no-playbook", entry, emptySpan(0), undefined);

    const graph = await followImports(loaded.bound, { host, load: sources.load, reporter, signal });
    const assets = await readAssets(graph, host, sources, reporter);
    await checkDataFiles(graph, host, reporter);
    await loadHolidayReader(assets);
    signal?.throwIfAborted();
    const files = [...graph.files.values()].map(({ bound }) => bound.file);
    if (!isCurrent(files)) return undefined;

    const inputs = { graph, assets, today: host.today?.(), reported: [...reporter.diagnostics] };
    const before = latest.get(entry);
    const isSame = before !== undefined && sameInputs(before.inputs, inputs);
    const looking = isSame ? before.looking : createTask(() => lookAt(entry, inputs, reporter));
    if (!isSame) latest.set(entry, { inputs, looking });
    return pace.run(looking, signal, () => isCurrent(files));
  }

  function* lookAt(entry: string, inputs: Inputs, reporter: Reporter): Work<Snapshot> {
    const { graph, assets } = inputs;
    const bound = [...graph.files.values()].map((file) => file.bound);
    const files = bound.map((each) => each.file);
    const program = yield* resolveProgram(graph, assets, reporter, programs.get(entry));
    programs.set(entry, program);
    return createSnapshot({ entry, files, program, isCurrent: () => isCurrent(files) }, pace, function* () {
      const ofFiles = bound.flatMap((each) => [...each.file.diagnostics, ...each.diagnostics]);
      const checks = yield* checkAll(program, inputs, ofFiles, reporter, found.get(entry));
      if (isCurrent(files) && program.certain) found.set(entry, checks);
      return { checked: checks.checked, diagnostics: [...ofFiles, ...reporter.diagnostics] };
    });
  }

  return {
    update: sources.update,
    close: sources.close,
    async read(path, signal) {
      const loaded = await sources.load(path, signal);
      return loaded.kind === "file" ? loaded.bound.file : undefined;
    },
    isCurrent: sources.isCurrent,
    async snapshot(named, signal) {
      // What was read first may have been edited while the rest was read.
      for (;;) {
        const snapshot = await look(named, signal);
        if (snapshot !== undefined) return snapshot;
      }
    },
    async entries(named, signal) {
      const found: string[] = [];
      for await (const entry of findWholes(host, named, sources, signal)) found.push(entry);
      return found.length === 0 ? [named] : found;
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
function* checkAll(
  program: Program,
  { assets, today }: Inputs,
  ofFiles: readonly Diagnostic[],
  reporter: Reporter,
  earlier: Checks | undefined,
): Work<Checks> {
  const comparable = earlier !== undefined && sameAssets(earlier.assets, assets);
  const unchanged = comparable ? unchangedSince(earlier.checked.program, program) : undefined;
  const before = earlier && unchanged && { ...earlier, unchanged };
  yield;
  const checked = yield* checkProgram(program, reporter, before);
  const texts = yield* checkTexts(checked, reporter, before);
  checkHolidays(program, reporter);
  const sound = !ofFiles.some(isError) && !reporter.diagnostics.some(isError);
  yield* lintProgram({ ...checked, namedInTexts: texts.named, today }, sound, reporter);
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
function createSnapshot(
  { entry, files, program, isCurrent }: Read,
  pace: Pace,
  check: () => Work<Findings>,
): Snapshot {
  const texts = new Map(files.map(({ source }) => [source.path, source.text]));
  const checking = createTask(check);
  const showing = createTask(function* () {
    const found = checking.finish().diagnostics;
    const told = found.length === 0 ? found : yield* withoutFollowUps(found, files);
    const { diagnostics, suppressed } = yield* applySuppressions(told, files);
    return {
      diagnostics: capDiagnostics(withoutAdviceOnPackages(diagnostics)),
      suppressed: withoutAdviceOnPackages(suppressed),
    };
  });
  const types = once(() => program && typeProgram(program));
  const lowering = createTask(function* () {
    const { checked, diagnostics } = checking.finish();
    if (checked === undefined || diagnostics.some(isError)) return { playbook: undefined };
    yield;
    return { playbook: yield* lowerProgram(checked) };
  });
  const snapshot: Snapshot = {
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
      return showing.finish().diagnostics;
    },
    get suppressed() {
      return showing.finish().suppressed;
    },
    text: (path) => texts.get(path),
    async reach(phase, signal) {
      const tasks = { resolved: [], checked: [checking, showing], lowered: [checking, showing, lowering] };
      for (const task of tasks[phase]) await pace.run<unknown>(task, signal, isCurrent);
      return isCurrent() ? snapshot : undefined;
    },
    playbook: () => lowering.finish().playbook,
  };
  return snapshot;
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
  } else reporter.report("unreadable-file", path, at, { path, reason: problem.reason, help: problem.help });
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
