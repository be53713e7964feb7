import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** What we install: pinned, from the registry alone, with no script of its own, under licences that go with ours. */

interface Installed {
  readonly version?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly resolved?: string;
  readonly license?: string;
  readonly hasInstallScript?: boolean;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly optional?: boolean;
}

const lock: { lockfileVersion: number; packages: Record<string, Installed> } = JSON.parse(
  readFileSync("package-lock.json", "utf8"),
);
const manifest = JSON.parse(readFileSync("package.json", "utf8"));
const compiler = JSON.parse(readFileSync("compiler/package.json", "utf8"));
const installed = Object.entries(lock.packages).filter(
  ([path, { link }]) => path.startsWith("node_modules/") && link !== true,
);
const nameOf = (path: string): string =>
  path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);

test("every package has a digest, and none comes from elsewhere", () => {
  expect(lock.lockfileVersion).toBe(3);
  expect(installed.length).toBeGreaterThan(50);
  // What is for other machines alone is listed without a digest, as it was not fetched here.
  const withoutDigest = installed.filter(
    ([path, { integrity, optional }]) =>
      integrity?.startsWith("sha512-") !== true && !(optional === true && !existsSync(path)),
  );
  expect(withoutDigest.map(([path]) => path)).toEqual([]);
  expect(installed.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
});

test("the versions that we ask for are exact", () => {
  for (const { dependencies = {}, devDependencies = {} } of [manifest, compiler])
    for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies }))
      expect(version, name).toMatch(/^\d+\.\d+\.\d+(-[a-z]+\.\d+(\.\d+)*)?$/);
});

test("only the packages that are named run scripts when they are installed", () => {
  const withScripts = installed
    .filter(([, { hasInstallScript, optional }]) => hasInstallScript && !optional)
    .map(([path]) => nameOf(path));
  // Of the others it is said that they may not.
  expect(withScripts.filter((name) => manifest.allowScripts[name] === undefined)).toEqual([]);
});

test("what users install is under a licence that goes with Apache-2.0", () => {
  const allowed = [
    "MIT",
    "ISC",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "0BSD",
    "MPL-2.0",
    "(MIT OR CC0-1.0)",
  ];
  // Bundlers, which a plugin of ours works in, come with the project that bundles.
  const shipped = installed.filter(([, { dev, devOptional }]) => dev !== true && devOptional !== true);
  expect(shipped.length).toBeGreaterThan(Object.keys(compiler.dependencies).length - 1);
  const others = shipped.filter(([, { license = "none" }]) => !allowed.includes(license));
  expect(others.map(([path, { license }]) => `${path}: ${license}`)).toEqual([]);
});

/** The first versions without a fault that reaches us. */
const floors: Readonly<Record<string, readonly number[]>> = {
  handlebars: [4, 7, 10],
  "csv-parse": [7, 0, 2],
  node: [24, 4, 1],
};

test.each(Object.entries(floors))("%s is at least %j", (name, floor) => {
  const versions = installed.filter(([path]) => nameOf(path) === name).map(([, { version = "" }]) => version);
  expect(versions.length).toBeGreaterThan(0);
  for (const version of versions) {
    const parts = version.split(".").map(Number);
    const first = parts.findIndex((part, index) => part !== floor[index]);
    expect(first < 0 || (parts[first] ?? 0) > (floor[first] ?? 0), `${name} ${version}`).toBe(true);
  }
});
