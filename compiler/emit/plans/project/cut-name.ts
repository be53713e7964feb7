/** As much of a name as Microsoft Project takes. */
export const cutName = (name: string): string => [...name].slice(0, 512).join("");
