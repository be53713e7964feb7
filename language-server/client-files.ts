/**
 * Playbooks that the client reads for the server: in a browser, and wherever else folders are not on a disk.
 *
 * The client knows its folders by address; what a folder is a project of is said here as disk.ts says it. The requests
 * are `persona/readFile { uri }`, which gives the bytes in Base64 or null, and `persona/readFolder { uri }`, which gives
 * `[name, "file" | "folder"]` of what lies there, links left out: a path never leads out of its folder.
 */

import { type CompilerHost, findWhole, limits } from "@persona-lang/compiler";
import type { Connection } from "vscode-languageserver";
import { emptyHost, type FileSystem, isUnsaved, type Place, placeOfUnsaved } from "./file-system.ts";
import { inTime } from "./patience.ts";

type FolderEntry = readonly [name: string, kind: "file" | "folder"];

/** Of folders that hold no playbooks of the user's own. */
const passedOver = new Set(["node_modules", ".git", "dist", "out"]);
const mostSources = 5_000;
/** A client may have a folder within itself. */
const mostFolders = 5_000;
/** So long the client is waited for, in milliseconds: what is not open may lie far away. */
const usualPatience = 10_000;

/**
 * @param today the day on which playbooks are checked, as in 2026-12-01
 * @param patience in milliseconds: of a client that does not answer in time nothing can be read
 */
export function createClientFiles(
  { sendRequest }: Pick<Connection, "sendRequest">,
  folders: () => readonly string[],
  today: () => string,
  patience = usualPatience,
): FileSystem {
  async function readFolder(uri: string): Promise<readonly FolderEntry[]> {
    const asked = sendRequest<unknown>("persona/readFolder", { uri }).catch(() => undefined);
    const entries = await inTime(asked, patience, undefined);
    return Array.isArray(entries) ? entries.filter(isEntry) : [];
  }

  /** Undefined where the client cannot read it, or gives what is no file. */
  async function readFile(uri: string): Promise<Uint8Array | undefined> {
    try {
      const text = await inTime(sendRequest<unknown>("persona/readFile", { uri }), patience, undefined);
      return typeof text === "string"
        ? Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
        : undefined;
    } catch {
      return undefined;
    }
  }

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
        const bytes = await readFile(root + encoded(path));
        if (bytes === undefined) return { kind: "unreadable", reason: "the editor could not read it" };
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

  const placeIn = (root: string, uri: string): Place => ({
    root,
    path: decodeURIComponent(uri.slice(root.length)),
  });

  /** As on a disk: the nearest folder with a main.persona, else with the playbook that the file is part of, else its own. */
  async function placeOf(uri: string): Promise<Place> {
    const own = uri.slice(0, uri.lastIndexOf("/") + 1);
    // Of folders within one another the outermost, in whichever order they were opened.
    const [top = own] = folders()
      .map(withSlash)
      .filter((folder) => own.startsWith(folder))
      .toSorted((one, other) => one.length - other.length);
    const above = foldersFrom(own, top);
    for (const root of above)
      if ((await readFolder(root)).some(([name, kind]) => name === "main.persona" && kind === "file"))
        return placeIn(root, uri);
    for (const root of above)
      if ((await findWhole(hostOf(root), placeIn(root, uri).path)) !== undefined) return placeIn(root, uri);
    return placeIn(own, uri);
  }

  async function sourcesBelow(top: string): Promise<readonly string[]> {
    const found: string[] = [];
    const folders = [top];
    // Those found on the way included.
    for (const folder of folders) {
      for (const [name, kind] of await readFolder(folder)) {
        if (kind === "file" && name.endsWith(".persona")) found.push(folder + encoded(name));
        else if (kind === "folder" && !passedOver.has(name) && folders.length < mostFolders)
          folders.push(`${folder}${encoded(name)}/`);
      }
      if (found.length >= mostSources) break;
    }
    return found.slice(0, mostSources);
  }

  return {
    async locate(uri) {
      if (isUnsaved(uri)) return placeOfUnsaved(uri);
      if (!uri.includes(":/") || !isEncoded(uri)) return undefined;
      // Of what the client does not say in time, it is known where it is all the same: other files wait to be opened.
      return inTime(placeOf(uri), patience, placeIn(uri.slice(0, uri.lastIndexOf("/") + 1), uri));
    },
    host: (root) => (isUnsaved(root) ? emptyHost(today) : hostOf(root)),
    uriOf: ({ root, path }) => (isUnsaved(root) ? root : root + encoded(path)),
    async sourcesIn(folder) {
      return Promise.all((await sourcesBelow(withSlash(folder))).map(placeOf));
    },
  };
}

const isEntry = (entry: unknown): entry is FolderEntry =>
  Array.isArray(entry) && typeof entry[0] === "string";

/** Whether each `%` in an address stands for something. */
function isEncoded(uri: string): boolean {
  try {
    decodeURIComponent(uri);
    return true;
  } catch {
    return false;
  }
}

const withSlash = (folder: string): string => (folder.endsWith("/") ? folder : `${folder}/`);
const encoded = (path: string): string => path.toWellFormed().split("/").map(encodeURIComponent).join("/");
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
