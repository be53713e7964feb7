/**
 * Lists: items with commas between them, and the slips of who writes one: a comma too many, too few, or another word or
 * sign for it.
 */

import { quoted } from "../../diagnostics/definition.ts";
import { adviceOnPeople, isTypeOfAmounts } from "../mistakes/advice.ts";
import { isClosedText } from "../text-tokens.ts";
import {
  Comma,
  Keyword,
  LeftBrace,
  LineEnd,
  NumberToken,
  Semicolon,
  TextToken,
  Word,
  words,
} from "../tokens.ts";
import { NameParser } from "./names.ts";

export class ListParser extends NameParser {
  /**
   * A list: items with commas between them. `further` says whether another one follows; where it says so before
   * anything but a comma, the comma is missing and taken as written. Both are called as methods of the parser, so
   * that those that are need no function around them.
   */
  protected separated<Item>(item: () => Item, further: () => boolean): readonly Item[] {
    if (this.RECORDING_PHASE) {
      this.AT_LEAST_ONE_SEP9({ SEP: Comma, DEF: item });
      return [];
    }
    let items = [item.call(this)];
    // Who forgets one comma forgets them all: the first is reported.
    let reported = false;
    while (further.call(this) && !this.atCommaBetweenLines()) {
      const next = this.next();
      reported = this.separatingComma(reported, further);
      if (!this.trailingComma()) {
        const another = item.call(this);
        // A list that grows makes room for many more, and most are of two.
        if (items.length === 1) items = [items[0] as Item, another];
        else items.push(another);
      }
      // Invariant: every round takes a token, or a list would never end.
      if (this.next() === next) break;
    }
    // Without that room: the tree keeps the list.
    return items.length <= 2 ? items : items.slice();
  }

  /** Recovery: `{ to Sponsor, channel email }` — what follows the comma opens the next line, and is in no list. */
  private atCommaBetweenLines(): boolean {
    if (!this.at(Keyword, 2) || !this.at(Comma)) return false;
    const { image, continuesLine } = this.next(2);
    return continuesLine !== true && this.knows(image);
  }

  protected atComma(): boolean {
    return this.next().tokenType === Comma;
  }

  /** Says whether a missing one was reported, here or `before`. */
  private separatingComma(before: boolean, further: () => boolean): boolean {
    if (this.atComma()) {
      this.take(Comma);
      return before;
    }
    // Recovery: `for Technical and Marketing` — said aloud, the last comma of a list is "and".
    const found = this.at(words.and) ? "and" : this.next().tokenType === Semicolon ? ";" : undefined;
    if (found !== undefined) {
      const span = this.nextSpan();
      const start = found === "and" ? this.lastEnd() : span.start;
      const fix = { title: "write a comma", span: { start, end: span.end }, newText: "," };
      if (!before) this.report("other-spelling", span, { found, write: "," }, [fix]);
      this.SKIP_TOKEN();
      return true;
    }
    const end = this.lastEnd();
    // What is written behind a text that is never closed, as was reported, would be a part of it.
    const isUnclosed = this.LA(0).tokenType === TextToken && !isClosedText(this.LA(0).image);
    if (this.next().tokenType === LineEnd) this.SKIP_TOKEN();
    if (before || isUnclosed) return true;
    // Recovery: `to all customers` — a role says who they are.
    const { tokenType, image, startOffset } = this.LA(0);
    const advice = adviceOnPeople(this.source, startOffset);
    if (advice !== undefined) {
      const people = { start: startOffset, end: this.nextSpan().end };
      const found = quoted(this.source.slice(people.start, people.end));
      this.report("not-expected", people, { found, expected: "", advice, isOther: true });
      this.giveUp();
    }
    // Recovery: `goLive 1 Dec 2026` — not a list that lacks commas, but one thing.
    if (this.wordingBegan() && this.reportWording()) this.giveUp();
    // Recovery: `nights 7 nights` — what is counted, not one number more.
    const isCounted = tokenType === NumberToken || isTypeOfAmounts(image);
    if (isCounted && this.next().tokenType === Word && this.enclosing.at(-1)?.kind === "test-customer") {
      this.reportExcess();
      this.giveUp();
    }
    // Recovery: `{ developers 12, region europe }` — what follows the comma is a line of its own.
    const comma = this.next(-1);
    if (
      comma.tokenType === Comma &&
      this.LA(0).tokenType === Word &&
      this.enclosing.at(-1)?.kind === "test-customer"
    ) {
      const span = { start: comma.startOffset, end: comma.startOffset + 1 };
      this.report("other-spelling", span, { found: ",", write: ";" }, [{ newText: ";" }]);
      this.giveUp();
    }
    this.nameWithBlank();
    const span = { start: end, end };
    const fixes = this.lacksMore(further) ? [] : [{ title: "write a comma", span, newText: "," }];
    this.report("missing-comma", this.nextSpan(), { before: this.next().image }, fixes);
    return true;
  }

  /** Recovery: `channels e mail` — the file knows one name where a blank stands in it. */
  private nameWithBlank(): void {
    const first = this.LA(0);
    const second = this.next();
    if (first.tokenType !== Word || second.tokenType !== Word) return;
    const write = this.writtenJoined([first.image, second.image]);
    if (write === undefined) return;
    const span = { start: first.startOffset, end: second.startOffset + second.image.length };
    this.report("blank-in-name", span, { found: `${first.image} ${second.image}`, write }, [
      { newText: write },
    ]);
    this.skippedNames.add(first.image);
    this.giveUp();
  }

  /**
   * Whether more than a comma may be missing. `for Quick enterprise`: what has no capital, as the name before it has,
   * may be no name of the same kind.
   */
  protected lacksMore(_further: () => boolean): boolean {
    const before = this.LA(0);
    const { tokenType, image } = this.next();
    if (before.tokenType !== Word || tokenType !== Word) return false;
    return /^\p{Lu}/u.test(before.image) !== /^\p{Lu}/u.test(image);
  }

  /**
   * Recovery: `ties Technical, ⏎ otherwise Consulting` — the line after a comma begins with a word of the block,
   * so the comma is one too many. So it is in `persona Technical "Technical", { … }`.
   */
  private trailingComma(): boolean {
    if (this.LA(0).tokenType !== Comma || !(this.atItemEnd() || this.at(LeftBrace))) return false;
    const comma = this.LA(0);
    const span = this.spanFrom(comma);
    this.report("trailing-comma", span, undefined, [{ title: "delete the comma", newText: "" }]);
    return true;
  }
}
