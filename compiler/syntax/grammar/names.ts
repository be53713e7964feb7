/**
 * Names: where one is declared, and where one is used.
 *
 * A missing name does not end a rule: it is reported, and an empty node marked `missing` takes its place. What a name
 * refers to is not known here.
 */

import type { TokenType } from "chevrotain";
import type { Name, Reference } from "../ast/node.ts";
import { isPlainName, nameOf } from "../characters.ts";
import { titleIn } from "../file-words.ts";
import { joinedName } from "../name-spelling.ts";
import { builtInTypes } from "../signal-words.ts";
import {
  Comma,
  connectives,
  DateToken,
  Keyword,
  NumberToken,
  type SourceToken,
  TextToken,
  Word,
  words,
} from "../tokens.ts";
import { BlockParser } from "./blocks.ts";

export const aType = "a type";

export class NameParser extends BlockParser {
  protected name(expected: string): Name {
    const behindTitle = this.nameBehindTitle();
    if (behindTitle !== undefined) return behindTitle;
    if (this.nameIsMissing(expected, false)) {
      return { kind: "name", start: this.lastEnd(), end: this.lastEnd(), text: "", missing: true };
    }
    const token = this.take(Word) as SourceToken;
    const text = this.nameText(token);
    const start = this.startFrom(token);
    const end = this.lastEnd();
    return this.isRespelled(token, text)
      ? { kind: "name", start, end, text, respelled: true }
      : { kind: "name", start, end, text };
  }

  /** Read as another name than is written there, as was reported: `lead-time`, `e-mail`, `€`. */
  private isRespelled({ image }: SourceToken, text: string): boolean {
    return text !== image && (image.includes("-") || /^\p{Sc}$/u.test(image));
  }

  protected reference(expected: string): Reference {
    if (this.nameIsMissing(expected, true)) {
      return { kind: "reference", start: this.lastEnd(), end: this.lastEnd(), text: "", missing: true };
    }
    const token = this.take(Word) as SourceToken;
    const text = this.nameText(token, expected);
    const start = this.startFrom(token);
    const end = this.lastEnd();
    return this.isRespelled(token, text)
      ? { kind: "reference", start, end, text, respelled: true }
      : { kind: "reference", start, end, text };
  }

  /**
   * Recovery: `e-mail`, `time-zone` — a type of the language, as it is spelt elsewhere. `phone-number`: a type that
   * the file has under no spelling is unknown, whatever its hyphens.
   */
  private hyphenatedType(token: SourceToken): string | undefined {
    const parts = token.image.split("-");
    const write = parts.join("").toLowerCase();
    if (!(builtInTypes as readonly string[]).includes(write))
      return this.writtenJoined(parts) === undefined ? token.image : undefined;
    const span = this.spanFrom(token);
    this.report("other-spelling", span, { found: token.image, write }, [{ newText: write }]);
    return write;
  }

  /** A language, as in `pt-BR`: the one place where a word may hold a hyphen. */
  protected languageTag(): Name {
    const token = this.take(Word);
    return { kind: "name", start: this.startFrom(token), end: this.lastEnd(), text: token.image };
  }

  private nameText(token: SourceToken, expected = ""): string {
    if (this.RECORDING_PHASE) return "";
    if (token.payload === undefined && isPlainName(token.image)) return token.image;
    if (!token.image.includes("-")) return nameOf(token, this.report);
    return (expected === aType ? this.hyphenatedType(token) : undefined) ?? this.hyphenatedName(token);
  }

  /** Reported once for each name, and read as what the fix writes wherever the name stands in the file. */
  private hyphenatedName(token: SourceToken): string {
    const name = token.image.normalize("NFC");
    const known = this.hyphenated.get(name);
    if (known !== undefined) return known;
    const span = this.spanFrom(token);
    const write = this.joined(name.split("-"));
    this.hyphenated.set(name, write);
    const places = this.fileWords.all().hyphenated.get(token.image) ?? [];
    const also = places.filter(({ start }) => start !== span.start);
    this.report("hyphenated-name", span, { name, write }, [{ newText: write, also }]);
    return write;
  }

  /** `kick-off` is `kickOff`, or `kickoff` where the file writes that somewhere. */
  protected joined(parts: readonly string[]): string {
    return this.writtenJoined(parts) ?? joinedName(parts);
  }

  /** How the file writes these parts of a name as one word, where it does. */
  protected writtenJoined(parts: readonly string[]): string | undefined {
    const spellings = [joinedName(parts), parts.join(""), parts.join("_")];
    return spellings.find((spelling) => this.fileWords.has(spelling));
  }

  /**
   * Recovery: `when then Technical +2` — a name is never made up, and its absence ends nothing. `mayJoin` says
   * whether a joining word could stand here in its place.
   */
  private nameIsMissing(expected: string, mayJoin: boolean): boolean {
    if (this.RECORDING_PHASE) return false;
    const plain = this.next().tokenType === Word;
    if ((plain || (this.at(Word) && !(mayJoin && this.joins()))) && !this.atNewLine()) return false;
    if (this.at(Keyword) && !this.atNewLine()) {
      // Recovery: `when message then Technical +2` — a reserved word stands where a name must be.
      const { image } = this.next();
      const twice = this.LA(0).image === image;
      const needless = this.reportReserved(mayJoin ? expected : undefined);
      this.SKIP_TOKEN();
      // Recovery: `play play Start` — the name is behind the word that was written twice.
      return !((twice || needless) && this.at(Word) && !this.atNewLine());
    }
    if (this.commaBeforeText()) return true;
    if (this.reportWording(expected)) this.giveUp();
    if (this.at(NumberToken) && !(mayJoin && expected === "a persona")) {
      this.numberAsName();
      return true;
    }
    if (!this.nameInQuotes() && !(mayJoin && this.titleOfName()))
      this.report("missing-word", this.nextSpan(), { expected, found: this.found() });
    return true;
  }

  /** Recovery: `persona "Technical" Technical { … }` — the name and its title, in the wrong order. */
  private nameBehindTitle(): Name | undefined {
    if (this.RECORDING_PHASE || !this.at(TextToken) || !this.at(Word, 2) || this.at(TextToken, 3))
      return undefined;
    const title = this.next();
    const name = this.next(2);
    const span = { start: title.startOffset, end: name.startOffset + name.image.length };
    const found = this.source.slice(span.start, span.end);
    const write = `${name.image} ${title.image}`;
    this.report("other-wording", span, { found, write: [write] }, [{ newText: write }]);
    this.SKIP_TOKEN();
    this.SKIP_TOKEN();
    return {
      kind: "name",
      start: name.startOffset,
      end: span.end,
      text: this.nameText(name),
      broken: true,
    };
  }

  /** Recovery: `owner "ProjectManager"` — only texts stand in quotes. */
  private nameInQuotes(): boolean {
    const found = this.next().image;
    const write = found.slice(1, -1);
    // Recovery: `persona "Technical", es "Técnico"` — a text with translations is a title, and its name is missing.
    if (this.at(Comma, 2) && (this.at(TextToken, 3) || this.at(TextToken, 4))) return false;
    // Recovery: `need "Speed"` — its text, before which the name is missing.
    if (/^(?:need|trait)$/.test(this.LA(0).image) && !this.at(TextToken, 2)) return false;
    if (!this.at(TextToken) || !/^\p{ID_Start}[\p{ID_Continue}]*$/u.test(write)) return false;
    const span = this.nextSpan();
    this.report("other-spelling", span, { found, write }, [{ newText: write }]);
    this.SKIP_TOKEN();
    return true;
  }

  /** Recovery: `owner "Implementation manager"` — the title of something, where its name must stand. */
  private titleOfName(): boolean {
    if (!this.at(TextToken)) return false;
    const found = this.next().image;
    const name = this.fileWords.all().titled.get(titleIn(found))?.[0]?.name;
    if (name === undefined) return false;
    this.report("other-spelling", this.nextSpan(), { found, write: name }, [{ newText: name }]);
    this.SKIP_TOKEN();
    return true;
  }

  /** Recovery: `any of sap, hubspot, "Systems"` — the title ends the list; `a,, b` — once would do. */
  private commaBeforeText(): boolean {
    const comma = this.LA(0);
    const twice = this.at(Comma);
    if (comma.tokenType !== Comma || !(twice || this.at(TextToken))) return false;
    const span = twice ? this.nextSpan() : this.spanFrom(comma);
    this.report("trailing-comma", span, undefined, [{ title: "delete the comma", newText: "" }]);
    return true;
  }

  /** Recovery: `one of { 5 "L" }`, `3d "Three days"` — read over, with the letters that stick to it. */
  private numberAsName(): void {
    const number = this.next();
    const letters = this.next(2);
    const end = number.startOffset + number.image.length;
    const glued = letters.tokenType === Word && letters.startOffset === end;
    const name = glued ? number.image + letters.image : number.image;
    const span = { start: number.startOffset, end: number.startOffset + name.length };
    this.report("bad-name", span, { name, character: name.charAt(0) });
    this.SKIP_TOKEN();
    if (glued) this.SKIP_TOKEN();
  }

  /** A joining word followed by what could not follow a name. */
  private joins(): boolean {
    if (!connectives.has(this.next().tokenType)) return false;
    const after = this.next(2).tokenType;
    // `handover after "What they liked"`: nothing but a name could stand before a text here.
    if (this.at(TextToken, 2)) return !beforeDays.has(this.next().tokenType);
    return after === Word || this.at(NumberToken, 2) || after === DateToken;
  }
}

/** Joining words that days follow, and never texts. */
const beforeDays: ReadonlySet<TokenType> = new Set([words.after, words.before, words.until]);
