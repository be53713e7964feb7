/** Where customers are and how they are reached: stages, channels, resources. */

import type { Channel, Resource, Stage } from "../ir/ir.ts";
import { declarationsOf, valueOf } from "../syntax/ast.ts";
import { canonicalLanguage } from "../values/language-tag.ts";
import { lowerCondition } from "./condition.ts";
import { atOf, type Lowering, nameOf, optional, textsOfValue } from "./context.ts";
import { lowerHours } from "./hours.ts";

/** Those of the journey in its order, then those that stand by themselves. */
export function lowerStages(lowering: Lowering): readonly Stage[] {
  const { program } = lowering;
  const inJourney = program
    .declarations("journey")
    .flatMap(({ file, node }) => declarationsOf(node, "stage").map((stage) => ({ file, node: stage })));
  return [...inJourney, ...program.declarations("stage")].map(({ file, node }) => {
    const enters = valueOf(node, "enters");
    return {
      name: nameOf(node),
      titles: lowering.texts(node.titles),
      ...optional("enters", enters && lowerCondition(lowering, enters)),
      at: atOf(lowering, file, node),
    };
  });
}

export function lowerChannels(lowering: Lowering): readonly Channel[] {
  return lowering.program.declarations("channel").map(({ file, node }) => {
    const languages = valueOf(node, "languages")?.languages.map(
      ({ text }) => canonicalLanguage(text) ?? text,
    );
    const hours = valueOf(node, "hours");
    return {
      name: nameOf(node),
      titles: lowering.texts(node.titles),
      languages: languages ?? lowering.languages,
      ...optional("hours", hours && lowerHours(hours)),
      at: atOf(lowering, file, node),
    };
  });
}

export function lowerResources(lowering: Lowering): readonly Resource[] {
  return lowering.program.declarations("resource").map(({ file, node }) => ({
    name: nameOf(node),
    titles: lowering.texts(node.titles),
    link: textsOfValue(lowering, valueOf(node, "link")),
    at: atOf(lowering, file, node),
  }));
}
