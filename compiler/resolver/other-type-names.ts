/** What other programs and people call the built-in types. Where two could be meant, both stand here. */

import type { BuiltInType } from "../syntax/signal-words.ts";

const names: readonly (readonly [others: string, types: readonly BuiltInType[]])[] = [
  ["number numeric count rating grade stars scale score points", ["integer", "decimal"]],
  ["int whole bigint", ["integer"]],
  ["amount", ["integer", "decimal", "money"]],
  ["float double real", ["decimal"]],
  ["string str varchar char phone phonenumber telephone paragraph comment comments memo freetext", ["text"]],
  ["bool yesno yes flag checkbox logical", ["boolean"]],
  ["percentage rate share", ["percent"]],
  ["currency price cost fee euro euros dollar dollars", ["money"]],
  ["datetime timestamp", ["date", "time"]],
  ["day", ["date"]],
  ["hour clock", ["time"]],
  ["minutes hours days weeks interval timespan", ["duration"]],
  ["url uri website hyperlink", ["link"]],
  ["mail emailaddress", ["email"]],
  ["locale", ["language"]],
];

export const otherTypeNames: ReadonlyMap<string, readonly BuiltInType[]> = new Map(
  names.flatMap(([others, types]) => others.split(" ").map((name) => [name, types] as const)),
);
