/** Reads XML strictly, with saxes: an element with what is in it. */

import { SaxesParser } from "saxes";

export interface XmlElement {
  readonly name: string;
  readonly namespace: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Of its own, without that of elements in it. */
  readonly text: string;
}

/** Throws where it is not well formed. */
export function readXml(source: string): XmlElement {
  type Open = XmlElement & { readonly children: XmlElement[]; text: string };
  const top: Open = { name: "", namespace: "", attributes: {}, children: [], text: "" };
  const open: Open[] = [top];
  const parser = new SaxesParser({ xmlns: true });
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ local, uri, attributes }) => {
    const element: Open = {
      name: local,
      namespace: uri,
      attributes: Object.fromEntries(Object.values(attributes).map((each) => [each.name, each.value])),
      children: [],
      text: "",
    };
    (open.at(-1) as Open).children.push(element);
    open.push(element);
  });
  parser.on("text", (text) => {
    (open.at(-1) as Open).text += text;
  });
  parser.on("closetag", () => open.pop());
  parser.write(source).close();
  return top.children[0] as XmlElement;
}

export const childrenOf = (element: XmlElement | undefined, name: string): readonly XmlElement[] =>
  element?.children.filter((child) => child.name === name) ?? [];

/** The element to which names lead, the first of each. */
export const elementAt = (
  element: XmlElement | undefined,
  ...path: readonly string[]
): XmlElement | undefined =>
  path.reduce((at: XmlElement | undefined, name) => childrenOf(at, name)[0], element);

export const textAt = (element: XmlElement | undefined, ...path: readonly string[]): string | undefined =>
  elementAt(element, ...path)?.text;
