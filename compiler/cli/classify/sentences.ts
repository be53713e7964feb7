/** Loads what says reasons in sentences, where they are asked for: it brings the words of five languages with it. */

import type { BlockTask, InWords } from "./block-classifier.ts";

export async function loadWords({ language }: BlockTask): Promise<InWords | undefined> {
  if (language === undefined) return undefined;
  return (await import("../../planner/words/explanation-words.ts")).explanationInWords;
}
