// Leaves out of a bundle what nobody asks there.
import { basename } from "node:path";

/** Puts `contents` in the place of files of a package, of which nothing is asked here. */
export function leavingOut(folder, files, contents) {
  const one = new RegExp(`node_modules/${folder}/(${files.join("|")})\\.js$`.replaceAll("/", "[\\\\/]"));
  return {
    name: `leaving-out-of-${folder.replaceAll("/", "-")}`,
    setup({ onLoad, onEnd }) {
      const left = new Set(files);
      onLoad({ filter: one }, ({ path }) => {
        left.delete(basename(path, ".js"));
        return { contents };
      });
      onEnd(() => {
        if (left.size > 0) throw new Error(`${folder} has no ${[...left].join(", ")} any more`);
      });
    },
  };
}
