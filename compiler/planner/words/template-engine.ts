/**
 * The half of Handlebars that renders: no parser, no compiler, nothing that evaluates text.
 *
 * An engine of its own, so that nothing registered elsewhere reaches it, with one helper beside the built-in
 * ones: `or`, which gives its text where a field is unknown; 0 and false are known.
 */

import type Handlebars from "handlebars";
import * as runtimeModule from "handlebars/runtime.js";

export type Engine = Pick<typeof Handlebars, "registerHelper" | "template">;

// The package declares no types of its own for this half; it is the same object without the compiler.
const runtime = runtimeModule.default as unknown as typeof Handlebars;

/** Gives an engine the helpers that templates may use. */
export function equip<E extends Engine>(engine: E): E {
  engine.registerHelper("or", (value: unknown, otherwise: unknown) => value ?? otherwise);
  return engine;
}

export const createEngine = (): Engine => equip(runtime.create());

/**
 * Options for compiling and precompiling alike. `strict`: a field that is not there is a fault, not a hole.
 * `noEscape`: values are escaped before they come in, for where they go. Of the helpers only those that the check
 * of texts allows are known, so that a signal may be called `log` or `lookup`.
 */
export const templateOptions = {
  strict: true,
  noEscape: true,
  knownHelpersOnly: true,
  knownHelpers: {
    or: true,
    if: true,
    unless: true,
    each: true,
    with: false,
    log: false,
    lookup: false,
    helperMissing: false,
    blockHelperMissing: false,
  },
};
