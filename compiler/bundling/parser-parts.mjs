// The parts of Chevrotain that a bundle goes without which brings the parser's decisions along (known-decisions.mjs).
import { dirname, join } from "node:path";
import { leavingOut } from "./leaving-out.mjs";

const noFunctions = (names) => names.map((name) => `export const ${name} = () => [];`).join("\n");

/** What looks over the patterns of words stands in one file with what reads them: only the latter is passed on. */
const withoutPatternChecks = {
  name: "without-checks-of-patterns",
  setup({ onResolve, onLoad, onEnd }) {
    let isAsked = false;
    onResolve({ filter: /^\.\/lexer\.js$/ }, ({ path, importer, resolveDir }) => {
      if (!/chevrotain[\\/]lib[\\/]src[\\/]scan[\\/]lexer_public\.js$/.test(importer)) return undefined;
      isAsked = true;
      return { path: join(resolveDir, path), namespace: "patterns", sideEffects: false };
    });
    onLoad({ filter: /.*/, namespace: "patterns" }, ({ path }) => ({
      contents: `export * from ${JSON.stringify(path)};
      ${noFunctions(["performRuntimeChecks", "performWarningRuntimeChecks", "validatePatterns"])}`,
      resolveDir: dirname(path),
    }));
    onEnd(() => {
      if (!isAsked) throw new Error("chevrotain's lexer asks no ./lexer.js any more");
    });
  },
};

/** What looks over a grammar and its words, and finds the grammar's decisions. */
export const withoutGrammarWork = [
  withoutPatternChecks,
  leavingOut(
    "chevrotain/lib/src/parse/grammar",
    ["checks"],
    noFunctions(
      [
        ...["Grammar", "Lookahead", "RuleIsOverridden", "AmbiguousAlternationAlternatives"],
        ...["EmptyOrAlternative", "NoLeftRecursion", "SomeNonEmptyLookaheadPath"],
      ].map((what) => `validate${what}`),
    ),
  ),
  leavingOut(
    "chevrotain/lib/src/parse/grammar/gast",
    ["gast_resolver_public"],
    noFunctions(["resolveGrammar", "validateGrammar"]),
  ),
  leavingOut("chevrotain/lib/src/parse/grammar", ["follow"], noFunctions(["computeAllProdsFollows"])),
  leavingOut(
    "chevrotain/lib/src/parse/grammar",
    ["lookahead"],
    `export const PROD_TYPE = {};
    ${noFunctions([
      ...["getProdType", "getLookaheadPaths", "getLookaheadPathsForOr", "getLookaheadPathsForOptionalProd"],
      ...["buildAlternativesLookAheadFunc", "buildSingleAlternativeLookaheadFunction"],
      ...["buildLookaheadFuncForOr", "buildLookaheadFuncForOptionalProd"],
    ])}`,
  ),
  leavingOut(
    "chevrotain/lib/src/parse/grammar",
    ["interpreter"],
    noFunctions(
      ["Many", "ManySep", "AtLeastOne", "AtLeastOneSep"].map((what) => `NextTerminalAfter${what}Walker`),
    ),
  ),
  leavingOut(
    "chevrotain/lib/src/parse/parser/traits",
    ["gast_recorder"],
    "export class GastRecorder { initGastRecorder() { this.RECORDING_PHASE = false; } }",
  ),
];

/** The parser mends broken text in a way of its own, and makes its own tree. */
export const withoutParserTraits = [
  leavingOut(
    "chevrotain/lib/src/parse/parser/traits",
    ["recoverable"],
    `export const IN_RULE_RECOVERY_EXCEPTION = "InRuleRecoveryException";
    export class Recoverable {
      initRecoverable() {
        this.firstAfterRepMap = [];
        this.resyncFollows = {};
        this.recoveryEnabled = false;
      }
      attemptInRepetitionRecovery() {}
    }`,
  ),
  leavingOut(
    "chevrotain/lib/src/parse/parser/traits",
    ["tree_builder"],
    `export class TreeBuilder {
      initTreeBuilder() {
        this.CST_STACK = [];
        this.outputCst = false;
      }
      ${["InvocationStateUpdate", "FinallyStateUpdate", "PostTerminal", "PostNonTerminal", "PostRule"]
        .map((step) => `cst${step}() {}`)
        .join("\n")}
    }`,
  ),
];
