/** The page of the customer panel: a customer to choose or to type, and what comes of them. */

import type { CustomerItem, PlaybookAnswer } from "../../../language-server/protocol/persona-commands.ts";
import { customerForm, tellTyped } from "./customer-form.ts";
import { customerOutcome, type Explained } from "./customer-outcome.ts";
import { listen, tell, words } from "./editor.ts";
import { element, notice, part } from "./elements.ts";
import { labelOf } from "./figures.ts";

interface Shown {
  readonly playbook: PlaybookAnswer;
  readonly customers: readonly CustomerItem[];
  /** Absent where they are typed. */
  readonly chosen?: { readonly file: string; readonly id: string };
}

let shown: Shown | undefined;

const title = part<string>((text) => [element("h1", { dir: "auto" }, text)]);
const problem = notice();
const choice = part<Pick<Shown, "customers" | "chosen">>((of) => [choiceOf(of)]);
const form = part<PlaybookAnswer["signals"] | undefined>((signals) => [signals && customerForm(signals)]);
const outcome = part<
  { readonly explained: Explained; readonly personas: PlaybookAnswer["personas"] } | undefined
>((of) => {
  if (of === undefined) return [];
  const titles = new Map(of.personas.map(({ name, title }) => [name, title]));
  return [customerOutcome(of.explained, (name) => titles.get(name) ?? name)];
});

listen((message) => {
  const told = message as never as { readonly kind: string; readonly problem: string };
  if (told.kind === "playbook") {
    shown = message as never as Shown;
    draw(shown);
  } else if (told.kind === "explained" && shown !== undefined) {
    problem(undefined);
    outcome({ explained: message as never as Explained, personas: shown.playbook.personas });
  } else {
    problem(told.problem);
    outcome(undefined);
  }
});

function draw({ playbook, customers, chosen }: Shown): void {
  title(playbook.title);
  choice({ customers, ...(chosen === undefined ? {} : { chosen }) });
  form(chosen === undefined ? playbook.signals : undefined);
}

function choiceOf({ customers, chosen }: Pick<Shown, "customers" | "chosen">): HTMLElement {
  const select = element(
    "select",
    { id: "customer" },
    ...customers.map((customer, at) => {
      const selected = chosen?.file === customer.file && chosen.id === customer.id;
      return element("option", { value: String(at), selected, dir: "auto" }, labelOf(customer));
    }),
    element("option", { value: "typed", selected: chosen === undefined }, words.typed),
  );
  select.addEventListener("change", () => choose(customers[Number(select.value)]));
  return element("p", {}, element("label", { for: "customer" }, words.customer), select);
}

/** Of none, one is typed. */
function choose(customer: CustomerItem | undefined): void {
  if (shown === undefined) return;
  const { chosen: _, ...rest } = shown;
  shown = customer === undefined ? rest : { ...rest, chosen: { file: customer.file, id: customer.id } };
  draw(shown);
  if (customer === undefined) tellTyped(shown.playbook.signals);
  else tell({ kind: "choose", file: customer.file, id: customer.id });
}
