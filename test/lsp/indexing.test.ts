import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { folderWith } from "../harness/command.ts";
import { connectTo, startServerProcess } from "../harness/server-process.ts";
import { connect, modern } from "./client.ts";
import { createMemoryFiles } from "./memory-files.ts";

/** A workspace that is read when a client starts, and what the client is told of it. */

const starter = readFileSync(new URL("../../compiler/starter/main.persona", import.meta.url), "utf8");
const shows = { ...modern, window: { ...modern.window, workDoneProgress: true } };

interface Progress {
  readonly kind: string;
  readonly percentage?: number;
  readonly message?: string;
}

test("a workspace of 1,000 files is read with progress, each part of a hundred told once", async () => {
  const parts = Array.from({ length: 999 }, (_, index) => [`part${index}.persona`, "// part\n"] as const);
  const seen: Progress[] = [];
  let ended = (): void => {};
  const done = new Promise<void>((resolve) => {
    ended = resolve;
  });
  const files = new Map(Object.entries({ "main.persona": starter, ...Object.fromEntries(parts) }));
  const client = await connect(createMemoryFiles(files), {
    capabilities: shows,
    folder: "memory:/",
    progress(value) {
      seen.push(value);
      if (value.kind === "end") ended();
    },
  });
  await done;
  await client.end();
  expect(seen[0]).toMatchObject({ kind: "begin", percentage: 0 });
  expect(seen.slice(1, -1).map(({ percentage }) => percentage)).toEqual(
    Array.from({ length: 100 }, (_, index) => index + 1),
  );
  expect(seen.at(-2)?.message).toBe("1000 of 1000 files");
});

test("who asks while one playbook of many files is read need not wait for all of it", async () => {
  const part = (index: number) => `define d${index} as wantsFast\n${`// ${"part ".repeat(15)}\n`.repeat(60)}`;
  const names = Array.from({ length: 999 }, (_, index) => `part${index}.persona`);
  const imports = names.map((name) => `import "./${name}"\n`).join("");
  const folder = folderWith({
    "main.persona": starter.replace("\nsignals Call", `\n${imports}\nsignals Call`),
    ...Object.fromEntries(names.map((name, index) => [name, part(index)])),
  });
  const server = startServerProcess(folder, 60_000);
  const connection = connectTo(server);
  const order: string[] = [];
  connection.onRequest("window/workDoneProgress/create", () => null);
  connection.onRequest("client/registerCapability", () => null);
  const done = new Promise<void>((resolve) => {
    connection.onNotification("$/progress", ({ value: { kind } }: { value: Progress }) => {
      order.push(kind);
      if (kind === "begin")
        // Of a file that is part of nothing.
        connection
          .sendRequest("textDocument/hover", {
            textDocument: { uri: "untitled:a" },
            position: { line: 0, character: 0 },
          })
          .then(() => order.push("answer"));
      if (kind === "end") resolve();
    });
  });
  const uri = `file://${folder}`;
  await connection.sendRequest("initialize", {
    processId: process.pid,
    rootUri: uri,
    workspaceFolders: [{ uri, name: "playbooks" }],
    capabilities: { window: { workDoneProgress: true } },
  });
  await connection.sendNotification("initialized", {});
  await done;
  expect(order.slice(0, 3)).toEqual(["begin", "answer", "report"]);
  server.child.kill();
  await server.ended;
});
