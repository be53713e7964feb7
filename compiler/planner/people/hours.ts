/**
 * How long a plan keeps each role busy, and what that costs with the rates of the roster.
 *
 * A meeting takes its length of everybody in it; a task what the playbook says it takes, of whoever owns it. Messages,
 * milestones and surveys take no time that anybody knows. What has no length is counted, and not guessed. It is worked
 * out anew whenever a plan has changed, from the plan alone.
 */

import type { Playbook, Signal } from "../../ir/ir.ts";
import type { TeamMember } from "../../records/record.ts";
import type { Cost, Person, Plan, PlannedAction, RoleHours } from "../plan.ts";
import { plainLine } from "../words/plain-text.ts";

export type Rates = Pick<Cost, "currency" | "rates">;

/** Whether a column of the roster says what an hour costs: money, in a currency. */
export const holdsRates = ({ type }: Signal): boolean => type.kind === "money" && type.currency !== undefined;

/** What an hour of each of the team costs: the roster's column `rate`, where it holds amounts of a currency. */
export function ratesOf({ team: columns }: Playbook, team: readonly TeamMember[]): Rates | undefined {
  const type = columns.find(({ name }) => name === "rate")?.type;
  if (type?.kind !== "money" || type.currency === undefined) return undefined;
  const rates = team.flatMap(({ email, fields }) => {
    const value = fields.get("rate");
    return typeof value === "number" ? [{ email: plainLine(email), rate: value / 10 ** type.places }] : [];
  });
  return { currency: type.currency, rates };
}

/** The plan with its hours as they now are. @param rates absent: those that it was made with */
export function countHours(plan: Plan, rates: Rates | undefined = plan.cost): Plan {
  const { hours: _, cost: __, ...rest } = plan;
  const shares = plan.plays.flatMap(({ actions }) => actions.flatMap(sharesOf));
  const byRole = Map.groupBy(shares, ({ role }) => role);
  const titles = new Map(plan.team.map(({ role, title }) => [role, title]));
  const places = rates === undefined ? 0 : placesOf(rates.currency);
  const rateOf = new Map(rates?.rates.map(({ email, rate }) => [email.toLowerCase(), rate]));
  const costOf = (each: readonly Share[]): number =>
    rounded(
      each.reduce(
        (sum, { person, minutes = 0 }) => sum + (minutes * (rateOf.get(addressOf(person)) ?? 0)) / 60,
        0,
      ),
      places,
    );
  const hours = [...new Set([...titles.keys(), ...byRole.keys()])].flatMap((role): readonly RoleHours[] => {
    const own = byRole.get(role);
    if (own === undefined) return [];
    const [{ from }] = own as [Share];
    return [
      {
        role,
        title: titles.get(role) ?? role,
        from,
        minutes: own.reduce((sum, { minutes = 0 }) => sum + minutes, 0),
        withoutLength: new Set(
          own.filter(({ minutes }) => minutes === undefined).map(({ identity }) => identity),
        ).size,
        ...(rates === undefined || from === "customer" ? {} : { cost: costOf(own) }),
      },
    ];
  });
  if (rates === undefined) return { ...rest, hours };
  const unpriced = sharesWithoutRate(shares, rates);
  const cost: Cost = {
    currency: rates.currency,
    amount: rounded(
      hours.reduce((sum, { cost: each = 0 }) => sum + each, 0),
      places,
    ),
    rates: rates.rates,
    withoutRate: [...new Set(unpriced.map(({ person }) => person.name))],
  };
  return { ...rest, hours, cost };
}

/** How long those of the team are busy who have no rate, in minutes; 0 where the plan has no cost. */
export function minutesWithoutRate({ plays, cost }: Plan): number {
  if (cost === undefined || cost.withoutRate.length === 0) return 0;
  const shares = plays.flatMap(({ actions }) => actions.flatMap(sharesOf));
  return sharesWithoutRate(shares, cost).reduce((sum, { minutes = 0 }) => sum + minutes, 0);
}

function sharesWithoutRate(shares: readonly Share[], { rates }: Rates): readonly Share[] {
  const priced = new Set(rates.map(({ email }) => email.toLowerCase()));
  return shares.filter(
    ({ from, person, minutes = 0 }) => from === "team" && minutes > 0 && !priced.has(addressOf(person)),
  );
}

/** What somebody has to do in an action, in a role. */
interface Share {
  readonly identity: string;
  readonly role: string;
  readonly from: "team" | "customer";
  readonly person: Person;
  /** Undefined where nobody says how long it takes. */
  readonly minutes: number | undefined;
}

/** Who takes part in two roles does so once. */
function sharesOf(action: PlannedAction): readonly Share[] {
  if (action.kind !== "task" && action.kind !== "meeting") return [];
  const minutes = lengthOf(action);
  const known = new Set<string>();
  return action.people.flatMap(({ role, from, people }) =>
    people.flatMap((person): readonly Share[] => {
      const address = addressOf(person);
      if (known.has(address)) return [];
      known.add(address);
      return [{ identity: action.identity, role, from, person, minutes }];
    }),
  );
}

/** In minutes. */
function lengthOf({ kind, time, work }: PlannedAction): number | undefined {
  if (kind === "task") return work;
  return time && (Date.parse(time.endInstant) - Date.parse(time.startInstant)) / 60_000;
}

const addressOf = ({ email, name }: Person): string => email?.toLowerCase() ?? name;

/** Of a currency's smallest unit: two of the euro, none of the yen. */
const placesOf = (currency: string): number =>
  new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;

const rounded = (amount: number, places: number): number => Math.round(amount * 10 ** places) / 10 ** places;
