/**
 * In which language and tone a message is written.
 *
 * The language comes first: the first of the reader's in which subject and text exist. Then the tone: the first rule
 * that holds; where the message has no words in it, the words without a tone, else those of the first tone that has.
 */

import { evaluateCondition } from "../../evaluator/condition.ts";
import type { Body, Message, MessageAction, Persona, Play, Texts, Tone } from "../../ir/ir.ts";
import { feelingOf } from "../../records/customer-fields.ts";
import type { Setting } from "../setting.ts";
import { wordCondition } from "./condition-words.ts";
import { commonLanguage, type LanguageChain } from "./language.ts";

export interface Wording {
  readonly language: string;
  readonly body: Body;
  /** Absent where the message is worded without a tone and the playbook has none. */
  readonly tone?: { readonly name?: string; readonly reason: string };
}

/** Every language in which a message has a text, whatever its tone. */
export const languagesOfBodies = ({ bodies }: Message): Texts =>
  Object.assign(Object.create(null), ...bodies.map(({ texts }) => texts));

const messageLanguage = (message: Message, chain: LanguageChain): string | undefined =>
  commonLanguage([message.subject, languagesOfBodies(message)], chain);

/** Undefined where no language has both subject and text. */
export function chooseWording(
  message: Message,
  action: MessageAction,
  play: Play,
  persona: Persona,
  setting: Setting,
): Wording | undefined {
  const language = messageLanguage(message, setting.chain);
  if (language === undefined) return undefined;
  const { tones } = setting.playbook;
  const inLanguage = message.bodies.filter(({ texts }) => Object.hasOwn(texts, language));
  const bodyOf = (tone: string | undefined) => inLanguage.find((body) => body.tone === tone);
  const asked = toneSetting(action, play, persona, setting);
  const chosen = tones.find(
    ({ when }) => when === undefined || evaluateCondition(when, asked.scope) === true,
  );
  const body =
    (chosen && bodyOf(chosen.name)) ??
    bodyOf(undefined) ??
    tones.map(({ name }) => bodyOf(name)).find((each) => each !== undefined);
  if (body === undefined) return undefined;
  const isToned = message.bodies.some(({ tone }) => tone !== undefined);
  if (!isToned) return { language, body };
  const tone = {
    ...(body.tone === undefined ? {} : { name: body.tone }),
    reason: reasonOf(chosen, body, asked),
  };
  return { language, body, tone };
}

function reasonOf(chosen: Tone | undefined, body: Body, setting: Setting): string {
  const { tones } = setting.phrases;
  if (chosen === undefined) return tones.noneHolds;
  if (chosen.name !== body.tone) return tones.noWords(chosen.name);
  return chosen.when === undefined ? tones.otherwise : wordCondition(chosen.when, setting);
}

/** What the conditions of tones look at. */
function toneSetting(action: MessageAction, play: Play, persona: Persona, setting: Setting): Setting {
  const message = new Map([
    ["channel", action.channel],
    ["persona", persona.name],
  ]);
  const feeling = feelingAt(action, play, setting);
  if (feeling !== undefined) message.set("feeling", feeling);
  return { ...setting, scope: { ...setting.scope, message } };
}

/**
 * The customer's, else that of the first touchpoint of the play's stage on the message's channel that has one, else
 * the stage's: as the customer comes, not as they should leave.
 */
function feelingAt(
  { channel }: MessageAction,
  play: Play,
  { playbook, customer }: Setting,
): string | undefined {
  const stage = playbook.stages.find(({ name }) => name === play.stage);
  const touchpoint = stage?.touchpoints.find(
    (each) => each.channel === channel && each.feeling !== undefined,
  );
  return feelingOf(customer, playbook) ?? touchpoint?.feeling?.from ?? stage?.feeling?.from;
}
