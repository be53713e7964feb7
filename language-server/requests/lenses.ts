/** Code lenses: each a command of protocol/persona-commands.ts, with words that say what came of it last. */

import type { Result } from "@persona-lang/compiler/trial";
import type { CodeLens, Command } from "vscode-languageserver";
import { type Lens, lensesIn } from "../features/lenses.ts";
import { oneLine } from "../features/markdown.ts";
import type * as persona from "../protocol/persona-commands.ts";
import { opensPreviews } from "../protocol/preview-addresses.ts";
import type { Session } from "../session.ts";
import { idOf, ruleAt, soundAt, untold } from "./playbook-asked.ts";

/** What a rule's lens is about, until it comes into sight. */
interface RuleLens {
  readonly uri: string;
  readonly about: "coverage" | "hits";
}

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
        const personas = playbook?.personas.map(({ name }) => name) ?? [];
        return commandsOf(lens, { uri, path, last, personas }).map((command) => ({ range, command }));
      });
    }),
  );

  interface About {
    readonly uri: string;
    readonly path: string;
    readonly last: Result | undefined;
    /** All of the playbook, where it is sound. */
    readonly personas: readonly string[];
  }

  function commandsOf(lens: Lens, { uri, path, last, personas }: About): readonly Command[] {
    const preview = (title: string, asked: persona.PreviewArguments): Command[] =>
      opensPreviews(session.client)
        ? [{ title, command: "persona.preview", arguments: [{ ...asked, tell: true }] }]
        : [];
    switch (lens.kind) {
      case "test":
      case "cohort": {
        const asked: persona.RunTestsArguments = {
          uri,
          ids: [idOf(lens.kind, path, lens.name)],
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
      case "play": {
        const isForAll = lens.personas.length === 0;
        const shown = isForAll
          ? personas.slice(0, 1)
          : lens.personas.filter((name) => personas.includes(name));
        return shown.flatMap((name) =>
          preview(`show the plan of ${name}`, { uri, kind: "plan", persona: name }),
        );
      }
      default:
        return [];
    }
  }

  connection.onCodeLensResolve((lens, token) => {
    const unresolved = { ...lens, command: { title: "", command: "" } };
    return session.guarded(token, unresolved, async () => {
      const { uri, about } = (lens.data ?? {}) as Partial<RuleLens>;
      const { line, character } = lens.range.start;
      const seen = await soundAt(uri, { session, token, progress: untold });
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
    });
  });
}

function titleOf(last: Result | undefined): string {
  if (last === undefined) return "run";
  const failure = last.verdicts.find(({ met }) => !met);
  return failure === undefined
    ? "✓ passed: run again"
    : oneLine(`✗ expected ${failure.expected}, found ${failure.found}: run again`);
}

function wordCoverage(items: readonly { readonly id: string; readonly by?: string }[]): string {
  const arms = items.filter(({ id }) => id.startsWith("arm "));
  const proved = arms.filter(({ by }) => by !== undefined).length;
  const by = items.find((item) => item.by !== undefined)?.by;
  if (by === undefined) return "no test depends on it";
  return arms.length === 0
    ? oneLine(`proved by “${by}”`)
    : `${proved} of ${arms.length} cases proved by tests`;
}
