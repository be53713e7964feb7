/** What GitHub's and Azure's build servers take for commands when it is printed is text; all else stays as it is. */

import { expect, test } from "vitest";
import { withoutCommands } from "../../compiler/diagnostics/build-log-commands.ts";

test.each([
  ["::error::x", "‹::›error::x"],
  [" \t::add-mask::x", " \t‹::›add-mask::x"],
  ["\u001b[31m\u001b[1;4m ::error::x", "\u001b[31m\u001b[1;4m ‹::›error::x"],
  ["\u001b[m::error::x", "\u001b[m‹::›error::x"],
  ["a\n::stop-commands::x\n::y::", "a\n‹::›stop-commands::x\n‹::›y::"],
  ["##[error]x", "‹##›[error]x"],
  ["a ##vso[task.complete]##[group]", "a ‹##›vso[task.complete]‹##›[group]"],
])("%j is shown as %j", (text, shown) => {
  expect(withoutCommands(text)).toBe(shown);
});

test.each(["a::b", "std ::error::x", "x\u001b[31m::error::x", ":error:", "## Heading", "## a [b]", "#[x]"])(
  "%j is no command",
  (text) => {
    expect(withoutCommands(text)).toBe(text);
  },
);
