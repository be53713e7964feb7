/**
 * The server as the extension brings it along: on a machine a process with a channel, which reads playbooks itself; in
 * a browser a worker.
 */

import { fork, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createContext, runInContext } from "node:vm";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Diagnostic, PublishDiagnosticsParams } from "vscode-languageserver";
import { createProject } from "../../compiler/index.ts";
import { createMemoryHost } from "../harness/memory-host.ts";
import { root } from "../harness/source-files.ts";

const extension = join(root, "vscode-extension");
let server: ReturnType<typeof fork>;
beforeAll(() => {
  const { status, stderr } = spawnSync(process.execPath, [join(extension, "build.mjs")], {
    encoding: "utf8",
  });
  expect(status, stderr).toBe(0);
  // As in Node 20, in which older editors run it on remote machines.
  const older = "data:text/javascript,delete Map.groupBy";
  server = fork(join(extension, "dist/server.js"), [], {
    execArgv: ["--import", older],
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
});
afterAll(() => server.kill());

let asked = 0;
function ask(method: string, params: object): Promise<unknown> {
  asked += 1;
  const id = asked;
  server.send({ jsonrpc: "2.0", id, method, params });
  return new Promise((answered) => {
    server.on("message", (message: { id?: number; method?: string; result?: unknown }) => {
      if (message.id === id && message.method === undefined) answered(message.result);
    });
  });
}

/** What is said first of a file. */
function published(uri: string): Promise<readonly Diagnostic[]> {
  return new Promise((resolve) => {
    server.on("message", ({ method, params }: { method?: string; params?: PublishDiagnosticsParams }) => {
      if (method === "textDocument/publishDiagnostics" && params?.uri === uri) resolve(params.diagnostics);
    });
  });
}

/** The bundle holds of ical.js the parser alone: what it leaves out is not asked for by any kind of value. */
const daysOff = `BEGIN:VCALENDAR
VERSION:2.0
X-WR-TIMEZONE:Europe/Athens
BEGIN:VTIMEZONE
TZID:Europe/Athens
BEGIN:STANDARD
DTSTART:19961027T040000
TZOFFSETFROM:+0300
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU;UNTIL=20301027T010000Z
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
UID:a
DTSTAMP:20260101T000000Z
DTSTART;VALUE=DATE:20260101
DURATION:P1D
RRULE:FREQ=YEARLY;COUNT=4;WKST=MO
EXDATE;VALUE=DATE:20270101
RDATE;VALUE=DATE:20260606
RDATE;VALUE=PERIOD:20260707T100000Z/PT5H
ATTACH;ENCODING=BASE64;VALUE=BINARY:AAAA
GEO:37.38;-122.08
X-CLOCK;VALUE=TIME:100000
X-OFFSET;VALUE=UTC-OFFSET:-0500
X-COUNT;VALUE=INTEGER:3
BEGIN:VALARM
TRIGGER:-PT15M
END:VALARM
END:VEVENT
END:VCALENDAR
`.replaceAll("\n", "\r\n");

test("it reads the files of the folder that an opened playbook lies in", async () => {
  const folder = mkdtempSync(join(tmpdir(), "persona-bundled-"));
  cpSync(join(root, "compiler/starter"), folder, { recursive: true });
  const main = join(folder, "main.persona");
  const uri = pathToFileURL(main).href;
  await ask("initialize", { processId: null, capabilities: {}, rootUri: pathToFileURL(folder).href });
  server.send({ jsonrpc: "2.0", method: "initialized", params: {} });
  writeFileSync(join(folder, "days-off.ics"), daysOff);
  const text = readFileSync(main, "utf8").replace(/(?<=holidays +).*/, '"days-off.ics"');
  const textDocument = { uri, languageId: "persona", version: 1, text };
  const told = published(uri);
  server.send({ jsonrpc: "2.0", method: "textDocument/didOpen", params: { textDocument } });
  expect(await told).toEqual([]);
  const found = await ask("workspace/executeCommand", {
    command: "persona.customers",
    arguments: [{ uri }],
  });
  expect(found).toMatchObject({
    customers: expect.arrayContaining([expect.objectContaining({ id: "C-2" })]),
  });
});

/** It goes without what Chevrotain has for mending texts and for making trees. */
test("of a text that is broken it says what the compiler says", async () => {
  const broken = readFileSync(join(root, "compiler/starter/main.persona"), "utf8")
    .replace("weights {", "weigths {")
    .replace(/then Quick \+\d/, "then Quick +")
    .replace("classify {", "classify { acept when ,")
    .replace(/integer 0 to 500/, "integer 0 to");
  const { diagnostics } = await createProject(createMemoryHost(new Map([["main.persona", broken]]))).snapshot(
    "main.persona",
  );
  const codes = diagnostics.map(({ code }) => code);
  expect(codes.length).toBeGreaterThan(3);
  const uri = pathToFileURL(join(mkdtempSync(join(tmpdir(), "persona-bundled-")), "main.persona")).href;
  const told = published(uri);
  const textDocument = { uri, languageId: "persona", version: 1, text: broken };
  server.send({ jsonrpc: "2.0", method: "textDocument/didOpen", params: { textDocument } });
  expect((await told).map(({ code }) => code)).toEqual(codes);
});

test("in a browser it starts with what a worker has, and nothing of Node", async () => {
  interface Message {
    readonly id?: number;
    readonly result?: unknown;
  }
  let answer: (message: Message) => void = () => {};
  const answered = new Promise((resolve) => {
    answer = ({ id, result }) => id === 1 && resolve(result);
  });
  const worker = {
    ...{ TextEncoder, TextDecoder, URL, URLSearchParams, crypto, performance, AbortController, console },
    ...{ setTimeout, clearTimeout, setInterval, clearInterval, queueMicrotask },
    addEventListener: () => {},
    postMessage: (message: Message) => answer(message),
    onmessage: (_: { readonly data: object }) => {},
  };
  createContext(Object.assign(worker, { self: worker }));
  runInContext(readFileSync(join(extension, "dist/server.js"), "utf8"), worker);
  const params = { processId: null, capabilities: {}, rootUri: null };
  worker.onmessage({ data: { jsonrpc: "2.0", id: 1, method: "initialize", params } });
  expect(await answered).toMatchObject({ capabilities: { completionProvider: {}, hoverProvider: true } });
});
