/** What the fixed parts of generated code are: a function or two, written into a file only where something needs it. */

import { type Code, constantCode } from "./writers.ts";

export interface Part {
  /** Names at the top of the file that the part declares. */
  readonly names: readonly string[];
  /** Parts that it calls. */
  readonly needs: readonly string[];
  readonly code: () => Code;
}

export function part(names: readonly string[], needs: readonly string[], code: string): Part {
  return { names, needs, code: () => constantCode(code) };
}
