/** What is written at a place, on one line and without remarks: for messages, and for outputs that name a rule. */

import { contains, type Span } from "../source/span.ts";
import type { ParsedFile } from "./parsed-file.ts";

export function writtenAt({ source, comments }: ParsedFile, { start, end }: Span): string {
  const whole = source.text.slice(start, end);
  if (!whole.includes("//")) return whole.replace(/\s+/g, " ").trim();
  let written = "";
  let at = start;
  for (const comment of comments) {
    if (comment.start >= end) break;
    if (!contains({ start, end }, comment.start)) continue;
    written += source.text.slice(at, comment.start);
    at = comment.end;
  }
  return (written + source.text.slice(at, end)).replace(/\s+/g, " ").trim();
}
