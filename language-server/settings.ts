/**
 * What a user of the editor can set, for each folder: in which language previews are, and on which day examples start.
 *
 * What cannot be read is as if it were not set; nothing here changes what a playbook means.
 */

import type { Connection } from "vscode-languageserver";

export interface Settings {
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

export function createSettings(connection: Connection, asks: () => boolean): SettingsReader {
  let known = new Map<string, Promise<Settings>>();
  let given: Settings = {};
  const ask = async (uri: string): Promise<Settings> => {
    try {
      return readSettings(
        await connection.workspace.getConfiguration({ scopeUri: uri, section: settingsSection }),
      );
    } catch {
      return given;
    }
  };
  return {
    async of(uri) {
      if (!asks()) return given;
      const folder = uri.slice(0, uri.lastIndexOf("/"));
      const settings = known.get(folder) ?? ask(uri);
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
  const isDay = typeof exampleStart === "string" && /^\d{4}-\d{2}-\d{2}$/.test(exampleStart);
  return {
    ...(typeof language === "string" && language !== "" ? { language } : {}),
    ...(isDay && !Number.isNaN(Date.parse(exampleStart)) ? { exampleStart } : {}),
  };
}
