/** Data files on their way to the record codec: which format, and the bytes as they come. */

import { existsSync, lstatSync, type Stats, statSync } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { limits } from "../../limits.ts";
import { CommandFailure, ioFailure, ioFailureOf } from "../failure.ts";
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

/** @param within the folder that no link may lead out of */
export function openDataInput(path: string, format?: DataFormat, within?: string): DataInput {
  if (path === "-") {
    return { name: nameOfInput(path), format: format ?? "csv", bytes: process.stdin, size: undefined };
  }
  checkFile(path, within, format);
  return {
    name: path,
    format: format ?? formatOf(path),
    bytes: readWhole(path, within),
    size: statSync(path).size,
  };
}

/** Refuses what is no file, and a link that leads out of the folder: what is wrong with a file is shown. */
export function checkFile(path: string, within?: string, format?: DataFormat): void {
  refuseLeadingOut(path, "file", within);
  if (!existsSync(path)) throw nothingThere(path, "file");
  if (statSync(path).isDirectory()) throw notAFile(path, format);
  if (!statSync(path).isFile())
    throw ioFailure(`${path}: this is not a file`, "name a file, and no pipe or device");
}

/** Most files come in one piece; of a large one, pieces are so small that V8 clears them away with all else. */
const [firstPiece, laterPieces] = [256 * 1024, 64 * 1024];

async function* readWhole(path: string, within: string | undefined): AsyncIterable<Uint8Array> {
  try {
    const file = await open(path);
    try {
      await refuseSwapped(file, path, within);
      const before = await file.stat();
      const piece = { autoClose: false };
      yield* file.createReadStream({ ...piece, end: firstPiece - 1, highWaterMark: firstPiece });
      yield* file.createReadStream({ ...piece, start: firstPiece, highWaterMark: laterPieces });
      refuseChanged(before, await file.stat(), path);
    } finally {
      await file.close();
    }
  } catch (error) {
    throw error instanceof CommandFailure ? error : ioFailureOf(error, path);
  }
}

/** A link may have been put in the place of a file since it was looked at: what was opened must lie there. */
async function refuseSwapped(file: FileHandle, path: string, within: string | undefined): Promise<void> {
  const opened = await file.stat();
  const there = lstatSync(refuseLeadingOut(path, "file", within));
  if (opened.dev !== there.dev || opened.ino !== there.ino)
    throw ioFailure(
      `${path}: another file was put in its place while it was opened`,
      "run the command again",
    );
}

/** What was read may be half of the old and half of the new, and where a file was cut off it looks whole. */
function refuseChanged(before: Stats, after: Stats, path: string): void {
  if (before.size !== after.size || before.mtimeMs !== after.mtimeMs)
    throw ioFailure(`${path}: somebody changed this file while it was read`, "run the command again");
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
