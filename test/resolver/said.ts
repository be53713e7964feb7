/** What the names and paths of a playbook are told: `code: what is marked → what the fix writes`. */

import { expect } from "vitest";
import { namesCatalog } from "../../compiler/diagnostics/catalog/names.ts";
import { projectCatalog } from "../../compiler/diagnostics/catalog/project.ts";
import type { Diagnostic } from "../../compiler/diagnostics/diagnostic.ts";
import { createProject } from "../../compiler/project/project.ts";
import { createMemoryHost } from "../harness/memory-host.ts";

type Texts = Readonly<Record<string, string>>;

/** What is said of types and values has tests elsewhere. */
const codes: ReadonlySet<string> = new Set([
  ...Object.keys({ ...namesCatalog, ...projectCatalog }),
  ...["other-wording", "unknown-word", "missing-name", "wrong-anchor"],
]);

/** `(a, b)`: names that it could have been; `[a]`: other places that are shown. */
export async function said(texts: Texts): Promise<readonly string[]> {
  const host = createMemoryHost(new Map(Object.entries(texts)));
  const { diagnostics } = await createProject(host).snapshot("main.persona");
  return diagnostics.filter(({ code }) => codes.has(code)).map((one) => shown(one, texts));
}

function shown({ code, message, file, span, help = "", related, fixes }: Diagnostic, texts: Texts): string {
  const at = (path: string, { start, end }: Diagnostic["span"]) => texts[path]?.slice(start, end) ?? "";
  const marked = at(file, span);
  const offered = /^write (.*), or add /.exec(help)?.[1]?.match(/(?<=`)\w+(?=`)/g);
  const others = related.map((label) => at(label.file, label.span));
  const written = fixes.flatMap((fix) => fix.edits).map(({ newText }) => newText);
  // What is advised is what the fix writes.
  if (code === "other-wording") {
    expect(message).toContain(`\`${marked.replace(/\s+/g, " ")}\``);
    expect(help).toBe(`write \`${written[0]}\``);
  }
  return [
    `${code}: ${marked}`,
    offered ? ` (${offered.join(", ")})` : "",
    others.length > 0 ? ` [${others.join(", ")}]` : "",
    ...written.map((text) => ` → ${text}`),
  ].join("");
}
