/** `persona`: its portrait must be a picture, and its evidence may say from when it is. */

import type { Asset, Program } from "../../resolver/program.ts";
import type { Declaration } from "../../syntax/ast/declaration.ts";
import type { TextsValue } from "../../syntax/ast/property-values.ts";
import { valueOf } from "../../syntax/ast/typed-access.ts";
import { kindOfFile, pictureKinds } from "../../syntax/file-kinds.ts";
import { lastMonthIn } from "../../values/month.ts";
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

/** The last month in the text of an `evidence` line, as `2026-03`: the first of its languages that has one. */
export function evidenceMonth({ texts }: TextsValue): string | undefined {
  for (const { text } of texts) {
    const last = lastMonthIn(text.value);
    if (last !== undefined) return last;
  }
  return undefined;
}
