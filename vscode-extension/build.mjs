// Bundles the extension and the server that it brings along: one file each, for machines and for browsers alike.
// `--watch` is for those who work on the extension.
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { knownDecisions } from "../compiler/bundling/known-decisions.mjs";
import { leavingOut } from "../compiler/bundling/leaving-out.mjs";
import { withoutGrammarWork, withoutParserTraits } from "../compiler/bundling/parser-parts.mjs";
import { contentStyles, toneColours } from "../compiler/emit/pages/stylesheet.ts";

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(here);
const dist = join(here, "dist");
rmSync(dist, { recursive: true, force: true });
mkdirSync(dist, { recursive: true });

const shared = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  charset: "utf8",
  legalComments: "none",
  platform: "browser",
  target: "es2022",
  conditions: ["@persona-lang/source"],
  logLevel: "warning",
  metafile: true,
};

// Node's modules are there on a machine only, and asked for there only.
const builtins = {
  name: "builtins-where-they-are",
  setup({ onResolve, onLoad }) {
    // What stands in for a module asks for the module itself.
    onResolve({ filter: /^node:/ }, ({ path, namespace }) =>
      namespace === "builtin" ? { path, external: true } : { path, namespace: "builtin", sideEffects: false },
    );
    onLoad({ filter: /.*/, namespace: "builtin" }, ({ path }) => {
      const names = Object.keys(process.getBuiltinModule(path)).filter((name) => /^[a-z]\w*$/i.test(name));
      return {
        contents: [
          `const module = typeof process === "object" && typeof require === "function" ? require("${path}") : {};`,
          ...names
            .filter((name) => name !== "default")
            .map((name) => `export const ${name} = /* @__PURE__ */ (() => module.${name})();`),
        ].join("\n"),
      };
    });
  },
};

// Handlebars would like to make source maps, and goes on without.
const withoutSourceMaps = {
  name: "without-source-maps",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^source-map$/ }, ({ path }) => ({ path, namespace: "absent" }));
    onLoad({ filter: /.*/, namespace: "absent" }, () => ({ contents: "throw new Error('absent')" }));
  },
};

/** Of calendar files only the text is read: what counts with dates, and what writes them, stays outside. */
const calendarParser = join(root, "node_modules/ical.js/lib/ical/parse.js");
const withoutCalendarWork = [
  {
    name: "only-the-parser-of-calendars",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^ical\.js$/ }, ({ path }) => ({ path, namespace: "parser" }));
      onLoad({ filter: /.*/, namespace: "parser" }, () => ({
        contents: `import parse from ${JSON.stringify(calendarParser)}; export default { parse };`,
        resolveDir: root,
      }));
    },
  },
  leavingOut(
    "ical.js/lib/ical",
    [...["binary", "component", "module", "period", "recur_iterator"], ...["timezone_service", "vcard_time"]],
    "export default class {}",
  ),
  // The numbers of weekdays are asked for where a rule is read.
  leavingOut(
    "ical.js/lib/ical",
    ["time"],
    `export default class {
      static ${["SUNDAY", "MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY"]
        .map((day, index) => `${day} = ${index + 1}`)
        .join("; static ")};
    }`,
  ),
];

/**
 * What the client can do and no server of ours asks for: notebooks, colours, and to ask for
 * what is wrong, which the server tells unasked.
 */
const withoutFeatures = leavingOut(
  "vscode-languageclient/lib/common",
  [
    ...["notebook", "diagnostic", "colorProvider", "inlineValue", "typeHierarchy", "linkedEditingRange"],
    ...["textDocumentContent", "implementation", "declaration"],
  ],
  `class Absent {
    fillClientCapabilities() {}
    initialize() {}
    clear() {}
    getState() { return { kind: "static" }; }
  }
  module.exports = new Proxy({}, { get: () => Absent });`,
);

/** Of the protocol, the messages about what neither side of a bundle does. */
const withoutMessages = (features) =>
  leavingOut(
    "vscode-languageserver-protocol/lib/common",
    features.map((feature) => `protocol.${feature}`),
    // The client looks among its features for one of this name.
    'exports.NotebookDocumentSyncRegistrationType = { method: "notebookDocument/sync" };',
  );

const messagesOfNobody = [
  ...["notebook", "colorProvider", "inlineValue", "typeHierarchy", "linkedEditingRange"],
  ...["moniker", "implementation", "declaration"],
];

/** What a server could answer, and ours does not say that it can. */
const withoutAnswers = [
  leavingOut(
    "vscode-languageserver/lib/common",
    ["notebook", "inlineValue", "typeHierarchy", "linkedEditingRange", "moniker"],
    "module.exports = new Proxy({}, { get: () => (Base) => Base });",
  ),
  withoutMessages(messagesOfNobody),
];

/** What lists of all diagnostics say of each, which no editor asks for: that a fix is certain it does. */
const withoutSummaries = {
  name: "without-summaries",
  setup({ onLoad }) {
    onLoad({ filter: /diagnostics[\\/]catalog[\\/].*\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, "utf8").replace(
        /^ {4}(?:summary|since|fixable): "(?!certain)[^"\n]*",$/gm,
        "",
      ),
      loader: "ts",
    }));
  },
};

/**
 * Kinds of data that a bundle neither makes nor asks for, of which the types are enough. They stand in one file, each as
 * `export var Name; (function (Name) { … })(Name || (Name = {}));`, and as all of it is passed on, none would be left out.
 */
function withoutKinds(kinds) {
  return {
    name: "without-kinds-of-data",
    setup({ onLoad }) {
      onLoad({ filter: /vscode-languageserver-types[\\/]lib[\\/]esm[\\/]main\.js$/ }, ({ path }) => {
        let contents = readFileSync(path, "utf8");
        for (const kind of kinds) {
          const start = contents.indexOf(`export var ${kind};`);
          const last = `})(${kind} || (${kind} = {}));`;
          const end = contents.indexOf(last, start);
          if (start < 0 || end < 0) throw new Error(`vscode-languageserver-types has no ${kind} any more`);
          contents = contents.slice(0, start) + contents.slice(end + last.length);
        }
        return { contents };
      });
    },
  };
}

const withoutKindsForAll = [
  ...[
    "Color",
    "ColorInformation",
    "ColorPresentation",
    "CompletionList",
    "DocumentHighlight",
    "FoldingRange",
  ],
  ...["InlineCompletionContext", "InlineCompletionItem", "InlineCompletionList", "LanguageKind"],
  ...["SelectedCompletionInfo", "SymbolInformation", "TextDocumentIdentifier", "TextDocumentItem"],
  "VersionedTextDocumentIdentifier",
];

const withoutKindsForServers = [
  ...withoutKindsForAll,
  ...["ApplyKind", "CodeActionContext", "CodeActionTriggerKind", "CodeDescription", "CodeLens"],
  ...["CompletionItemLabelDetails", "CompletionItemTag", "DiagnosticTag", "DocumentLink", "DocumentSymbol"],
  ...["FoldingRangeKind", "FormattingOptions", "Hover", "InlayHint", "InlayHintKind", "InlayHintLabelPart"],
  ...["InlineCompletionTriggerKind", "InlineValueContext", "InlineValueEvaluatableExpression"],
  ...["InlineValueText", "InlineValueVariableLookup", "InsertReplaceEdit", "InsertTextMode", "LocationLink"],
  ...["MarkedString", "ParameterInformation", "SelectionRange", "SemanticTokenModifiers"],
  ...["SemanticTokenTypes", "SemanticTokens", "SignatureInformation", "SnippetTextEdit", "StringValue"],
  ...["SymbolTag", "TextDocument", "WorkspaceSymbol"],
];

/** What asks for a kind that was left out would fail only when it is asked itself, by an editor. */
function refuseNeeded(file, kinds) {
  const text = readFileSync(join(dist, file), "utf8");
  const needed = kinds.filter((kind) => new RegExp(`(?<![\\w$])${kind}[.[]`).test(text));
  if (needed.length > 0)
    throw new Error(`${file} asks for ${needed.join(", ")}, which it is bundled without`);
}

const olderEngines = join(here, "src/older-engines.ts");

const starterFiles = Object.fromEntries(
  ["main.persona", "customers.csv", "customers/birch-labs.json", "team.csv"].map((path) => [
    path,
    readFileSync(join(root, "compiler/starter", path), "utf8"),
  ]),
);

const bundles = await Promise.all([
  build({
    ...shared,
    entryPoints: [{ in: join(here, "src/extension.ts"), out: "extension" }],
    outdir: dist,
    format: "cjs",
    external: ["vscode", "node:*"],
    define: { starterFiles: JSON.stringify(starterFiles) },
    alias: { minimatch: join(here, "src/editor-globs.ts") },
    plugins: [
      withoutFeatures,
      withoutMessages([...messagesOfNobody, "diagnostic", "textDocumentContent"]),
      withoutKinds(withoutKindsForAll),
    ],
    inject: [olderEngines],
  }),
  // Pages of panels: they run in a browser of the editor's, with no way out but messages.
  build({
    ...shared,
    entryPoints: ["customer.ts", "preview.ts", "panel.css"].map((file) => join(here, "src/webview", file)),
    outdir: dist,
    format: "iife",
  }),
  // The sheet of `persona docs`, for what comes from its pages.
  build({
    ...shared,
    stdin: {
      contents: `.page { ${toneColours.onLight} ${contentStyles} } .vscode-dark .page { ${toneColours.onDark} }`,
      loader: "css",
      sourcefile: "pages.css",
    },
    outfile: join(dist, "pages.css"),
  }),
  build({
    ...shared,
    entryPoints: [{ in: join(root, "language-server/worker.ts"), out: "server" }],
    outdir: dist,
    // Strict, although no module: in a worker there is no `require`, and in a process no `import`.
    format: "iife",
    plugins: [
      builtins,
      withoutSourceMaps,
      ...withoutCalendarWork,
      ...withoutAnswers,
      await knownDecisions(),
      ...withoutGrammarWork,
      ...withoutParserTraits,
      withoutSummaries,
      withoutKinds(withoutKindsForServers),
    ],
    inject: [olderEngines],
  }),
]);
refuseNeeded("extension.js", withoutKindsForAll);
refuseNeeded("server.js", withoutKindsForServers);
for (const { metafile } of bundles)
  for (const [file, { bytes }] of Object.entries(metafile.outputs))
    console.log(`bundled ${file} (${Math.ceil(bytes / 1024)} kB)`);
