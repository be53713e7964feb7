import { isDeepStrictEqual } from "node:util";
import { expect, test } from "vitest";
import { createProject, type Snapshot } from "../../compiler/project/project.ts";
import { drawsOf } from "../harness/counts.ts";
import { edit } from "../harness/edits.ts";
import { createMemoryHost } from "../harness/memory-host.ts";
import { createRandom } from "../harness/mutate.ts";
import { textFiles } from "../harness/source-files.ts";

/**
 * A project looks again only at what an edit may have changed. A new project, which looks at all there is, judges:
 * after every edit of every sort both must say the same.
 */

const books = ["partner-portal", "support-channels", "consumer"];

/** Where they differ, Vitest shows how; to find that they do not takes it ten times as long. */
function expectSame(found: Snapshot, cold: Snapshot, hint?: string): void {
  const [one, other] = [seen(found), seen(cold)];
  if (!isDeepStrictEqual(one, other)) expect(one, hint).toEqual(other);
}

const seen = (snapshot: Snapshot) => ({
  texts: snapshot.files.map(({ source }) => source.text),
  trees: snapshot.files.map(({ tree }) => tree),
  diagnostics: snapshot.diagnostics,
  playbook: snapshot.playbook(),
});

test.each(books)("%s, edit by edit", async (name) => {
  for (const { seed, count } of drawsOf("edits of a playbook", 20261128 + name.length))
    await editByEdit(name, seed, count);
});

/** A disk with a playbook, and what is opened of it and typed, beside a new project of the same. */
function createDesk(name: string) {
  const folder = `playbooks/${name}/`;
  const files = textFiles(`${folder}**/*.{persona,csv,ics,svg}`);
  const disk = new Map(files.map(({ path, text }) => [path.slice(folder.length), text]));
  const project = createProject(createMemoryHost(disk));
  const buffers = new Map<string, string>();
  return {
    disk,
    textOf: (path: string) => buffers.get(path) ?? (disk.get(path) as string),
    async type(path: string, text: string, hint: string): Promise<Snapshot> {
      buffers.set(path, text);
      const cold = createProject(createMemoryHost(disk));
      for (const [open, now] of buffers) cold.update(open, now, 1);
      project.update(path, text, 1);
      const snapshot = await project.snapshot("main.persona");
      expectSame(snapshot, await cold.snapshot("main.persona"), hint);
      return snapshot;
    },
  };
}

async function editByEdit(name: string, seed: number, count: number): Promise<void> {
  const random = createRandom(seed);
  const { disk, textOf, type } = createDesk(name);
  const sources = [...disk.keys()].filter((path) => path.endsWith(".persona"));
  let path = "";
  for (let step = 0; step < count; step++) {
    // People stay in a file for a while.
    if (step % 12 === 0) path = sources[Math.floor(random() * sources.length)] as string;
    const hint = `SEED=${seed}, edit ${step} of ${path}`;
    const before = textOf(path);
    const { diagnostics, program } = await type(path, edit(before, random), hint);
    // Among mistakes little is left to tell apart.
    const isLost = diagnostics.length > 4 || !program?.certain;
    if (random() < (isLost ? 0.8 : 0.3)) await type(path, isLost ? (disk.get(path) as string) : before, hint);
  }
}

/** Every part uses another. */
const woven = `playbook Woven "Woven" {
  version "1.0.0"
  owner "A <a@example.com>"
  languages en
  timezone "Europe/London"
}
type Size one of { small "Small"; large "Large" }
signals Company "Company" {
  source internal
  size   Size "Size"
  people integer 0 to 50 "People"
  goLive date context "Go-live"
}
define busy as people > 20
persona Fast "Fast" { summary "Hurries." ; need pace "Pace" }
persona Calm "Calm" { summary "Waits." }
classify { ties Fast, Calm ; otherwise Calm }
weights {
  when busy then Fast +2
  when size is large then Calm +1
}
team { load percent "Load" }
role Lead "Lead" { from team }
role Sponsor "Sponsor" { from customer }
assign Lead { spread evenly by load }
channel email "E-mail"
journey { stage Onboarding "Onboarding" }
message Welcome "Welcome" {
  subject en "Welcome"
  body en "You have {{or people 'some'}} people. {{Lead.name}}"
}
play Start "Start" {
  for Fast, Calm
  stage Onboarding
  goal "Begun"
  window 0 to 30 days after start
  task brief "Brief" { owner Lead; when on start; takes 1 day; serves pace }
  message welcome "Welcome" { send Welcome; to Sponsor; when 1 day after brief; channel email; serves pace }
}
test "a large one" {
  started 2027-01-04
  customer { size large; people 30 }
  expect persona Fast, welcome
}
`;

/** A playbook of one file that is typed, each time held against a new project; gives the codes of what is said. */
function createTyping() {
  const project = createProject(createMemoryHost(new Map()));
  return async (text: string) => {
    const cold = createProject(createMemoryHost(new Map([["main.persona", text]])));
    project.update("main.persona", text, 1);
    const snapshot = await project.snapshot("main.persona");
    expectSame(snapshot, await cold.snapshot("main.persona"));
    return snapshot.diagnostics.map(({ code }) => code);
  };
}

/** What is no longer right far away from the edit that made it so, and what is said of it. */
test.each([
  ["goLive date", "goLive date required", "unset-required-signal"],
  ['{ small "Small"; large "Large" }', '{ small "Small"; big "Big" }', "unknown-member"],
  ["people integer 0 to 50", "people integer 0 to 25", "out-of-range"],
  ["people integer 0 to 50", "people boolean", "text-not-printable"],
  ['role Lead "Lead" { from team }', 'role Lead "Lead" { from customer }', "assigned-customer-role"],
  ["need pace", "need speed", "unknown-name"],
  ["task brief", "task outline", "unknown-name"],
  ["send Welcome", "send Wellcome", "unknown-name"],
])("%s, made %s, is told where it matters", async (written, instead, code) => {
  const type = createTyping();
  expect(await type(woven)).toEqual([]);
  expect(await type(woven.replace(written, instead))).toContain(code);
  expect(await type(woven)).toEqual([]);
});

test("what is told once is told at the next place when the first is gone", async () => {
  const type = createTyping();
  const notSent = (name: string, text: string) =>
    `message ${name} "${name}" { subject en "Hello" ; body en "${text}" }\n`;
  const playbook = (first: string) =>
    woven.replace('small "Small"', "small") +
    notSent("First", first) +
    notSent("Second", "{{or size 'you'}}");
  expect(await type(playbook("{{or size 'them'}}"))).toContain("text-raw-member");
  expect(await type(playbook("them"))).toContain("text-raw-member");
});
