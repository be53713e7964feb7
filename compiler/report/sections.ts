/**
 * Figures in words, section by section: what the terminal, Markdown and a page show alike.
 *
 * Who makes sections says what is in them; how each place shows them is in sections-markdown.ts, sections-page.ts and
 * the command line. Texts are plain: each place escapes them.
 */

export interface Section {
  readonly heading: string;
  readonly lead?: string;
  readonly table?: SectionTable;
  /** Sentences below it. */
  readonly notes?: readonly string[];
}

export interface SectionTable {
  readonly columns: readonly SectionColumn[];
  readonly rows: readonly SectionRow[];
  /** What the bars beside the rows are: "before above, now below". */
  readonly bars?: string;
}

export interface SectionColumn {
  readonly title: string;
  readonly alignRight?: boolean;
  /** It says what the others come to, so that it stays as long as any. */
  readonly verdict?: boolean;
  /** Its cells are sentences, as notes are: what stands between backquotes is to be typed. */
  readonly sentences?: boolean;
}

export interface SectionRow {
  readonly cells: readonly string[];
  /** What the row says is well, is not, or is neither. */
  readonly state?: "good" | "bad";
  /** The place of the cell that matters most, which stands out. */
  readonly strong?: number;
  /** Drawn on a page beside the row, which says the same in words: shares from 0 to 100, the one that counts last. */
  readonly bars?: readonly Bar[];
}
/** What a list of limits begins with. */
export const limitsLead = (failed: number, all: number): string =>
  failed > 0
    ? `Limits that are not kept: ${failed} of ${all}.`
    : all === 1
      ? "The limit is kept."
      : "All limits are kept.";

export interface Bar {
  readonly share: number;
  /** The 95 % interval, where it is known. */
  readonly low?: number;
  readonly high?: number;
}

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
