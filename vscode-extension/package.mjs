// Makes the one file that is installed and published: dist/persona.vsix. The same sources give the same bytes.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { crc32 } from "node:zlib";
import { deflateAsync } from "@gfx/zopfli";
import { createVSIX } from "@vscode/vsce";
import { unzipSync, Zip } from "fflate";
import { minify } from "terser";

process.env.SOURCE_DATE_EPOCH ??= "1767225600";
const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(here);
const packagePath = join(here, "dist/persona.vsix");
// Smaller by a tenth than esbuild makes them, in a time that nobody would wait for each time something is changed.
for (const bundle of ["extension", "server", "customer", "preview"].map((name) => `dist/${name}.js`)) {
  const path = join(here, bundle);
  const { code } = await minify(readFileSync(path, "utf8"), {
    ecma: 2020,
    // Nothing is at the top of a bundle that others ask for by its name.
    toplevel: true,
    // Neither we nor what is bundled call a function with `new` that is written as a value; and statements pack better than
    // one long sequence of them.
    compress: { passes: 2, unsafe_arrows: true, unsafe_methods: true, sequences: false },
    format: { comments: false },
  });
  writeFileSync(path, code);
}
// The gallery's page shows pictures from the package; in the repository they are where the documentation has them.
const readme = readFileSync(join(here, "README.md"), "utf8");
let pictures = 0;
mkdirSync(join(here, "dist/images"), { recursive: true });
for (const [, name] of readme.matchAll(/\.\.\/docs\/images\/([\w-]+\.png)/g)) {
  const picture = readFileSync(join(root, "docs/images", name));
  writeFileSync(join(here, "dist/images", name), picture);
  pictures += picture.length;
}
writeFileSync(join(here, "dist/README.md"), readme.replaceAll("../docs/images/", "dist/images/"));
await createVSIX({
  cwd: here,
  readmePath: "dist/README.md",
  packagePath,
  dependencies: false,
  allowMissingRepository: true,
  rewriteRelativeLinks: false,
});
const tight = await packedTighter(readFileSync(packagePath));
writeFileSync(packagePath, tight);
const size = tight.length - pictures;
console.log(
  `packed vscode-extension/dist/persona.vsix (${Math.ceil(size / 1000)} kB, and ${Math.ceil(pictures / 1000)} kB of pictures)`,
);
if (size > 500_000) {
  console.error("that is more than the 500 kB that people without a good line shall wait for");
  process.exitCode = 1;
}

/** Data without the blanks that are there for people. */
function withoutBlanks(filename, content) {
  if (!filename.endsWith(".json")) return content;
  return Buffer.from(JSON.stringify(JSON.parse(Buffer.from(content).toString("utf8"))));
}

/** The same files in the same order, deflated with more patience: smaller by a twentieth. */
async function packedTighter(archive) {
  const chunks = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    chunks.push(chunk);
  });
  for (const [filename, written] of Object.entries(unzipSync(archive))) {
    const content = withoutBlanks(filename, written);
    // A picture is as small as it gets.
    const isDeflated = !filename.endsWith(".png");
    // A large file is many blocks of their own kind: with the 15 that it may be at most by itself, it is 2.5 kB larger.
    const patience = { numiterations: 30, blocksplittingmax: 0 };
    const data = isDeflated ? await deflateAsync(content, patience) : content;
    const size = content.length;
    const file = {
      filename,
      compression: isDeflated ? 8 : 0,
      crc: crc32(content),
      size,
      mtime: "2026-01-01T00:00:00",
    };
    zip.add(file);
    file.ondata(null, data, true);
  }
  zip.end();
  return Buffer.concat(chunks);
}
