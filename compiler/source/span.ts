/**
 * Ranges of a text, as offsets in UTF-16 code units, end exclusive.
 *
 * Everything that points into a source file does so with a `Span`; lines and columns exist only at the
 * edges (see line-map.ts). A span never names its file: who holds the span knows the file.
 */

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The place alone of what may be more, such as a node. */
export const plainSpan = ({ start, end }: Span): Span => ({ start, end });

export const emptySpan = (offset: number): Span => ({ start: offset, end: offset });

/** The smallest span that holds both. */
export const cover = (a: Span, b: Span): Span => ({
  start: Math.min(a.start, b.start),
  end: Math.max(a.end, b.end),
});

export const contains = (outer: Span, offset: number): boolean =>
  offset >= outer.start && offset <= outer.end;
