/**
 * What somebody says customers are, held against what comes out: how many are counted as whom, and who surprises most.
 *
 * A persona is named by its name or by its title in any language, as the playbook spells them; a customer of whom
 * nothing is said does not count. Customers are added one by one and not kept, but for the few who surprise most.
 */

import { suggest } from "../diagnostics/suggest.ts";
import type { Persona } from "../ir/ir.ts";

/** What is said, and what comes out, of customers who shall have no persona, or have none. */
export const undecided = "undecided";

export interface Judged {
  /** Both are asked for only where the customer surprises. */
  readonly id: () => string;
  readonly name: () => string;
  /** Undefined: undecided. */
  readonly persona: string | undefined;
  /** How far the persona is ahead, in points or as a share of 1. */
  readonly margin: number;
}

export interface Surprise {
  readonly id: string;
  readonly name: string;
  readonly said: string;
  readonly found: string;
  readonly margin: number;
}

/** Of one customer: the names of personas, or what stands there where it is none. */
export interface SaidAndFound {
  readonly said: string;
  readonly found: string;
}

type Named = Pick<Persona, "name" | "titles">;

export interface Agreement {
  /**
   * @param written as it stands in the file
   * @returns undefined where nothing is said
   */
  add(written: string, customer: Judged): SaidAndFound | undefined;
  /** Customers of whom something is said, and those who come out as that. */
  readonly asked: number;
  readonly agreed: number;
  /** By what is said, how many come out as each persona. */
  readonly counts: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** Those who come out as somebody else, by the lead of that persona. */
  readonly surprises: readonly Surprise[];
}

const mostSurprises = 10;

export function createAgreement(personas: readonly Named[]): Agreement {
  const names = namesByWord(personas);
  const counts = new Map<string, Map<string, number>>();
  const surprises: Surprise[] = [];
  let asked = 0;
  let agreed = 0;

  function remember({ id, name, margin }: Judged, said: string, found: string): void {
    if (surprises.length === mostSurprises && (surprises.at(-1)?.margin ?? 0) >= margin) return;
    // Of equals, the one further up in the file stays before.
    const at = surprises.findIndex((other) => other.margin < margin);
    surprises.splice(at < 0 ? surprises.length : at, 0, { id: id(), name: name(), said, found, margin });
    surprises.length = Math.min(surprises.length, mostSurprises);
  }

  return {
    add(written, customer) {
      const word = written.trim();
      if (word === "") return undefined;
      const said = names.get(word) ?? word;
      const found = customer.persona ?? undecided;
      asked++;
      const row = counts.get(said) ?? new Map<string, number>();
      counts.set(said, row.set(found, (row.get(found) ?? 0) + 1));
      if (said === found) agreed++;
      else remember(customer, said, found);
      return { said, found };
    },
    get asked() {
      return asked;
    },
    get agreed() {
      return agreed;
    },
    counts,
    surprises,
  };
}

/** The persona that each name and title means; a title of two personas means neither. */
function namesByWord(personas: readonly Named[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const titled = personas.flatMap(({ name, titles }) =>
    [...new Set(Object.values(titles))].map((title) => ({ name, title })),
  );
  for (const { name, title } of titled)
    if (!titled.some((other) => other.title === title && other.name !== name)) names.set(title, name);
  for (const { name } of personas) names.set(name, name);
  return names.set(undecided, undecided);
}

/** Whether anything that is said can agree. */
export const namesPersonas = (
  { counts }: Pick<Agreement, "counts">,
  personas: readonly Pick<Persona, "name">[],
): boolean => counts.has(undecided) || personas.some(({ name }) => counts.has(name));

/** What is said that no persona is called: another spelling; with the persona that is meant. */
export function strangersIn(
  { counts }: Pick<Agreement, "counts">,
  personas: readonly Named[],
): readonly { readonly said: string; readonly meant: string | undefined }[] {
  const names = namesByWord(personas);
  return [...counts.keys()]
    .filter((said) => !names.has(said))
    .map((said) => {
      const folded = said.toLowerCase();
      const near =
        [...names.keys()].find((word) => word.toLowerCase() === folded) ?? suggest(said, names.keys());
      return { said, meant: near && names.get(near) };
    });
}
