/** How the terminal writes how many there are: the same in progress, in sums and in tables. */

const numbers = new Intl.NumberFormat("en");

/** `1,500,000` */
export const countText = (count: number): string => numbers.format(count);

/** `1 customer`, `1,500,000 customers` */
export const customersText = (count: number): string =>
  `${countText(count)} ${count === 1 ? "customer" : "customers"}`;
