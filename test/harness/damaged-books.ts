/**
 * Playbooks that hands, editors and transmission have damaged: three quarters are examples of the project, one quarter
 * is noise. The same random numbers give the same playbooks.
 */

import { createProject } from "../../compiler/project/project.ts";
import { readFixture } from "./fixture.ts";
import { createMemoryHost } from "./memory-host.ts";
import { createRandom, mutate } from "./mutate.ts";
import { textFiles } from "./source-files.ts";
import { wrapFragment } from "./wrap-fragment.ts";

/** Playbooks by their files; the entry is called main.persona. */
export type Book = ReadonlyMap<string, string | Uint8Array>;

const inFolder = (folder: string): Book =>
  new Map(textFiles(`${folder}/**/*.persona`).map(({ path, text }) => [path.slice(folder.length + 1), text]));

/** A fixture as it stands, and where it is a fragment also with all that it names around it. */
function booksOf(text: string): readonly Book[] {
  const { files } = readFixture(text);
  const [only] = files.values();
  return files.size === 1 && only !== undefined ? [files, wrapFragment(only).files] : [files];
}

const small = textFiles("test/fixtures/**/*.persona").flatMap(({ text }) => booksOf(text));
const starter = inFolder("compiler/starter");
const flagship = inFolder("playbooks/partner-portal");

export const sizeOf = (book: Book) => [...book.values()].reduce((size, { length }) => size + length, 0);
const upTo4KiB = small.filter((book) => sizeOf(book) <= 4096);
/** Of these, the ones that lower as they stand: only their damage can leave a playbook that does. */
const soundUpTo4KiB: Book[] = [];
for (const book of upTo4KiB) {
  const snapshot = await createProject(createMemoryHost(book)).snapshot("main.persona");
  if (snapshot.playbook() !== undefined) soundUpTo4KiB.push(book);
}

const words = [...new Set([...flagship.values()].join("\n").match(/[\p{L}\d_]+|"""|[^\s\p{L}\d]/gu))];

/** One playbook after the other, without an end. */
export function* damagedBooks(seed: number): Generator<Book, never> {
  const random = createRandom(seed);
  const below = (end: number) => Math.floor(random() * end);
  const oneOf = <Item>(items: readonly Item[]): Item => items[below(items.length)] as Item;

  const noise: readonly (() => string | Uint8Array)[] = [
    () => Uint8Array.from({ length: below(1200) }, () => below(256)),
    () => String.fromCodePoint(...Array.from({ length: below(600) }, () => below(0x11_0000))),
    () =>
      Array.from({ length: below(600) }, () => oneOf([...'{}(),;"\\\n \t-+%:.<>=!é€😀٣\u202e\0ab1'])).join(
        "",
      ),
    () => Array.from({ length: below(200) }, () => oneOf(words)).join(" "),
  ];

  /** One file of a book damaged, now and then put in front of the rest, or with another book's end. */
  function damaged(book: Book): Book {
    const [path, content] = oneOf([...book]);
    const text = mutate(String(content), random);
    const other = random() < 0.1 ? String(oneOf([...oneOf(small).values()])) : "";
    return new Map(book).set(
      path,
      other === "" ? text : text.slice(0, below(text.length)) + other.slice(below(other.length)),
    );
  }

  function nextBook(round: number): Book {
    if (round % 4 === 0) {
      const file = oneOf(noise)();
      return random() < 0.5
        ? new Map([["main.persona", file]])
        : new Map(oneOf(upTo4KiB)).set("main.persona", file);
    }
    if (round % 400 === 1) return damaged(flagship);
    if (round % 12 === 2) return damaged(starter);
    if (random() < 0.4) return damaged(oneOf(soundUpTo4KiB));
    return damaged(oneOf(random() < 0.9 ? upTo4KiB : small));
  }

  for (let round = 0; ; round++) yield nextBook(round);
}
