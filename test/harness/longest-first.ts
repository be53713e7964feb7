import { BaseSequencer, type TestSpecification } from "vitest/node";

/** The files that take longest, longest first, from the root of the repository. */
export const longest: readonly string[] = [
  "test/fuzz/mutated-files.test.ts",
  "test/cli/hostile-input.test.ts",
  "test/cli/classify.test.ts",
  "test/cli/plan.test.ts",
  "test/syntax/broken-files.test.ts",
  "test/fixtures.test.ts",
  "test/differential/classifier.test.ts",
  "test/cli/replacing.test.ts",
  "test/playbooks/playbooks.test.ts",
  "test/cli/help.test.ts",
  "test/emit/types.test.ts",
  "test/values/pattern.test.ts",
  "test/pages/pages.test.ts",
  "test/syntax/token-damage.test.ts",
  "test/cli/explain-words.test.ts",
  "test/format/meaning.test.ts",
  "test/docs/sessions.test.ts",
  "test/cli/replan.test.ts",
  "test/emit/hostile-names.test.ts",
  "test/cli/compiled-scripts.test.ts",
];

/**
 * Begins the longest files first, so that the run does not end with one core waiting for the other. Vitest does so
 * itself once it has timed a file; on a fresh clone it goes by size, and the longest of all is a short text.
 */
export default class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const at = longest.findIndex((path) => moduleId.endsWith(`/${path}`));
      return at < 0 ? longest.length : at;
    };
    return (await super.sort(files)).sort((a, b) => place(a) - place(b));
  }
}
