/**
 * The public door of the compiler: what the command line, the editor and other programs use.
 *
 * Everything here is pure but for the host that a project is given. Types of the tree and of the
 * intermediate representation come along, so that tools need no deep paths.
 */

export type { Symbol } from "./binder/symbols.ts";
export { kindWords } from "./binder/symbols.ts";
export type { CheckedProgram } from "./checker/checked-program.ts";
export { customerSignalKinds } from "./checker/declarations/customer.ts";
export {
  type Interval,
  intervalOf,
  isOrdered,
  type OrderedType,
  ordinalOf,
  writeBand,
  writeRange,
} from "./checker/ordered.ts";
export { exampleLine } from "./checker/properties.ts";
export { describeType, exampleOf } from "./checker/type-words.ts";
export { type Applied, applyFixes, hasCertainFix } from "./diagnostics/apply-fixes.ts";
export { type ArgsOf, type Code, catalog } from "./diagnostics/catalog.ts";
export { definitionOf } from "./diagnostics/codes.ts";
export type { DiagnosticDefinition } from "./diagnostics/definition.ts";
export type { Diagnostic, Fix, Label, Severity, TextEdit } from "./diagnostics/diagnostic.ts";
export { visibleSentence } from "./diagnostics/display-text.ts";
export { type Colour, type RenderOptions, renderDiagnostic, renderSummary } from "./diagnostics/render.ts";
export { format, formatSource } from "./format/format.ts";
export type { Playbook, Type } from "./ir/ir.ts";
export { irVersion } from "./ir/ir.ts";
export { limits } from "./limits.ts";
export { type FixedPlaybook, fixPlaybook } from "./project/fix-playbook.ts";
export {
  type CheckedSnapshot,
  createProject,
  findEntry,
  findWhole,
  type Pace,
  type Phases,
  type Project,
  type ResolvedSnapshot,
  type Snapshot,
} from "./project/project.ts";
export { single } from "./resolver/completeness.ts";
export type { LocatedReference, Program } from "./resolver/program.ts";
export type { CompilerHost, HostFile } from "./source/host.ts";
export { createLineMap, type LineMap, type Position } from "./source/line-map.ts";
export { folderOf, relativePath, resolveImport, resolvePath } from "./source/project-path.ts";
export type { SourceFile } from "./source/source-file.ts";
export type { Span } from "./source/span.ts";
export type * as ast from "./syntax/ast/ast.ts";
export { fileDeclarations, kindOfKeyword, wordOfKind } from "./syntax/keywords.ts";
export { parse } from "./syntax/parse.ts";
export type { Comment, ParsedFile } from "./syntax/parsed-file.ts";
export { builtInTypes, signalFlagWords } from "./syntax/signal-words.ts";
export type { DeclarationSpecification, Namespace, PropertySpecification } from "./syntax/specification.ts";
export { units } from "./syntax/tokens.ts";
export { type DeclarationKind, propertyOf, specificationOf, vocabulary } from "./syntax/vocabulary.ts";
export { children, descendants, nodesAt, type SyntaxNode } from "./syntax/walk.ts";
export { isDate } from "./values/calendar-date.ts";
export { countries } from "./values/country.ts";
export { currencies } from "./values/currency.ts";
export { durationUnits } from "./values/duration.ts";
export { canonicalLanguage, languageTags } from "./values/language-tag.ts";
export { timezonesOfToday } from "./values/timezone.ts";
