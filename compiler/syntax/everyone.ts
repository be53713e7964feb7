/** How people say that a play is for everyone, which is said by leaving `for` out. */

/** None of them is a persona, unless the playbook has one of this name. */
export const everyone: ReadonlySet<string> = new Set(
  "all any anyone anybody each every everyone everybody".split(" "),
);

/** What may follow, and says no more: `for all of our personas`. */
export const everyoneGoesOn: ReadonlySet<string> = new Set(
  "of the our persona personas customer customers client clients".split(" "),
);
