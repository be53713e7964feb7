/**
 * What is open in the editor, over what lies on the disk: for every file the playbook that it is part of, as it is now.
 *
 * Each project folder has one `Project` of the compiler, the same that `persona check` uses, so that both say the
 * same of a file. Nothing is decided here about what the text means.
 */

import { createProject, type ParsedFile, type Project, type Snapshot } from "@persona-lang/compiler";
import type { FileSystem, Place } from "./file-system.ts";
import { createPositions, type Encoding, type Positions } from "./protocol/positions.ts";

/** A file, and all that is known of the playbook around it. */
export interface Look {
  readonly snapshot: Snapshot;
  readonly file: ParsedFile;
  readonly positions: Positions;
}

export interface OpenDocument {
  readonly uri: string;
  readonly place: Place;
  readonly version: number;
  readonly text: string;
}

export interface Workspace {
  open(uri: string, text: string, version: number): Promise<void>;
  change(uri: string, text: string, version: number): void;
  close(uri: string): void;
  document(uri: string): OpenDocument | undefined;
  readonly documents: Iterable<OpenDocument>;
  /** Undefined where there is no such file, or it is part of nothing that can be read. */
  look(uri: string, signal?: AbortSignal): Promise<Look | undefined>;
  /** As the client spells it where the file is open. */
  uriOf(place: Place): string;
  positionsOf(snapshot: Snapshot, path: string): Positions | undefined;
  /** Files came, went or were changed outside of the editor. */
  placesChanged(): void;
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
      project = createProject(files.host(root));
      projects.set(root, project);
    }
    return project;
  }

  function locate(uri: string): Promise<Place | undefined> {
    let place = places.get(uri);
    if (place === undefined) {
      place = files.locate(uri);
      places.set(uri, place);
    }
    return place;
  }

  function positionsIn(file: ParsedFile): Positions {
    let known = positions.get(file);
    if (known === undefined) {
      known = createPositions(file.source.text, encoding());
      positions.set(file, known);
    }
    return known;
  }

  function keep(document: OpenDocument): void {
    documents.set(document.uri, document);
    byPlace.set(keyOf(document.place), document);
    projectAt(document.place.root).update(document.place.path, document.text, document.version);
  }

  return {
    async open(uri, text, version) {
      const place = await locate(uri);
      if (place !== undefined) keep({ uri, place, version, text });
    },
    change(uri, text, version) {
      const before = documents.get(uri);
      if (before !== undefined) keep({ ...before, text, version });
    },
    close(uri) {
      const document = documents.get(uri);
      if (document === undefined) return;
      documents.delete(uri);
      const key = keyOf(document.place);
      // A file may be open under two addresses: the other one is still there.
      const other = [...documents.values()].find(({ place }) => keyOf(place) === key);
      if (other !== undefined) {
        keep(other);
        return;
      }
      byPlace.delete(key);
      projectAt(document.place.root).close(document.place.path);
    },
    document: (uri) => documents.get(uri),
    get documents() {
      return documents.values();
    },
    async look(uri, signal) {
      const place = documents.get(uri)?.place ?? (await locate(uri));
      if (place === undefined) return undefined;
      const snapshot = await projectAt(place.root).snapshot(place.path, signal);
      const file = snapshot.files.find(({ source }) => source.path === place.path);
      return file && { snapshot, file, positions: positionsIn(file) };
    },
    uriOf: (place) => byPlace.get(keyOf(place))?.uri ?? files.uriOf(place),
    positionsOf(snapshot, path) {
      const file = snapshot.files.find(({ source }) => source.path === path);
      return file && positionsIn(file);
    },
    placesChanged() {
      places = new Map([...documents.values()].map(({ uri, place }) => [uri, Promise.resolve(place)]));
    },
  };
}

const keyOf = ({ root, path }: Place): string => `${root}\0${path}`;
