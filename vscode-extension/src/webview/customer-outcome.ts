/** What comes of a customer: the ranking, what each line gave, and why they are not somebody else. */

import type { ExplainAnswer, WhyNotAnswer } from "../../../language-server/protocol/persona-commands.ts";
import { tell, words } from "./editor.ts";
import { button, element, isolated } from "./elements.ts";
import { figure, signed } from "./figures.ts";

export interface Explained extends Omit<ExplainAnswer, "rules"> {
  readonly rules: readonly {
    readonly text: string;
    readonly place: number;
    readonly points: ExplainAnswer["rules"][number]["points"];
  }[];
  readonly why?: WhyNotAnswer & { readonly persona: string };
}

/** @param titled what people call a persona, by its name in the playbook */
export function customerOutcome(explained: Explained, titled: (persona: string) => string): HTMLElement {
  const { sentence, rules, notKnown } = explained;
  return element(
    "section",
    {},
    element("p", { class: "sentence", role: "status", dir: "auto" }, sentence),
    element("h2", {}, words.ranking),
    rankingOf(explained, titled),
    element("h2", {}, words.lines),
    rules.length === 0 ? element("p", {}, words.none) : linesOf(rules, titled),
    notKnown.length > 0 && element("h2", {}, words.notKnown),
    notKnown.length > 0 && element("p", {}, ...inLine(notKnown.map(isolated))),
  );
}

function rankingOf({ ranking, saved, why }: Explained, titled: (persona: string) => string): HTMLElement {
  const most = Math.max(1, ...ranking.map(({ score }) => score));
  const before = new Map(saved?.map(({ persona, score }) => [persona, score]));
  return element(
    "ol",
    { class: "ranking" },
    ...ranking.map(({ persona, score }, at) => {
      const change = saved === undefined ? 0 : score - (before.get(persona) ?? 0);
      return element(
        "li",
        {},
        element("span", { class: "name", dir: "auto" }, titled(persona)),
        element("meter", {
          value: String(Math.max(0, score)),
          max: String(most),
          "aria-label": titled(persona),
        }),
        element("span", { class: "score" }, `${figure(score)} ${words.points}`),
        change !== 0 && element("span", { class: "change" }, `${signed(change)} ${words.since}`),
        at > 0 &&
          button(words.whyNot ?? "", () => tell({ kind: "whyNot", persona }), {
            id: `why-${persona}`,
            "aria-expanded": String(why?.persona === persona),
            "aria-label": `${words.whyNot} ${titled(persona)}`,
          }),
        at > 0 && why?.persona === persona && reasonsAgainst(why),
      );
    }),
  );
}

function linesOf(rules: Explained["rules"], titled: (persona: string) => string): HTMLElement {
  return element(
    "ul",
    { class: "rules" },
    ...rules.map(({ text, points, place }) =>
      element(
        "li",
        {},
        element(
          "span",
          { class: "points" },
          ...inLine(points.map((each) => isolated(`${titled(each.persona)} ${signed(each.points)}`))),
        ),
        button(text, () => tell({ kind: "show", place }), {
          class: "line",
          title: words.show,
          dir: "auto",
        }),
      ),
    ),
  );
}

const inLine = (items: readonly HTMLElement[]): readonly (HTMLElement | string)[] =>
  items.flatMap((item, at) => (at === 0 ? [item] : [", ", item]));

function reasonsAgainst({ sentence, headings, lost, chances, direction }: WhyNotAnswer): HTMLElement {
  const list = (heading: string, items: readonly string[]) =>
    items.length > 0 &&
    element(
      "div",
      {},
      element("h3", {}, heading),
      element("ul", {}, ...items.map((item) => element("li", {}, item))),
    );
  return element(
    "div",
    { class: "why", dir: direction },
    element("p", {}, sentence),
    list(headings.lost, lost),
    list(headings.chances, chances),
  );
}
