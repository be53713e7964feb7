/** See to-script.mjs. */
export function toScript(code: string, name: string, idOf?: (path: string) => string): string;
