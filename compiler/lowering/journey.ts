/** Where customers are and how they are reached: stages, channels, resources. */

import type { Channel, FeelingChange, Resource, Stage, Tone, Touchpoint } from "../ir/ir.ts";
import type { Declaration } from "../syntax/ast/declaration.ts";
import type { FeelingChangeValue } from "../syntax/ast/property-values.ts";
import { declarationsOf, valueOf, valuesOf } from "../syntax/ast/typed-access.ts";
import { canonicalLanguage } from "../values/language-tag.ts";
import { lowerCondition } from "./condition.ts";
import {
  atOf,
  type Lowering,
  nameOf,
  optional,
  present,
  referred,
  referredAll,
  textsOfValue,
} from "./context.ts";
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
      owner: textsOfValue(lowering, valueOf(node, "owner")),
      goal: textsOfValue(lowering, valueOf(node, "goal")),
      measures: valuesOf(node, "measure").map((value) => textsOfValue(lowering, value)),
      ...optional("feeling", lowerFeeling(lowering, valueOf(node, "feeling"))),
      ...optional("enters", enters && lowerCondition(lowering, enters)),
      touchpoints: declarationsOf(node, "touchpoint").map((each) => lowerTouchpoint(lowering, file, each)),
      handovers: valuesOf(node, "handover").map(({ stage, texts, start }) => ({
        stage: referred(lowering, stage),
        texts: lowering.texts(texts),
        at: lowering.at(file, start),
      })),
      at: atOf(lowering, file, node),
    };
  });
}

function lowerTouchpoint(lowering: Lowering, file: string, node: Declaration<"touchpoint">): Touchpoint {
  return {
    titles: lowering.texts(node.titles),
    channel: referred(lowering, present(valueOf(node, "channel"), "a channel")),
    owner: textsOfValue(lowering, valueOf(node, "owner")),
    shows: valuesOf(node, "shows").map((value) => textsOfValue(lowering, value)),
    ...optional("feeling", lowerFeeling(lowering, valueOf(node, "feeling"))),
    asks: referredAll(lowering, valueOf(node, "asks")),
    uses: referredAll(lowering, valueOf(node, "uses")),
    at: atOf(lowering, file, node),
  };
}

const lowerFeeling = (lowering: Lowering, value: FeelingChangeValue | undefined): FeelingChange | undefined =>
  value && {
    from: referred(lowering, value.from),
    ...optional("to", value.to && referred(lowering, value.to)),
  };

export const lowerFeelings = ({ program }: Lowering): readonly string[] =>
  program.symbols("feeling").map(({ name }) => name);

export const lowerTones = (lowering: Lowering): readonly Tone[] =>
  lowering.program.declarations("voice").flatMap(({ file, node }) =>
    valuesOf(node, "tone").map(({ name, condition, start }) => ({
      name: name.text,
      ...optional("when", condition && lowerCondition(lowering, condition)),
      at: lowering.at(file, start),
    })),
  );

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
