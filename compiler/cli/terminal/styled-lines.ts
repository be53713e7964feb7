/** A sentence of parts in several styles, in lines that break between words. */

import { brokenFor, plain, type Terminal } from "./terminal.ts";

export interface StyledText {
  readonly text: string;
  readonly style?: Parameters<Terminal["style"]>[0];
}

export function styledLines(terminal: Terminal, parts: readonly StyledText[]): readonly string[] {
  // A line may break at each blank that stands by itself, in whose place the break then is.
  const shown = parts.map(({ text, style }) => ({ text: plain(text).replace(/ +/g, " "), style }));
  const broken = brokenFor(terminal.columns, shown.map(({ text }) => text).join(""), 0).join("\n");
  let at = 0;
  const styled = shown.map(({ text, style }) => {
    const part = broken.slice(at, at + text.length);
    at += text.length;
    const paint = (line: string): string => (style === undefined ? line : terminal.style(style, line));
    return part.split("\n").map(paint).join("\n");
  });
  return styled.join("").split("\n");
}
