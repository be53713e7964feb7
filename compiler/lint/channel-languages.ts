/** In which languages channels serve customers. */

import type { Symbol } from "../binder/symbols.ts";
import type { Declaration } from "../syntax/ast/declaration.ts";
import { valueOf } from "../syntax/ast/typed-access.ts";
import { baseLanguage, canonicalLanguage } from "../values/language-tag.ts";

/**
 * Those of `wanted` that none of the channels serves. A channel that names no languages serves all; one that serves
 * `pt` serves `pt-BR` too, and the other way round, since who speaks the one understands the other.
 */
export function unservedBy(channels: readonly Symbol[], wanted: readonly string[]): readonly string[] {
  const served = new Set<string>();
  for (const { node } of channels) {
    const languages = valueOf(node as Declaration<"channel">, "languages");
    if (languages === undefined) return [];
    for (const { text } of languages.languages) served.add(baseLanguage(canonicalLanguage(text) ?? text));
  }
  return wanted.filter((language) => !served.has(baseLanguage(language)));
}
