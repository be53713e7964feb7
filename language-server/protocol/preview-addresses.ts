/**
 * Addresses of previews: what is shown stands in them, so that nothing has to be remembered between two requests.
 *
 * Editors write addresses anew, with other characters escaped: what is asked for is therefore in letters and digits.
 */

import type { ClientCapabilities } from "vscode-languageserver";
import type { PreviewArguments } from "./persona-commands.ts";

export const previewScheme = "persona-preview";

/** Whether a client opens texts by addresses of the server's. */
export const opensPreviews = ({ workspace, window }: ClientCapabilities): boolean =>
  workspace?.textDocumentContent !== undefined && window?.showDocument?.support === true;

const endings = { classifier: "classifier.js", plan: "plan.md", card: "card.md" } as const;

/** `persona-preview:/Quick/card.md?eyJ1cmki…` */
export function addressOf(asked: PreviewArguments): string {
  const { tell: _, ...kept } = asked;
  const named =
    "persona" in asked && asked.persona !== undefined ? `/${encodeURIComponent(asked.persona)}` : "";
  const bytes = new TextEncoder().encode(JSON.stringify(kept));
  const letters = btoa(String.fromCharCode(...bytes)).replace(
    /[+/=]/g,
    (sign) => ({ "+": "-", "/": "_" })[sign] ?? "",
  );
  return `${previewScheme}:${named}/${endings[asked.kind]}?${letters}`;
}

/** Undefined for an address that is none of ours. */
export function askedBy(address: string): PreviewArguments | undefined {
  const letters = /^persona-preview:[^?]*\?([\w-]+)$/.exec(address)?.[1];
  if (letters === undefined) return undefined;
  try {
    const bytes = atob(letters.replaceAll("-", "+").replaceAll("_", "/"));
    const asked = JSON.parse(new TextDecoder().decode(Uint8Array.from(bytes, (each) => each.charCodeAt(0))));
    return Object.hasOwn(endings, asked?.kind) && typeof asked.uri === "string" ? asked : undefined;
  } catch {
    return undefined;
  }
}
