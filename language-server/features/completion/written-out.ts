/** A snippet as it stands in the text before anything of it is typed over: of a choice the first, no empty lines. */
export const writtenOut = (snippet: string): string =>
  snippet
    .replace(/(?<!\\)\$\{\d+:((?:\\.|[^}\\$])*)\}/g, "$1")
    .replace(/\$\{\d+\|((?:\\.|[^|,\\])*)(?:,(?:\\.|[^|\\])*)?\|\}/g, "$1")
    .replace(/\$\{?\d+\}?/g, "")
    .replace(/\\([\\$},|])/g, "$1")
    .replaceAll("\t", "  ")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .join("\n");
