/**
 * The door of this folder: one codec for customers and the roster, in JSON, NDJSON and CSV.
 *
 * It is apart from record.ts and encode.ts, which carry no reader with them.
 */

export { type CustomerResult, readCustomers } from "./customers.ts";
export { describePlace, renderProblem } from "./problems.ts";
export { readTeam, type Team } from "./team.ts";
