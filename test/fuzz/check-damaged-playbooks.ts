/**
 * Checks damaged playbooks of a seed to the end, lowers the sound ones, and prints as JSON how many these were, the
 * slowest small one and the memory that all took. A process of its own, so that its memory is nobody else's.
 *
 * What is slow is measured twice more, in processor time, as others use the machine too: to ask for it each time would
 * take as long as a tenth of the checks.
 */

import { isWhole } from "../../compiler/checker/whole.ts";
import { createProject } from "../../compiler/project/project.ts";
import { type Book, damagedBooks, sizeOf } from "../harness/damaged-books.ts";
import { expectDiagnosticsInside } from "../harness/invariants.ts";
import { createMemoryHost } from "../harness/memory-host.ts";

async function check(book: Book) {
  const from = performance.now();
  const snapshot = await createProject(createMemoryHost(book)).snapshot("main.persona");
  const playbook = snapshot.playbook();
  return { took: performance.now() - from, snapshot, playbook };
}

async function processorTimeOf(book: Book): Promise<number> {
  const from = process.cpuUsage();
  await check(book);
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1000;
}

const small = 4096;
/** In milliseconds: of a large playbook, at least a hundred characters in each. */
const limitOf = (size: number) => (size <= small ? 250 : Math.max(1000, size / 100));

const [seed = 0, count = 0] = process.argv.slice(2).map(Number);
const books = damagedBooks(seed);
let sound = 0;
let slowest = 0;
let memory = 0;
for (let round = 0; round < count; round++) {
  const book = books.next().value;
  const size = sizeOf(book);
  try {
    const first = await check(book);
    let took = first.took;
    for (let again = 0; took > limitOf(size) && again < 2; again++) {
      took = Math.min(took, await processorTimeOf(book));
    }
    if (took > limitOf(size)) throw new Error(`${took} ms`);
    if (size <= small) slowest = Math.max(slowest, took);
    if (first.playbook !== undefined) sound++;
    for (const { printable, tree, source } of first.snapshot.files)
      if (printable && !isWhole(tree)) throw new Error(`broken, and nothing says so: ${source.path}`);
    if (round % 10 === 0) {
      const texts = [...book.keys()].map((path) => [path, first.snapshot.text(path) ?? ""] as const);
      expectDiagnosticsInside(first.snapshot.diagnostics, new Map(texts));
    }
  } catch (error) {
    const files = [...book].map(([path, content]) => [path, String(content)]);
    throw new Error(`seed ${seed}, round ${round}: ${JSON.stringify(files)}`, { cause: error });
  }
  if (round % 10 === 0) memory = Math.max(memory, process.memoryUsage.rss());
}
process.stdout.write(JSON.stringify({ sound, slowest, memory }));
