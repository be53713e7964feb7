/**
 * Blocks and their lines, whatever the lines are: items of a declaration, arms of a rule, members of a type.
 *
 * Every line is read inside a `try`, so that one broken line costs one message and the next is read as
 * if nothing had happened.
 */

import { EOF } from "chevrotain";
import type { Span } from "../../source/span.ts";
import type { Work } from "../../source/work.ts";
import { kindOfKeyword } from "../keywords.ts";
import { closingBrace, indentationAt, lineStart } from "../line-bounds.ts";
import { type Enclosing, RecoveringParser } from "../recovery.ts";
import type { Standing } from "../rules.ts";
import type { Correction } from "../syntax-report.ts";
import { AnyWord, Comma, FlagWord, ItemEnd, Keyword, LeftBrace, RightBrace, TextToken } from "../tokens.ts";

export class BlockParser extends RecoveringParser {
  /** `{ line… }`; the span is that of the braces and what is between. */
  protected braced(kind: Enclosing["kind"], opens: string, line: () => void): Span {
    const open = this.take(LeftBrace);
    this.enclosing.push({ kind, opens });
    try {
      this.lines(line);
    } finally {
      this.enclosing.pop();
    }
    this.endBlock();
    if (this.RECORDING_PHASE || this.at(RightBrace)) this.take(RightBrace);
    else {
      const end = { start: this.lastEnd(), end: this.lastEnd() };
      const span = { start: open.startOffset, end: open.startOffset + 1 };
      this.report("unclosed-block", span, { opens }, [
        {
          title: "close the block",
          span: end,
          newText: closingBrace(this.source, open.startOffset, end.start),
        },
      ]);
    }
    return this.spanFrom(open);
  }

  /** Reads lines until the block ends. */
  protected lines(line: () => void): void {
    if (this.RECORDING_PHASE) {
      this.MANY9(() => this.OR9([{ ALT: () => this.take(ItemEnd) }, { ALT: line }]));
      return;
    }
    const { standing } = this;
    while (!this.atBlockEnd()) this.oneLine(line, standing);
  }

  /** As `lines`, of the file itself: a step for each. */
  protected *linesInSteps(line: () => void): Work<void> {
    const { standing } = this;
    while (!this.atBlockEnd()) {
      this.oneLine(line, standing);
      yield;
    }
  }

  private oneLine(line: () => void, standing: Standing): void {
    if (this.at(ItemEnd)) {
      this.SKIP_TOKEN();
      return;
    }
    const before = this.next();
    // Recovery: `a "A", ⏎ b "B"` — the comma was one too many, so this line is one of its own.
    if (before.continuesLine === true) before.continuesLine = false;
    this.beginLine();
    try {
      line();
    } catch (error) {
      this.caught(error, standing);
      this.skipItem();
    }
    // Recovery: `weights { ) }` — a line must take at least one token, or the block would never end.
    if (this.next() === before) this.skipToken();
  }

  private atBlockEnd(): boolean {
    const { tokenType } = this.next();
    if (tokenType === RightBrace) return this.enclosing.length > 0;
    return tokenType === EOF || this.closesEnclosing();
  }

  /**
   * Recovery: `persona A { summary "x" ⏎ persona B { … }` — in a file with an unclosed brace, a line that begins
   * with a keyword that this block cannot hold and an outer one can closes this block.
   */
  private closesEnclosing(): boolean {
    if (this.unclosedBraces === 0 || !this.at(Keyword) || this.enclosing.length === 0) return false;
    const word = this.next().image;
    if (this.knows(word)) return false;
    const outer = [undefined, ...this.enclosing.slice(0, -1).map(({ kind }) => kind)];
    const closes = outer.some((kind) => kind !== "lines" && kindOfKeyword(word, kind) !== undefined);
    if (closes) this.unclosedBraces--;
    return closes;
  }

  /** Reads over a word that says nothing here. */
  protected skipNeedless(): void {
    this.report("needless-sign", this.nextSpan(), { found: this.next().image }, [{ newText: "" }]);
    this.SKIP_TOKEN();
  }

  /** Recovery: `integer 0 to 9, "Guests"`; `from customer, ⏎ many` */
  private needlessComma(): boolean {
    const ends = this.next(2).continuesLine === true || this.at(RightBrace, 2);
    if (!this.at(Comma) || !(ends || this.at(TextToken, 2))) return false;
    const span = this.nextSpan();
    this.report("trailing-comma", span, undefined, [{ title: "delete the comma", newText: "" }]);
    return true;
  }

  /** Recovery: `{ send Hello, to Sponsor, channel email }` — commas where lines that share a line have `;`. */
  private commaBetweenLines(): boolean {
    const { image, continuesLine } = this.next(2);
    if (!this.at(Comma) || !this.at(AnyWord, 2) || continuesLine === true || !this.knows(image)) return false;
    const span = this.nextSpan();
    this.report("other-spelling", span, { found: ",", write: ";" }, [{ newText: ";" }]);
    this.SKIP_TOKEN();
    return true;
  }

  /** A new line, as deep as the one that was read last; in a block on one line, `;`. */
  private lineBreak(span: Span): Correction {
    const start = lineStart(this.source, this.lastEnd());
    let closed = 0;
    for (let back = 0; this.next(back).startOffset >= start; back--)
      if (this.at(RightBrace, back)) closed++;
      else if (this.at(LeftBrace, back) && closed-- === 0) return { span, newText: "; " };
    return { title: "begin a new line", span, newText: `\n${indentationAt(this.source, start)}` };
  }

  /** Sees to it that the line ends here; says whether it did. */
  protected endItem(): boolean {
    if (this.RECORDING_PHASE || this.atItemEnd()) return true;
    const word = this.next().image;
    const span = { start: this.lastEnd(), end: this.next().startOffset };
    // `sensitive` behind a title is meant for that signal, though a line of the block can begin with it.
    if (this.at(AnyWord) && this.knows(word) && !(this.at(FlagWord) && this.atWording())) {
      // Recovery: `rank by score accept when …` — the next property begins where it is known to.
      this.report("missing-line-end", this.nextSpan(), { word }, [this.lineBreak(span)]);
      return true;
    }
    if (this.commaBetweenLines()) return true;
    if (!this.needlessComma() && !this.reportWording()) this.reportExcess();
    this.skipItem();
    return false;
  }
}
