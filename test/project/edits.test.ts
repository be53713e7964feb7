import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createProject, type Snapshot } from "../../compiler/project/project.ts";
import type { CompilerHost } from "../../compiler/source/host.ts";
import { createMemoryHost } from "../harness/memory-host.ts";

/**
 * A project that has seen many edits must say what a new one says of the same files: nothing of an earlier look may
 * be left in it.
 */

const main = (imports: string) => `playbook P "P" {
  version "1.0.0"
  owner "A <a@example.com>"
  languages en, es
  timezone "America/Denver"
  holidays "days.ics"
}
${imports}
persona Technical "T" { summary "x"; need briefs "B" }
classify { otherwise Technical }
weights { when big then Technical +2 }
`;

/** What each file may hold, sound or not: imports that come, go and make circles; names that move between files. */
const contents: Readonly<Record<string, readonly (string | undefined)[]>> = {
  "main.persona": [
    main('import "./a.persona"'),
    main('import "./b.persona"'),
    main('import Size from "./b.persona"\nimport "./a.persona"'),
    main('import "./A.persona"'),
    main(""),
    'persona Technical "T" {',
  ],
  "a.persona": [
    'import "./b.persona"\ndefine big as developers > 3\n',
    'import "./main.persona"\nsignals S { developers integer 0 to 50; size Size }\ndefine big as developers > 3\n',
    "signals S { developers integer 0 to 50 }\ndefine big as developers > 300\n",
    "define big as fast\n",
    "define big as developers >\n",
    undefined,
  ],
  "b.persona": [
    "signals S { developers integer 0 to 50; fast boolean }\ntype Size one of small, large\n",
    'import "./a.persona"\nsignals T { fast boolean; size Size }\ntype Size one of small\n',
    "define big as fast\nsignals S { fast boolean }\n",
    'signals S { fast boolean "x }\n',
    undefined,
  ],
  "days.ics": [
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART;VALUE=DATE:20261225\r\nSUMMARY:Christmas\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
    "no calendar",
    undefined,
  ],
};
const paths = Object.keys(contents);

type Step =
  | { readonly kind: "write" | "open"; readonly path: string; readonly choice: number }
  | { readonly kind: "close"; readonly path: string }
  | { readonly kind: "look"; readonly entry: string };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constantFrom("write" as const, "open" as const),
    path: fc.constantFrom(...paths),
    choice: fc.nat(5),
  }),
  fc.record({ kind: fc.constant("close" as const), path: fc.constantFrom(...paths) }),
  fc.record({ kind: fc.constant("look" as const), entry: fc.constantFrom("main.persona", "a.persona") }),
);

/** All that a reader can see of a snapshot. */
const seen = (snapshot: Snapshot) => ({
  entry: snapshot.entry,
  files: snapshot.files.map(({ source }) => [source.path, source.text]),
  diagnostics: snapshot.diagnostics,
  playbook: snapshot.playbook(),
});

/** A disk, the buffers over it, and what both come to. */
function createDesk() {
  const disk = new Map<string, string>();
  const buffers = new Map<string, string>();
  let version = 0;
  const project = createProject(createMemoryHost(disk));
  return {
    project,
    take(one: Step): void {
      if (one.kind === "look") return;
      if (one.kind === "close") {
        buffers.delete(one.path);
        project.close(one.path);
        return;
      }
      const choices = contents[one.path] ?? [];
      const text = choices[one.choice % choices.length];
      if (one.kind === "write" && text === undefined) disk.delete(one.path);
      else if (one.kind === "write") disk.set(one.path, text ?? "");
      else if (one.path.endsWith(".persona")) {
        buffers.set(one.path, text ?? "");
        project.update(one.path, text ?? "", ++version);
      }
    },
    cold(entry: string): Promise<Snapshot> {
      const fresh = createProject(createMemoryHost(new Map(disk)));
      for (const [path, text] of buffers) fresh.update(path, text, 1);
      return fresh.snapshot(entry);
    },
  };
}

describe("edits back and forth", () => {
  test("leave nothing behind: every look is that of a new project", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
        const desk = createDesk();
        for (const path of paths) desk.take({ kind: "write", path, choice: 0 });
        for (const one of [...steps, { kind: "look", entry: "main.persona" } as const]) {
          desk.take(one);
          if (one.kind !== "look") continue;
          expect(seen(await desk.project.snapshot(one.entry))).toEqual(seen(await desk.cold(one.entry)));
        }
      }),
      { seed: 20261126, numRuns: 300 },
    );
  });

  test("during a look: a look that raced another, or was stopped, does no harm to the next", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 8 }), fc.boolean(), async (steps, stop) => {
        const desk = createDesk();
        for (const path of paths) desk.take({ kind: "write", path, choice: 0 });
        const looks: Promise<unknown>[] = [];
        for (const one of steps) {
          const controller = new AbortController();
          const look = desk.project.snapshot("main.persona", controller.signal);
          looks.push(look.catch((reason) => expect(reason).toBe("stopped")));
          if (stop) controller.abort("stopped");
          else await Promise.resolve();
          desk.take(one);
        }
        await Promise.all(looks);
        expect(seen(await desk.project.snapshot("main.persona"))).toEqual(
          seen(await desk.cold("main.persona")),
        );
      }),
      { seed: 20261127, numRuns: 150 },
    );
  });
});

test("a look sees one text of each file, whenever it is edited", async () => {
  const disk = new Map<string, string>();
  for (const path of paths) disk.set(path, contents[path]?.[0] ?? "");
  const memory = createMemoryHost(disk);
  let edit = () => {};
  const host: CompilerHost = {
    list: memory.list,
    async read(path) {
      const answer = await memory.read(path);
      if (path === "a.persona") edit();
      return answer;
    },
  };
  const project = createProject(host);
  edit = () => project.update("main.persona", "persona", 1);
  const { files, text, diagnostics } = await project.snapshot("main.persona");
  expect(text("main.persona")).toBe(disk.get("main.persona"));
  expect(files.every(({ source }) => text(source.path) === source.text)).toBe(true);
  for (const { file, span } of diagnostics) expect(span.end).toBeLessThanOrEqual(text(file)?.length ?? 0);
});
