/** Personas: all that is said of them, in the order written. */

import { evidenceMonth, portraitOf } from "../checker/declarations/persona.ts";
import type { Persona } from "../ir/ir.ts";
import { valueOf, valuesOf } from "../syntax/ast/typed-access.ts";
import { atOf, type Lowering, nameOf, optional, referredAll, textsOfValue } from "./context.ts";

export function lowerPersonas(lowering: Lowering): readonly Persona[] {
  const { texts } = lowering;
  return lowering.program.declarations("persona").map(({ file, node }) => ({
    name: nameOf(node),
    titles: texts(node.titles),
    summary: textsOfValue(lowering, valueOf(node, "summary")),
    challenges: valuesOf(node, "challenge").map((value) => textsOfValue(lowering, value)),
    needs: valuesOf(node, "need").map((need) => ({ name: need.name.text, texts: texts(need.texts) })),
    values: valuesOf(node, "value").map((value) => textsOfValue(lowering, value)),
    jobs: valuesOf(node, "job").map((job) => ({
      when: texts(job.when),
      want: texts(job.want),
      so: texts(job.so),
    })),
    channels: referredAll(lowering, valueOf(node, "channels")),
    traits: valuesOf(node, "trait").map((trait) => ({ kind: trait.name.text, texts: texts(trait.texts) })),
    ...optional("portrait", portraitOf(lowering.program, file, node)?.path),
    quotes: valuesOf(node, "quote").map((value) => textsOfValue(lowering, value)),
    evidence: valuesOf(node, "evidence").map((value) => ({
      texts: textsOfValue(lowering, value),
      ...optional("month", evidenceMonth(value)),
    })),
    at: atOf(lowering, file, node),
  }));
}
