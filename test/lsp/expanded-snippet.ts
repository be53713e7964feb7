/** Snippets, as editors put them into a text. */

/** As it stands when a person has gone through it with Tab and changed nothing. */
export const expanded = (body: string): string =>
  body
    .replace(/\$\{\d+\|((?:\\.|[^|\\])*)\|\}/g, (_, choices: string) =>
      (choices.match(/(?:\\.|[^,\\])+/)?.[0] ?? "").replaceAll("\\,", ","),
    )
    .replace(/\$\{\d+:((?:\\.|[^}\\])*)\}/g, "$1")
    .replaceAll("\\}", "}")
    .replaceAll("\t", "  ")
    .replace(/\n *\$0(?=\n)/, "")
    .replace("{\n}", "{}");
