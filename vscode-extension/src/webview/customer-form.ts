/** A customer who is typed: a field for each signal of the playbook, and what is known of them by now. */

import type { SignalItem } from "../../../language-server/protocol/persona-commands.ts";
import type { SignalValue } from "../panels/messages.ts";
import { tell, words } from "./editor.ts";
import { element } from "./elements.ts";

/** By signal. */
const typed = new Map<string, SignalValue>();

/** Tells of them what is a signal of this playbook: there may be another one now than the one they were typed for. */
export function tellTyped(signals: readonly SignalItem[]): void {
  const own = signals.flatMap(({ name }) => {
    const value = typed.get(name);
    return value === undefined ? [] : [[name, value] as const];
  });
  tell({ kind: "type", signals: Object.fromEntries(own) });
}

export function customerForm(signals: readonly SignalItem[]): HTMLElement {
  const groups = Map.groupBy(signals, ({ group }) => group);
  const keep = (name: string, value: SignalValue | undefined): void => {
    if (value === undefined) typed.delete(name);
    else typed.set(name, value);
    tellTyped(signals);
  };
  return element(
    "section",
    { "aria-label": words.known },
    ...[...groups].map(([group, items]) =>
      element(
        "fieldset",
        {},
        element("legend", { dir: "auto" }, group),
        ...items.map((signal) => field(signal, (value) => keep(signal.name, value))),
      ),
    ),
  );
}

/** Undefined: not known. */
type Keep = (value: SignalValue | undefined) => void;

function field(signal: SignalItem, keep: Keep): HTMLElement {
  const id = `signal-${signal.name}`;
  const label = element(
    "label",
    { for: id, dir: "auto" },
    signal.title,
    signal.required && element("span", { "aria-hidden": "true" }, " *"),
  );
  return element("p", { class: "field" }, label, control(signal, id, keep));
}

function control({ name, kind, element: of, members }: SignalItem, id: string, keep: Keep): HTMLElement {
  const before = typed.get(name);
  if (kind === "boolean")
    return choice(
      { id, before: before === undefined ? "" : String(before) },
      [
        ["true", words.yes],
        ["false", words.no],
      ],
      (value) => keep(value === "" ? undefined : value === "true"),
    );
  if (kind === "enumeration")
    return choice(
      { id, before: String(before) },
      (members ?? []).map((member) => [member.name, member.title]),
      (value) => keep(value === "" ? undefined : value),
    );
  const all = Array.isArray(before) ? before.map(String) : [];
  if (kind === "set" && members !== undefined) return choices({ id, before: all, members }, keep);
  if (kind === "set" || kind === "list")
    return written({ id, type: "text", before: all.join(", ") }, (value) =>
      keep(itemsOf(value, of ?? "text")),
    );
  const type = numbers.has(kind) ? "number" : kind === "date" || kind === "time" ? kind : "text";
  return written({ id, type, before: before === undefined ? "" : String(before) }, (value) =>
    keep(value === "" ? undefined : scalarOf(value, kind)),
  );
}

const numbers: ReadonlySet<string> = new Set(["integer", "decimal", "percent", "money"]);

/** What is no number stays as it was written: the server says what is wrong with it. */
const scalarOf = (value: string, kind: string): string | number =>
  numbers.has(kind) && Number.isFinite(Number(value)) ? Number(value) : value;

function itemsOf(value: string, kind: string): readonly (string | number)[] | undefined {
  const items = value
    .split(/[,;،؛]/)
    .map((item) => item.trim())
    .filter((item) => item !== "");
  return items.length === 0 ? undefined : items.map((item) => scalarOf(item, kind));
}

function choice(
  { id, before }: { readonly id: string; readonly before: string },
  options: readonly (readonly [value: string, title: string | undefined])[],
  chosen: (value: string) => void,
): HTMLElement {
  const select = element(
    "select",
    { id },
    element("option", { value: "" }, words.unknown),
    ...options.map(([value, title]) => element("option", { value, selected: before === value }, title)),
  );
  select.addEventListener("change", () => chosen(select.value));
  return select;
}

function choices(
  {
    id,
    before,
    members,
  }: {
    readonly id: string;
    readonly before: readonly string[];
    readonly members: NonNullable<SignalItem["members"]>;
  },
  keep: Keep,
): HTMLElement {
  const select = element(
    "select",
    { id, multiple: true, size: String(Math.min(4, members.length)) },
    ...members.map(({ name, title }) =>
      element("option", { value: name, selected: before.includes(name) }, title),
    ),
  );
  select.addEventListener("change", () => {
    const all = [...select.selectedOptions].map(({ value }) => value);
    keep(all.length === 0 ? undefined : all);
  });
  return select;
}

function written(
  { id, type, before }: { readonly id: string; readonly type: string; readonly before: string },
  changed: (value: string) => void,
): HTMLElement {
  const input = element("input", { id, type, step: type === "number" && "any", value: before });
  input.addEventListener("input", () => changed(input.value));
  return input;
}
