/**
 * Radicale, a CalDAV server from Debian, for one test: on 127.0.0.1, in a folder of its own, and ended with it.
 *
 * It is written to as a calendar program does (RFC 4791): one resource for each UID, without the METHOD that mail has.
 */

import { type ChildProcess, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { newFolder } from "../harness/command.ts";

export interface CaldavServer {
  /** Stores what an invitation says, or removes what a cancellation calls off; the status of the server's answer. */
  receive(calendar: string): Promise<number>;
  /** The calendar data of everything between two days, as the server finds it. */
  between(from: string, to: string): Promise<readonly string[]>;
  end(): Promise<void>;
}

export async function startCaldavServer(): Promise<CaldavServer> {
  const folder = newFolder();
  const port = await freePort();
  const config = join(folder, "config");
  writeFileSync(
    config,
    `[server]\nhosts = 127.0.0.1:${port}\n[auth]\ntype = none\n[rights]\ntype = owner_only\n` +
      `[storage]\nfilesystem_folder = ${join(folder, "collections")}\n`,
  );
  const server = spawn("radicale", ["--config", config], { stdio: "ignore" });
  const address = `http://127.0.0.1:${port}/alice/calendar/`;
  const ask = (method: string, url: string, body?: string, headers: Readonly<Record<string, string>> = {}) =>
    fetch(url, {
      method,
      headers: { authorization: `Basic ${Buffer.from("alice:x").toString("base64")}`, ...headers },
      ...(body === undefined ? {} : { body }),
      signal: AbortSignal.timeout(20_000),
    });
  await untilAnswering(() => ask("OPTIONS", address));
  const { status } = await ask("MKCALENDAR", address);
  if (status !== 201) throw new Error(`the server made no calendar: ${status}`);

  const resourceOf = (calendar: string): string => {
    const uid = /^UID:(.*(?:\r\n .*)*)/m.exec(calendar)?.[1]?.replaceAll("\r\n ", "") ?? "";
    return `${address}${createHash("sha256").update(uid).digest("hex").slice(0, 16)}.ics`;
  };
  return {
    async receive(calendar) {
      const resource = resourceOf(calendar);
      if (/^METHOD:CANCEL\r$/m.test(calendar)) return (await ask("DELETE", resource)).status;
      const stored = calendar.replace(/^METHOD:.*\r\n/m, "");
      return (await ask("PUT", resource, stored, { "content-type": "text/calendar; charset=utf-8" })).status;
    },
    async between(from, to) {
      const answer = await ask("REPORT", address, query(from, to), {
        depth: "1",
        "content-type": "application/xml",
      });
      const xml = await answer.text();
      return [...xml.matchAll(/<C:calendar-data[^>]*>([\s\S]*?)<\/C:calendar-data>/g)].map(([, text = ""]) =>
        text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&"),
      );
    },
    end: () => ended(server),
  };
}

const query = (from: string, to: string): string =>
  `<C:calendar-query xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><D:prop><C:calendar-data/></D:prop>` +
  `<C:filter><C:comp-filter name="VCALENDAR"><C:comp-filter name="VEVENT">` +
  `<C:time-range start="${from.replaceAll("-", "")}T000000Z" end="${to.replaceAll("-", "")}T000000Z"/>` +
  `</C:comp-filter></C:comp-filter></C:filter></C:calendar-query>`;

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}

async function untilAnswering(ask: () => Promise<unknown>): Promise<void> {
  const given = Date.now();
  for (;;) {
    try {
      await ask();
      return;
    } catch (error) {
      if (Date.now() - given > 30_000) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

function ended(server: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    server.once("exit", () => resolve());
    server.kill();
    setTimeout(() => server.kill("SIGKILL"), 5_000).unref();
  });
}
