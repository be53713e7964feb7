/**
 * The personas' pictures as `data:` addresses: parts of a page, which nothing has to load and nobody can open by itself.
 *
 * The checker has seen that each is a picture of the kind that its name says.
 */

import { resolve } from "node:path";
import { createNodeHost } from "../disk/node-host.ts";
import type { Playbook } from "../ir/ir.ts";
import { limits } from "../limits.ts";
import { kindOfFile, pictureKinds } from "../syntax/file-kinds.ts";
import type { OpenPlaybook } from "./input/open-playbook.ts";
import { plain, type Terminal } from "./terminal/terminal.ts";

/** By the path in the playbook. One that is too large for a page is left out, and that is said. */
export async function readPortraits(
  { personas }: Playbook,
  { shownRoot }: OpenPlaybook,
  terminal: Terminal,
): Promise<ReadonlyMap<string, string>> {
  const host = createNodeHost(resolve(shownRoot));
  const portraits = new Map<string, string>();
  for (const path of new Set(personas.flatMap(({ portrait }) => portrait ?? []))) {
    const read = await host.read(path);
    const kind = kindOfFile(path, pictureKinds);
    if (read.kind !== "file" || kind === undefined) continue;
    if (read.bytes.length > limits.portraitBytes) {
      terminal.note(
        `the portrait ${plain(path)} is left out: it has ${Math.ceil(read.bytes.length / 1024)} kB, and ` +
          `${limits.portraitBytes / 1024} kB are room for a picture on a page; save it smaller`,
      );
      continue;
    }
    portraits.set(path, `data:${mediaTypes[kind]};base64,${Buffer.from(read.bytes).toString("base64")}`);
  }
  return portraits;
}

const mediaTypes = {
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".jpeg": "image/jpeg",
  ".webp": "image/webp",
} as const;
