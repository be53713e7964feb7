/**
 * One client and what it has open: what every answer of the server begins with.
 *
 * Features know nothing of the protocol: they take a look at a playbook and an offset, and give plain data with
 * offsets. A feature that fails answers with nothing and says so in the log: an editor goes on.
 */

import type { CompilerHost, Playbook, Snapshot } from "@persona-lang/compiler";
import {
  type CancellationToken,
  type ClientCapabilities,
  type Connection,
  LSPErrorCodes,
  ResponseError,
  type WorkspaceEdit,
} from "vscode-languageserver";
import type { FileSystem, Place } from "./file-system.ts";
import { filesBelow } from "./project-files.ts";
import type { Locate, LocateToEdit } from "./protocol/diagnostics.ts";
import type { Encoding } from "./protocol/positions.ts";
import { type FileEdit, type NewFile, workspaceEdit } from "./protocol/workspace-edits.ts";
import { createSettings, type SettingsReader } from "./settings.ts";
import { createTrials, type Trials } from "./trials.ts";
import { createWorkspace, type Phase, type ReadFile, type Seen, type Workspace } from "./workspace.ts";

/** The compiled classifier, as a text to look at. */
export type ClassifierOf = (playbook: Playbook, snapshot: Snapshot) => Promise<string>;

export interface Session {
  readonly connection: Connection;
  /** Absent in a server that is to be small. */
  readonly classifierOf: ClassifierOf | undefined;
  readonly workspace: Workspace;
  /** What the client said of itself; set when it has. */
  client: ClientCapabilities;
  encoding: Encoding;
  readonly settings: SettingsReader;
  /** The day on which examples start in a file: as set, or today. */
  exampleStart(uri: string): Promise<string>;
  readonly trials: Trials;
  /** The files of a project folder, also those that are no sources. */
  hostOf(root: string): CompilerHost;
  /** Paths of files in the project folder of a file, by how their names end. */
  filesNear(uri: string, kinds: readonly string[]): Promise<readonly string[]>;
  /** Asks a client that can to ask anew for what it shows of all files. */
  refresh(what: "codeLens" | "inlayHint"): void;
  /** Addresses of the folders that the client has open. */
  folders: readonly string[];
  /** Does what follows from a notification, one after another, in the order in which they came. */
  inTurn(work: () => unknown): void;
  /** When that is done for all that came so far: only then is it known which files are open. */
  settled(): Promise<unknown>;
  placeOf(uri: string): Promise<Place | undefined>;
  /** The files that are open, and those in the folders of the client. */
  places(): Promise<readonly Place[]>;
  look<Needs extends Phase>(
    uri: string,
    needs: Needs,
    signal?: AbortSignal,
  ): Promise<Seen[Needs] | undefined>;
  /** Of the playbook that a file is part of, whether or not it could be read. */
  snapshot(uri: string, signal?: AbortSignal): Promise<Snapshot | undefined>;
  /** The entries of all playbooks that a file is part of, as addresses: that of `snapshot` first. */
  entries(uri: string, signal?: AbortSignal): Promise<readonly string[]>;
  locateIn(snapshot: Pick<Snapshot, "files">, root: string): LocateToEdit;
  workspaceEdit(
    edits: readonly FileEdit[],
    locate: LocateToEdit,
    newFiles?: readonly NewFile[],
  ): WorkspaceEdit;
  /**
   * What comes of some work for a client. What fails says so in the log, and `otherwise` is the answer: an editor shows
   * failures to people, who can do nothing about them.
   *
   * @throws a `ResponseError`: of the work itself, or that the client has taken it back.
   */
  guarded<Answer, Otherwise>(
    token: CancellationToken,
    otherwise: Otherwise,
    work: () => Promise<Answer>,
  ): Promise<Answer | Otherwise>;
  /** What a feature says of a file; nothing where the file is unknown, or the feature fails. */
  answer<Needs extends Phase, Answer>(
    uri: string,
    needs: Needs,
    token: CancellationToken,
    feature: (seen: Seen[Needs], locate: LocateToEdit, rely: Rely) => Answer | Promise<Answer>,
  ): Promise<Answer | null>;
}

/** Tells what else an answer takes places from: it is worked out anew where that is edited meanwhile. */
export type Rely = (seen: Pick<ReadFile, "isCurrent">) => void;

export function createSession(
  connection: Connection,
  files: FileSystem,
  classifierOf: ClassifierOf | undefined,
): Session {
  let last: Promise<unknown> = Promise.resolve();
  const session: Session = {
    connection,
    classifierOf,
    workspace: createWorkspace(files, () => session.encoding),
    client: {},
    encoding: "utf-16",
    settings: createSettings(connection, () => session.client.workspace?.configuration === true),
    async exampleStart(uri) {
      const { exampleStart } = await session.settings.of(uri);
      const root = (await session.placeOf(uri))?.root;
      return exampleStart ?? (root === undefined ? undefined : files.host(root).today?.()) ?? anyDay;
    },
    trials: createTrials(),
    hostOf: (root) => files.host(root),
    async filesNear(uri, kinds) {
      const root = kinds.length === 0 ? undefined : (await session.placeOf(uri))?.root;
      return root === undefined ? [] : filesBelow(files.host(root), kinds);
    },
    refresh(what) {
      if (session.client.workspace?.[what]?.refreshSupport === true)
        connection.sendRequest(`workspace/${what}/refresh`).catch(() => {});
    },
    folders: [],
    inTurn(work) {
      last = last.then(work).catch((error: unknown) => connection.console.error(wordsOf(error)));
    },
    settled: () => last,
    placeOf: async (uri) => session.workspace.document(uri)?.place ?? (await files.locate(uri)),
    async places() {
      await session.settled();
      const open = [...session.workspace.documents].map(({ place }) => place);
      const onDisk = await Promise.all(session.folders.map((folder) => files.sourcesIn(folder)));
      return [...open, ...onDisk.flat()];
    },
    async look(uri, needs, signal) {
      await session.settled();
      return session.workspace.look(uri, needs, signal);
    },
    async snapshot(uri, signal) {
      await session.settled();
      return session.workspace.snapshot(uri, signal);
    },
    async entries(uri, signal) {
      await session.settled();
      return session.workspace.entries(uri, signal);
    },
    locateIn({ files }, root) {
      const { workspace } = session;
      const locate: Locate = (path, span) => {
        const positions = workspace.positionsOf({ files }, path);
        return positions && { uri: workspace.uriOf({ root, path }), range: positions.rangeOf(span) };
      };
      const textOf = (path: string) => files.find(({ source }) => source.path === path)?.source.text ?? "";
      return Object.assign(locate, { lineEndIn: (path: string) => /\r\n|\r|\n/.exec(textOf(path))?.[0] });
    },
    workspaceEdit(edits, locate, newFiles) {
      const { client, workspace } = session;
      const versionOf = (uri: string) => workspace.document(uri)?.version;
      return workspaceEdit(edits, { client, locate, versionOf }, newFiles);
    },
    async guarded(token, otherwise, work) {
      try {
        return await work();
      } catch (error) {
        if (error instanceof ResponseError) throw error;
        if (token.isCancellationRequested) throw takenBack();
        connection.console.error(wordsOf(error));
        return otherwise;
      }
    },
    answer: (uri, needs, token, feature) =>
      session.guarded(token, null, async () => {
        const place = await session.placeOf(uri);
        for (;;) {
          const seen = await session.look(uri, needs, signalOf(token));
          if (seen === undefined || place === undefined) return null;
          const known = "snapshot" in seen ? seen.snapshot : { files: [seen.file] };
          const reliedOn: Parameters<Rely>[0][] = [seen];
          const answer = await feature(seen, session.locateIn(known, place.root), (other) =>
            reliedOn.push(other),
          );
          // Else somebody typed while the feature waited for something: its places are neither those before nor after.
          if (reliedOn.every((each) => each.isCurrent())) return answer;
        }
      }),
  };
  return session;
}

/** Where nobody knows what day it is. */
const anyDay = "2027-01-04";

const wordsOf = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);

/** The answer to what a client took back: any other failure is one that editors show to people. */
export const takenBack = () => new ResponseError(LSPErrorCodes.RequestCancelled, "cancelled");

export function signalOf(token: CancellationToken): AbortSignal {
  const controller = new AbortController();
  if (token.isCancellationRequested) controller.abort();
  else token.onCancellationRequested(() => controller.abort());
  return controller.signal;
}
