/** Vite's development server: what a page is given after a part of the playbook changed. */

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { createServer, type ViteDevServer } from "vite";
import { expect, test } from "vitest";
import persona from "../../compiler/plugin/plugin.ts";
import { applicationWith, personasOf, weights } from "./split-starter.ts";

async function whileServing(folder: string, work: (server: ViteDevServer) => Promise<void>): Promise<void> {
  const server = await createServer({
    root: folder,
    configFile: false,
    logLevel: "silent",
    plugins: [persona.vite()],
    appType: "custom",
    server: { middlewareMode: true, ws: false, watch: { usePolling: true, interval: 20 } },
    optimizeDeps: { noDiscovery: true },
  });
  try {
    await work(server);
  } finally {
    await server.close();
  }
}

/** Once the server has told pages of it, at most for ten seconds. */
const updateOf = (server: ViteDevServer): Promise<string[]> =>
  new Promise((resolve, reject) => {
    const tooLate = setTimeout(() => reject(new Error("the server told of no change")), 10_000);
    const hot = server.environments.client.hot;
    const send = hot.send.bind(hot) as (...args: unknown[]) => void;
    hot.send = (...args: unknown[]) => {
      send(...args);
      const [payload] = args as [{ type: string; triggeredBy?: string }];
      if (payload.type !== "full-reload" && payload.type !== "update") return;
      clearTimeout(tooLate);
      resolve([payload.type]);
    };
  });

const personasFrom = async (server: ViteDevServer): Promise<unknown> =>
  (await server.ssrLoadModule("/app/app.js")).personas;

const swapped = weights.replace("speed   then Quick", "speed   then Builder");

test("a change in a part reaches pages, and gives new code", async () => {
  const folder = applicationWith();
  await whileServing(folder, async (server) => {
    await server.transformRequest("/app/app.js");
    const before = await server.transformRequest("/main.persona");
    expect(await personasFrom(server)).toEqual(await personasOf(folder));

    const update = updateOf(server);
    writeFileSync(join(folder, "weights.persona"), swapped);
    expect(await update).toEqual(["full-reload"]);
    const after = await server.transformRequest("/main.persona");
    expect(after?.code).not.toBe(before?.code);
    expect(await personasFrom(server)).toEqual(await personasOf(folder));
  });
});

test("an error is shown with its place, and gone when the part is right", async () => {
  const folder = applicationWith({ "weights.persona": weights.replace("Quick +4", "Quik +4") });
  await whileServing(folder, async (server) => {
    await server.transformRequest("/app/app.js");
    await expect(server.transformRequest("/main.persona")).rejects.toMatchObject({
      message: expect.stringContaining("there is no persona named `Quik`"),
      loc: { file: join(folder, "weights.persona"), line: 4 },
    });
    const update = updateOf(server);
    writeFileSync(join(folder, "weights.persona"), weights);
    expect(await update).toEqual(["full-reload"]);
    expect(await personasFrom(server)).toEqual(await personasOf(folder));
  });
});
