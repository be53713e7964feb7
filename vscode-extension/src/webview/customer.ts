/** The page of the customer panel: a customer to choose or to type, the ranking, and what each line gave. */

import type {
  CustomerItem,
  ExplainAnswer,
  PlaybookAnswer,
  SignalItem,
  WhyNotAnswer,
} from "../../../language-server/protocol/persona-commands.ts";
import { labelOf } from "./customer-label.ts";
import { button, element, figure, listen, show, signed, tell, words } from "./elements.ts";

interface Explained extends Omit<ExplainAnswer, "rules"> {
  readonly rules: readonly {
    readonly text: string;
    readonly place: number;
    readonly points: ExplainAnswer["rules"][number]["points"];
  }[];
  readonly saved?: ExplainAnswer["ranking"];
  readonly why?: WhyNotAnswer & { readonly persona: string };
}

let playbook: PlaybookAnswer | undefined;
let customers: readonly CustomerItem[] = [];
let chosen: { readonly file: string; readonly id?: string } | undefined;
let explained: Explained | undefined;
let problem: string | undefined;
/** What was typed, by signal. */
const typed = new Map<string, string | boolean | number | readonly string[]>();

listen((message) => {
  const told = message as never as {
    readonly kind: string;
    readonly problem: string;
    readonly playbook: PlaybookAnswer;
    readonly customers: readonly CustomerItem[];
    readonly chosen?: typeof chosen;
  };
  problem = undefined;
  if (told.kind === "playbook") ({ playbook, customers, chosen } = told);
  else if (told.kind === "explained") explained = message as never as Explained;
  else {
    ({ problem } = told);
    if (told.kind === "refused") explained = undefined;
  }
  draw();
});

function draw(): void {
  const { title } = playbook ?? { title: "" };
  show(
    element("h1", {}, title),
    problem !== undefined && element("p", { class: "problem", role: "status" }, problem),
    playbook && choice(),
    playbook && chosen === undefined && form(playbook.signals),
    explained && problem === undefined && outcome(explained),
  );
}

function choice(): HTMLElement {
  const select = element(
    "select",
    { id: "customer" },
    ...customers.map((customer, at) => {
      const { file, id } = customer;
      const selected = chosen?.file === file && (chosen.id ?? id) === id;
      return element("option", { value: String(at), selected }, labelOf(customer));
    }),
    element("option", { value: "typed", selected: chosen === undefined }, words.typed),
  );
  select.addEventListener("change", () => {
    const customer = customers[Number(select.value)];
    chosen = customer;
    if (customer === undefined) sendTyped();
    else tell({ kind: "choose", file: customer.file, id: customer.id });
    draw();
  });
  return element("p", {}, element("label", { for: "customer" }, words.customer), select);
}

// ---------- a customer that is typed ----------

function form(signals: readonly SignalItem[]): HTMLElement {
  const groups = Map.groupBy(signals, ({ group }) => group);
  return element(
    "section",
    { "aria-label": words.known },
    ...[...groups].map(([group, items]) =>
      element("fieldset", {}, element("legend", {}, group), ...items.map(field)),
    ),
  );
}

function field(signal: SignalItem): HTMLElement {
  const id = `signal-${signal.name}`;
  const label = element(
    "label",
    { for: id },
    signal.title,
    signal.required && element("span", { "aria-hidden": "true" }, " *"),
  );
  return element("p", { class: "field" }, label, control(signal, id));
}

function control(signal: SignalItem, id: string): HTMLElement {
  const { name, kind, members } = signal;
  const before = typed.get(name);
  if (kind === "boolean" || (kind === "enumeration" && members !== undefined)) {
    const options =
      members?.map((member) => [member.name, member.title] as const) ??
      ([
        ["true", words.yes],
        ["false", words.no],
      ] as const);
    const select = element(
      "select",
      { id },
      element("option", { value: "" }, words.unknown),
      ...options.map(([value, title]) =>
        element("option", { value, selected: String(before) === value }, title),
      ),
    );
    select.addEventListener("change", () =>
      keep(
        name,
        select.value === "" ? undefined : kind === "boolean" ? select.value === "true" : select.value,
      ),
    );
    return select;
  }
  if (kind === "set" && members !== undefined) {
    const select = element(
      "select",
      { id, multiple: true, size: String(Math.min(4, members.length)) },
      ...members.map((member) =>
        element(
          "option",
          { value: member.name, selected: Array.isArray(before) && before.includes(member.name) },
          member.title,
        ),
      ),
    );
    select.addEventListener("change", () => {
      const all = [...select.selectedOptions].map(({ value }) => value);
      keep(name, all.length === 0 ? undefined : all);
    });
    return select;
  }
  const isNumber = kind === "integer" || kind === "decimal" || kind === "percent";
  const type = isNumber ? "number" : kind === "date" ? "date" : kind === "time" ? "time" : "text";
  const input = element("input", {
    id,
    type,
    step: "any",
    value: before === undefined ? "" : String(before),
  });
  input.addEventListener("input", () => {
    const { value } = input;
    keep(name, value === "" ? undefined : isNumber ? Number(value) : value);
  });
  return input;
}

function keep(name: string, value: string | boolean | number | readonly string[] | undefined): void {
  if (value === undefined) typed.delete(name);
  else typed.set(name, value);
  sendTyped();
}

const sendTyped = (): void => tell({ kind: "type", signals: Object.fromEntries(typed) });

// ---------- what comes of them ----------

function outcome({ sentence, ranking, rules, notKnown, saved, why }: Explained): HTMLElement {
  const titles = new Map(playbook?.personas.map(({ name, title }) => [name, title]));
  const titled = (name: string): string => titles.get(name) ?? name;
  const most = Math.max(1, ...ranking.map(({ score }) => score));
  const before = new Map(saved?.map(({ persona, score }) => [persona, score]));
  return element(
    "section",
    {},
    element("p", { class: "sentence", role: "status", dir: "auto" }, sentence),
    element("h2", {}, words.ranking),
    element(
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
    ),
    element("h2", {}, words.lines),
    rules.length === 0
      ? element("p", {}, words.none)
      : element(
          "ul",
          { class: "rules" },
          ...rules.map(({ text, points, place }) =>
            element(
              "li",
              {},
              element(
                "span",
                { class: "points" },
                points.map((each) => `${titled(each.persona)} ${signed(each.points)}`).join(", "),
              ),
              button(text, () => tell({ kind: "show", place }), {
                class: "line",
                title: words.show,
                dir: "auto",
              }),
            ),
          ),
        ),
    notKnown.length > 0 && element("h2", {}, words.notKnown),
    notKnown.length > 0 && element("p", { dir: "auto" }, notKnown.join(", ")),
  );
}

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
