/** Faults of one template: the words of a branch left out, or those that stand in for what is unknown. */

// Only the half that reads, as the checks of texts do.
import handlebars from "handlebars/dist/cjs/handlebars/compiler/base.js";

export interface TemplateFault {
  /** ``what `{{or visits …}}` says instead is left out`` */
  readonly fault: string;
  readonly text: string;
}

/** None where the text has no conditions; a field that is asked for twice gives one fault for both. */
export function templateFaults(text: string): readonly TemplateFault[] {
  if (!text.includes("{{")) return [];
  const cuts = new Map<string, Cut[]>();
  const offsetOf = offsets(text);
  const add = (fault: string, cut: Cut): void => {
    cuts.set(fault, [...(cuts.get(fault) ?? []), cut]);
  };
  // The parser counts columns wrongly after these two line ends.
  visit(handlebars.parseWithoutProcessing(text.replace(/[\u2028\u2029]/g, " ")));
  return [...cuts].map(([fault, places]) => ({ fault, text: without(text, places) }));

  function visit(program: hbs.AST.Program): void {
    for (const statement of program.body) {
      if (isMustache(statement)) {
        const [field, instead] = statement.params;
        if (nameOf(statement.path) === "or" && field !== undefined && instead !== undefined)
          add(`what stands in where \`${nameOf(field)}\` is unknown is left out`, {
            start: offsetOf(statement.loc.start),
            end: offsetOf(statement.loc.end),
            instead: `{{${nameOf(field)}}}`,
          });
      } else if (isBlock(statement)) {
        const opening = `{{#${nameOf(statement.path)} ${statement.params.map(nameOf).join(" ")}}}`;
        addBranch(`what \`${opening}\` says is left out`, statement.program);
        addBranch(`the \`{{else}}\` of \`${opening}\` is left out`, statement.inverse);
      }
    }
  }

  function addBranch(fault: string, branch: hbs.AST.Program | undefined): void {
    const [first, last] = [branch?.body[0], branch?.body.at(-1)];
    if (branch === undefined || first === undefined || last === undefined) return;
    add(fault, { start: offsetOf(first.loc.start), end: offsetOf(last.loc.end), instead: "" });
    visit(branch);
  }
}

interface Cut {
  readonly start: number;
  readonly end: number;
  readonly instead: string;
}

/** From the last to the first, so that places stay; one inside another goes with it. */
function without(text: string, cuts: readonly Cut[]): string {
  const outer = cuts.filter(
    (cut) => !cuts.some((other) => other !== cut && other.start <= cut.start && cut.end <= other.end),
  );
  return outer
    .toSorted((a, b) => b.start - a.start)
    .reduce((rest, { start, end, instead }) => rest.slice(0, start) + instead + rest.slice(end), text);
}

/** Lines from 1 and columns from 0, as the parser counts them, to offsets. */
function offsets(text: string): (place: hbs.AST.Position) => number {
  const starts = [0, ...[...text.matchAll(/\r\n?|\n/g)].map(({ index, 0: end }) => index + end.length)];
  return ({ line, column }) => (starts[line - 1] ?? 0) + column;
}

const isMustache = (node: hbs.AST.Statement): node is hbs.AST.MustacheStatement =>
  node.type === "MustacheStatement";
const isBlock = (node: hbs.AST.Statement): node is hbs.AST.BlockStatement => node.type === "BlockStatement";
const nameOf = (node: hbs.AST.Node): string => ("original" in node ? String(node.original) : "");
