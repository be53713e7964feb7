/** What the codec reads: bytes, whole or as they come, and how to look at how they begin. */

export type Input = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

export const inputOf = (input: AsyncIterable<Uint8Array> | Uint8Array): Input =>
  input instanceof Uint8Array ? [input] : input;

/** A look at how the input begins. */
export interface Peeked {
  /** The first chunks, up to the one that was enough; fewer where the input ends before. */
  readonly held: readonly Uint8Array[];
  /** All of the input, the chunks held back first; to be read, or returned, once. */
  readonly bytes: AsyncIterable<Uint8Array> & {
    readonly return: () => Promise<IteratorResult<Uint8Array, undefined>>;
  };
}

export async function peek(input: Input, isEnough: (chunk: Uint8Array) => boolean): Promise<Peeked> {
  const source = Symbol.asyncIterator in input ? input[Symbol.asyncIterator]() : input[Symbol.iterator]();
  const held: Uint8Array[] = [];
  for (let next = await source.next(); !next.done; next = await source.next()) {
    held.push(next.value);
    if (isEnough(next.value)) break;
  }
  const again = held.values();
  const bytes = {
    [Symbol.asyncIterator]() {
      return this;
    },
    async next(): Promise<IteratorResult<Uint8Array, undefined>> {
      const next = again.next();
      return next.done ? source.next() : next;
    },
    async return(): Promise<IteratorResult<Uint8Array, undefined>> {
      await source.return?.();
      return { done: true, value: undefined };
    },
  };
  return { held, bytes };
}

export function concatenate(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((size, { length }) => size + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
