/** The plugin in each of the bundlers: what an application that imports a playbook gets. */

import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { bundlers } from "./bundlers.ts";
import { applicationWith, personasOf } from "./split-starter.ts";

describe.each(Object.entries(bundlers))("%s", (_, bundle) => {
  test("an application classifies with the playbook that it imports", async () => {
    const folder = applicationWith();
    const { file, ...messages } = await bundle(folder);
    expect(messages).toEqual({ errors: [], warnings: [] });
    const { personas } = await import(/* @vite-ignore */ pathToFileURL(file as string).href);
    expect(personas).toEqual(await personasOf(folder));
    expect(new Set(personas).size).toBe(3);
  });
});
