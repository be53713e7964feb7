/**
 * The playbooks inside the documentation's Markdown.
 *
 * What stands after the word `persona` of a fence says how to read it:
 *
 *     ```persona                          a whole playbook, without any diagnostic
 *     ```persona error=unknown-name       gives this diagnostic and no other (`warning=`, `hint=` as well)
 *     ```persona fragment                 declarations only; wrap-fragment.ts adds the rest of a playbook
 *     ```persona starter                  goes to the end of the playbook that `persona init` makes, after what
 *                                         the page has put there before without a mistake
 *     ```persona file=shared.persona      one file of several: the fences with `file=` under one heading belong
 *                                         together, the first is the entry; those after it may be in any language
 *
 * What readers type and see is in sessions.ts.
 */

import { readFileSync } from "node:fs";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { wrapFragment } from "./wrap-fragment.ts";

export interface Example {
  /** Where it stands: `docs/reference/weights.md:12`. */
  readonly place: string;
  /** The text of the heading it stands under. */
  readonly heading: string;
  readonly entry: string;
  readonly files: ReadonlyMap<string, string>;
  /** `severity[code]` of what it must give; empty: nothing. */
  readonly expected: readonly string[];
}

interface MarkdownNode {
  readonly type: string;
  readonly value?: string;
  readonly lang?: string | null;
  readonly meta?: string | null;
  readonly children?: readonly MarkdownNode[];
  readonly position?: { readonly start: { readonly line: number } };
}

const knownWords = /^(fragment|starter|file=\S+|(error|warning|hint)=[\w,-]+)$/;

export function examplesIn(path: string, markdown: string): readonly Example[] {
  const examples: Example[] = [];
  let heading = "";
  let starter = readFileSync("compiler/starter/main.persona", "utf8");
  let group: { files: Map<string, string>; expected: string[] } | undefined;
  const visit = (node: MarkdownNode): void => {
    if (node.type === "heading") {
      heading = textOf(node);
      group = undefined;
    }
    const alongside = group !== undefined && node.lang !== "diff" && /^file=\S+$/.test(node.meta ?? "");
    if (node.type === "code" && (node.lang === "persona" || alongside)) {
      const place = `${path}:${node.position?.start.line}`;
      const words = (node.meta ?? "").split(/\s+/).filter(Boolean);
      const unknown = words.filter((word) => !knownWords.test(word));
      if (unknown.length > 0)
        throw new Error(`${place}: what does \`${unknown.join(" ")}\` mean after \`persona\`?`);
      const text = `${node.value ?? ""}\n`;
      const expected = words.flatMap((word) => {
        const [severity, codes] = word.split("=");
        return severity === "file" || codes === undefined
          ? []
          : codes.split(",").map((code) => `${severity}[${code}]`);
      });
      const file = words.find((word) => word.startsWith("file="))?.slice("file=".length);
      if (file !== undefined && group !== undefined) {
        group.files.set(file, text);
        group.expected.push(...expected);
      } else if (file !== undefined) {
        group = { files: new Map([[file, text]]), expected };
        examples.push({ place, heading, entry: file, ...group });
      } else {
        const whole = words.includes("starter") ? `${starter}\n${text}` : text;
        if (words.includes("starter") && expected.length === 0) starter = whole;
        const wrapped = words.includes("fragment")
          ? wrapFragment(text)
          : { entry: "main.persona", files: new Map([["main.persona", whole]]) };
        examples.push({ place, heading, ...wrapped, expected });
      }
    }
    for (const child of node.children ?? []) visit(child);
  };
  visit(unified().use(remarkParse).parse(markdown) as MarkdownNode);
  return examples;
}

const textOf = (node: MarkdownNode): string =>
  (node.value ?? "") + (node.children ?? []).map(textOf).join("");
