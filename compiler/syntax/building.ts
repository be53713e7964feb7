/** Nodes while they are built: the grammar fills optional parts in, then hands the node on as read-only. */

export type Building<Node> = { -readonly [Part in keyof Node]: Node[Part] };
