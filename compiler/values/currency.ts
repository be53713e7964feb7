/**
 * Currencies by their codes in ISO 4217, with their minor units, as in force in January 2026.
 *
 * Left out are what nobody pays in: precious metals, funds codes, units of account, codes for tests.
 */

const byPlaces: readonly (readonly [places: number, codes: string])[] = [
  [0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF"],
  [
    2,
    `AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP
     CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS
     INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN
     MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE
     SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD XCG YER ZAR
     ZMW ZWG`,
  ],
  [3, "BHD IQD JOD KWD LYD OMR TND"],
];

/** Decimal places of each currency, by code. */
export const currencies: ReadonlyMap<string, number> = new Map(
  byPlaces.flatMap(([places, codes]) => codes.split(/\s+/).map((code) => [code, places] as const)),
);

/** Decimal places of the currency's minor unit; undefined where there is no such currency. */
export const currencyPlaces = (code: string): number | undefined => currencies.get(code);
