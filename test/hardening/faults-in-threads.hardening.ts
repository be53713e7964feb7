/** `persona test --mutate` of the shipped playbooks in threads: the same bytes as without, Ctrl-C, a bug of ours in a thread. */

import { globSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { describe, expect, test, vi } from "vitest";
import { openSoundPlaybook } from "../../compiler/cli/input/open-playbook.ts";
import type { Terminal } from "../../compiler/cli/terminal/terminal.ts";
import { choose } from "../../compiler/cli/testing/choose.ts";
import { runMutation } from "../../compiler/cli/testing/mutation/mutate.ts";
import { newFolder, persona, startPersona } from "../harness/command.ts";
import { root } from "../harness/source-files.ts";

const flagship = join(root, "playbooks/partner-portal");

describe.each(globSync("playbooks/*/main.persona", { cwd: root }).map((path) => dirname(path)))(
  "%s",
  (folder) => {
    test.each(["pretty", "json"])(
      "as %s it is the same with one thread and with several",
      async (reporter) => {
        const printed = async (threads: number) => {
          let text = "";
          const print = (line = "") => {
            text += `${line}\n`;
          };
          const write = async (more: string) => {
            text += more;
          };
          const style = (_: unknown, words: string) => words;
          const terminal = {
            print,
            note: print,
            write,
            style,
            noteStyle: style,
            noteError: print,
            width: 80,
          };
          const path = join(root, folder);
          const open = await openSoundPlaybook(path, terminal as unknown as Terminal);
          const chosen = choose(open ?? expect.fail("it is not sound"), path, undefined);
          const hands = { threads, patience: 0 };
          const code = await runMutation(terminal as unknown as Terminal, { reporter, hands }, [chosen]);
          return `${text}${code}`;
        };
        const alone = await printed(1);
        expect(alone).toMatch(/noticed/);
        expect(await printed(3)).toBe(alone);
      },
    );
  },
);

describe("of the flagship the command", () => {
  test("ends at once when it is stopped in the middle, and says how far it came and what it found", async () => {
    // Few tests leave much unnoticed, wherever they are stopped.
    const child = startPersona(["test", flagship, "--mutate", "--name", "Spanish"], {
      in: newFolder(),
    });
    let said = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk) => {
        said += chunk;
      });
    await untilThreads(child.pid ?? 0);
    const stopped = performance.now();
    child.kill("SIGINT");
    const code = await new Promise((resolve) => child.on("close", resolve));
    expect(code).toBe(130);
    expect(performance.now() - stopped).toBeLessThan(2000);
    const [first, ...found] = said.split("\n");
    expect(first).toMatch(/^interrupted after \d+ of \d+ faults; not noticed by any test:$/);
    // Of as many as were missed until then, 25 are listed.
    const listed = found.filter((line) => /^ {2}\S.*\.persona:\d+ {2}\S/.test(line));
    expect(listed.length).toBeGreaterThan(0);
    expect(listed.length).toBeLessThanOrEqual(25);
    if (listed.length < 25) expect(found.at(-2)).not.toMatch(/^ {2}and \d+ more$/);
  });

  test("tells of a bug in a thread as of any other", () => {
    const reports = newFolder();
    const env = { PERSONA_FORCE_BUG: "test:thread", TMPDIR: reports };
    const { status, stdout, stderr } = persona(["test", flagship, "--mutate"], { in: newFolder(), env });
    expect([status, stdout]).toEqual([70, ""]);
    expect(stderr).toMatch(/^persona has a bug \(\w+\); .*\n$/);
    expect(readdirSync(reports).filter((name) => name.startsWith("persona-bug"))).toHaveLength(1);
  });
});

/** Threads try faults. Where no system tells of threads, as soon as they do on a machine with nothing to do. */
async function untilThreads(pid: number): Promise<void> {
  const tasks = `/proc/${pid}/task`;
  const names = () => readdirSync(tasks).map((id) => readFileSync(join(tasks, id, "comm"), "utf8").trim());
  if (process.platform === "linux")
    await vi.waitFor(() => expect(names()).toContain("WorkerThread"), { timeout: 60_000, interval: 50 });
  else await setTimeout(2000);
  await setTimeout(1000);
}
