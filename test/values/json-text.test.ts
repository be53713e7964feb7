/** JSON that is read back as it was, and in which a reader of the file sees everything that is there. */

import { expect, test } from "vitest";
import { jsonText } from "../../compiler/values/json-text.ts";

test.each([
  ["\u007f\u0085\u009f", '"\\u007f\\u0085\\u009f"'],
  ["\u2028\u2029\ufeff", '"\\u2028\\u2029\\ufeff"'],
  ["\ufff9\ufffa\ufffb", '"\\ufff9\\ufffa\\ufffb"'],
  ["\u202e\u2066\u061c\u200f", '"\\u202e\\u2066\\u061c\\u200f"'],
  ["##[error] ##vso[task]", '"\\u0023#[error] \\u0023#vso[task]"'],
  ["## #[ #a[ # a", '"## #[ #a[ # a"'],
  ["~\u00a0é می‌خواهم \ufffc", '"~\u00a0é می‌خواهم \ufffc"'],
])("%j", (text, written) => {
  expect(jsonText(text)).toBe(written);
  expect(JSON.parse(jsonText(text))).toBe(text);
});
