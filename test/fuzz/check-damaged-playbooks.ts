/**
 * Checks damaged playbooks of a seed to the end, lowers the sound ones, and prints as JSON how many these were, the
 * slowest small one and the memory that all took. A process of its own, so that its memory is nobody else's.
 *
 * Processor time counts, as others use the machine too, and what is slow is measured three times.
 */

import { isWhole } from "../../compiler/checker/whole.ts";
import { createProject } from "../../compiler/project/project.ts";
import { type Book, damagedBooks, sizeOf } from "../harness/damaged-books.ts";
import { expectDiagnosticsInside } from "../harness/invariants.ts";
import { createMemoryHost } from "../harness/memory-host.ts";

async function check(book: Book) {
  const from = process.cpuUsage();
  const snapshot = await createProject(createMemoryHost(book)).snapshot("main.persona");
  const playbook = snapshot.playbook();
  const { user, system } = process.cpuUsage(from);
  return { took: (user + system) / 1000, snapshot, playbook };
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
      took = Math.min(took, (await check(book)).took);
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
  memory = Math.max(memory, process.memoryUsage.rss());
}
process.stdout.write(JSON.stringify({ sound, slowest, memory }));
