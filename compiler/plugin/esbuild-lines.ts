/**
 * What esbuild shows under a message: the line of the playbook, which unplugin leaves out.
 *
 * esbuild reads no file to show a line of it, and counts columns in bytes; both are put into what the plugin's `load`
 * answers.
 */

import type { UnpluginInstance } from "unplugin";

type Plugin = ReturnType<UnpluginInstance<unknown, false>["esbuild"]>;
type Build = Parameters<Plugin["setup"]>[0];
type LoadResult = Awaited<ReturnType<Parameters<Build["onLoad"]>[1]>>;
type Message = NonNullable<NonNullable<LoadResult>["errors"]>[number];

/** What a message carries to here as its detail. */
export interface LineDetail {
  readonly lineText: string;
  /** Of what is marked, in UTF-16 code units; it may go on in the next lines. */
  readonly length: number;
}

export const withLines = (plugin: Plugin): Plugin => ({
  ...plugin,
  setup: (build) =>
    plugin.setup({
      ...build,
      onLoad: (options, load) =>
        build.onLoad(options, async (args) => {
          const result = await load(args);
          if (result === null || result === undefined) return result;
          const { errors = [], warnings = [] } = result;
          return { ...result, errors: errors.map(withLine), warnings: warnings.map(withLine) };
        }),
    }),
});

function withLine({ detail, ...message }: Message): Message {
  const { location } = message;
  if (!isLineDetail(detail) || location === undefined || location === null) return { detail, ...message };
  const { lineText, length } = detail;
  const from = location.column ?? 0;
  const column = Buffer.byteLength(lineText.slice(0, from));
  const marked = Buffer.byteLength(lineText.slice(from, from + length));
  return { ...message, location: { ...location, lineText, column, length: marked } };
}

const isLineDetail = (detail: unknown): detail is LineDetail =>
  typeof detail === "object" && detail !== null && "lineText" in detail && "length" in detail;
