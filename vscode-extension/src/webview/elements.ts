/** Elements of a panel's page, made by hand: what a playbook says is only ever their text. */

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
  made.append(...children.filter(isThere));
  return made;
}

export function button(label: string, press: () => void, attributes: Attributes = {}): HTMLButtonElement {
  const made = element("button", { type: "button", ...attributes }, label);
  made.addEventListener("click", press);
  return made;
}

/** Words of either direction within a line, whose own order they leave as it is. */
export const isolated = (text: string): HTMLElement => element("bdi", {}, text);

/**
 * A part of the page, below those made before. It is made anew only when it shows something else, as a person may be
 * typing in it; and the focus stays where it was: on the element of the same name.
 */
export function part<Shown>(make: (shown: Shown) => readonly Child[]): (shown: Shown) => void {
  const place = element("div", {});
  document.getElementById("main")?.append(place);
  let before: string | undefined;
  return (shown) => {
    const now = JSON.stringify(shown);
    if (now === before) return;
    before = now;
    const focused = place.contains(document.activeElement) ? document.activeElement?.id : undefined;
    place.replaceChildren(...make(shown).filter(isThere));
    if (focused !== undefined && focused !== "") document.getElementById(focused)?.focus();
  };
}

const isThere = (child: Child): child is Node | string => child !== undefined && child !== false;

/** What cannot be shown now, and why. */
export const notice = () =>
  part<string | undefined>((problem) => [
    problem !== undefined && element("p", { class: "problem", role: "status", dir: "auto" }, problem),
  ]);
