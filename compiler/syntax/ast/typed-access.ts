/**
 * Reading a declaration by the words of its properties, with the type that the vocabulary gives each.
 *
 * The parser made the value by the same table, so its shape is known here without a look at it.
 */

import type { DeclarationKind, PropertyWord, Shape } from "../vocabulary.ts";
import type { Declaration, Item, Property } from "./declaration.ts";
import type { ShapeNodes } from "./property-values.ts";

/** The value node of property `W` in a block of kind `K`. */
export type ValueOf<K extends DeclarationKind, W extends PropertyWord<K>> = ShapeNodes[Shape<K, W>];

/** The first property of that word with a readable value. */
export function valueOf<K extends DeclarationKind, W extends PropertyWord<K>>(
  declaration: Declaration<K>,
  word: W,
): ValueOf<K, W> | undefined {
  const isGiven = (item: Item): item is Property =>
    item.node === "property" && item.word.text === word && item.value !== undefined;
  return declaration.items.find(isGiven)?.value as ValueOf<K, W> | undefined;
}

/** All values of a property that may be repeated, in the order written. */
export function valuesOf<K extends DeclarationKind, W extends PropertyWord<K>>(
  declaration: Declaration<K>,
  word: W,
): readonly ValueOf<K, W>[] {
  const values: ValueOf<K, W>[] = [];
  for (const item of declaration.items)
    if (item.node === "property" && item.word.text === word && item.value !== undefined)
      values.push(item.value as ValueOf<K, W>);
  return values;
}

export function propertiesOf(declaration: Declaration, word: string): readonly Property[] {
  return declaration.items.filter(
    (item): item is Property => item.node === "property" && item.word.text === word,
  );
}

/** The declarations of a kind directly inside a block. */
export function declarationsOf<K extends DeclarationKind>(
  declaration: { readonly items: readonly Item[] },
  kind: K,
): readonly Declaration<K>[] {
  return declaration.items.filter(
    (item): item is Declaration<K> => item.node === "declaration" && item.kind === kind,
  );
}
