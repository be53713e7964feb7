/**
 * Templates into functions: precompiled as text for `plans.js`, or compiled for the compiler's own process.
 *
 * Both go through the same options, from the same sources. This is the only place where a template becomes code,
 * and only templates that the checks of texts have passed come here.
 */

import Handlebars from "handlebars";
import type { Play, Playbook, Texts } from "../../ir/ir.ts";
import { surveysPlay } from "../../planner/plan-surveys.ts";
import {
  actionTemplate,
  messageTemplate,
  ownText,
  partsOfPlanTemplate,
  planTemplate,
  type Renderer,
} from "../../planner/words/renderer.ts";
import { equip, templateOptions } from "../../planner/words/template-engine.ts";
import { withoutInvisible } from "../javascript/writers.ts";
import { planTemplateBody } from "./template.ts";

/** The plays of a playbook; where it asks something, also the group of its surveys. */
export const plannedPlays = (playbook: Playbook): readonly Play[] =>
  playbook.surveys.length === 0 ? playbook.plays : [...playbook.plays, surveysPlay(playbook)];

/** Every template of a playbook by name: the plans of its plays, and the words of its actions and messages. */
export function* templateSources(playbook: Playbook): Iterable<readonly [string, string]> {
  for (const play of plannedPlays(playbook))
    for (const language of playbook.languages)
      yield [planTemplate(play.name, language), planTemplateBody(play, language)];
  yield* wordSources(playbook);
}

function* wordSources(playbook: Playbook): Iterable<readonly [string, string]> {
  for (const play of plannedPlays(playbook)) {
    for (const action of play.actions)
      yield* named(ownText(action) ?? {}, (language) => actionTemplate(play, action, language));
  }
  for (const message of playbook.messages) {
    yield* named(message.subject, (language) => messageTemplate(message, "subject", language));
    for (const { tone, texts } of message.bodies)
      yield* named(texts, (language) => messageTemplate(message, "body", language, tone));
  }
}

function* named(texts: Texts, nameOf: (language: string) => string): Iterable<readonly [string, string]> {
  for (const [language, source] of Object.entries(texts)) yield [nameOf(language), source];
}

/** Compiles each template when it is first rendered. `plansBy`: a team's own, in place of every plan's template. */
export function compileTexts(playbook: Playbook, plansBy?: string): Renderer {
  const engine = equip(Handlebars.create());
  const words = new Map(wordSources(playbook));
  const plays = new Map(plannedPlays(playbook).map((play) => [play.name, play]));
  const compiled = new Map<string, Handlebars.TemplateDelegate>();

  /** Plans are not in a map as words are: there are as many as plays times languages, and few are asked for. */
  function sourceOf(template: string): string | undefined {
    const { play: name, language } = partsOfPlanTemplate(template) ?? {};
    if (name === undefined || language === undefined) return words.get(template);
    if (plansBy !== undefined) return plansBy;
    const play = plays.get(name);
    return play && playbook.languages.includes(language) ? planTemplateBody(play, language) : undefined;
  }

  return (template, context) => {
    const source = sourceOf(template);
    if (source === undefined) return undefined;
    let render = compiled.get(source);
    if (render === undefined) {
      render = engine.compile(source, templateOptions as unknown as CompileOptions);
      compiled.set(source, render);
    }
    return render(context);
  };
}

/** One template as the source of a JavaScript object. */
export function precompileTemplate(source: string): string {
  return withoutInvisible(
    String(precompiler.precompile(source, templateOptions as unknown as PrecompileOptions)),
  );
}
const precompiler = Handlebars.create();
