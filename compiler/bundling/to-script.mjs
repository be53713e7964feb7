// Turns a module that esbuild wrote into a function of a script for bin/persona.js.
//
// esbuild can do it too, but then every use of another module's function asks two accessors for it, which made a
// `check` a tenth slower. Here a function takes what it needs once, at its start. That is only right for bindings that
// never change after their module has run; one that does stops the build.
import { parse } from "acorn";
import { readNow } from "./late-modules.mjs";

/**
 * `code` has imports first and one list of exports last, as chunks of esbuild have. The function is one of `require`,
 * which gives what another module exports, and of `module`, which takes its own exports.
 *
 * @param idOf What `require` is asked for, by the path that is imported; Node's own modules keep their names.
 */
export function toScript(code, name, idOf = (path) => path) {
  const edits = [];
  const exported = new Map();
  const assigned = new Set();
  const idIn = ({ source: { value } }) => JSON.stringify(value.startsWith(".") ? idOf(value) : value);
  const tree = parse(code, { ecmaVersion: "latest", sourceType: "module" });
  for (const { declarations = [] } of tree.body)
    for (const { id } of declarations)
      if (id.name === "module")
        throw new Error(`${name}: \`module\` is what a function of a script is given`);
  visit(tree, (node) => {
    const replace = (text) => edits.push({ start: node.start, end: node.end, text });
    if (node.type === "ImportDeclaration") {
      const names = node.specifiers.map(({ imported, local }) => `${imported.name}:${local.name}`);
      const loaded = `require(${idIn(node)});`;
      replace(names.length === 0 ? loaded : `const{${names}}=${loaded}`);
    } else if (node.type === "ExportNamedDeclaration" && node.declaration === null && node.source === null) {
      for (const specifier of node.specifiers) exported.set(specifier.exported.name, specifier.local.name);
      replace("");
    } else if (/^Export.*Declaration$/.test(node.type))
      throw new Error(`${name}: ${node.type} is not expected here`);
    else if (node.type === "CallExpression" && node.callee.name === readNow) {
      replace(`require(${idIn(node.arguments[0])})`);
      return false;
    } else if (node.type === "ImportExpression")
      replace(`Promise.resolve().then(()=>require(${idIn(node)}))`);
    else if (node.type === "AssignmentExpression") assigned.add(node.left.name);
    else if (node.type === "UpdateExpression") assigned.add(node.argument.name);
    return true;
  });
  for (const local of exported.values()) {
    if (assigned.has(local)) throw new Error(`${name}: ${local} is exported and changes`);
  }
  const script = edits
    .sort((a, b) => b.start - a.start)
    .reduce((text, { start, end, text: by }) => text.slice(0, start) + by + text.slice(end), code);
  const list = [...exported].map(([as, local]) => `${as}:${local}`);
  return asciiOf(`(function(require,module){"use strict";${script}\nmodule.exports={${list}};})`);
}

/** A single letter beyond ASCII, and V8 holds the whole script in twice the memory; esbuild leaves those of patterns. */
const asciiOf = (code) =>
  code.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);

/** @param each says whether what a node consists of is visited too */
function visit(node, each) {
  if (!each(node)) return;
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (typeof child?.type === "string") visit(child, each);
    }
  }
}
