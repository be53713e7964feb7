/** Data files on their way to the record codec: which format, and the bytes as they come. */

import { existsSync, statSync } from "node:fs";
import { open } from "node:fs/promises";
import { limits } from "../limits.ts";
import { ioFailure, ioFailureOf } from "./failure.ts";
import { refuseLeadingOut } from "./leading-out.ts";
import { type DataFormat, formatOf, notAFile, nothingThere } from "./named-file.ts";

export interface DataInput {
  /** As messages name it. */
  readonly name: string;
  readonly format: DataFormat;
  readonly bytes: AsyncIterable<Uint8Array>;
  /** In bytes; unknown of standard input. */
  readonly size: number | undefined;
}

/** As messages name it. */
export const nameOfInput = (path: string): string => (path === "-" ? "standard input" : path);

export function openDataInput(path: string, format?: DataFormat): DataInput {
  if (path === "-") {
    return { name: nameOfInput(path), format: format ?? "csv", bytes: process.stdin, size: undefined };
  }
  checkFile(path);
  return {
    name: path,
    format: format ?? formatOf(path),
    bytes: readWhole(path),
    size: statSync(path).size,
  };
}

/** Refuses what is no file, and a link that leads out of the folder at hand: what is wrong with a file is shown. */
export function checkFile(path: string): void {
  refuseLeadingOut(path, "file");
  if (!existsSync(path)) throw nothingThere(path, "file");
  if (statSync(path).isDirectory()) throw notAFile(path);
  if (!statSync(path).isFile())
    throw ioFailure(`${path}: this is not a file`, "name a file, and no pipe or device");
}

/** Most files come in one piece; of a large one, pieces are so small that V8 clears them away with all else. */
const [firstPiece, laterPieces] = [256 * 1024, 64 * 1024];

async function* readWhole(path: string): AsyncIterable<Uint8Array> {
  try {
    const file = await open(path);
    try {
      const piece = { autoClose: false };
      yield* file.createReadStream({ ...piece, end: firstPiece - 1, highWaterMark: firstPiece });
      yield* file.createReadStream({ ...piece, start: firstPiece, highWaterMark: laterPieces });
    } finally {
      await file.close();
    }
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
