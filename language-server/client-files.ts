/**
 * Playbooks that the client reads for the server: in a browser, and wherever else folders are not on a disk.
 *
 * The client knows its folders by address; what a folder is a project of is said here as disk.ts says it. The requests
 * are `persona/readFile { uri }`, which gives the bytes in Base64 or null, and `persona/readFolder { uri }`, which gives
 * `[name, "file" | "folder"]` of what lies there, links left out: a path never leads out of its folder.
 */

import { type CompilerHost, findWhole, limits } from "@persona-lang/compiler";
import type { Connection } from "vscode-languageserver";
import type { FileSystem, Place } from "./file-system.ts";

export type FolderEntry = readonly [name: string, kind: "file" | "folder"];

/** Of folders that hold no playbooks of the user's own. */
const passedOver = new Set(["node_modules", ".git", "dist", "out"]);
const mostSources = 5_000;
const unsaved = "untitled:";

/** @param today the day on which playbooks are checked, as in 2026-12-01 */
export function createClientFiles(
  { sendRequest }: Pick<Connection, "sendRequest">,
  folders: () => readonly string[],
  today: () => string,
): FileSystem {
  const readFolder = async (uri: string): Promise<readonly FolderEntry[]> =>
    await sendRequest<readonly FolderEntry[]>("persona/readFolder", { uri }).catch(() => []);

  function hostOf(root: string): CompilerHost {
    /** Where a path is really: every folder of it must be there, in this spelling, and be no link. */
    async function find(path: string): Promise<"there" | "missing" | { readonly found: string }> {
      const segments = path.split("/");
      for (const [at, segment] of segments.entries()) {
        const kind = at === segments.length - 1 ? "file" : "folder";
        const entries = await readFolder(root + encoded(segments.slice(0, at).join("/")));
        if (entries.some(([name, is]) => name === segment && is === kind)) continue;
        const other = entries.find(([name]) => name.toLowerCase() === segment.toLowerCase());
        return other === undefined || other[0] === segment
          ? "missing"
          : { found: [...segments.slice(0, at), other[0], ...segments.slice(at + 1)].join("/") };
      }
      return "there";
    }
    return {
      async read(path) {
        if (isOutside(path)) return { kind: "outside" };
        const found = await find(path);
        if (found === "missing") return { kind: "missing" };
        if (found !== "there") return { kind: "wrong-case", found: found.found };
        const text = await sendRequest<string | null>("persona/readFile", { uri: root + encoded(path) });
        if (text === null) return { kind: "unreadable", reason: "the editor could not read it" };
        const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
        return bytes.length > limits.sourceBytes
          ? { kind: "too-large", size: bytes.length, limit: limits.sourceBytes }
          : { kind: "file", bytes };
      },
      async list(folder) {
        if (isOutside(folder)) return [];
        return (await readFolder(root + encoded(folder))).map(([name]) => name);
      },
      today,
    };
  }

  /** As on a disk: the nearest folder with a main.persona, else with the playbook that the file is part of, else its own. */
  async function placeOf(uri: string): Promise<Place> {
    const own = uri.slice(0, uri.lastIndexOf("/") + 1);
    const top = folders().find((folder) => own.startsWith(withSlash(folder)));
    const above = foldersFrom(own, top === undefined ? own : withSlash(top));
    const within = (root: string): Place => ({ root, path: decodeURIComponent(uri.slice(root.length)) });
    for (const root of above)
      if ((await readFolder(root)).some(([name, kind]) => name === "main.persona" && kind === "file"))
        return within(root);
    for (const root of above)
      if ((await findWhole(hostOf(root), within(root).path)) !== undefined) return within(root);
    return within(own);
  }

  async function sourcesBelow(folder: string, found: string[]): Promise<readonly string[]> {
    for (const [name, kind] of await readFolder(folder)) {
      if (found.length >= mostSources) break;
      if (kind === "file" && name.endsWith(".persona")) found.push(folder + encodeURIComponent(name));
      else if (kind === "folder" && !passedOver.has(name))
        await sourcesBelow(`${folder}${encodeURIComponent(name)}/`, found);
    }
    return found;
  }

  return {
    async locate(uri) {
      if (uri.startsWith(unsaved)) return { root: uri, path: "unsaved.persona" };
      return uri.includes(":/") ? placeOf(uri) : undefined;
    },
    host: (root) =>
      root.startsWith(unsaved)
        ? { read: async () => ({ kind: "missing" }), list: async () => [], today }
        : hostOf(root),
    uriOf: ({ root, path }) => (root.startsWith(unsaved) ? root : root + encoded(path)),
    async sourcesIn(folder) {
      return Promise.all((await sourcesBelow(withSlash(folder), [])).map(placeOf));
    },
  };
}

const withSlash = (folder: string): string => (folder.endsWith("/") ? folder : `${folder}/`);
const encoded = (path: string): string => path.split("/").map(encodeURIComponent).join("/");
const isOutside = (path: string): boolean => path.startsWith("/") || path.split("/").includes("..");

/** The nearest first. */
function foldersFrom(own: string, top: string): readonly string[] {
  const folders = [own];
  for (let folder = own; folder !== top && folder.startsWith(top); ) {
    folder = folder.slice(0, folder.lastIndexOf("/", folder.length - 2) + 1);
    folders.push(folder);
  }
  return folders;
}
