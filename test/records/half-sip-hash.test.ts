import { expect, test } from "vitest";
import { halfSipHash } from "../../compiler/records/half-sip-hash.ts";

/** HalfSipHash-1-3 step by step as it is defined, with numbers of any size held to 32 bits. */
function stepByStep(bytes: readonly number[], key0: bigint, key1: bigint): bigint {
  const held = (x: bigint) => x & 0xffffffffn;
  const left = (x: bigint, by: bigint) => held(x << by) | (x >> (32n - by));
  let [v0, v1, v2, v3] = [key0, key1, 0x6c796765n ^ key0, 0x74656462n ^ key1];
  const round = () => {
    v0 = held(v0 + v1);
    v2 = held(v2 + v3);
    v1 = left(v1, 5n) ^ v0;
    v3 = left(v3, 8n) ^ v2;
    v0 = held(left(v0, 16n) + v3);
    v2 = held(v2 + v1);
    v3 = left(v3, 7n) ^ v0;
    v1 = left(v1, 13n) ^ v2;
    v2 = left(v2, 16n);
  };
  const padded = [...bytes];
  while (padded.length % 4 !== 3) padded.push(0);
  padded.push(bytes.length % 256);
  for (let at = 0; at < padded.length; at += 4) {
    const word = padded.slice(at, at + 4).reduceRight((sum, byte) => sum * 256n + BigInt(byte), 0n);
    v3 ^= word;
    round();
    v0 ^= word;
  }
  v2 ^= 0xffn;
  for (let time = 0; time < 3; time++) round();
  return v1 ^ v3;
}

test.each([
  [0x03020100, 0x07060504],
  [0, 0],
  [0xffffffff, 0x80000001],
])("the hash of bytes of every length, with the key %i %i", (key0, key1) => {
  for (let length = 0; length < 70; length++) {
    const bytes = Array.from({ length }, (_, at) => (at * 37 + 200) & 0xff);
    const expected = Number(stepByStep(bytes, BigInt(key0), BigInt(key1)));
    expect(halfSipHash(Uint8Array.from(bytes), 0, length, [key0, key1])).toBe(expected);
    // Others before and behind them do not matter.
    const among = Uint8Array.from([9, 8, 7, ...bytes, 255, 254, 253, 252]);
    expect(halfSipHash(among, 3, length, [key0, key1])).toBe(expected);
  }
});
