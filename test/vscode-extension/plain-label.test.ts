import { expect, test } from "vitest";
import { plainLabel } from "../../vscode-extension/src/plain-label.ts";

test.each([
  ["$(error) Birch Labs", "\\$(error) Birch Labs"],
  ["$(sync~spin)$(check)", "\\$(sync~spin)\\$(check)"],
  // What the editor shows as it stands is left as it stands.
  ["$(touch owned)", "$(touch owned)"],
  ["Price $(5.20) (net)", "Price $(5.20) (net)"],
])("%s is listed as it was written", (name, label) => {
  expect(plainLabel(name)).toBe(label);
});
