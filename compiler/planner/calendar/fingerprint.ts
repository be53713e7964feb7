/**
 * A short fingerprint of a text, to see whether it is still the same: FNV-1a with 64 bits.
 *
 * It guards against nothing: whoever wants another text with the same one finds it.
 */

const [offsetHigh, offsetLow] = [0xcbf29ce4, 0x84222325];
/** The prime is 2 to the 40th and this. */
const prime = 0x1b3;
const word = 2 ** 32;
const encoder = new TextEncoder();

/** 16 hexadecimal digits. */
export function fingerprint(text: string): string {
  // Two halves of 32 bits: numbers hold a product of each exactly, and are many times as fast as BigInt.
  let high = offsetHigh;
  let low = offsetLow;
  for (const byte of encoder.encode(text)) {
    const mixed = (low ^ byte) >>> 0;
    const product = mixed * prime;
    high = (high * prime + Math.floor(product / word) + mixed * 256) % word;
    low = product % word;
  }
  return digits(high) + digits(low);
}

const digits = (half: number): string => half.toString(16).padStart(8, "0");
