/**
 * What every decision of the grammar looks at, where that is known in advance.
 *
 * Chevrotain finds it out by running each rule once in a recording mode, which takes longer than reading a
 * playbook. So compiler/bundling/known-decisions.mjs lets it do that once for a bundle, and puts the result in the place of
 * this file. From source nothing is known, and each process finds it out anew.
 */

import type { Decisions } from "./lookahead.ts";

export const decisions: Decisions | undefined = undefined;
