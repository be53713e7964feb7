/**
 * The files of a project, parsed and bound, each kept for as long as its content is the same.
 *
 * Open buffers go before the disk. Nothing is remembered of the disk but what it last gave: whoever asks again
 * gets what is there now.
 */

import { type BoundFile, bindFile, binding } from "../binder/bind.ts";
import type { LoadedFile } from "../resolver/files.ts";
import type { CompilerHost, HostFile } from "../source/host.ts";
import type { Work } from "../source/work.ts";
import { decodeSource, undecodedFile } from "../syntax/decode.ts";
import { parsing } from "../syntax/parse.ts";
import type { ParsedFile } from "../syntax/parsed-file.ts";
import { reparsing } from "../syntax/reparse.ts";
import { atOnce, createTask, type Pace, type Task } from "./task.ts";

export interface SourceCache {
  /**
   * A source as it is now: the same object as before if its content is the same.
   *
   * @throws the signal's reason; what was read until then need not be read again.
   */
  load(path: string, signal?: AbortSignal): Promise<LoadedFile>;
  /** A file as it is now: the same object as before if its content is the same. */
  read(path: string): Promise<HostFile>;
  /** An open buffer: its text goes before the disk's until it is closed. */
  update(path: string, text: string, version: number): void;
  close(path: string): void;
  /** Whether the places in a file are still those of its text: an edit of a buffer moves what is behind it. */
  isCurrent(file: ParsedFile): boolean;
}

export function createSourceCache(host: CompilerHost, pace: Pace = atOnce): SourceCache {
  /** Read when they are asked for: between two questions somebody may type several letters. */
  const buffers = new Map<string, Task<BoundFile>>();
  /** Of a buffer the last text without a mistake: what is typed next is read as an edit of it. */
  const sound = new Map<string, BoundFile>();
  /** Files whose nodes have moved on into what was read after an edit. */
  const replaced = new WeakSet<ParsedFile>();
  const contents = new Map<string, HostFile & { readonly kind: "file" }>();
  const files = new WeakMap<HostFile, Task<BoundFile>>();

  async function read(path: string): Promise<HostFile> {
    const answer = await host.read(path);
    if (answer.kind !== "file") return answer;
    const before = contents.get(path);
    if (before !== undefined && sameBytes(before.bytes, answer.bytes)) return before;
    contents.set(path, answer);
    return answer;
  }

  function* readBuffer(path: string, text: string, version: number): Work<BoundFile> {
    const before = sound.get(path);
    const edited = before && (yield* reparsing(before.file, text, version, pace.partLength));
    let bound: BoundFile;
    if (before !== undefined && edited !== undefined) {
      // In the step in which the nodes moved: who reads the next text builds on this one.
      replaced.add(before.file);
      bound = bindFile(edited, before);
    } else bound = yield* binding(yield* parsing({ path, text, version }, pace.partLength));
    if (bound.file.diagnostics.length === 0) sound.set(path, bound);
    return bound;
  }

  function* readBytes(bytes: Uint8Array, path: string): Work<BoundFile> {
    const { text, diagnostics } = decodeSource(bytes, path);
    yield;
    return yield* binding(
      text === undefined
        ? undecodedFile(path, diagnostics)
        : yield* parsing({ path, text, version: 0 }, pace.partLength),
    );
  }

  async function loadBuffer(path: string, signal: AbortSignal | undefined): Promise<BoundFile | undefined> {
    // While it is read, another letter may be typed.
    for (let buffer = buffers.get(path); buffer !== undefined; buffer = buffers.get(path)) {
      const asked = buffer;
      const bound = await pace.run(asked, signal, () => buffers.get(path) === asked);
      if (bound !== undefined) return bound;
    }
    return undefined;
  }

  return {
    read,
    async load(path, signal) {
      const buffer = await loadBuffer(path, signal);
      if (buffer !== undefined) return { kind: "file", bound: buffer };
      const content = await read(path);
      if (content.kind !== "file") return content;
      const reading = files.get(content) ?? createTask(() => readBytes(content.bytes, path));
      files.set(content, reading);
      const bound = (await pace.run(reading, signal)) as BoundFile;
      return { kind: "file", bound };
    },
    update(path, text, version) {
      buffers.set(
        path,
        createTask(() => readBuffer(path, text, version)),
      );
    },
    close(path) {
      buffers.delete(path);
      sound.delete(path);
    },
    isCurrent: (file) => !replaced.has(file),
  };
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index++) if (a[index] !== b[index]) return false;
  return true;
}
