/** Elements of a panel's page, made by hand: what a playbook says is only ever their text. */

declare function acquireVsCodeApi(): { postMessage(message: object): void };
const editor = acquireVsCodeApi();
export const tell = (message: object): void => editor.postMessage(message);

type Child = Node | string | undefined | false;
type Attributes = Readonly<Record<string, string | boolean | undefined>>;

export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes,
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes))
    if (value !== undefined && value !== false) made.setAttribute(key, value === true ? "" : value);
  made.append(...children.filter((child) => child !== undefined && child !== false));
  return made;
}

export function button(label: string, press: () => void, attributes: Attributes = {}): HTMLButtonElement {
  const made = element("button", { type: "button", ...attributes }, label);
  made.addEventListener("click", press);
  return made;
}

/** Replaces what the page shows, and keeps the focus where it was: on the element of the same name. */
export function show(...children: readonly Child[]): void {
  const main = document.getElementById("main") as HTMLElement;
  const focused = document.activeElement?.id;
  main.replaceChildren(...children.filter((child) => child !== undefined && child !== false));
  if (focused !== undefined && focused !== "") document.getElementById(focused)?.focus();
}

/** What a person reads: two decimals at most. */
export const figure = (value: number): string => String(Math.round(value * 100) / 100);
export const signed = (value: number): string =>
  value > 0 ? `+${figure(value)}` : figure(value).replace("-", "−");

/** The words of the page, in the language of the editor. */
export let words: Readonly<Record<string, string>> = {};
export function listen(receive: (message: { readonly kind: string }) => void): void {
  window.addEventListener("message", ({ data }: MessageEvent<{ readonly kind: string }>) => {
    if (data.kind === "words") words = (data as never as { readonly words: typeof words }).words;
    else receive(data);
  });
  tell({ kind: "ready" });
}
