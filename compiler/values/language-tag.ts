/**
 * Language tags after BCP 47: `en`, `pt-BR`, `zh-Hant`.
 *
 * Comparing tags means comparing their canonical form: `PT-br` is `pt-BR`, `iw` is `he`.
 */

/** What was asked before: every text has a tag, and a playbook has few. */
const asked = new Map<string, string | undefined>();
const mostAsked = 1_000;

/** The tag in canonical form, or undefined where it is none: words such as `english` are none either. */
export function canonicalLanguage(tag: string): string | undefined {
  const known = asked.get(tag);
  if (known !== undefined || asked.has(tag)) return known;
  const canonical = findCanonical(tag);
  if (asked.size < mostAsked) asked.set(tag, canonical);
  return canonical;
}

function findCanonical(tag: string): string | undefined {
  if (!/^[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{1,8})*$/.test(tag) || tag.length > 64) return undefined;
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}

/** `pt` of `pt-BR`. */
export const baseLanguage = (tag: string): string => tag.split("-")[0] as string;

/**
 * Whether who speaks the one serves who asks for the other. A language without a region stands for all its forms:
 * `es` and `es-MX` serve each other, `es-MX` and `es-AR` do not.
 */
export const servesLanguage = (spoken: string, asked: string): boolean =>
  spoken === asked || spoken === baseLanguage(asked) || baseLanguage(spoken) === asked;

/** Where a text in this language is looked for: the exact tag, then the base language, then the others given. */
export const languageChain = (tag: string, ...fallbacks: readonly string[]): readonly string[] => [
  ...new Set([tag, baseLanguage(tag), ...fallbacks]),
];

/** The tag that was probably meant: `pt_BR` gives pt-BR, `English` and `español` give en and es. */
export const nearestLanguage = (text: string): string | undefined =>
  canonicalLanguage(text.trim().replaceAll("_", "-")) ?? languageNamed(text);

/** The languages that have two letters and that the engine knows by name: `en`, `es`. */
export function languageTags(): readonly string[] {
  const english = new Intl.DisplayNames("en", { type: "language" });
  const letters = [..."abcdefghijklmnopqrstuvwxyz"];
  const tags = letters.flatMap((first) => letters.map((second) => first + second));
  return tags.filter((tag) => english.of(tag) !== tag && canonicalLanguage(tag) === tag);
}

const languageNamed = (name: string): string | undefined => {
  tagsByName ??= namesOfLanguages();
  return tagsByName.get(name.trim().toLowerCase());
};

/** Made when a name is first looked for: the engine takes some time to name two hundred languages. */
let tagsByName: ReadonlyMap<string, string> | undefined;

/** Names in English and in the language itself; of one name for two, the English one counts, then the first. */
function namesOfLanguages(): ReadonlyMap<string, string> {
  const tags = languageTags();
  const nameIn = (language: string, tag: string) =>
    new Intl.DisplayNames(language, { type: "language" }).of(tag)?.toLowerCase() ?? tag;
  const named = [
    ...tags.map((tag) => [nameIn("en", tag), tag] as const),
    ...tags.map((tag) => [nameIn(tag, tag), tag] as const),
  ];
  // What comes later in a map would win.
  return new Map(named.reverse());
}
