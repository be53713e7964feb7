/** One file as the compiler sees it: where it is, what it says, and which edit of it this is. */

export interface SourceFile {
  /** Relative to the project folder, with forward slashes: `journeys/onboarding.persona`. */
  readonly path: string;
  readonly text: string;
  /** Counts up with every change of the text; 0 for a file read from disk. */
  readonly version: number;
}
