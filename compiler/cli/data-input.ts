/** Data files on their way to the record codec: which format, and the bytes as they come. */

import { createReadStream, existsSync, statSync } from "node:fs";
import { limits } from "../limits.ts";
import { ioFailure, ioFailureOf } from "./failure.ts";
import { type DataFormat, formatOf, notAFile, nothingThere } from "./named-file.ts";

export interface DataInput {
  /** As messages name it. */
  readonly name: string;
  readonly format: DataFormat;
  readonly bytes: AsyncIterable<Uint8Array>;
  /** In bytes; unknown of standard input. */
  readonly size: number | undefined;
}

export function openDataInput(path: string, format?: DataFormat): DataInput {
  if (path === "-") {
    return { name: "standard input", format: format ?? "csv", bytes: process.stdin, size: undefined };
  }
  checkFile(path);
  return {
    name: path,
    format: format ?? formatOf(path),
    bytes: readWhole(path),
    size: statSync(path).size,
  };
}

/** Refuses what is no file. */
export function checkFile(path: string): void {
  if (!existsSync(path)) throw nothingThere(path, "file");
  if (statSync(path).isDirectory()) throw notAFile(path);
  if (!statSync(path).isFile()) throw ioFailure(`${path}: this is not a file`);
}

async function* readWhole(path: string): AsyncIterable<Uint8Array> {
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 }))
      yield chunk as Uint8Array;
  } catch (error) {
    throw ioFailureOf(error, path);
  }
}

/** All bytes of a small file, such as one customer or a roster. */
export async function readAll(input: DataInput): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of input.bytes) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > limits.sourceBytes) throw ioFailure(`${input.name}: larger than ${limits.sourceBytes} bytes`);
  }
  return Buffer.concat(chunks);
}
