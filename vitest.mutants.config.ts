import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";
import { guarded } from "./test/mutants/guarded.ts";
import main from "./vitest.config.ts";

const tests = guarded[process.env.GROUP ?? ""]?.tests ?? [];

/** In the order that guarded.ts has them: the first that notices a fault ends the run. */
class QuickestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) =>
      tests.findIndex((path) => moduleId.endsWith(`/${path}`));
    return files.toSorted((a, b) => place(a) - place(b));
  }
}

/** The tests that faults of one group are made for, which test/mutants/run.ts starts. */
export default defineConfig({
  ...main,
  test: {
    ...main.test,
    include: [...tests],
    exclude: ["**/node_modules/**"],
    // The others say hardly anything of what is guarded.
    env: { FIXTURES: "names" },
    globalSetup: "./test/harness/temporary-folder.ts",
    setupFiles: ["./test/mutants/no-shrinking.ts"],
    sequence: { sequencer: QuickestFirst },
    reporters: [],
  },
});
