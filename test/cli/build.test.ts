/** `persona build`: what it says of what it made. The files themselves are for test/emit. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { expect, test } from "vitest";
import { folderWith, persona } from "../harness/command.ts";

test("the size of the classifier is told, as it stands and with gzip", () => {
  const folder = folderWith({}, "starter");
  for (const summary of ["built dist", "nothing changed in dist"]) {
    const { status, stdout } = persona(["build", "--out", "dist"], { in: folder });
    expect(status).toBe(0);
    expect(stdout).toContain(`✓ ${summary}: classifier.d.ts, classifier.js`);
    const [, whole, packed] =
      /^ {2}classifier\.js is (\d+) kB, (\d+) kB with gzip$/m.exec(stdout)?.map(Number) ?? [];
    const bytes = readFileSync(join(folder, "dist/classifier.js"));
    expect(whole).toBe(Math.ceil(bytes.length / 1000));
    // Brotli packs such text somewhat better.
    const least = brotliCompressSync(bytes).length / 1000;
    expect(packed).toBeGreaterThanOrEqual(least);
    expect(packed).toBeLessThan(1.4 * least + 1);
  }
});
