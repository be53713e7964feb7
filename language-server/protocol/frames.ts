/**
 * Watches whether what comes over a stream can be told apart into messages. Where a header does not end, or announces
 * more than a message may have, everything that comes after it would be taken for a part of it, and never be answered.
 */

import { limits } from "@persona-lang/compiler";

/** Bytes of a header: it has a line or two. */
const mostHeader = 4_096;

/** Given all that comes, piece by piece: says what is wrong as soon as it is, in words. */
export function createFrameWatch(): (piece: Uint8Array) => string | undefined {
  let header = "";
  /** Bytes of the message at hand that have not come yet. */
  let left = 0;

  function problemWithHeader(): string | undefined {
    if (header.length > mostHeader) return "a header that does not end";
    if (/(?<!\r)\n$/.test(header)) return "a line of a header that does not end with CR LF";
    if (!header.endsWith("\r\n\r\n")) return undefined;
    left = Number(/^content-length: *(\d+)\r$/im.exec(header)?.[1]);
    header = "";
    if (Number.isNaN(left)) return "a header without a length";
    return left > limits.messageBytes ? `a message of ${left} bytes` : undefined;
  }

  return (piece) => {
    for (let at = 0; at < piece.length; ) {
      if (left > 0) {
        const taken = Math.min(left, piece.length - at);
        left -= taken;
        at += taken;
        continue;
      }
      header += String.fromCharCode(piece[at++] as number);
      const problem = problemWithHeader();
      if (problem !== undefined) return problem;
    }
    return undefined;
  };
}
