/**
 * The language server over the wire, against Prisma's, one made with Langium, and that of JSON: documents of equal
 * length, a letter typed in the middle; what is wrong, what could follow, the start, processor time, memory.
 *
 * All servers run at the same time and are asked in turns; who is not asked sleeps. That of JSON looks for no meaning; it
 * is measured beside them, and sets no bar. `npm run bench -- language-server 5` takes five rounds instead of twenty,
 * and no length takes longer than five minutes: what was measured until then is told.
 */

import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Bar, type Comparison, comparisonOf, median } from "../measure.ts";
import { openSession, type Server, type Session } from "./client.ts";
import { type Document, jsonOf, playbookOf, prismaOf } from "./documents.ts";
import { benchIndexing } from "./indexing.ts";

const mostRounds = 20;
const fewestRounds = 3;
const warmUp = 5;
/** Of each length, in milliseconds. */
const longest = 300_000;

type Peer = "ours" | "prisma" | "langium" | "json";

export async function benchLanguageServer(root: string, rounds = mostRounds): Promise<readonly Comparison[]> {
  const node = process.execPath;
  const peer = (path: string) => join(root, "bench/node_modules", path);
  const servers: Readonly<Record<Peer, Server>> = {
    ours: { name: "ours", command: [node, join(root, "compiler/bin/persona.js"), "lsp", "--stdio"] },
    prisma: { name: "Prisma", command: [node, peer("@prisma/language-server/dist/bin.js"), "--stdio"] },
    langium: { name: "Langium", command: [node, join(root, "bench/language-server/langium-server.ts")] },
    json: {
      name: "JSON",
      command: [node, peer("vscode-langservers-extracted/bin/vscode-json-language-server"), "--stdio"],
    },
  };
  const starts = await measureStarts(servers, Math.min(rounds, 7));
  const short = await measure(servers, 150, rounds);
  const long = await measure(servers, 10_000, rounds);
  const times = (name: string, bar: Bar, ours: number, theirs: number) =>
    comparisonOf(name, bar, ours, theirs);
  const diagnostics = (lines: typeof long, peerOf: Peer, bar: Bar, of: string) =>
    times(
      `language server: diagnostics of ${of}, p95, as ${servers[peerOf].name}'s`,
      bar,
      p95(lines.ours.diagnostics),
      p95(lines[peerOf].diagnostics),
    );
  const completion = (peerOf: Peer, bar: Bar) =>
    times(
      `language server: completion in 10,000 lines, p95, as ${servers[peerOf].name}'s`,
      bar,
      p95(long.ours.completions),
      p95(long[peerOf].completions),
    );
  return [
    diagnostics(long, "prisma", { atMost: 0.5 }, "10,000 lines"),
    diagnostics(long, "langium", { atMost: 0.1 }, "10,000 lines"),
    { ...diagnostics(long, "json", { atMost: 1 }, "10,000 lines"), bar: undefined },
    times(
      "language server: diagnostics of 10,000 lines, p50, as of 150",
      { atMost: 8 },
      median(long.ours.diagnostics),
      median(short.ours.diagnostics),
    ),
    completion("langium", { atMost: 0.1 }),
    completion("prisma", { atMost: 0.25 }),
    times(
      "language server: processor time of a keystroke in 10,000 lines, as Langium's",
      { atMost: 0.1 },
      long.ours.cpuTime,
      long.langium.cpuTime,
    ),
    {
      ...times(
        "language server: memory at 10,000 lines, as Langium's",
        { atMost: 0.5 },
        long.ours.memory,
        long.langium.memory,
      ),
      unit: "MB",
    },
    times(
      "language server: from start to `initialize`, as Prisma's",
      { atMost: 0.5 },
      median(starts.ours),
      median(starts.prisma),
    ),
    ...(await benchIndexing(servers.ours)),
  ];
}

interface Measured {
  readonly diagnostics: readonly number[];
  readonly completions: readonly number[];
  /** Milliseconds for one letter typed and looked at. */
  readonly cpuTime: number;
  readonly memory: number;
}

const documentsOf = (lines: number): Readonly<Record<Peer, Document>> => ({
  ours: playbookOf(lines, "persona", "persona"),
  prisma: prismaOf(lines),
  langium: playbookOf(lines, "generated", "generated"),
  json: jsonOf(lines),
});

async function open(server: Server, document: Document): Promise<Session> {
  const folder = mkdtempSync(join(tmpdir(), "persona-bench-"));
  writeFileSync(join(folder, `main.${document.ending}`), document.text);
  return await openSession(server, folder, document);
}

async function measureStarts(
  servers: Readonly<Record<Peer, Server>>,
  count: number,
): Promise<Readonly<Record<Peer, readonly number[]>>> {
  const documents = documentsOf(150);
  const starts: Record<Peer, number[]> = { ours: [], prisma: [], langium: [], json: [] };
  // The first start of ours keeps what was compiled: only those after it are as people have them.
  for (let start = -1; start < count; start++)
    for (const each of Object.keys(servers) as readonly Peer[]) {
      const session = await open(servers[each], documents[each]);
      if (start >= 0) starts[each].push(session.started);
      session.end();
    }
  return starts;
}

async function measure(
  servers: Readonly<Record<Peer, Server>>,
  lines: number,
  count: number,
): Promise<Readonly<Record<Peer, Measured>>> {
  const documents = documentsOf(lines);
  const nothing = () => ({ diagnostics: [] as number[], completions: [] as number[], cpuTime: 0, memory: 0 });
  const measured = { ours: nothing(), prisma: nothing(), langium: nothing(), json: nothing() };
  const sessions = new Map<Peer, Session>();
  try {
    for (const each of Object.keys(servers) as readonly Peer[])
      sessions.set(each, await open(servers[each], documents[each]));
    const began = performance.now();
    for (let round = -warmUp; round < count; round++) {
      if (round >= fewestRounds && performance.now() - began > longest) break;
      for (const [each, session] of sessions) {
        const before = session.cpuTime();
        const [diagnosed, spent] = [await session.diagnose(), session.cpuTime()];
        const completed = await session.complete();
        if (round < 0) continue;
        measured[each].diagnostics.push(diagnosed);
        measured[each].completions.push(completed);
        // A letter typed and one taken away.
        measured[each].cpuTime += (spent - before) / 2;
      }
    }
    for (const [each, session] of sessions) {
      measured[each].cpuTime /= measured[each].diagnostics.length;
      measured[each].memory = session.memory();
    }
  } finally {
    for (const session of sessions.values()) session.end();
  }
  return measured;
}

/** So many took no longer than this but for one in twenty. */
function p95(times: readonly number[]): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(0.95 * sorted.length))] as number;
}
