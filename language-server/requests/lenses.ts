/** Code lenses: each a command of protocol/persona-commands.ts, with words that say what came of it last. */

import type { Result } from "@persona-lang/compiler/trial";
import type { CodeLens, Command } from "vscode-languageserver";
import { type Lens, lensesIn } from "../features/lenses.ts";
import type * as persona from "../protocol/persona-commands.ts";
import type { Session } from "../session.ts";
import { ruleAt, soundAt } from "./playbook-asked.ts";
import { opensPreviews } from "./previews.ts";

/** What a rule's lens is about, until it comes into sight. */
interface RuleLens {
  readonly uri: string;
  readonly about: "coverage" | "hits";
}

const nothing = { begin() {}, report() {}, done() {} };

export function serveLenses(session: Session): void {
  const { connection } = session;

  connection.onCodeLens(({ textDocument: { uri } }, token) =>
    session.answer(uri, "lowered", token, ({ file, snapshot, positions }): CodeLens[] => {
      const playbook = snapshot.playbook();
      const path = file.source.path;
      return lensesIn(file).flatMap((lens): CodeLens[] => {
        const range = positions.rangeOf({ start: lens.span.start, end: lens.span.start });
        if (lens.kind === "coverage" || lens.kind === "hits")
          return playbook === undefined
            ? []
            : [{ range, data: { uri, about: lens.kind } satisfies RuleLens }];
        const isTest = lens.kind === "test" || lens.kind === "cohort";
        const last =
          isTest && playbook !== undefined
            ? session.trials.lastResult(playbook, lens.kind, lens.name, path)
            : undefined;
        return commandsOf(lens, uri, path, last).map((command) => ({ range, command }));
      });
    }),
  );

  function commandsOf(lens: Lens, uri: string, path: string, last: Result | undefined): readonly Command[] {
    const preview = (title: string, asked: persona.PreviewArguments): Command[] =>
      opensPreviews(session)
        ? [{ title, command: "persona.preview", arguments: [{ ...asked, tell: true }] }]
        : [];
    switch (lens.kind) {
      case "test":
      case "cohort": {
        const asked: persona.RunTestsArguments = {
          uri,
          ids: [`${path}#${lens.kind}:${lens.name}`],
          tell: true,
        };
        return [{ title: titleOf(last), command: "persona.runTests", arguments: [asked] }];
      }
      case "playbook":
        return [
          {
            title: "run all tests",
            command: "persona.runTests",
            arguments: [{ uri, tell: true } satisfies persona.RunTestsArguments],
          },
          ...(session.classifierOf === undefined
            ? []
            : preview("show the classifier", { uri, kind: "classifier" })),
        ];
      case "persona":
        return [
          ...preview("show the card", { uri, kind: "card", persona: lens.name }),
          ...preview("show a plan", { uri, kind: "plan", persona: lens.name }),
        ];
      default:
        return [];
    }
  }

  connection.onCodeLensResolve(async (lens, token) => {
    const { uri, about } = (lens.data ?? {}) as Partial<RuleLens>;
    const { line, character } = lens.range.start;
    const unresolved = { ...lens, command: { title: "", command: "" } };
    try {
      const seen = await soundAt(uri, { session, token, progress: nothing });
      const rule = uri === undefined || "problem" in seen ? undefined : ruleAt({ line, character }, seen);
      if (uri === undefined || "problem" in seen || rule === undefined) return unresolved;
      const { trials } = session;
      if (about === "coverage") {
        const items = (await trials.coverage(seen.sound)).filter(
          ({ id }) => id === `rule ${rule.id}` || id.startsWith(`arm ${rule.id} `),
        );
        return { ...lens, command: { title: wordCoverage(items), command: "" } };
      }
      const { customers, cut } = await trials.sample(seen.sound);
      const hit = (await trials.hits(seen.sound)).get(rule.id) ?? [];
      if (customers.length === 0) return unresolved;
      const title = `points for ${hit.length} of ${cut ? "the first " : ""}${customers.length} customers`;
      const asked: persona.HitsArguments = { uri, line, character, tell: true };
      return { ...lens, command: { title, command: "persona.hits", arguments: [asked] } };
    } catch (error) {
      connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
      return unresolved;
    }
  });
}

function titleOf(last: Result | undefined): string {
  if (last === undefined) return "run";
  const failure = last.verdicts.find(({ met }) => !met);
  return failure === undefined
    ? "✓ passed: run again"
    : `✗ expected ${failure.expected}, found ${failure.found}: run again`;
}

function wordCoverage(items: readonly { readonly id: string; readonly by?: string }[]): string {
  const arms = items.filter(({ id }) => id.startsWith("arm "));
  const proved = arms.filter(({ by }) => by !== undefined).length;
  const by = items.find((item) => item.by !== undefined)?.by;
  if (by === undefined) return "no test depends on it";
  return arms.length === 0 ? `proved by “${by}”` : `${proved} of ${arms.length} cases proved by tests`;
}
