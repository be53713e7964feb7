/**
 * What a user of the editor can set, for each folder: in which language previews are, and on which day examples start.
 *
 * What cannot be read is as if it were not set; nothing here changes what a playbook means.
 */

import { canonicalLanguage, isDate } from "@persona-lang/compiler";
import type { Connection } from "vscode-languageserver";
import { inTime } from "./patience.ts";

interface Settings {
  /** A BCP 47 tag; absent: the playbook's first language. */
  readonly language?: string;
  /** An ISO day; absent: today. */
  readonly exampleStart?: string;
}

export interface SettingsReader {
  of(uri: string): Promise<Settings>;
  /** They may be others now. */
  forget(): void;
  /** Of a client that is not asked. */
  told(value: unknown): void;
}

/** The section that clients keep them in. */
export const settingsSection = "persona";

/** So long a client is waited for that does not say what is set, in milliseconds. */
const patience = 1_000;

export function createSettings(connection: Connection, asks: () => boolean): SettingsReader {
  let known = new Map<string, Promise<Settings>>();
  let given: Settings = {};
  function ask(uri: string, folder: string): Promise<Settings> {
    const answers = known;
    const answer = connection.workspace
      .getConfiguration({ scopeUri: uri, section: settingsSection })
      .then(readSettings, () => given);
    // One that comes late is for whoever asks next.
    void answer.then((settings) => answers.set(folder, Promise.resolve(settings)));
    return inTime(answer, patience, given);
  }
  return {
    async of(uri) {
      if (!asks()) return given;
      const folder = uri.slice(0, uri.lastIndexOf("/"));
      const settings = known.get(folder) ?? ask(uri, folder);
      known.set(folder, settings);
      return settings;
    },
    forget() {
      known = new Map();
    },
    told(value) {
      given = readSettings(value);
    },
  };
}

function readSettings(value: unknown): Settings {
  if (typeof value !== "object" || value === null) return {};
  const { language, exampleStart } = value as Record<string, unknown>;
  return {
    ...(typeof language === "string" && canonicalLanguage(language) !== undefined ? { language } : {}),
    ...(typeof exampleStart === "string" && isDate(exampleStart) ? { exampleStart } : {}),
  };
}
