/** What is asked of a code. The catalog stands behind functions, so that a run without a mistake does not read it. */

import { projectCatalog } from "./catalog/project.ts";
import { type Code, catalog } from "./catalog.ts";
import type { DiagnosticDefinition } from "./definition.ts";

export const codes = (): readonly Code[] => Object.keys(catalog) as Code[];
export const isCode = (text: string): text is Code => Object.hasOwn(catalog, text);
/** Said of files: that one is not there, or is read in vain. */
export const isOfProject = (code: string): boolean => Object.hasOwn(projectCatalog, code);

/** The definition of a code, with its arguments' type given up: for lists, pages and the reporter. */
export const definitionOf = (code: Code): DiagnosticDefinition => catalog[code];
