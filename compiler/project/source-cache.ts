/**
 * The files of a project, parsed and bound, each kept for as long as its text is the same.
 *
 * Open buffers go before the disk. Nothing is remembered of the disk but what it last gave: whoever asks again
 * gets what is there now.
 */

import { type BoundFile, bindFile } from "../binder/bind.ts";
import type { LoadedFile } from "../resolver/files.ts";
import type { CompilerHost, HostFile } from "../source/host.ts";
import type { SourceFile } from "../source/source-file.ts";
import { decodeSource, undecodedFile } from "../syntax/decode.ts";
import { parse } from "../syntax/parse.ts";

export interface SourceCache {
  /** A file as it is now: the same object as before if its text is the same. */
  load(path: string): Promise<LoadedFile>;
  /** Content that is no source, as it is now: the same object as before if it is the same. */
  read(path: string): Promise<HostFile>;
  /** An open buffer: its text goes before the disk's until it is closed. */
  update(path: string, text: string, version: number): void;
  close(path: string): void;
}

export function createSourceCache(host: CompilerHost): SourceCache {
  const buffers = new Map<string, SourceFile>();
  const files = new Map<string, BoundFile>();
  const contents = new Map<string, HostFile & { readonly kind: "file" }>();

  function parsed(source: SourceFile): BoundFile {
    const before = files.get(source.path);
    const known = before?.file.source;
    if (before !== undefined && known?.text === source.text && known.version === source.version)
      return before;
    const fresh = bindFile(parse(source));
    files.set(source.path, fresh);
    return fresh;
  }

  async function read(path: string): Promise<HostFile> {
    const answer = await host.read(path);
    if (answer.kind !== "file") return answer;
    const before = contents.get(path);
    if (before !== undefined && sameBytes(before.bytes, answer.bytes)) return before;
    contents.set(path, answer);
    return answer;
  }

  return {
    read,
    async load(path) {
      const buffer = buffers.get(path);
      if (buffer !== undefined) return { kind: "file", bound: parsed(buffer) };
      const answer = await host.read(path);
      if (answer.kind !== "file") return answer;
      const { text, diagnostics } = { path, text: new TextDecoder().decode(answer.bytes), version: 0 };
      if (text === undefined) return { kind: "file", bound: bindFile(undecodedFile(path, diagnostics)) };
      return { kind: "file", bound: parsed({ path, text, version: 0 }) };
    },
    update(path, text, version) {
      buffers.set(path, { path, text, version });
    },
    close(path) {
      buffers.delete(path);
    },
  };
}

const sameBytes = (a: Uint8Array, b: Uint8Array) =>
  a.length === b.length && a.every((byte, index) => byte === b[index]);
