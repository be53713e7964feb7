/**
 * The TextMate grammar of playbooks, made from the compiler's own vocabulary: colours before the server answers, and
 * where there is no server.
 *
 * One rule for each construct: its keyword, its header, and in its block its own properties and the constructs that may
 * stand there. What a name means no grammar can know; the server's semantic tokens say it.
 */

import {
  builtInTypes,
  type DeclarationKind,
  fileDeclarations,
  kindOfKeyword,
  signalFlagWords,
  specificationOf,
  units,
  vocabulary,
  wordOfKind,
} from "@persona-lang/compiler";

interface Rule {
  readonly name?: string;
  readonly contentName?: string;
  readonly match?: string;
  readonly begin?: string;
  readonly end?: string;
  readonly captures?: Captures;
  readonly beginCaptures?: Captures;
  readonly endCaptures?: Captures;
  readonly include?: string;
  readonly patterns?: readonly Rule[];
}
type Captures = Readonly<Record<string, { readonly name: string }>>;

/** An item begins with a line, a brace or a semicolon. */
const itemStart = "(?:^|(?<=[{};]))[ \\t]*";
/** Not inside a longer word: names may hold hyphens between letters. */
const wordEnd = "(?![\\p{L}\\p{N}_]|-[\\p{L}\\p{N}])";
const name = "[\\p{L}_][\\p{L}\\p{N}\\p{M}_\\x{200c}\\x{200d}·]*(?:-[\\p{L}\\p{N}\\p{M}_]+)*";
const anyOf = (words: readonly string[]): string =>
  `(?:${words.toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1)).join("|")})${wordEnd}`;
const include = (rule: string): Rule => ({ include: `#${rule}` });

/** What a name behind the keyword is, where the construct declares or names one. */
const scopeOfName: Readonly<Record<string, string>> = {
  persona: "entity.name.type.class.persona",
  play: "entity.name.type.class.persona",
  type: "entity.name.type.persona",
  define: "variable.other.readwrite.persona",
  role: "variable.parameter.persona",
  assign: "variable.parameter.persona",
  resource: "variable.parameter.persona",
  signals: "entity.name.namespace.persona",
  channel: "entity.name.namespace.persona",
  stage: "entity.name.namespace.persona",
  phase: "entity.name.namespace.persona",
  playbook: "entity.name.persona",
};
const otherName = "entity.name.function.persona";

/** Words between the parts of a value, which are names nowhere. */
const connectives = "then and or not is has because at most least".split(" ");

export function personaGrammar(): object {
  const kinds = Object.keys(vocabulary) as readonly DeclarationKind[];
  const top = fileDeclarations.map((keyword) => kindOfKeyword(keyword, undefined) as DeclarationKind);
  return {
    $schema: "https://raw.githubusercontent.com/martinring/tmlanguage/master/tmlanguage.json",
    name: "Persona playbook",
    scopeName: "source.persona",
    fileTypes: ["persona"],
    patterns: [...top.map(include), include("value")],
    repository: {
      ...Object.fromEntries(kinds.flatMap((kind) => rulesOfKind(kind).map((rule) => [rule[0], rule[1]]))),
      value: {
        patterns: [
          "comment",
          "text-block",
          "text",
          "pattern",
          "date",
          "time",
          "number",
          "word",
          "braces",
        ].map(include),
      },
      braces: bracesWith([include("value")]),
      comment: {
        patterns: [
          { name: "comment.line.documentation.persona", match: "///.*$" },
          { name: "comment.line.double-slash.persona", match: "//.*$" },
        ],
      },
      "text-block": {
        name: "string.quoted.triple.persona",
        begin: '"""',
        end: '(?<!\\\\)"""',
        patterns: [include("field"), include("markdown"), include("escape")],
      },
      text: {
        name: "string.quoted.double.persona",
        begin: '"',
        end: '"|$',
        patterns: [include("field"), include("escape")],
      },
      escape: { name: "constant.character.escape.persona", match: "\\\\." },
      field: fieldRule,
      markdown: markdownRule,
      // Behind `matches` two slashes are a pattern, elsewhere a comment.
      pattern: {
        match: `(?<![\\p{L}\\p{N}_-])(matches)([ \\t]+)(/(?:[^/\\\\\\r\\n]|\\\\.)*/?)`,
        captures: {
          1: { name: "keyword.operator.word.persona" },
          3: { name: "string.regexp.persona" },
        },
      },
      date: {
        name: "constant.numeric.date.persona",
        match: `(?<![\\p{L}\\p{N}_-])\\d{4}-\\d{1,2}-\\d{1,2}(?!\\d)`,
      },
      time: { name: "constant.numeric.time.persona", match: `(?<![\\p{L}\\p{N}_-])\\d{1,2}:\\d{2}(?!\\d)` },
      number: {
        name: "constant.numeric.persona",
        match: `(?<![\\p{L}\\p{N}_])[+-]?\\d+(?:_\\d+)*(?:\\.\\d+(?:_\\d+)*)?`,
      },
      word: {
        patterns: [
          { name: "constant.numeric.persona", match: `(?<=every[ \\t])${anyOf(units)}` },
          { name: "keyword.operator.word.persona", match: wordsOf(connectives) },
          { name: "keyword.operator.comparison.persona", match: ">=|<=|>|<" },
          { name: "punctuation.separator.persona", match: "[,;]" },
        ],
      },
    },
  };
}

const wordsOf = (words: readonly string[]): string => `(?<![\\p{L}\\p{N}_.-])${anyOf(words)}`;

const bracesWith = (patterns: readonly Rule[]): Rule => ({
  begin: "\\{",
  end: "\\}",
  beginCaptures: { 0: { name: "punctuation.section.block.begin.persona" } },
  endCaptures: { 0: { name: "punctuation.section.block.end.persona" } },
  patterns,
});

/** The construct, and its block. */
function rulesOfKind(kind: DeclarationKind): readonly (readonly [string, Rule])[] {
  const { properties, declarations = [], lines, name: naming, header } = specificationOf(kind);
  const body = `${kind}-block`;
  const words = Object.keys(properties);
  const inside = declarations.map((keyword) => kindOfKeyword(keyword, kind) as DeclarationKind);
  const block = bracesWith([
    ...inside.map(include),
    ...(words.length === 0
      ? []
      : [
          {
            match: `${itemStart}(${anyOf(words)})`,
            captures: { 1: { name: "keyword.control.property.persona" } },
          },
        ]),
    ...(lines === undefined ? [] : [lineRule]),
    include("value"),
  ]);
  if (kind === "signal" || kind === "assignment" || kind === "member") return [];
  const isNamed = (naming === "declares" || naming === "refers") && header !== "sentence";
  const declared = isNamed
    ? { begin: `${itemStart}(${wordOfKind(kind)})${wordEnd}(?:[ \\t]+(${name}))?` }
    : { begin: `${itemStart}(${wordOfKind(kind)})${wordEnd}` };
  const construct: Rule = {
    ...declared,
    beginCaptures: {
      1: { name: "keyword.declaration.persona" },
      ...(isNamed ? { 2: { name: scopeOfName[kind] ?? otherName } } : {}),
    },
    // With its block, or with its line, unless that ends in a comma.
    end: "(?<=\\})|(?<![,\\n])$|(?=[;}])",
    patterns: [include(body), ...(kind === "type" ? [include("type-word")] : []), include("value")],
  };
  return [
    [kind, construct],
    [body, block],
    ...(kind === "signals" ? [["type-word", typeWord] as const] : []),
  ];
}

const typeWord: Rule = { name: "support.type.persona", match: wordsOf(builtInTypes) };

/** A signal, a column or a value: its name, and on the same line its type and what is said of it. */
const lineRule: Rule = {
  begin: `${itemStart}(${name})(?=[ \\t]|$)`,
  beginCaptures: { 1: { name: "variable.other.readwrite.persona" } },
  end: "(?<![,\\n])$|(?=[;}])",
  patterns: [
    {
      name: "storage.modifier.persona",
      match: `(?<=[ \\t])${anyOf(signalFlagWords)}(?=[ \\t]*(?:["};]|$|[a-z]))`,
    },
    include("type-word"),
    include("value"),
  ],
};

/** A field, or a block around a part of the text: `{{customer.name}}`, `{{#if goLive}}`. */
const fieldRule: Rule = {
  name: "meta.embedded.handlebars.persona",
  // Closed on its line, or it is no field.
  begin: "\\{\\{\\{?(?=[^{\\r\\n]*\\}\\})",
  end: "\\}?\\}\\}|$",
  beginCaptures: { 0: { name: "punctuation.section.embedded.begin.persona" } },
  endCaptures: { 0: { name: "punctuation.section.embedded.end.persona" } },
  patterns: [
    {
      name: "keyword.control.handlebars.persona",
      match: "(?<=\\{)[ \\t]*[#/^][ \\t]*[a-z]+|(?<=\\{)[ \\t]*else\\b",
    },
    { name: "support.function.handlebars.persona", match: "(?<=[{(])[ \\t]*[a-z]+(?=[ \\t]+[^}\\s])" },
    { name: "string.quoted.embedded.persona", match: "\"[^\"]*\"|'[^']*'" },
    { name: "variable.other.handlebars.persona", match: `@?${name}(?:\\.${name})*` },
  ],
};

const markdownRule: Rule = {
  patterns: [
    { name: "markup.heading.persona", match: "^[ \\t]*#{1,6}[ \\t]+[^{\\r\\n]*" },
    { name: "markup.bold.persona", match: "\\*\\*(?=\\S)[^*{\\r\\n]+\\*\\*" },
    { name: "markup.italic.persona", match: "(?<!\\*)\\*(?=\\S)[^*{\\r\\n]+\\*(?!\\*)" },
    { name: "markup.inline.raw.persona", match: "`[^`{\\r\\n]+`" },
    {
      name: "punctuation.definition.list.begin.markdown.persona",
      match: "^[ \\t]*(?:[-*+]|\\d+[.)])(?=[ \\t])",
    },
    {
      match: "(\\[[^\\]{\\r\\n]+\\])(\\([^){\\r\\n]+\\))",
      captures: {
        1: { name: "string.other.link.title.persona" },
        2: { name: "markup.underline.link.persona" },
      },
    },
  ],
};

/** Playbooks between fences in Markdown files. */
export const markdownFences = {
  scopeName: "markdown.persona.codeblock",
  injectionSelector: "L:text.html.markdown",
  patterns: [{ include: "#fence" }],
  repository: {
    fence: {
      name: "markup.fenced_code.block.markdown",
      begin: "(^|\\G)(\\s*)(`{3,}|~{3,})\\s*(?i:(persona)((\\s+|:|,|\\{|\\?)[^`]*)?$)",
      end: "(^|\\G)(\\2|\\s{0,3})(\\3)\\s*$",
      beginCaptures: {
        3: { name: "punctuation.definition.markdown" },
        4: { name: "fenced_code.block.language.markdown" },
      },
      endCaptures: { 3: { name: "punctuation.definition.markdown" } },
      patterns: [
        {
          begin: "(^|\\G)(\\s*)(.*)",
          while: "(^|\\G)(?!\\s*([`~]{3,})\\s*$)",
          contentName: "meta.embedded.block.persona",
          patterns: [{ include: "source.persona" }],
        },
      ],
    },
  },
};
