import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Diagnostic } from "vscode-languageserver";
import { createProject } from "../../compiler/index.ts";
import { createPositions } from "../../language-server/protocol/positions.ts";
import { readFixture } from "../harness/fixture.ts";
import { createMemoryHost } from "../harness/memory-host.ts";
import { root } from "../harness/source-files.ts";
import { wrapFragment } from "../harness/wrap-fragment.ts";
import { connect } from "./client.ts";
import { createMemoryFiles, uriOf } from "./memory-files.ts";

/** What the editor shows is what `persona check` prints: of every seventh broken file of the corpus, in all of its files. */
test("the server and the command say the same", async () => {
  const folder = join(root, "test/fixtures/mistakes");
  const names = readdirSync(folder).filter((name) => name.endsWith(".persona"));
  let found = 0;
  for (const name of names.filter((_, index) => index % 7 === 0)) {
    const fixture = readFixture(readFileSync(join(folder, name), "utf8"));
    const [first = ""] = fixture.files.keys();
    const wrapped = fixture.fragment ? wrapFragment(fixture.files.get(first) ?? "") : undefined;
    const files = new Map([...fixture.files, ...(wrapped?.files ?? [])]);
    const entry = wrapped?.entry ?? first;
    const snapshot = await createProject(createMemoryHost(files)).snapshot(entry);
    const client = await connect(createMemoryFiles(files), {
      capabilities: { textDocument: { diagnostic: {} } },
    });
    await client.open(uriOf(entry), files.get(entry) ?? "");
    const { items } = await client.request<{ items: { uri: string; items: Diagnostic[] }[] }>(
      "workspace/diagnostic",
      {
        previousResultIds: [],
      },
    );
    await client.end();
    const said = items.flatMap(({ uri, items }) => items.map(({ code, range }) => ({ uri, code, range })));
    const expected = snapshot.diagnostics.map(({ file, code, span }) => ({
      uri: uriOf(file),
      code,
      range: createPositions(files.get(file) ?? "", "utf-16").rangeOf(span),
    }));
    const sorted = (list: readonly object[]) => list.map((each) => JSON.stringify(each)).sort();
    expect(sorted(said), name).toEqual(sorted(expected));
    found += said.length;
  }
  expect(found).toBeGreaterThan(50);
});
