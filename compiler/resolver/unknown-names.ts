/**
 * Says that a name cannot be used where it is used, in the most helpful way there is.
 *
 * One root cause, one message: a name is reported where it is first used; it is not reported where it may have
 * been declared in something that was reported before: an import that failed, a block of a later version, a
 * declaration whose name was lost.
 */

import { skeletonOf } from "../binder/look-alikes.ts";
import { kindWords, type Symbol } from "../binder/symbols.ts";
import { quoted } from "../diagnostics/definition.ts";
import type { Reporter } from "../diagnostics/reporter.ts";
import { suggest } from "../diagnostics/suggest.ts";
import type { Span } from "../source/span.ts";
import type { Declaration } from "../syntax/ast/declaration.ts";
import { everyone } from "../syntax/everyone.ts";
import { withItsLine } from "../syntax/line-bounds.ts";
import { builtInTypes } from "../syntax/signal-words.ts";
import type { Namespace } from "../syntax/specification.ts";
import { currencies } from "../values/currency.ts";
import { dayNames } from "../values/weekday.ts";
import { type FileGraph, fileOf } from "./files.ts";
import { type OwnersOf, ownerKinds } from "./look-up.ts";
import { otherTypeNames } from "./other-type-names.ts";
import { replacing } from "./replacing.ts";
import type { Scope } from "./scope.ts";
import { splitListAt } from "./split-lists.ts";
import type { Use } from "./uses.ts";

/** No more names than these are listed as what could have been meant. */
const fewNames = 6;

/** What a condition asks of. */
const conditions: ReadonlySet<string> = new Set<Namespace>(["signal", "definition", "column"]);

const orMore = /^(?:more|over|above|higher|greater|up|older|longer)$/;
const orLess = /^(?:less|under|below|fewer|lower|younger|shorter)$/;

export interface UnknownNames {
  /** Says `value` where the word is no name but a value by itself. */
  report(use: Use, file: string): "value" | undefined;
  reportAmbiguous(use: Use, first: Symbol, second: Symbol, file: string): void;
  reportFormer(use: Use, present: Symbol, file: string): void;
}

export function createUnknownNames(
  scope: Scope,
  ownersOf: OwnersOf,
  graph: FileGraph,
  reporter: Reporter,
): UnknownNames {
  const files = [...graph.files.values()].map(({ bound }) => bound);
  const lost = new Set(files.flatMap((file) => [...file.lostNames]));
  const skipped = new Set(files.flatMap(({ file }) => [...file.skippedNames]));
  const reported = new Set<string>();
  const titles = new Set<string>();
  const skeletons = new Map<string, string>();

  const mayBeElsewhere = (name: string) => graph.lostNames.has(name) || skipped.has(name);

  function report(use: Use, file: string): "value" | undefined {
    const { node, expects } = use;
    const name = node.text;
    // A signal stays the same mistake whether a definition or an action could stand in its place or not.
    const kind = expects.includes("action") ? "action" : expects[0];
    const key = JSON.stringify([name, kind, ownedBy(use).map((owner) => owner.name)]);
    // A date that no play knows is one thing that is missing, in however many plays it is missed.
    const missing = JSON.stringify([name, kind]);
    if (mayBeElsewhere(name) || node.respelled) return undefined;
    if (use.as === "type or value" && isValue(use, file)) return "value";
    if (reportSplitList(use, file) || (kind === "persona" && reportEveryone(node, file))) return undefined;
    if (expects.includes("signal") && reportNegated(node, file)) return undefined;
    if (reported.has(key) || reported.has(missing)) return undefined;
    reported.add(key);
    if (reportNear(use, file)) return undefined;

    const kinds = expects.map((namespace) => kindWords[namespace]);
    const types = expects.includes("type") ? typesMeant(name) : [];
    const inSight = reporter.hasRoom("unknown-name", file) ? namesInSight(use, file) : [];
    const holder = expects.includes("signal") ? holderOf(name) : undefined;
    const near = holder ?? (types.length === 1 ? types[0] : nearest(name, inSight));
    const few = inSight.length <= fewNames && !expects.includes("type") ? [...new Set(inSight)] : [];
    const known = types.length > 0 ? types : few;
    if (near === undefined) reported.add(missing);
    const other = scope.named(name).find(({ namespace }) => namespace !== "member" && namespace !== "need");
    const options = replacing(file, node, near);
    if (other !== undefined && !expects.includes(other.namespace as never)) {
      const args = { name, is: kindWords[other.namespace], kinds, near, known };
      reporter.report("wrong-kind-of-name", file, node, args, options);
    } else if (
      near !== undefined ||
      !(graph.incomplete || expects.some((namespace) => lost.has(namespace)))
    ) {
      reporter.report("unknown-name", file, node, { name, kinds, near, known }, options);
    }
    return undefined;
  }

  /** `any of portal`: no type is called so, or nearly so, or could have been lost. */
  function isValue(use: Use, file: string): boolean {
    const { text } = use.node;
    if (graph.incomplete || lost.has("type") || otherTypeNames.has(text.toLowerCase())) return false;
    return nearest(text, namesInSight(use, file)) === undefined;
  }

  /** What another program calls a type has one of these names here; of all others, any may be meant. */
  function typesMeant(name: string): readonly string[] {
    return otherTypeNames.get(name.replaceAll("-", "").toLowerCase()) ?? builtInTypes;
  }

  /** `region is europe or asia`; the same list is told once, whichever of its values is missed. */
  function reportSplitList({ node, expects }: Use, file: string): boolean {
    const tree = fileOf(graph, file).bound.file;
    if (!expects.some((one) => conditions.has(one))) return false;
    const isKnown = (name: string) =>
      scope.named(name).some(({ namespace }) => expects.includes(namespace as never));
    const list = splitListAt(tree, node, isKnown);
    if (list === undefined) return false;
    const isMember = scope.named(node.text).some(({ namespace }) => namespace === "member");
    if (
      !isMember &&
      nearest(
        node.text,
        expects.flatMap((one) => scope.all(one)).map(({ name }) => name),
      )
    )
      return false;
    return rewrite(file, list.span, list.write);
  }

  /** Says that what stands there is written in another way. */
  function rewrite(file: string, span: Span, write: string): true {
    const found = sourceOf(file).slice(span.start, span.end);
    reporter.report("other-wording", file, span, { found, write: [write] }, replacing(file, span, write));
    return true;
  }

  const sourceOf = (file: string): string => fileOf(graph, file).bound.file.source.text;

  /** What stands before a name, as far as it says what the name is for. */
  const before = (file: string, start: number, length = 80): string =>
    sourceOf(file).slice(Math.max(0, start - length), start);

  /** `when on Monday`: which Monday is not said, and hardly ever is only one meant. `after Monday` is no day at all. */
  function reportWeekday({ text, start, end }: Use["node"], file: string): boolean {
    const day = dayNames.find((name) => name.toLowerCase() === text.toLowerCase());
    if (day === undefined) return false;
    const line = before(file, start);
    if (/\b(?:before|after)[ \t]+$/.test(line)) {
      const args = { signal: text, type: "a weekday", weekday: day };
      reporter.report("wrong-anchor", file, { start, end }, args);
      return true;
    }
    const on = /\b(?:when|ask)[ \t]+(on[ \t]+)$/.exec(line)?.[1];
    return on !== undefined && rewrite(file, { start: start - on.length, end }, `every week on ${day}`);
  }

  /** `otherwise nobody`: that there is no persona is said with one word. */
  function reportNobody({ text, start, end }: Use["node"], file: string): boolean {
    if (!/^(?:none|nobody|unknown|nothing|unclear|undefined|empty)$/i.test(text)) return false;
    return /\botherwise[ \t]+$/.test(before(file, start)) && rewrite(file, { start, end }, "undecided");
  }

  /** `boolean hasPass "Has a pass"`: as in programs, the type stands before the name. */
  function reportTypeFirst({ text, start, end }: Use["node"], file: string): boolean {
    const [found, type = ""] = /(?<=^|[\r\n;{])[ \t]*([a-z]+)[ \t]+$/.exec(before(file, start)) ?? [""];
    if (!(builtInTypes as readonly string[]).includes(type) || otherTypeNames.has(text.toLowerCase()))
      return false;
    skipped.add(text);
    return rewrite(file, { start: start - found.trimStart().length, end }, `${text} ${type}`);
  }

  /** `budget EUR`: an amount is `money` in its currency. */
  function reportCurrency({ text, start, end }: Use["node"], file: string): boolean {
    const code = text.toUpperCase();
    return currencies.has(code) && rewrite(file, { start, end }, `money ${code}`);
  }

  /** `expect persona undecided`, `share undecided`: nobody is a persona of that name. */
  function reportUndecided({ text, start, end }: Use["node"], file: string): boolean {
    if (text.toLowerCase() !== "undecided") return false;
    const word = /\b(?:persona|share)[ \t]+$/.exec(before(file, start))?.[0];
    return word !== undefined && rewrite(file, { start: start - word.length, end }, "undecided");
  }

  /** `for Family planner`: the title of a persona, told once for all of its words. */
  function reportTitle({ text, start, end }: Use["node"], file: string): boolean {
    const source = sourceOf(file);
    for (const { name, node } of scope.all("persona"))
      for (const { text: title } of (node as Declaration).titles) {
        const { length } = title.value;
        const from = [start, end - length].find(
          (one) => source.slice(one, one + length).toLowerCase() === title.value.toLowerCase(),
        );
        if (from === undefined || length <= text.length) continue;
        const key = `${from} ${file}`;
        if (!titles.has(key)) rewrite(file, { start: from, end: from + length }, name);
        titles.add(key);
        return true;
      }
    return false;
  }

  /** `employees is 7 or more` */
  function reportOrMore({ text, start, end }: Use["node"], file: string): boolean {
    if (!orMore.test(text) && !orLess.test(text)) return false;
    const [found, name, limit] =
      /(?<![\p{L}\w.])([\p{L}_][\w.]*) is (\d[^\s"{}]*(?: [a-z]+)?) or $/u.exec(before(file, start, 200)) ??
      [];
    if (found === undefined) return false;
    const write = `${name} ${orMore.test(text) ? ">=" : "<="} ${limit}`;
    return rewrite(file, { start: start - found.length, end }, write);
  }

  /** `not insured`, `unknown age` in a test: a value is given, or the line left out. */
  function reportNegated({ text, start, end }: Use["node"], file: string): boolean {
    const unknown = text === "unknown";
    if (!unknown && !/^(?:not|no)$/.test(text)) return false;
    const source = sourceOf(file);
    const [rest, name] = /^ +([\p{L}_]\w*)(?= *(?:[;}\r\n]|\/\/|$))/u.exec(source.slice(end, end + 80)) ?? [];
    const signal = scope.find("signal", name ?? "");
    if (rest === undefined || signal === undefined) return false;
    const span = { start, end: end + rest.length };
    const { header } = signal.node as Declaration<"signal">;
    const type = header?.kind === "signal-header" ? header.type : undefined;
    const isBoolean = type?.kind === "simple-type" && type.name.text === "boolean";
    if (!unknown) return isBoolean && rewrite(file, span, `${name} false`);
    const advice = "leave the line out: what is not set is unknown";
    reporter.report("reserved-word", file, { start, end }, { name: text, advice });
    return true;
  }

  /** `for all`, where no persona is called so. */
  function reportEveryone({ text, start, end }: Use["node"], file: string): boolean {
    if (!everyone.has(text.toLowerCase())) return false;
    const source = sourceOf(file);
    const word = /\bfor[ \t]+$/.exec(before(file, start));
    if (word === null || !/^[ \t]*(?:[;}\r\n]|\/\/|$)/.test(source.slice(end, end + 80))) return false;
    const span = { start: start - word[0].length, end };
    const edits = [{ file, span: withItsLine(source, span), newText: "" }];
    const options = { fixes: [{ title: "delete it", edits }] };
    reporter.report("for-everyone", file, span, { written: source.slice(span.start, end) }, options);
    return true;
  }

  /** Mistakes whose cure is known: a weekday, the end left out, another play's action, another persona's need. */
  function reportNear(use: Use, file: string): boolean {
    const { node, expects } = use;
    const name = node.text;
    if (use.as === "anchor" && reportWeekday(node, file)) return true;
    if (
      expects.includes("persona") &&
      (reportUndecided(node, file) || reportNobody(node, file) || reportTitle(node, file))
    )
      return true;
    if (expects.includes("type") && (reportTypeFirst(node, file) || reportCurrency(node, file))) return true;
    if (expects.includes("signal") && reportOrMore(node, file)) return true;
    const [play] = ownersOf(use, "play");
    const phase = use.play && scope.find("phase", name, play);
    const lasting = use.as === "anchor" && (phase ?? scope.find("stage", name));
    if (lasting) {
      const args = { name, kind: kindWords[lasting.namespace] };
      const options = replacing(file, node, `end of ${name}`);
      reporter.report("missing-end-of", file, node, args, options);
      return true;
    }
    const named = scope.named(name);
    const action = expects.includes("action") && named.find(({ namespace }) => namespace === "action");
    if (action && action.owner !== undefined) {
      reporter.report("action-of-another-play", file, node, { name, play: action.owner.name });
      return true;
    }
    // `expect Technical`: outside of plays, only tests name actions.
    const inTest = use.play === undefined && use.as !== "anchor" && expects.includes("action");
    if (inTest && named.some(({ namespace }) => namespace === "persona")) {
      return rewrite(file, node, `persona ${name}`);
    }
    const need = expects.includes("need") && named.find(({ namespace }) => namespace === "need");
    if (need && need.owner !== undefined) {
      // A name that was guessed is not the one that the play names.
      if (need.owner.nameNode.broken) return true;
      const personas = ownersOf(use, "persona").map((persona) => persona.name);
      const args = { name, owner: need.owner.name, personas };
      if (personas.length > 0) reporter.report("need-of-another-persona", file, node, args);
      return true;
    }
    return false;
  }

  /** `language` in a test, `customer.language`: the signal that holds it, as the block `customer` says. */
  function holderOf(field: string): string | undefined {
    const customers = files
      .flatMap(({ file }) => file.tree.declarations)
      .filter(({ kind }) => kind === "customer");
    for (const item of customers.flatMap(({ items }) => items))
      if (item.node === "property" && item.word.text === field && item.value?.kind === "reference")
        return item.value.text;
    return undefined;
  }

  const ownedBy = (use: Use): readonly Symbol[] =>
    use.expects.flatMap((namespace) => {
      const kind = ownerKinds[namespace];
      return kind === undefined ? [] : ownersOf(use, kind);
    });

  /** Where the name is a day already, no other is meant; and no day is counted from a weekday. */
  function otherDays({ text, start }: Use["node"], file: string): readonly string[] {
    const item =
      before(file, start)
        .split(/[;{}\r\n]/)
        .at(-1) ?? "";
    return !/\bon\b/.test(item) || dayNames.some((name) => name === text) ? [] : dayNames;
  }

  function namesInSight(use: Use, file: string): readonly string[] {
    const anchors = use.as === "anchor" ? otherDays(use.node, file) : [];
    const builtIn = use.expects.includes("type") ? builtInTypes : anchors;
    const symbols = use.expects.flatMap((namespace) => {
      const kind = ownerKinds[namespace];
      return kind === undefined
        ? scope.all(namespace)
        : ownersOf(use, kind).flatMap((owner) => scope.all(namespace, owner));
    });
    return [...builtIn, ...symbols.map((symbol) => symbol.name)];
  }

  /** A name that looks the same is nearer than one that is spelled nearly the same. */
  function nearest(name: string, candidates: readonly string[]): string | undefined {
    const skeleton = skeletonOf(name);
    const alike = candidates.find((candidate) => {
      const known = skeletons.get(candidate) ?? skeletonOf(candidate);
      skeletons.set(candidate, known);
      return known === skeleton;
    });
    return alike ?? suggest(name, candidates);
  }

  return {
    report,
    reportAmbiguous({ node }, first, second, file) {
      const args = { name: node.text, first: described(first), second: described(second) };
      const related = [first, second].map((symbol) => ({
        file: symbol.file,
        span: symbol.nameNode,
        message: described(symbol),
      }));
      reporter.report("ambiguous-name", file, node, args, { related });
    },
    reportFormer({ node }, present, file) {
      const args = { name: node.text, kind: kindWords[present.namespace] };
      const related = [{ file: present.file, span: present.nameNode, message: "it is here" }];
      reporter.report("name-still-in-use", file, node, args, { related });
    },
  };
}

const described = ({ namespace, owner }: Symbol) =>
  owner === undefined
    ? `the ${kindWords[namespace]}`
    : `the ${kindWords[namespace]} of ${quoted(owner.name)}`;
