/**
 * The words of a plan's actions: agenda, note, subject and body, rendered for one customer.
 *
 * A text is in the first of the reader's languages that it has, and the values in it are written the same way;
 * subject and body of a message are always in one language.
 */

import type { Action, Message, MessageAction, Persona, Playbook } from "../../ir/ir.ts";
import type { Assigned } from "../plan.ts";
import { createPlanProblem } from "../problem.ts";
import type { ScheduledPlay } from "../schedule/anchors.ts";
import type { Occurrence } from "../schedule/scheduled.ts";
import type { Setting } from "../setting.ts";
import { formatLanguage } from "./format-value.ts";
import { chainOf, commonLanguage, localeOf, sameLanguage, titleOf } from "./language.ts";
import { plainLine, plainText } from "./plain-text.ts";
import { actionTemplate, messageTemplate, ownText } from "./renderer.ts";
import { actionContext, type PlayContext, playContext } from "./text-context.ts";
import { chooseWording, type Wording } from "./tone.ts";

export interface ActionTexts {
  readonly subject?: string;
  readonly text?: string;
  readonly textLanguage?: string;
  readonly links?: readonly string[];
  readonly tone?: { readonly name?: string; readonly reason: string };
}

/** Texts of one play's actions; what a template cannot do is reported, never thrown. */
export function createTexts(
  persona: Persona,
  schedule: ScheduledPlay,
  team: ReadonlyMap<string, Assigned>,
  setting: Setting,
): (action: Action, occurrence?: Occurrence) => ActionTexts {
  const { play } = schedule;
  const links = linksOf(setting.playbook);
  const readers = new Map<string, { setting: Setting; context: PlayContext }>();
  const readerOf = (language: string) => {
    let reader = readers.get(language);
    if (reader === undefined) {
      const chain = chainOf(language, setting.playbook.languages);
      const locale = localeOf(setting.chain, language);
      const own: Setting = { ...setting, chain, language, locale };
      reader = { setting: own, context: playContext(persona, schedule, team, own) };
      readers.set(language, reader);
    }
    return reader;
  };

  return (action, occurrence) => {
    const render = (template: string, language: string): string | undefined => {
      const reader = readerOf(language);
      try {
        return setting.renderText(
          template,
          actionContext(reader.context, action, occurrence, reader.setting),
        );
      } catch (error) {
        // A checked text cannot fail; one that was put in by hand can.
        const problem = error instanceof Error ? error.message : String(error);
        const place = { play: play.name, action: action.name, at: action.at };
        setting.report(
          createPlanProblem("text-not-rendered", { what: `the text of \`${action.name}\``, problem }, place),
        );
        return undefined;
      }
    };
    if (action.kind === "message") {
      const message = setting.playbook.messages.find(({ name }) => name === action.send);
      if (message === undefined) return {};
      const wording = chooseWording(message, action, play, persona, setting);
      if (wording === undefined) return {};
      noteLanguage(action, play.name, wording.language, setting);
      const texts = messageTexts(message, wording, render);
      return withLinks({ ...texts, ...otherLanguage(wording.language, setting) }, links);
    }
    const source = ownText(action);
    const language = source && commonLanguage([source], setting.chain);
    const text =
      language === undefined ? undefined : render(actionTemplate(play, action, language), language);
    const texts = withoutHoles({ text: text && plainText(text).trim() });
    return withLinks({ ...texts, ...otherLanguage(language, setting) }, links);
  };
}

function messageTexts(
  message: Message,
  { language, body, tone }: Wording,
  render: (template: string, language: string) => string | undefined,
): ActionTexts {
  const subject = render(messageTemplate(message, "subject", language), language);
  const text = render(messageTemplate(message, "body", language, body.tone), language);
  return {
    ...withoutHoles({ subject: subject && plainLine(subject), text: text && plainText(text).trim() }),
    ...(tone === undefined ? {} : { tone }),
  };
}

/** In which language a text is, where that is another than the plan's, as of a text that is not translated. */
export const otherLanguage = (
  language: string | undefined,
  setting: Setting,
): Pick<ActionTexts, "textLanguage"> =>
  language === undefined || sameLanguage(language, setting.language) ? {} : { textLanguage: language };

/** A message, or the question of a survey, in a language that its channel does not serve. */
export function noteLanguage(action: MessageAction, play: string, language: string, setting: Setting): void {
  const channel = setting.playbook.channels.find(({ name }) => name === action.channel);
  if (channel === undefined || channel.languages.some((served) => sameLanguage(served, language))) return;
  const message = setting.phrases.notices.channelWithoutLanguage(
    titleOf(channel, setting.chain),
    formatLanguage(language, setting.locale),
  );
  setting.note({ play, action: action.name, message });
}

interface Links {
  readonly all: readonly string[];
  /** One of them is in every text that shows one. */
  readonly schemes: readonly string[];
}

/** By the list of resources, which never changes: a play does not go through thousands of them. */
const linksByResources = new WeakMap<Playbook["resources"], Links>();

function linksOf({ resources }: Playbook): Links {
  const known = linksByResources.get(resources);
  if (known !== undefined) return known;
  const all = [...new Set(resources.flatMap(({ link }) => Object.values(link)))];
  const schemes = [...new Set(all.map((link) => link.slice(0, link.indexOf(":") + 1)))];
  const links = { all, schemes };
  linksByResources.set(resources, links);
  return links;
}

/** Names the links of resources that a text shows: those, and no others, may be live. */
function withLinks(texts: ActionTexts, { all, schemes }: Links): ActionTexts {
  const { text } = texts;
  if (text === undefined || !schemes.some((scheme) => text.includes(scheme))) return texts;
  const shown = all.filter((link) => text.includes(link));
  return shown.length === 0 ? texts : { ...texts, links: shown };
}

const withoutHoles = ({ subject, text }: { subject?: string | undefined; text?: string | undefined }) => ({
  ...(subject ? { subject } : {}),
  ...(text ? { text } : {}),
});
