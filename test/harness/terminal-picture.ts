/** What a terminal shows, as a picture for pages: SVG, so that a change of what is shown is seen in its text. */

import { displayWidth } from "../../compiler/diagnostics/display-text.ts";
import { element, elementWith, type Xml } from "../../compiler/emit/xml.ts";

/** Pixels: of a character, of a line, around all of it. */
const [column, line, margin] = [8.4, 20, 24];

const colours: Readonly<Record<string, string>> = {
  31: "#f47067",
  32: "#6bc46d",
  33: "#daaa3f",
  34: "#6cb6ff",
  36: "#56d4dd",
};

/**
 * @param typed the command
 * @param printed by it, with the colours that FORCE_COLOR asks for
 */
export function terminalPicture(typed: string, printed: string): string {
  const lines = [`\u001b[2m$ ${typed}\u001b[22m`, "", ...printed.trimEnd().split("\n")].map(piecesOf);
  const columns = Math.max(...lines.map((pieces) => displayWidth(pieces.map(({ text }) => text).join(""))));
  const [width, height] = [Math.ceil(columns * column) + 2 * margin, lines.length * line + 2 * margin];
  const paper = elementWith("rect", { width: "100%", height: "100%", rx: 8, fill: "#1c1f24" });
  const font = "ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace";
  const writing = elementWith(
    "g",
    { "font-family": font, "font-size": 14, fill: "#e4e7eb" },
    ...lines.flatMap((pieces, index) => textsOf(pieces, margin + index * line + 14)),
  );
  const attributes = {
    xmlns: "http://www.w3.org/2000/svg",
    width,
    height,
    viewBox: `0 0 ${width} ${height}`,
  };
  return `${elementWith("svg", attributes, element("title", typed), paper, writing).xml}\n`;
}

interface Piece {
  readonly text: string;
  readonly bold: boolean;
  readonly dim: boolean;
  readonly colour: string | undefined;
}

/** A line in pieces of one style each. */
function piecesOf(line: string): readonly Piece[] {
  const [plain = "", ...styled] = line.split("\u001b[");
  let style = { bold: false, dim: false, colour: undefined as string | undefined };
  const pieces: Piece[] = [{ text: plain, ...style }];
  for (const part of styled) {
    const end = part.indexOf("m");
    style = { ...style, ...styleOf(part.slice(0, end)) };
    pieces.push({ text: part.slice(end + 1), ...style });
  }
  return pieces;
}

function styleOf(code: string): Partial<Piece> {
  if (code === "1") return { bold: true };
  if (code === "2") return { dim: true };
  if (code === "22") return { bold: false, dim: false };
  if (code === "39") return { colour: undefined };
  const colour = colours[code];
  if (colour === undefined) throw new Error(`nobody has said how style ${code} is pictured`);
  return { colour };
}

/**
 * Words that stand together take the columns that they have in a terminal, in whichever font the picture is shown;
 * what keeps them apart is left out, for viewers do not agree on blanks.
 */
function textsOf(pieces: readonly Piece[], y: number): readonly Xml[] {
  let before = 0;
  return pieces.flatMap(({ text, bold, dim, colour }) => {
    const from = before;
    before += displayWidth(text);
    return [...text.matchAll(/\S+(?: \S+)*/g)].map(({ 0: words, index }) => {
      const attributes = {
        x: (margin + (from + displayWidth(text.slice(0, index))) * column).toFixed(1),
        y,
        textLength: (displayWidth(words) * column).toFixed(1),
        lengthAdjust: "spacingAndGlyphs",
        "font-weight": bold ? "bold" : undefined,
        opacity: dim ? 0.6 : undefined,
        fill: colour,
      };
      return elementWith("text", attributes, words);
    });
  });
}
