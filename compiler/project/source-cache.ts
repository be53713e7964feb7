/**
 * The files of a project, parsed and bound, each kept for as long as its content is the same.
 *
 * Open buffers go before the disk. Nothing is remembered of the disk but what it last gave: whoever asks again
 * gets what is there now.
 */

import { type BoundFile, bindFile } from "../binder/bind.ts";
import type { LoadedFile } from "../resolver/files.ts";
import type { CompilerHost, HostFile } from "../source/host.ts";
import { decodeSource, undecodedFile } from "../syntax/decode.ts";
import { parse } from "../syntax/parse.ts";
import type { ParsedFile } from "../syntax/parsed-file.ts";
import { reparse } from "../syntax/reparse.ts";

export interface SourceCache {
  /** A source as it is now: the same object as before if its content is the same. */
  load(path: string): Promise<LoadedFile>;
  /** A file as it is now: the same object as before if its content is the same. */
  read(path: string): Promise<HostFile>;
  /** An open buffer: its text goes before the disk's until it is closed. */
  update(path: string, text: string, version: number): void;
  close(path: string): void;
  /** Whether the places in a file are still those of its text: an edit of a buffer moves what is behind it. */
  isCurrent(file: ParsedFile): boolean;
}

export function createSourceCache(host: CompilerHost): SourceCache {
  /** Read when they are asked for: between two questions somebody may type several letters. */
  const buffers = new Map<string, () => BoundFile>();
  /** Of a buffer the last text without a mistake: what is typed next is read as an edit of it. */
  const sound = new Map<string, BoundFile>();
  /** Files whose nodes have moved on into what was read after an edit. */
  const replaced = new WeakSet<ParsedFile>();
  const contents = new Map<string, HostFile & { readonly kind: "file" }>();
  const files = new WeakMap<HostFile, BoundFile>();

  async function read(path: string): Promise<HostFile> {
    const answer = await host.read(path);
    if (answer.kind !== "file") return answer;
    const before = contents.get(path);
    if (before !== undefined && sameBytes(before.bytes, answer.bytes)) return before;
    contents.set(path, answer);
    return answer;
  }

  function bindBuffer(path: string, text: string, version: number): BoundFile {
    const before = sound.get(path);
    const edited = before && reparse(before.file, text, version);
    if (before !== undefined && edited !== undefined) replaced.add(before.file);
    const bound = edited === undefined ? bindFile(parse({ path, text, version })) : bindFile(edited, before);
    if (bound.file.diagnostics.length === 0) sound.set(path, bound);
    return bound;
  }

  return {
    read,
    async load(path) {
      const buffer = buffers.get(path);
      if (buffer !== undefined) return { kind: "file", bound: buffer() };
      const content = await read(path);
      if (content.kind !== "file") return content;
      const bound = files.get(content) ?? bindFile(parseBytes(content.bytes, path));
      files.set(content, bound);
      return { kind: "file", bound };
    },
    update(path, text, version) {
      let bound: BoundFile | undefined;
      buffers.set(path, () => {
        bound ??= bindBuffer(path, text, version);
        return bound;
      });
    },
    close(path) {
      buffers.delete(path);
      sound.delete(path);
    },
    isCurrent: (file) => !replaced.has(file),
  };
}

function parseBytes(bytes: Uint8Array, path: string) {
  const { text, diagnostics } = decodeSource(bytes, path);
  return text === undefined ? undecodedFile(path, diagnostics) : parse({ path, text, version: 0 });
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index++) if (a[index] !== b[index]) return false;
  return true;
}
