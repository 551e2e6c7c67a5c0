import type { Problem, SourceLocation } from '../model/index.js';

const problem = (code: string, at: SourceLocation, message: string, remedy: string): Problem => ({
  code: `price-sheet/${code}`,
  severity: 'error',
  at,
  message,
  remedy,
});

export const notYaml = (at: SourceLocation, found: string): Problem =>
  problem('bad-yaml', at, `the price sheet is no YAML: ${found}`, 'write it as YAML 1.2: key, colon, space, value');

export const aliasFound = (at: SourceLocation): Problem =>
  problem(
    'alias',
    at,
    'the price sheet uses a YAML alias',
    'write the value out: a price sheet is read without aliases',
  );

export const notAMap = (at: SourceLocation, what: string): Problem =>
  problem('bad-value', at, `${what} is not a list of keys with values`, 'write one "key: value" to a line');

export const notAList = (at: SourceLocation, what: string): Problem =>
  problem('bad-value', at, `${what} is not a list`, 'begin each entry with "- "');

export const unknownKey = (at: SourceLocation, key: string, hint: string): Problem =>
  problem('unknown-key', at, `"${key}" is no key of a price sheet here`, hint);

export const missingKey = (at: SourceLocation, key: string, example: string): Problem =>
  problem('missing-key', at, `${key} is missing`, `add a line such as "${key}: ${example}"`);

export const badText = (at: SourceLocation, key: string, example: string): Problem =>
  problem('bad-value', at, `${key} is not a text`, `write it as in "${key}: ${example}"`);

export const badDate = (at: SourceLocation, text: string): Problem =>
  problem(
    'bad-date',
    at,
    `date is "${text}", which is no day of the calendar`,
    'write the day as YYYY-MM-DD, such as 2026-07-01',
  );

export const badPrice = (at: SourceLocation, key: string, text: string): Problem =>
  problem(
    'bad-price',
    at,
    `${key} is "${text}", which is no price`,
    `write ${key} as digits with an optional decimal point, such as 0.172; leave the line out where no price is known`,
  );

export const windowsBelowBase = (at: SourceLocation): Problem =>
  problem(
    'windows-below-base',
    at,
    'windows is less than base, so that the Windows licence would cost less than nothing',
    'give windows as the whole price of a Windows machine, compute and licence together',
  );

export const badCurrency = (at: SourceLocation, text: string): Problem =>
  problem(
    'bad-currency',
    at,
    `currency is "${text}", which is no currency code`,
    'write three capital letters, such as AUD',
  );

export const missingRate = (at: SourceLocation, currency: string): Problem =>
  problem(
    'missing-rate',
    at,
    `prices are in ${currency}, and nothing says what a US dollar costs in it`,
    `add "usdToCurrency: RATE", how many ${currency} one US dollar buys`,
  );

export const rateOfDollar = (at: SourceLocation, text: string): Problem =>
  problem(
    'rate-without-currency',
    at,
    `usdToCurrency is ${text} while prices are in USD`,
    'name the currency of the prices, such as "currency: AUD", or leave the rate out',
  );

export const unknownName = (at: SourceLocation, what: string, found: string, hint: string): Problem =>
  problem(`unknown-${what}`, at, `"${found}" is no ${what} that the catalogue knows`, hint);

export const noPrice = (at: SourceLocation): Problem =>
  problem(
    'no-price',
    at,
    'the entry has no price',
    'add at least one price, such as "base: 0.172", or remove the entry',
  );

export const foundTwice = (at: SourceLocation, what: string, firstLine: number): Problem =>
  problem('duplicate', at, `${what} has a price on line ${firstLine} already`, 'keep one of the two entries');
