/** An HTML document around a body: its head, and what a browser may load and run for it, which is next to nothing. */

import { type Html, html } from "./html.ts";
import { directionOf } from "./reader.ts";

export interface Document {
  readonly language: string;
  readonly title: string;
  readonly generator: string;
  /** Of the stylesheet beside it; or the sheet itself, with its `sha256-…`, for a page that is sent by itself. */
  readonly style: { readonly address: string } | { readonly sheet: string; readonly digest: string };
  readonly alternates: readonly { readonly language: string; readonly address: string }[];
  readonly body: Html;
}

/** A sheet inside the page, with the digest by which the page allows it. */
export async function sheetWithin(sheet: string): Promise<Document["style"]> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(sheet));
  return { sheet, digest: `sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}` };
}

/** Nothing but the one stylesheet may be loaded, and nothing may run; portraits are part of the page. */
const policyWith = (style: string) =>
  `default-src 'none'; style-src ${style}; img-src data:; base-uri 'none'; form-action 'none'`;

export const documentOf = ({ language, title, generator, style, alternates, body }: Document): string =>
  html`<!DOCTYPE html>
<html lang="${language}" dir="${directionOf(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${{ html: policyWith("digest" in style ? `'${style.digest}'` : "'self'") }}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="${generator}">
<title>${title}</title>
${
  "digest" in style
    ? html`<style>${{ html: style.sheet }}</style>`
    : html`<link rel="stylesheet" href="${style.address}">`
}
${alternates.map(
  (alternate) => html`<link rel="alternate" hreflang="${alternate.language}" href="${alternate.address}">
`,
)}</head>
<body>
${body}
</body>
</html>
`.html;
