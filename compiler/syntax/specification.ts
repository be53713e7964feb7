/**
 * What the vocabulary can say of a construct and of a property: the form of its entries, and the kinds of names.
 *
 * The entries themselves are in vocabulary.ts.
 */

import type { HeaderNodes } from "./ast/headers.ts";
import type { ShapeNodes } from "./ast/property-values.ts";
import type { FileKind } from "./file-kinds.ts";

/** What a name can refer to. */
export type Namespace =
  | "group"
  | "signal"
  | "type"
  | "definition"
  | "persona"
  | "need"
  | "role"
  | "column"
  | "channel"
  | "stage"
  | "feeling"
  | "tone"
  | "resource"
  | "message"
  | "survey"
  | "play"
  | "action"
  | "phase";

export interface PropertySpecification {
  readonly shape: keyof ShapeNodes;
  /** What the names in the value refer to, where the shape itself does not say. */
  readonly of?: Namespace;
  /** What a name in the value is declared as. */
  readonly declares?: Namespace;
  /** The value names a file of the project, of one of these kinds. */
  readonly files?: readonly FileKind[];
  /** The allowed words of a `choice`. */
  readonly choices?: readonly string[];
  /** May be given more than once. */
  readonly many?: true;
  readonly required?: true;
  /** One line for completion, hover and the reference. */
  readonly about: string;
}

export interface DeclarationSpecification {
  /** `declares` a name, `refers` to one, or has `none`. */
  readonly name: "declares" | "refers" | "none";
  /** The name may be left out. */
  readonly nameOptional?: true;
  /** What kind of thing the name is. */
  readonly namespace?: Namespace;
  readonly titles?: true;
  /** What stands between the name and the block. */
  readonly header?: keyof HeaderNodes;
  /** Whether there is a block: `required`, `optional` or `none`. */
  readonly block: "required" | "optional" | "none";
  readonly properties: Readonly<Record<string, PropertySpecification>>;
  /** Declarations that may stand inside, by keyword. */
  readonly declarations?: readonly string[];
  /** Lines without a keyword that may stand inside. */
  readonly lines?: "signal" | "member" | "assignment";
  /** Words that a later version will know; naming one says so. */
  readonly later?: readonly string[];
  /** One line for completion, hover and the reference. */
  readonly about: string;
}
