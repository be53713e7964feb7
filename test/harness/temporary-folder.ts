/**
 * One folder for all temporary files of a run of the tests, those of the programs that they start too. It is removed
 * when the run ends, whatever failed: a run would leave a thousand folders behind.
 */

import { chmodSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What the system, Node and other programs are told the folder by. */
const variables = ["TMPDIR", "TMP", "TEMP"];

export default function useTemporaryFolder(): () => void {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "persona-")));
  // Some tests start the command as another user.
  chmodSync(folder, 0o755);
  const before = variables.map((name) => [name, process.env[name]] as const);
  for (const name of variables) process.env[name] = folder;
  return () => {
    for (const [name, value] of before)
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
}
