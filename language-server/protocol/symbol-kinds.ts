/** What declarations are, in the few kinds that editors have pictures for. */

import { SymbolKind } from "vscode-languageserver";

export const symbolKinds: Readonly<Record<string, SymbolKind>> = {
  playbook: SymbolKind.Package,
  import: SymbolKind.Module,
  signals: SymbolKind.Namespace,
  signal: SymbolKind.Variable,
  type: SymbolKind.Enum,
  member: SymbolKind.EnumMember,
  define: SymbolKind.Boolean,
  persona: SymbolKind.Class,
  weights: SymbolKind.Array,
  role: SymbolKind.Interface,
  play: SymbolKind.Class,
  phase: SymbolKind.Namespace,
  stage: SymbolKind.Namespace,
  task: SymbolKind.Method,
  meeting: SymbolKind.Method,
  milestone: SymbolKind.Event,
  message: SymbolKind.Method,
  "message-text": SymbolKind.String,
  test: SymbolKind.Function,
  cohort: SymbolKind.Function,
};
