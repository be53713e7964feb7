/** Documents of so many lines, one for each server, with a place in the middle where somebody types. */

import { generatePlaybook } from "../generate.ts";

export interface Document {
  readonly languageId: string;
  readonly ending: string;
  readonly text: string;
  /** Where a letter is typed and taken away: inside a text that means nothing to the rest. */
  readonly typed: { readonly line: number; readonly character: number };
  /** Where something is completed. */
  readonly completed: { readonly line: number; readonly character: number };
}

export function playbookOf(lines: number, languageId: string, ending: string): Document {
  const text = generatePlaybook(lines);
  return {
    languageId,
    ending,
    text,
    typed: behindMiddle(text, /^ +title +"|subject +en "|"[A-Z]/),
    completed: behindMiddle(text, /then (?=[A-Z])/),
  };
}

/** Models that refer to one another, as a schema of that length has. */
export function prismaOf(lines: number): Document {
  const head = 'datasource db {\n  provider = "postgresql"\n}\n\n';
  const model = (number: number): string =>
    [
      `/// The ${number}th of them.`,
      `model M${number} {`,
      "  id    Int    @id @default(autoincrement())",
      '  name  String @default("none")',
      "  size  Int?",
      "  kind  Kind   @default(small)",
      ...(number === 0
        ? []
        : [`  beforeId Int`, `  before   M${number - 1} @relation(fields: [beforeId], references: [id])`]),
      `  after M${number + 1}[]`,
      "",
      "  @@index([name])",
      "}",
      "",
      "",
    ].join("\n");
  const count = Math.ceil((lines - 10) / 13);
  const models = Array.from({ length: count }, (_, number) => model(number));
  const last = `model M${count} {\n  id Int @id\n  beforeId Int\n  before M${count - 1} @relation(fields: [beforeId], references: [id])\n}\n`;
  const text = `${head}enum Kind {\n  small\n  large\n}\n\n${models.join("")}${last}`;
  return {
    languageId: "prisma",
    ending: "prisma",
    text,
    typed: behindMiddle(text, /@default\("/),
    completed: behindMiddle(text, /^ {2}size {2}/),
  };
}

export function jsonOf(lines: number): Document {
  const entries = Array.from({ length: Math.ceil(lines / 6) }, (_, number) => ({
    id: number,
    name: `Customer ${number}`,
    tags: "one",
    active: number % 2 === 0,
  }));
  const text = JSON.stringify(entries, null, 2);
  return {
    languageId: "json",
    ending: "json",
    text,
    typed: behindMiddle(text, /"name": "/),
    completed: behindMiddle(text, /"active": /),
  };
}

/** Behind the first match from the middle of the text on. */
function behindMiddle(text: string, pattern: RegExp): { line: number; character: number } {
  const lines = text.split("\n");
  for (let line = lines.length >> 1; line < lines.length; line++) {
    const found = pattern.exec(lines[line] as string);
    if (found !== null) return { line, character: found.index + found[0].length };
  }
  throw new Error(`nothing matches ${pattern}`);
}
