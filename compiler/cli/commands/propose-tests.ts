/**
 * `persona propose-tests`: test blocks in which every rule of a playbook decides something, for a person to confirm.
 *
 * What its tests notice already is left out, so that it can be run again. They say what comes out today. Whether that is right, nobody but who knows the customers can say.
 */

import { formatSource } from "../../format/format.ts";
import { proposeTests } from "../../testing/proposals/propose.ts";
import { testSource } from "../../testing/proposals/test-source.ts";
import { unnoticedBy } from "../../testing/proposals/unnoticed.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { openSoundPlaybook } from "../input/open-playbook.ts";
import type { Terminal } from "../terminal/terminal.ts";

const head = `// Proposed by \`persona propose-tests\`: what comes out today, of customers in whom every rule decides something.
// Read each of them. Where it is right, give it a name that says why; where it is not, change the weights.
`;

export async function runProposeTests(terminal: Terminal, named: string): Promise<ExitCode> {
  const open = await openSoundPlaybook(named, terminal);
  if (open === undefined) return exitCodes.errors;
  const { playbook } = open;
  const all = proposeTests(playbook);
  if (all.length === 0) {
    terminal.note("nothing to propose: the playbook has no weights");
    return exitCodes.fine;
  }
  const tests = unnoticedBy(playbook, playbook.tests, all);
  if (tests.length === 0) {
    terminal.note(`nothing to propose: the tests of the playbook notice all ${all.length} already`);
    return exitCodes.fine;
  }
  if (tests.length < all.length)
    terminal.note(
      `${all.length - tests.length} of ${all.length} left out: tests of the playbook notice them already`,
    );
  const source = [head, ...tests.map((test) => `${testSource(test, playbook)}\n`)].join("\n");
  await terminal.write(formatted(source));
  return exitCodes.fine;
}

function formatted(source: string): string {
  const result = formatSource({ path: "tests.persona", text: source, version: 0 });
  if (!("text" in result)) throw new Error("a proposed test is no test");
  // A title in it may be a command to a build server; the language reads the number as the same sign.
  return result.text.replace(/#(?=#\w*\[)/g, "\\u{23}");
}
