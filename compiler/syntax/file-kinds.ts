/** The files that a playbook may name besides its sources, told by how their names end. */

export type FileKind = ".ics" | ".csv" | ".ndjson" | ".svg" | ".png" | ".jpg" | ".jpeg" | ".webp";

export const holidayKinds = [".ics", ".csv"] as const satisfies readonly FileKind[];
export const pictureKinds = [".svg", ".png", ".jpg", ".jpeg", ".webp"] as const satisfies readonly FileKind[];

/** Which of these kinds a file is by its name; capital letters are as good as small ones. */
export const kindOfFile = <K extends FileKind>(name: string, kinds: readonly K[]): K | undefined =>
  kinds.find((kind) => name.toLowerCase().endsWith(kind));
