/** HalfSipHash-1-3, by which Linux draws the places in its tables: a hash that nobody can foresee without its key. */

const rotate = (x: number, by: number): number => (x << by) | (x >>> (32 - by));

/** Of the bytes from one place on; `key`: two words of 32 bits. */
export function halfSipHash(
  bytes: Uint8Array,
  from: number,
  length: number,
  [key0, key1]: readonly [number, number],
): number {
  let v0 = key0 | 0;
  let v1 = key1 | 0;
  let v2 = 0x6c796765 ^ key0;
  let v3 = 0x74656462 ^ key1;
  // A round for each word, the last of which holds the length too, then three more.
  const words = (length >> 2) + 1;
  for (let word = 0; word < words + 3; word++) {
    let taken = 0;
    if (word < words) {
      const at = from + word * 4;
      const end = from + length;
      if (at + 3 < end) {
        taken = (bytes[at] as number) | ((bytes[at + 1] as number) << 8);
        taken |= ((bytes[at + 2] as number) << 16) | ((bytes[at + 3] as number) << 24);
      } else {
        taken = length << 24;
        for (let i = at; i < end; i++) taken |= (bytes[i] as number) << (8 * (i - at));
      }
      v3 ^= taken;
    } else if (word === words) v2 ^= 0xff;
    v0 = (v0 + v1) | 0;
    v1 = rotate(v1, 5) ^ v0;
    v0 = rotate(v0, 16);
    v2 = (v2 + v3) | 0;
    v3 = rotate(v3, 8) ^ v2;
    v0 = (v0 + v3) | 0;
    v3 = rotate(v3, 7) ^ v0;
    v2 = (v2 + v1) | 0;
    v1 = rotate(v1, 13) ^ v2;
    v2 = rotate(v2, 16);
    v0 ^= taken;
  }
  return (v1 ^ v3) >>> 0;
}
