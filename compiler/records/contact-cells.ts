/**
 * Contacts in CSV: the columns `Sponsor.name` and `Sponsor.email` hold those who have the role.
 *
 * Several people of one role stand in the same two cells, in the same order, with `;` between them.
 */

import { quoted } from "../diagnostics/definition.ts";
import type { Playbook, Role } from "../ir/ir.ts";
import { isEmail } from "../values/email.ts";
import type { Fields } from "./fields.ts";
import type { Problems } from "./problems.ts";
import { expectedOf } from "./read-scalar.ts";
import type { Cell } from "./read-value.ts";
import type { Contact } from "./record.ts";

/** The columns of the roles that the playbook takes from the customer: of each the name and the e-mail address. */
export const contactColumnPairs = ({
  roles,
}: Pick<Playbook, "roles">): readonly (readonly [name: string, email: string])[] =>
  customerRoles(roles).map((role) => [columnOf(role, "name"), columnOf(role, "email")]);

export const contactColumns = (playbook: Pick<Playbook, "roles">): readonly string[] =>
  contactColumnPairs(playbook).flat();

export function readContactCells(playbook: Playbook, fields: Fields, problems: Problems): readonly Contact[] {
  return customerRoles(playbook.roles).flatMap((role) => readRole(role, fields, problems));
}

function readRole(role: Role, fields: Fields, problems: Problems): readonly Contact[] {
  // Where the file has only one of the two columns, that was told with its header.
  if (!(["name", "email"] as const).every((part) => fields.values.has(columnOf(role, part)))) return [];
  const cellOf = (part: "name" | "email") => partsOf(fields.values.get(columnOf(role, part)) as Cell);
  const [names, emails] = [cellOf("name"), cellOf("email")];
  if (names.length === 0 && emails.length === 0) return [];
  const short = names.length < emails.length || names.includes("") ? "name" : "email";
  const place = fields.placeOf(columnOf(role, short));
  if (names.length === 0 || emails.length === 0) {
    const help = `a contact has both ${columnOf(role, "name")} and ${columnOf(role, "email")}; leave both empty where one is not known`;
    problems.report("data-missing", place, { name: columnOf(role, short), what: "value", help });
    return [];
  }
  if (names.length !== emails.length || names.includes("")) {
    const count = (length: number, what: string) => `${length} ${what}${length === 1 ? "" : "s"}`;
    problems.report("data-malformed", place, {
      what: `${quoted(role.name)} has ${count(names.length, "name")} and ${count(emails.length, "e-mail address").replace("addresss", "addresses")}`,
      help: "write one for each person, in the same order, with `;` between them",
    });
    return [];
  }
  if (names.length > 1 && !role.many) {
    problems.report("data-malformed", place, {
      what: `${quoted(role.name)} is one person, and ${names.length} are given`,
      help: "keep one of them, or add `many` to the role in the playbook",
    });
    return [];
  }
  return names.flatMap((name, index) => {
    const email = emails[index] as string;
    if (isEmail(email)) return [{ role: role.name, name, email }];
    const expected = expectedOf({ kind: "email" });
    problems.report("data-wrong-value", fields.placeOf(columnOf(role, "email")), {
      shown: quoted(email),
      expected,
    });
    return [];
  });
}

const columnOf = (role: Role, part: "name" | "email") => `${role.name}.${part}`;
const customerRoles = (roles: readonly Role[]) => roles.filter(({ from }) => from === "customer");

/** Of an empty cell none. */
function partsOf(cell: Cell): readonly string[] {
  const text = cell.text.normalize("NFC").trim();
  return text === "" ? [] : text.split(";").map((part) => part.trim());
}
