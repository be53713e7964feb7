/**
 * A real browser for the pages: the chromium that is installed, nothing that is downloaded, and a server on this
 * machine alone that has the site in memory.
 */

import { existsSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type Browser, chromium } from "playwright-core";

const places = [
  process.env.CHROMIUM ?? "",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
];

export function openBrowser(): Promise<Browser> {
  return chromium.launch(installedBrowser());
}

/** What it is started with: nothing of it is looked up elsewhere. */
export function installedBrowser() {
  const executablePath = places.find((path) => path !== "" && existsSync(path));
  if (executablePath === undefined) {
    throw new Error(
      "there is no chromium on this machine, so the pages were not tried in a browser; " +
        "`apt-get install chromium fonts-dejavu-core` installs it, or CHROMIUM names one that is elsewhere",
    );
  }
  return {
    executablePath,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  };
}

export interface Served {
  /** `http://127.0.0.1:…/` */
  readonly address: string;
  close(): void;
}

export async function serve(site: ReadonlyMap<string, string>): Promise<Served> {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://127.0.0.1").pathname.slice(1));
    const content = site.get(path);
    const type = path.endsWith(".css") ? "text/css" : "text/html";
    response.writeHead(content === undefined ? 404 : 200, { "content-type": `${type}; charset=utf-8` });
    response.end(content);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
