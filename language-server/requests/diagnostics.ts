/**
 * What is wrong: told to clients by themselves, or when they ask.
 *
 * A client that asks is never told unasked: two lists of one file would stand side by side.
 */

import type { CheckedSnapshot } from "@persona-lang/compiler";
import type { Diagnostic } from "vscode-languageserver";
import { toProtocol } from "../protocol/diagnostics.ts";
import { type Session, signalOf, takenBack } from "../session.ts";
import { pause } from "../turns.ts";

/** So long nothing may be typed before what is wrong is looked for, in milliseconds. */
const quiet = 150;

/** Of one file, and of which version of it where it is open. */
interface Found {
  readonly diagnostics: Diagnostic[];
  readonly version: number | undefined;
}

interface Watch {
  /** Something changed: what was told may be out of date. */
  changed(): void;
}

/** Whether the client asks for itself. */
export const asksForDiagnostics = ({ client }: Session): boolean =>
  client.textDocument?.diagnostic !== undefined;

export const wantsRelated = ({ client }: Session): boolean =>
  (client.textDocument?.publishDiagnostics?.relatedInformation ??
    client.textDocument?.diagnostic?.relatedInformation) === true;

export function serveDiagnostics(session: Session): Watch {
  const { connection, workspace } = session;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let publishing = new AbortController();
  /** Files of which the client was told something, by the project folder they are in. */
  let published: ReadonlySet<string> = new Set();

  function changed(): void {
    clearTimeout(timer);
    publishing.abort();
    publishing = new AbortController();
    const { signal } = publishing;
    timer = setTimeout(() => {
      const work = asksForDiagnostics(session) ? refresh() : publish(signal);
      work.catch((error: unknown) => {
        if (!signal.aborted) connection.console.error(String(error));
      });
    }, quiet);
  }

  async function refresh(): Promise<void> {
    if (session.client.workspace?.diagnostics?.refreshSupport)
      await connection.languages.diagnostics.refresh();
  }

  async function publish(signal: AbortSignal): Promise<void> {
    await session.settled();
    const found = await diagnosticsOf(
      [...workspace.documents].map(({ uri }) => uri),
      signal,
    );
    if (signal.aborted) return;
    for (const uri of published)
      if (!found.has(uri)) await connection.sendDiagnostics({ uri, diagnostics: [] });
    published = new Set(
      [...found].flatMap(([uri, { diagnostics }]) => (diagnostics.length > 0 ? [uri] : [])),
    );
    for (const [uri, { diagnostics, version }] of found) {
      if (signal.aborted) return;
      await connection.sendDiagnostics({ uri, diagnostics, ...(version === undefined ? {} : { version }) });
    }
  }

  /** Of all playbooks that the files are part of: every file, those without mistakes too. */
  async function diagnosticsOf(
    uris: readonly string[],
    signal?: AbortSignal,
  ): Promise<ReadonlyMap<string, Found>> {
    const found = new Map<string, Found>();
    const seen = new Set<string>();
    for (const uri of uris) {
      try {
        const place = await session.placeOf(uri);
        if (place === undefined) continue;
        // One that is not open is asked for together with all others, the entries of its playbooks among them.
        if (found.has(workspace.uriOf(place)) && workspace.document(uri) === undefined) continue;
        for (const entry of await session.entries(uri, signal)) {
          if (seen.has(entry)) continue;
          seen.add(entry);
          for (const [of, each] of await toldOfPlaybook(entry, place.root, signal))
            found.set(of, joined(found.get(of), each));
        }
      } catch (error) {
        if (signal?.aborted) throw takenBack();
        // One that cannot be looked at keeps none of the others from being told.
        connection.console.error(String(error));
      }
    }
    return found;
  }

  async function toldOfPlaybook(
    entry: string,
    root: string,
    signal: AbortSignal | undefined,
  ): Promise<ReadonlyMap<string, Found>> {
    for (;;) {
      const read = await session.snapshot(entry, signal);
      const snapshot = await read?.reach("checked", signal);
      const told = snapshot && (await tellOf(snapshot, root, signal));
      // Otherwise somebody typed while it was checked, or told.
      if (read?.isCurrent !== false) return told ?? new Map();
    }
  }

  async function tellOf(
    snapshot: CheckedSnapshot,
    root: string,
    signal: AbortSignal | undefined,
  ): Promise<ReadonlyMap<string, Found>> {
    const found = new Map<string, Found>();
    const locate = session.locateIn(snapshot, root);
    for (const { source } of snapshot.files) {
      const uri = workspace.uriOf({ root, path: source.path });
      const document = workspace.document(uri);
      found.set(uri, {
        diagnostics: [],
        // What was typed since is another version than was looked at.
        version: document?.text === source.text ? document.version : undefined,
      });
    }
    for (const diagnostic of snapshot.diagnostics) {
      const uri = workspace.uriOf({ root, path: diagnostic.file });
      const of = found.get(uri) ?? { diagnostics: [], version: undefined };
      of.diagnostics.push(toProtocol(diagnostic, locate, wantsRelated(session)));
      found.set(uri, of);
      await pause(signal);
    }
    return found;
  }

  connection.languages.diagnostics.on(({ textDocument, previousResultId }, token) =>
    session.guarded(token, { kind: "full", items: [] }, async () => {
      const all = await diagnosticsOf([textDocument.uri], signalOf(token));
      const place = await session.placeOf(textDocument.uri);
      const items = (place && all.get(workspace.uriOf(place))?.diagnostics) ?? [];
      const resultId = identityOf(items);
      return resultId === previousResultId
        ? { kind: "unchanged", resultId }
        : { kind: "full", items, resultId };
    }),
  );

  connection.languages.diagnostics.onWorkspace(({ previousResultIds }, token) =>
    session.guarded(token, { items: [] }, async () => {
      const before = new Map(previousResultIds.map(({ uri, value }) => [uri, value]));
      const uris = (await session.places()).map((place) => workspace.uriOf(place));
      const all = await diagnosticsOf(uris, signalOf(token));
      return {
        items: [...all].map(([uri, { diagnostics: items, version = null }]) => {
          const resultId = identityOf(items);
          return before.get(uri) === resultId
            ? { kind: "unchanged" as const, uri, resultId, version }
            : { kind: "full" as const, uri, items, resultId, version };
        }),
      };
    }),
  );

  return { changed };
}

/** Of a file that two playbooks share, what is wrong in either of them, each once: what to write may differ. */
function joined(before: Found | undefined, { diagnostics, version }: Found): Found {
  if (before === undefined) return { diagnostics, version };
  const keyOf = ({ code, range, message }: Diagnostic) =>
    JSON.stringify([code, range, String(message).split("\n")[0]]);
  const told = new Set(before.diagnostics.map(keyOf));
  const more = diagnostics.filter((each) => !told.has(keyOf(each)));
  return { diagnostics: [...before.diagnostics, ...more], version };
}

/** The same for the same list: a client that has it is told that nothing changed. */
function identityOf(items: readonly Diagnostic[]): string {
  let hash = 0;
  for (const character of JSON.stringify(items))
    hash = (Math.imul(hash, 31) + (character.codePointAt(0) ?? 0)) | 0;
  return `${items.length}-${hash >>> 0}`;
}
