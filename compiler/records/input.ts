/** What the codec reads: bytes, whole or as they come. */

import { limits } from "../limits.ts";

export type Input = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

export const inputOf = (input: AsyncIterable<Uint8Array> | Uint8Array): Input =>
  input instanceof Uint8Array ? [input] : input;

/** All of it, or undefined where it is larger than a file may be. */
export async function readWhole(input: Input): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of input) {
    size += chunk.length;
    if (size > limits.sourceBytes) return undefined;
    chunks.push(chunk);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
