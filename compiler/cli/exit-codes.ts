/** How a command ends, for scripts and continuous integration. */

export const exitCodes = {
  fine: 0,
  /** Errors in the playbook or in the data. */
  errors: 1,
  /** The command was called wrongly. */
  usage: 2,
  /** Input or output failed: no such file, no permission, a full disk. */
  io: 3,
  /** A bug of ours. */
  bug: 70,
  interrupted: 130,
  terminated: 143,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
