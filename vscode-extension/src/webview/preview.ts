/** The page of the preview: a plan as a line of time, personas and the journey, in the language that is chosen. */

import type {
  CustomerItem,
  PagesAnswer,
  PlanAnswer,
  PlaybookAnswer,
} from "../../../language-server/protocol/persona-commands.ts";
import { listen, tell, words } from "./editor.ts";
import { element, notice, part } from "./elements.ts";
import { labelOf } from "./figures.ts";

interface Preview {
  readonly playbook: PlaybookAnswer;
  readonly language: string;
  readonly customers: readonly CustomerItem[];
  readonly whom?: {
    readonly persona?: string;
    readonly customer?: { readonly file: string; readonly id: string };
  };
  readonly pages?: PagesAnswer;
  readonly plan?: PlanAnswer["page"] | { readonly problem: string };
}

const problem = notice();
const title = part<string>((text) => [element("h1", { dir: "auto" }, text)]);
const choices = part<Omit<Preview, "pages" | "plan">>((of) => [
  element("div", { class: "choices" }, languageChoice(of), whomChoice(of)),
]);
const plan = part<Pick<Preview, "plan">>((of) => [element("h2", {}, words.plan), planOf(of.plan)]);
const pages = part<PagesAnswer | undefined>((answer) =>
  (answer?.pages ?? []).map(({ title: heading, html }) =>
    pageOf(
      { language: answer?.language, direction: answer?.direction },
      element("h2", {}, heading),
      contentOf(html),
    ),
  ),
);

listen((message) => {
  const told = message as never as { readonly kind: string; readonly problem: string };
  // With a problem, what was shown before stays: it is what the playbook was when it had none.
  problem(told.kind === "problem" ? told.problem : undefined);
  if (told.kind === "preview") draw(message as never as Preview);
});

function draw({ plan: ofThem, pages: ofAll, ...chosen }: Preview): void {
  title(chosen.playbook.title);
  choices(chosen);
  plan(ofThem === undefined ? {} : { plan: ofThem });
  pages(ofAll);
}

function planOf(plan: Preview["plan"]): HTMLElement {
  if (plan === undefined) return element("p", {}, words.nothing);
  if ("problem" in plan) return element("p", { class: "problem" }, plan.problem);
  return pageOf(plan, contentOf(plan.html));
}

const pageOf = (
  { language, direction }: { readonly language: string | undefined; readonly direction: string | undefined },
  ...content: readonly Node[]
): HTMLElement => element("section", { class: "page", lang: language, dir: direction }, ...content);

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

function languageChoice({ playbook, language }: Omit<Preview, "pages" | "plan">): HTMLElement {
  const select = element(
    "select",
    { id: "language" },
    ...playbook.languages.map((tag) =>
      element("option", { value: tag, selected: tag === language }, nameOf(tag)),
    ),
  );
  select.addEventListener("change", () => tell({ kind: "language", language: select.value }));
  return element("span", {}, element("label", { for: "language" }, words.language), select);
}

/** In the language of the editor; a tag with parts of somebody's own is only itself. */
function nameOf(tag: string): string {
  try {
    const names = new Intl.DisplayNames([document.documentElement.lang || "en"], { type: "language" });
    return names.of(tag) ?? tag;
  } catch {
    return tag;
  }
}

function whomChoice({ playbook, customers, whom }: Omit<Preview, "pages" | "plan">): HTMLElement {
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
      ...customers.map((customer, at) => {
        const selected = whom?.customer?.file === customer.file && whom.customer.id === customer.id;
        return element("option", { value: `customer ${at}`, selected, dir: "auto" }, labelOf(customer));
      }),
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
