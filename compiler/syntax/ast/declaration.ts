/**
 * The one shape of the language, `keyword Name "Title" { properties }`: what was written, nothing concluded from it.
 *
 * Every construct is a `Declaration`, every line in it a `Property` or another declaration, and only the values
 * differ. Which words a block knows, and the shape of each value, stands in ../vocabulary.ts.
 */

import type { Span } from "../../source/span.ts";
import type { DeclarationKind } from "../vocabulary.ts";
import type { Header } from "./headers.ts";
import type { Base, LocalizedText, Name, Reference } from "./node.ts";
import type { Value } from "./property-values.ts";

/**
 * Any construct: a playbook, a signal line, an enumeration member, a task, an `if`.
 *
 * `name` is a `Name` where the declaration gives it and a `Reference` where it uses one (`assign Manager`).
 */
export interface Declaration<K extends DeclarationKind = DeclarationKind> extends Base {
  readonly kind: K;
  readonly node: "declaration";
  /** The keyword's span; for lines without one (signal, member, assignment), the name's. */
  readonly keyword: Span;
  readonly name: Name | undefined;
  /** `assign ProjectManager`: the declaration speaks of something declared elsewhere. */
  readonly subject: Reference | undefined;
  readonly titles: readonly LocalizedText[];
  readonly header: Header | undefined;
  /** Between the braces; absent where there is no block. */
  readonly body: Span | undefined;
  readonly items: readonly Item[];
  /** The `///` lines above it, joined by line ends. */
  readonly documentation: string | undefined;
}
export type Item = Declaration | Property;

/** One line of a block: `word value…`. The value's shape follows from the block and the word. */
export interface Property extends Base {
  readonly kind: "property";
  readonly node: "property";
  readonly word: Name;
  /** Absent where it could not be read. */
  readonly value: Value | undefined;
}

export interface FileNode extends Base {
  readonly kind: "file";
  readonly declarations: readonly Declaration[];
}
