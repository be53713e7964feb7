/** Nodes while they are built: the grammar fills optional parts in, then hands the node on as read-only. */

export type Building<Node> = { -readonly [Part in keyof Node]: Node[Part] };

/** What a rule expects, said in messages; made once, since a rule is called for every line. */
export const expecting = (expected: string): { readonly ARGS: [string] } => ({ ARGS: [expected] });
