/** `persona`: its portrait must be a picture, and its evidence may say from when it is. */

import type { Asset, Program } from "../../resolver/program.ts";
import type { Declaration } from "../../syntax/ast/declaration.ts";
import type { TextsValue } from "../../syntax/ast/property-values.ts";
import { valueOf } from "../../syntax/ast/typed-access.ts";
import { kindOfFile, pictureKinds } from "../../syntax/file-kinds.ts";
import { isPicture } from "../../values/picture.ts";
import type { Context } from "../context.ts";
import { isWhole } from "../whole.ts";

export function checkPersona(context: Context, file: string, persona: Declaration<"persona">): void {
  const portrait = valueOf(persona, "portrait");
  if (portrait === undefined || !isWhole(portrait)) return;
  const kind = kindOfFile(portrait.value, pictureKinds);
  const asset = portraitOf(context.program, file, persona);
  const is = kind === undefined ? "named" : asset && !isPicture(asset.bytes, kind) ? "inside" : undefined;
  if (is !== undefined)
    context.reporter.report("not-a-picture", file, portrait, { written: portrait.value, is });
}

export function portraitOf(
  program: Program,
  file: string,
  persona: Declaration<"persona">,
): Asset | undefined {
  const portrait = valueOf(persona, "portrait");
  return portrait && program.asset(file, portrait.value);
}

/** The last `YYYY-MM` (the day may follow) in the text of an `evidence` line: the first of its languages that has one. */
export function evidenceMonth({ texts }: TextsValue): string | undefined {
  for (const { text } of texts) {
    const months = text.value.matchAll(/(?<![\d-])([0-9]{4}-(?:0[1-9]|1[0-2]))(?:-[0-9]{2})?(?![\d-])/g);
    const last = [...months].at(-1)?.[1];
    if (last !== undefined) return last;
  }
  return undefined;
}
