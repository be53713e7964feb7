/**
 * The server that the VS Code extension brings along: one file for all of its hosts.
 *
 * In a browser it is a worker. On a machine it is a process with a channel to the one that started it, where playbooks
 * with `file:` addresses are read from the disk as `persona check` reads them; all others, the client reads.
 */

import { today } from "@persona-lang/compiler/disk";
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  createConnection,
  ProposedFeatures,
} from "vscode-languageserver/browser";
import { createClientFiles } from "./client-files.ts";
import { createDisk } from "./disk.ts";
import type { FileSystem } from "./file-system.ts";
import { inOrder } from "./protocol/order.ts";
import { withParameters } from "./protocol/parameters.ts";
import { startServer } from "./server.ts";

type Port = ConstructorParameters<typeof BrowserMessageReader>[0];

/** The process of a machine, as a worker's port: its messages are those of the channel. */
function channel(): Port {
  let listener: ((event: { readonly data: unknown }) => void) | null = null;
  process.on("message", (data) => listener?.({ data }));
  // Whoever started it is gone.
  process.on("disconnect", () => process.exit(0));
  return {
    postMessage: (data: unknown) => process.send?.(data),
    addEventListener: () => {},
    set onmessage(told: typeof listener) {
      listener = told;
    },
  } as unknown as Port;
}

/** Each address where it is known: `file:` on the disk, all others with the client. */
function byScheme(disk: FileSystem, client: FileSystem): FileSystem {
  const of = (uri: string): FileSystem => (uri.startsWith("file:") ? disk : client);
  // Folders of the disk are paths, those of the client addresses.
  const ofRoot = (root: string): FileSystem => (/^[a-z][a-z0-9+.-]+:/i.test(root) ? client : disk);
  return {
    locate: (uri) => of(uri).locate(uri),
    sourcesIn: (folder) => of(folder).sourcesIn(folder),
    host: (root) => ofRoot(root).host(root),
    uriOf: (place) => ofRoot(place.root).uriOf(place),
  };
}

const isProcess = typeof process === "object" && typeof process.send === "function";
const port = isProcess ? channel() : (globalThis as unknown as Port);
const writer = new BrowserMessageWriter(port);
const reader = withParameters(inOrder(new BrowserMessageReader(port), writer), writer);
const connection = createConnection(ProposedFeatures.all, reader, writer);
if (isProcess) {
  let saidGoodbye = false;
  connection.onShutdown(() => {
    saidGoodbye = true;
  });
  connection.onExit(() => process.exit(saidGoodbye ? 0 : 1));
}

let folders: () => readonly string[] = () => [];
const client = createClientFiles(connection, () => folders(), today);
const session = startServer(connection, isProcess ? byScheme(createDisk(), client) : client);
folders = () => session.folders;
