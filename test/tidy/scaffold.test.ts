import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

interface Manifest {
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  allowScripts?: Record<string, boolean>;
}

interface LockedPackage {
  version?: string;
  resolved?: string;
  optionalDependencies?: Record<string, string>;
}

interface Lockfile {
  packages: Record<string, LockedPackage>;
}

const manifests = ["package.json", "compiler/package.json", "test/previous-typescript/package.json"];
const exactVersion = /^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/;

describe("package-lock.json", () => {
  const { packages } = read<Lockfile>("package-lock.json");

  test("names no download address", () => {
    const addresses = Object.entries(packages).filter(([, { resolved }]) =>
      /^(git\+)?\w+:\/\//.test(resolved ?? ""),
    );
    expect(addresses).toEqual([]);
  });

  // A lockfile made where a platform's package cannot be downloaded lacks its entry, and then `npm ci` refuses it.
  test("lists the optional packages of every platform", () => {
    const named = Object.values(packages).flatMap((locked) => Object.keys(locked.optionalDependencies ?? {}));
    const missing = named.filter(
      (name) => !Object.keys(packages).some((key) => key.endsWith(`node_modules/${name}`)),
    );
    expect(missing).toEqual([]);
  });

  test.each(manifests)("holds the versions that %s asks for", (file) => {
    const folder = file.replace(/package\.json$/, "");
    for (const [name, version] of dependenciesOf(file)) {
      const locked = packages[`${folder}node_modules/${name}`] ?? packages[`node_modules/${name}`];
      expect(locked?.version, name).toBe(version);
    }
  });
});

test.each(manifests)("%s pins every dependency", (file) => {
  const dependencies = dependenciesOf(file);
  expect(dependencies).not.toEqual([]);
  expect(dependencies.filter(([, version]) => !exactVersion.test(version))).toEqual([]);
});

test("the pinned Node may run its install script, and runs these tests", () => {
  const { allowScripts, devDependencies } = read<Manifest>("package.json");
  expect(allowScripts?.node).toBe(true);
  expect(process.versions.node).toBe(devDependencies?.node);
});

function dependenciesOf(file: string): [name: string, version: string][] {
  const { dependencies, devDependencies } = read<Manifest>(file);
  return Object.entries({ ...dependencies, ...devDependencies });
}

function read<Shape>(file: string): Shape {
  return JSON.parse(readFileSync(new URL(`../../${file}`, import.meta.url), "utf8")) as Shape;
}
