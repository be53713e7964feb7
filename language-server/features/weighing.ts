/** For whom a signal or a definition weighs: the personas that rules about it give points to, or take them from. */

import {
  type ast,
  descendants,
  nodesAt,
  type ParsedFile,
  type Program,
  type ResolvedSnapshot,
  type Symbol,
} from "@persona-lang/compiler";

const rules: ReadonlySet<string> = new Set(["when-rule", "for-rule", "each-rule"]);

/** Names of personas in the order in which they are declared; a definition passes on what is asked in it. */
export function weighedFor(symbol: Symbol, snapshot: ResolvedSnapshot): readonly string[] {
  const { program } = snapshot;
  if (program === undefined) return [];
  const found = new Set<string>();
  const seen = new Set<Symbol>();
  const follow = (each: Symbol): void => {
    if (seen.has(each)) return;
    seen.add(each);
    for (const { file, node } of program.references(each)) {
      const path = nodesAt(treeOf(file, snapshot), node.start);
      const rule = path.find(({ kind }) => rules.has(kind));
      if (rule !== undefined)
        for (const points of descendants(rule))
          if (points.kind === "points") found.add((points as ast.Points).persona.text);
      const definition = definitionIn(path as readonly ast.Declaration[], program);
      if (definition !== undefined) follow(definition);
    }
  };
  follow(symbol);
  return program.symbols("persona").flatMap(({ name }) => (found.has(name) ? [name] : []));
}

const treeOf = (path: string, { files }: ResolvedSnapshot): ParsedFile["tree"] =>
  (files.find(({ source }) => source.path === path) as ResolvedSnapshot["files"][number]).tree;

function definitionIn(path: readonly ast.Declaration[], program: Program): Symbol | undefined {
  const definition = path.find(({ kind }) => kind === "define");
  return definition && program.symbolOf(definition);
}
