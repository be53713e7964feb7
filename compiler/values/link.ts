/** Links: `http`, `https` and `mailto` addresses, whole and without a password in them. */

export type LinkProblem =
  | "malformed"
  /** Another scheme than the three: `javascript:`, `file:`. */
  | "scheme"
  /** A user name or password stands before the host. */
  | "credentials";

const schemes: readonly string[] = ["http:", "https:", "mailto:"];

/** What is wrong with a link; undefined where it is fine. */
export function linkProblem(text: string): LinkProblem | undefined {
  // URL would drop blanks and control characters without a word.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  if (/[\s\u0000-\u001f\u007f-\u009f\\"<>`]/.test(text)) return "malformed";
  const url = URL.parse(text);
  if (!url) return "malformed";
  if (!schemes.includes(url.protocol)) return "scheme";
  if (url.protocol === "mailto:") return url.pathname.includes("@") ? undefined : "malformed";
  if (!/^https?:\/\//i.test(text)) return "malformed";
  return url.username === "" && url.password === "" ? undefined : "credentials";
}

export const isLink = (text: string): boolean => linkProblem(text) === undefined;
