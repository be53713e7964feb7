/** The page of the preview: a plan as a line of time, personas and the journey, in the language that is chosen. */

import type { Plan } from "../../../compiler/planner/plan.ts";
import type {
  CustomerItem,
  PagesAnswer,
  PlaybookAnswer,
} from "../../../language-server/protocol/persona-commands.ts";
import { element, listen, show, tell, words } from "./elements.ts";

interface Preview {
  readonly playbook: PlaybookAnswer;
  readonly language: string;
  readonly customers: readonly CustomerItem[];
  readonly whom?: {
    readonly persona?: string;
    readonly customer?: { readonly file: string; readonly id: string };
  };
  readonly pages?: PagesAnswer;
  readonly plan?: Plan | { readonly problem: string };
}

let last: Preview | undefined;

listen((message) => {
  const told = message as never as { readonly kind: string; readonly problem: string };
  if (told.kind === "preview") last = message as never as Preview;
  draw(told.kind === "problem" ? told.problem : undefined);
});

function draw(problem: string | undefined): void {
  const warning = problem !== undefined && element("p", { class: "problem", role: "status" }, problem);
  if (last === undefined) {
    show(warning);
    return;
  }
  const { playbook, language, pages, plan } = last;
  const direction = pages?.direction;
  show(
    warning,
    element("h1", { dir: "auto" }, playbook.title),
    element("div", { class: "choices" }, languageChoice(last), whomChoice(last)),
    element("h2", {}, words.plan),
    element("div", { lang: language, dir: direction }, planOf(plan)),
    ...(pages?.pages ?? []).map(({ title, html }) =>
      element(
        "section",
        { class: "page", lang: pages?.language, dir: pages?.direction },
        element("h2", {}, title),
        contentOf(html),
      ),
    ),
  );
}

/**
 * A page of the compiler's, in which every word of the playbook's is text already; nothing in it could run, as this page
 * allows no script but its own. There is no site around it, so links within the site are only their words.
 */
function contentOf(html: string): DocumentFragment {
  const template = document.createElement("template");
  template.innerHTML = html;
  for (const link of template.content.querySelectorAll("a[href]"))
    if (!/^(https?|mailto):/.test(link.getAttribute("href") ?? "")) link.removeAttribute("href");
  return template.content;
}

function languageChoice({ playbook, language }: Preview): HTMLElement {
  const name = new Intl.DisplayNames([document.documentElement.lang || "en"], { type: "language" });
  const select = element(
    "select",
    { id: "language" },
    ...playbook.languages.map((tag) =>
      element("option", { value: tag, selected: tag === language }, name.of(tag) ?? tag),
    ),
  );
  select.addEventListener("change", () => tell({ kind: "language", language: select.value }));
  return element("span", {}, element("label", { for: "language" }, words.language), select);
}

function whomChoice({ playbook, customers, whom }: Preview): HTMLElement {
  const select = element(
    "select",
    { id: "whom" },
    element(
      "optgroup",
      { label: words.anyone },
      ...playbook.personas.map(({ name, title }, at) =>
        element("option", { value: `persona ${at}`, selected: whom?.persona === name }, title),
      ),
    ),
    element(
      "optgroup",
      { label: words.customers },
      ...customers.map(({ file, id, name }, at) =>
        element(
          "option",
          { value: `customer ${at}`, selected: whom?.customer?.file === file && whom.customer.id === id },
          name,
        ),
      ),
    ),
  );
  select.addEventListener("change", () => {
    const [kind, at] = select.value.split(" ");
    const customer = customers[Number(at)];
    const persona = playbook.personas[Number(at)];
    if (kind === "customer" && customer !== undefined)
      tell({ kind: "choose", file: customer.file, id: customer.id });
    if (kind === "persona" && persona !== undefined) tell({ kind: "persona", persona: persona.name });
  });
  return element("span", {}, element("label", { for: "whom" }, words.whom), select);
}

const marks = { task: "☐", meeting: "◷", milestone: "◆", message: "✉", survey: "?" } as const;

function planOf(plan: Preview["plan"]): HTMLElement {
  if (plan === undefined) return element("p", {}, words.nothing);
  if ("problem" in plan) return element("p", { class: "problem" }, plan.problem);
  const days = new Intl.DateTimeFormat(plan.locale, { dateStyle: "medium", timeZone: "UTC" });
  const plays = plan.plays.filter(({ actions, waiting }) => actions.length + waiting.length > 0);
  if (plays.length === 0) return element("p", {}, words.nothing);
  return element(
    "div",
    {},
    ...plays.map(({ title, goal, actions, waiting }) =>
      element(
        "section",
        {},
        element("h3", {}, title),
        goal !== undefined && element("p", {}, goal),
        element(
          "ol",
          { class: "timeline" },
          ...actions.map((action) =>
            element(
              "li",
              {},
              element("time", { datetime: action.date }, days.format(new Date(`${action.date}T00:00:00Z`))),
              element(
                "span",
                {},
                element("span", { class: "kind", "aria-hidden": "true" }, `${marks[action.kind]} `),
                action.title,
                action.time && element("span", {}, `, ${action.time.start}`),
              ),
            ),
          ),
          ...waiting.map(({ title: name, reason }) =>
            element("li", {}, element("span", {}, words.waiting), element("span", {}, `${name}: ${reason}`)),
          ),
        ),
      ),
    ),
  );
}
