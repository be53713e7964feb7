/**
 * What is open in the editor, over what lies on the disk: for every file the playbook that it is part of, as it is now.
 *
 * Each project folder has one `Project` of the compiler, the same that `persona check` uses, so that both say the
 * same of a file: of one that is larger than a file may be, that it is. Nothing is decided here about what the text
 * means.
 */

import {
  type CompilerHost,
  createProject,
  type HostFile,
  limits,
  type ParsedFile,
  type Phases,
  type Project,
  type Snapshot,
} from "@persona-lang/compiler";
import type { FileSystem, Place } from "./file-system.ts";
import { createPositions, type Encoding, type Positions } from "./protocol/positions.ts";
import { inTurns } from "./turns.ts";

/** A file by itself. */
export interface ReadFile {
  readonly file: ParsedFile;
  readonly positions: Positions;
  /** Whether places in it are still those of its text. */
  isCurrent(): boolean;
}

/** A file, and what is known of the playbook around it. */
export interface Look<Known = Phases["resolved"]> extends ReadFile {
  readonly snapshot: Known;
}

/** What an answer can see, by how far it has the playbook understood. */
export type Seen = { readonly read: ReadFile } & { readonly [Phase in keyof Phases]: Look<Phases[Phase]> };

/** The least that an answer needs: who waits for no more is answered sooner. */
export type Phase = keyof Seen;

interface OpenDocument {
  readonly uri: string;
  readonly place: Place;
  /** Absent where the client numbers nothing. */
  readonly version: number | undefined;
  readonly text: string;
  /** In bytes, where it is larger than a file may be: it is not read then. */
  readonly tooLarge?: number;
  /** What was changed in it is not known, so neither is its text: it is not read then. */
  readonly isLost?: true;
}

export interface Workspace {
  open(uri: string, text: string, version: number | undefined): Promise<void>;
  change(uri: string, text: string, version: number | undefined): void;
  /** Until it is opened again, or changed as a whole. */
  lose(uri: string): void;
  close(uri: string): void;
  document(uri: string): OpenDocument | undefined;
  readonly documents: Iterable<OpenDocument>;
  /** Of the playbook that a file is part of; undefined for an address that is no file. */
  snapshot(uri: string, signal?: AbortSignal): Promise<Snapshot | undefined>;
  /** The entries of all playbooks that a file is part of, as addresses: that of `snapshot` first. */
  entries(uri: string, signal?: AbortSignal): Promise<readonly string[]>;
  /**
   * Undefined where there is no such file, or it is part of nothing that can be read.
   *
   * @throws the signal's reason.
   */
  look<Needs extends Phase>(
    uri: string,
    needs: Needs,
    signal?: AbortSignal,
  ): Promise<Seen[Needs] | undefined>;
  /** As the client spells it where the file is open. */
  uriOf(place: Place): string;
  positionsOf(snapshot: Pick<Snapshot, "files">, path: string): Positions | undefined;
  /** Files came, went or were changed outside of the editor: what is open may be part of another project folder now. */
  placesChanged(): Promise<void>;
}

export function createWorkspace(files: FileSystem, encoding: () => Encoding): Workspace {
  const projects = new Map<string, Project>();
  const documents = new Map<string, OpenDocument>();
  const byPlace = new Map<string, OpenDocument>();
  let places = new Map<string, Promise<Place | undefined>>();
  const positions = new WeakMap<ParsedFile, Positions>();

  function projectAt(root: string): Project {
    let project = projects.get(root);
    if (project === undefined) {
      project = createProject(hostAt(root), inTurns);
      projects.set(root, project);
    }
    return project;
  }

  /** As files lie there, but for open ones that are too large, or whose text is not known. */
  function hostAt(root: string): CompilerHost {
    const host = files.host(root);
    return {
      ...host,
      read: async (path) => {
        const { tooLarge: size, isLost } = byPlace.get(keyOf({ root, path })) ?? {};
        if (isLost) return outOfStep;
        return size === undefined ? host.read(path) : { kind: "too-large", size, limit: limits.sourceBytes };
      },
    };
  }

  function locate(uri: string): Promise<Place | undefined> {
    let place = places.get(uri);
    if (place === undefined) {
      place = files.locate(uri);
      places.set(uri, place);
    }
    return place;
  }

  const uriOf = (place: Place): string => byPlace.get(keyOf(place))?.uri ?? files.uriOf(place);

  function positionsIn(file: ParsedFile): Positions {
    let known = positions.get(file);
    if (known === undefined) {
      known = createPositions(file.source.text, encoding());
      positions.set(file, known);
    }
    return known;
  }

  function keep(uri: string, place: Place, text: string, version: number | undefined): void {
    const size = sizeAbove(limits.sourceBytes, text);
    const document = { uri, place, text, version, ...(size === undefined ? {} : { tooLarge: size }) };
    documents.set(uri, document);
    byPlace.set(keyOf(place), document);
    const project = projectAt(place.root);
    if (size === undefined) project.update(place.path, text, version ?? 0);
    else project.close(place.path);
  }

  function forget({ uri, place }: OpenDocument): void {
    documents.delete(uri);
    const key = keyOf(place);
    // A file may be open under two addresses: the other one is still there.
    const other = [...documents.values()].find((each) => keyOf(each.place) === key);
    if (other !== undefined) {
      keep(other.uri, other.place, other.text, other.version);
      return;
    }
    byPlace.delete(key);
    projectAt(place.root).close(place.path);
  }

  function lose(before: OpenDocument): void {
    const document = { ...before, isLost: true } as const;
    documents.set(document.uri, document);
    byPlace.set(keyOf(document.place), document);
    projectAt(document.place.root).close(document.place.path);
  }

  /** Takes those to the project folder that they are part of now: a `main.persona` may have come above them, or gone. */
  async function moveToTheirPlaces(some: readonly OpenDocument[]): Promise<void> {
    for (const { uri } of some) places.delete(uri);
    const found = await Promise.all(some.map(({ uri }) => locate(uri)));
    for (const [index, document] of some.entries()) {
      const place = found[index];
      if (place === undefined || keyOf(place) === keyOf(document.place)) continue;
      forget(document);
      if (document.isLost) lose({ ...document, place });
      else keep(document.uri, place, document.text, document.version);
    }
  }

  async function snapshotOf(uri: string, signal: AbortSignal | undefined): Promise<Snapshot | undefined> {
    const place = documents.get(uri)?.place ?? (await locate(uri));
    return place && (await projectAt(place.root).snapshot(place.path, signal));
  }

  async function entriesOf(uri: string, signal: AbortSignal | undefined): Promise<readonly string[]> {
    const place = documents.get(uri)?.place ?? (await locate(uri));
    if (place === undefined) return [];
    const { root } = place;
    return (await projectAt(root).entries(place.path, signal)).map((path) => uriOf({ root, path }));
  }

  async function fileOf(uri: string, signal: AbortSignal | undefined): Promise<ReadFile | undefined> {
    const place = documents.get(uri)?.place ?? (await locate(uri));
    if (place === undefined) return undefined;
    const project = projectAt(place.root);
    const file = await project.read(place.path, signal);
    return file && { file, positions: positionsIn(file), isCurrent: () => project.isCurrent(file) };
  }

  async function lookAt<Needs extends keyof Phases>(
    uri: string,
    needs: Needs,
    signal: AbortSignal | undefined,
  ): Promise<Look<Phases[Needs]> | undefined> {
    for (;;) {
      const found = await snapshotOf(uri, signal);
      const place = documents.get(uri)?.place ?? (await locate(uri));
      if (found === undefined || place === undefined) return undefined;
      const file = found.files.find(({ source }) => source.path === place.path);
      if (file === undefined) return undefined;
      const snapshot = await found.reach(needs, signal);
      // Otherwise somebody typed meanwhile.
      if (snapshot !== undefined)
        return { snapshot, file, positions: positionsIn(file), isCurrent: () => found.isCurrent };
    }
  }

  return {
    async open(uri, text, version) {
      const place = await locate(uri);
      if (place === undefined) return;
      keep(uri, place, text, version);
      const folder = uri.slice(0, uri.lastIndexOf("/") + 1);
      // It may have come since what is open below it was opened, and no client has to say so.
      const below = [...documents.values()].filter(
        (other) => folder !== "" && other.uri.startsWith(folder) && other.place.root !== place.root,
      );
      await moveToTheirPlaces(below);
    },
    change(uri, text, version) {
      const before = documents.get(uri);
      if (before !== undefined) keep(uri, before.place, text, version);
    },
    lose(uri) {
      const before = documents.get(uri);
      if (before !== undefined) lose(before);
    },
    close(uri) {
      const document = documents.get(uri);
      if (document !== undefined) forget(document);
    },
    document: (uri) => documents.get(uri),
    get documents() {
      return documents.values();
    },
    snapshot: snapshotOf,
    entries: entriesOf,
    async look(uri, needs, signal) {
      // What each phase is given, only this function knows.
      const found = needs === "read" ? await fileOf(uri, signal) : await lookAt(uri, needs, signal);
      return found as Seen[typeof needs] | undefined;
    },
    uriOf,
    positionsOf(snapshot, path) {
      const file = snapshot.files.find(({ source }) => source.path === path);
      return file && positionsIn(file);
    },
    async placesChanged() {
      places = new Map();
      await moveToTheirPlaces([...documents.values()]);
    },
  };
}

const outOfStep: HostFile = {
  kind: "unreadable",
  reason: "what the editor told of a change cannot be used, so its text is not known any more",
  help: "close the file in the editor, and open it again",
};

const keyOf = ({ root, path }: Place): string => `${root}\0${path}`;

/** Bytes of a text in UTF-8 if there are more than so many; those of an ordinary text are not counted. */
function sizeAbove(limit: number, text: string): number | undefined {
  if (text.length * 3 <= limit) return undefined;
  const size = text.length > limit ? text.length : new TextEncoder().encode(text).length;
  return size > limit ? size : undefined;
}
