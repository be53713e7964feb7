/** The lines of `weights`: conditions, cases and bands, and whom they give points. */

import type { Condition } from "./conditions.ts";
import type { Literal, NumberLiteral } from "./literals.ts";
import type { Base, LocalizedText, Reference } from "./node.ts";
import type { Range } from "./types.ts";

/** `Technical +2`, `Technical +1 at most 4` */
export interface Points extends Base {
  readonly kind: "points";
  readonly persona: Reference;
  readonly points: NumberLiteral;
  readonly atMost: NumberLiteral | undefined;
}
/** After `then`: points, or `none`. */
export interface Award extends Base {
  readonly kind: "award";
  readonly points: readonly Points[];
  readonly because: readonly LocalizedText[] | undefined;
}
/** `when condition then …` */
export interface WhenRule extends Base {
  readonly kind: "when-rule";
  readonly condition: Condition;
  readonly award: Award | undefined;
}
/** `for signal { arms }` */
export interface ForRule extends Base {
  readonly kind: "for-rule";
  readonly signal: Reference;
  readonly arms: readonly Arm[];
}
/** `for each of signal then …` */
export interface EachRule extends Base {
  readonly kind: "each-rule";
  readonly signal: Reference;
  readonly award: Award | undefined;
}
/** `price or speed then …`, `1 to below 3 then …`, `unknown then …` */
export interface Arm extends Base {
  readonly kind: "arm";
  readonly test: CaseTest | BandTest | UnknownTest;
  readonly award: Award | undefined;
}
export interface CaseTest extends Base {
  readonly kind: "case";
  readonly values: readonly Literal[];
}
export interface BandTest extends Base {
  readonly kind: "band";
  readonly range: Range;
}
export interface UnknownTest extends Base {
  readonly kind: "unknown";
}
