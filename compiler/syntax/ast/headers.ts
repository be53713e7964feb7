/** What stands between a declaration's name and its block, for the few kinds that have something there. */

import type { Condition } from "./conditions.ts";
import type { Literal } from "./literals.ts";
import type { Base, Name, Reference, Text } from "./node.ts";
import type { TypeNode } from "./types.ts";

export interface HeaderNodes {
  /** `import Region from "./shared.persona"`, `import "./signals.persona"`: no names means all of it. */
  import: ImportHeader;
  /** `define slowQuotes as …` */
  definition: Condition;
  /** `if contractValue >= …` */
  condition: Condition;
  /** `type Reason one of { … }` */
  type: TypeNode;
  /** A line of `signals` or `team`: `goLive date required` */
  signal: SignalHeader;
  /** A line of a test's `customer` block: `systems sap, hubspot` */
  assignment: AssignmentHeader;
  /** `test "an integrator is Technical"` */
  sentence: Text;
}
export type Header = HeaderNodes[keyof HeaderNodes];
export interface ImportHeader extends Base {
  readonly kind: "import-header";
  readonly names: readonly Reference[];
  readonly path: Text;
}
export interface SignalHeader extends Base {
  readonly kind: "signal-header";
  readonly type: TypeNode;
  /** `required`, `personal`, `sensitive`, `context`, in the order written. */
  readonly flags: readonly Name[];
}
export interface AssignmentHeader extends Base {
  readonly kind: "assignment-header";
  readonly values: readonly Literal[];
}
