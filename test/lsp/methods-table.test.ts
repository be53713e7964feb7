import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import * as protocol from "vscode-languageserver/node";
import { root, sourceFiles } from "../harness/source-files.ts";
import { connect, modern } from "./client.ts";
import { createMemoryFiles } from "./memory-files.ts";

/**
 * docs/editors.md lists every method that is answered, with the test that shows it: held against what the server answers
 * to each method that the protocol has.
 */

const page = readFileSync(join(root, "docs/editors.md"), "utf8");
const table = page.slice(page.indexOf("| method |"), page.indexOf("## Commands"));
const rows = table
  .split("\n")
  .slice(2)
  .filter((line) => line.startsWith("|"))
  .map((line) => {
    const [, methods = "", , tests = ""] = line.split("|");
    const inCode = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map(([, code = ""]) => code);
    return { methods: inCode(methods), tests: inCode(tests) };
  });
const listed = new Set(rows.flatMap(({ methods }) => methods));

interface Call {
  readonly method: string;
  readonly messageDirection?: string;
}

const all = Object.values(protocol as Readonly<Record<string, unknown>>).filter(
  (each): each is Call =>
    (typeof each === "object" || typeof each === "function") &&
    typeof (each as Partial<Call> | null)?.method === "string",
);
const known = new Set(all.map(({ method }) => method));
const requests = all.filter(
  (each) => "type" in each && /RequestType/.test(String((each.type as object).constructor.name)),
);

/** What the library sends for what the server calls. */
const byCall: Readonly<Record<string, string>> = {
  "languages.diagnostics.refresh": "workspace/diagnostic/refresh",
  "window.createWorkDoneProgress": "window/workDoneProgress/create",
  "window.showDocument": "window/showDocument",
  "workspace.applyEdit": "workspace/applyEdit",
  "workspace.textDocumentContent.refresh": "workspace/textDocumentContent/refresh",
  "console.error": "window/logMessage",
  "client.register": "client/registerCapability",
};

/** Ends the session, so it is asked for last: by process.test.ts. */
const lifecycle = ["initialize", "shutdown"];

test("every request of the protocol is in the table if, and only if, it is answered", async () => {
  const client = await connect(createMemoryFiles(new Map([["main.persona", ""]])), { capabilities: modern });
  const answered: string[] = [];
  const asked = requests.filter(
    ({ method, messageDirection }) => messageDirection !== "serverToClient" && !lifecycle.includes(method),
  );
  expect(asked.length).toBeGreaterThan(40);
  for (const { method } of asked) {
    const code = await client.request(method, { textDocument: { uri: "memory:/main.persona" } }).then(
      () => 0,
      (error: { code: number }) => error.code,
    );
    // Of a method that is answered, parameters that are none may be refused.
    if (code !== protocol.ErrorCodes.MethodNotFound) answered.push(method);
  }
  client.connection.dispose();
  const inTable = asked.map(({ method }) => method).filter((method) => listed.has(method));
  expect([...new Set(answered)].sort()).toEqual([...new Set(inTable)].sort());
});

test("what the server asks and tells of itself is in the table", () => {
  const sent = new Set(
    sourceFiles("language-server").flatMap(({ text }) => [
      ...[...text.matchAll(/send(?:Request|Notification)\(\s*"([^"]+)"/g)].map(([, method = ""]) => method),
      ...[...text.matchAll(/\brefresh\("(\w+)"/g)].map(([, what]) => `workspace/${what}/refresh`),
      ...Object.keys(byCall)
        .filter((call) => text.includes(`.${call}(`))
        .map((call) => byCall[call] ?? ""),
    ]),
  );
  expect(sent.size).toBeGreaterThan(8);
  expect([...sent].filter((method) => !listed.has(method) && method !== "$/progress")).toEqual([]);
});

test("what is in the table is a method of the protocol", () => {
  const beside = ["$/cancelRequest", "$/progress"];
  expect([...listed].filter((method) => !known.has(method) && !beside.includes(method))).toEqual([]);
});

/** Opens files, and hears what the server asks and tells of itself. */
const ofAll = "test/lsp/client.ts";

test("each method stands in one of its tests", () => {
  const silent = rows.flatMap(({ methods, tests }) => {
    const texts = [...tests, ofAll].map((file) => readFileSync(join(root, file), "utf8")).join("\n");
    return methods.filter((method) => {
      if (method === "$/cancelRequest") return !texts.includes("CancellationTokenSource");
      const [, ...rest] = method.split("/");
      // Some tests go through methods of one kind: `textDocument/${method}`.
      return !texts.includes(`"${method}"`) && !texts.includes(`"${rest.join("/")}"`);
    });
  });
  expect(silent).toEqual([]);
});
