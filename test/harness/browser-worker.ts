/** The server as it runs in a browser: a worker that has what browsers have, and nothing of Node. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { build } from "esbuild";
import {
  AbstractMessageReader,
  AbstractMessageWriter,
  type DataCallback,
  type MessageReader,
  type MessageWriter,
} from "vscode-languageserver/node";
import { folderWith } from "./command.ts";
import { root } from "./source-files.ts";

/** What a worker of a browser has besides the language. */
const ofBrowsers = [
  ...["setTimeout", "clearTimeout", "queueMicrotask", "structuredClone", "performance", "console", "crypto"],
  ...["MessageChannel", "AbortController", "AbortSignal", "DOMException", "URL", "atob", "btoa"],
  ...["TextEncoder", "TextDecoder"],
];

const inBrowser = `
const { parentPort, workerData } = require("node:worker_threads");
const scope = Object.fromEntries(workerData.names.map((name) => [name, globalThis[name]]));
scope.postMessage = (message) => parentPort.postMessage(message);
scope.addEventListener = () => {};
parentPort.on("message", (data) => scope.onmessage?.({ data }));
require("node:vm").runInNewContext(workerData.code, scope);
`;

let bundled: Promise<string> | undefined;

/** As the extension bundles it: modules of Node are not there, nor what makes source maps. */
async function bundle(): Promise<string> {
  const outfile = join(folderWith({}), "server.js");
  await build({
    entryPoints: [join(root, "language-server/worker.ts")],
    outfile,
    bundle: true,
    format: "iife",
    platform: "browser",
    conditions: ["@persona-lang/source"],
    plugins: [
      {
        name: "as-in-a-browser",
        setup({ onResolve, onLoad }) {
          onResolve({ filter: /^(node:.*|source-map)$/ }, ({ path }) => ({ path, namespace: "absent" }));
          onLoad({ filter: /^node:/, namespace: "absent" }, () => ({
            contents: "module.exports = new Proxy({}, { get: () => undefined });",
          }));
          onLoad({ filter: /^source-map$/, namespace: "absent" }, () => ({ contents: "throw new Error()" }));
        },
      },
    ],
  });
  return readFileSync(outfile, "utf8");
}

export interface BrowserWorker {
  readonly worker: Worker;
  readonly reader: MessageReader;
  readonly writer: MessageWriter;
}

export async function startBrowserWorker(): Promise<BrowserWorker> {
  bundled ??= bundle();
  const worker = new Worker(inBrowser, {
    eval: true,
    workerData: { code: await bundled, names: ofBrowsers },
  });
  class Reader extends AbstractMessageReader {
    listen(heard: DataCallback) {
      worker.on("message", heard);
      return { dispose: () => worker.off("message", heard) };
    }
  }
  class Writer extends AbstractMessageWriter {
    async write(message: unknown): Promise<void> {
      worker.postMessage(message);
    }
    end(): void {}
  }
  return { worker, reader: new Reader(), writer: new Writer() };
}
