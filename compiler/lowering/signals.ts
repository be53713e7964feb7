/** Signals, their groups, and the columns of the roster, which are signals of a person. */

import type { Symbol } from "../binder/symbols.ts";
import type { Signal, SignalGroup } from "../ir/ir.ts";
import type { Declaration } from "../syntax/ast/declaration.ts";
import { declarationsOf, valueOf } from "../syntax/ast/typed-access.ts";
import { atOf, type Lowering, nameOf, optional, present } from "./context.ts";

export function lowerGroups(lowering: Lowering): readonly SignalGroup[] {
  return lowering.program.declarations("signals").map(({ file, node }) => ({
    name: nameOf(node),
    titles: lowering.texts(node.titles),
    ...optional("source", valueOf(node, "source")?.choice as SignalGroup["source"]),
    at: atOf(lowering, file, node),
  }));
}

export function lowerSignals(lowering: Lowering): readonly Signal[] {
  return lowering.program
    .declarations("signals")
    .flatMap(({ file, node }) =>
      declarationsOf(node, "signal").map((signal) => lowerSignal(lowering, file, signal, nameOf(node))),
    );
}

export function lowerColumns(lowering: Lowering): readonly Signal[] {
  return lowering.program
    .declarations("team")
    .flatMap(({ file, node }) =>
      declarationsOf(node, "signal").map((column) => lowerSignal(lowering, file, column, undefined)),
    );
}

function lowerSignal(
  lowering: Lowering,
  file: string,
  node: Declaration<"signal">,
  group: string | undefined,
): Signal {
  const symbol: Symbol = present(lowering.program.symbolOf(node), "the symbol of a signal");
  const flags = node.header?.kind === "signal-header" ? node.header.flags.map(({ text }) => text) : [];
  const { required, sensitive, context } = lowering.facts(symbol);
  return {
    name: symbol.name,
    titles: lowering.texts(node.titles),
    ...optional("group", group),
    type: lowering.typeOf(symbol),
    required,
    personal: flags.includes("personal"),
    sensitive,
    context,
    at: atOf(lowering, file, node),
  };
}
