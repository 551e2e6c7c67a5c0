import { nearestNames } from '../model/index.js';
import type { Nanos, Parsed, SourceLocation } from '../model/index.js';
import type { Catalogue } from './catalogue.js';
import { diskTierKey } from './catalogue.js';
import { parseDecimal } from './decimal.js';
import type { Decimal } from './decimal.js';
import { findRegion, indexOfSize } from './look-up.js';
import * as problems from './price-sheet-problems.js';
import {
  hintFor,
  locationOf,
  openSheet,
  readFields,
  readList,
  readPrice,
  readRequiredText,
  readText,
} from './price-sheet-reader.js';
import type { Fields, SheetReader } from './price-sheet-reader.js';
import type { PriceSheet, PriceSheetDisk, PriceSheetVm } from './price-sheet.js';

const SHEET_KEYS = ['name', 'date', 'currency', 'usdToCurrency', 'vm', 'disks', 'defenderPerServerMonth'];
const VM_PRICES = ['base', 'windows', 'reserved1Year', 'reserved3Year', 'savings1Year', 'savings3Year'] as const;
const VM_KEYS = ['size', 'region', ...VM_PRICES];
const DISK_KEYS = ['tier', 'region', 'perMonth'];
/** A nearest size is sought among all sizes: not again and again where a whole sheet is off. */
const MOST_HINTS = 20;
const ONE: Decimal = { digits: 1n, scale: 0 };
const DAYS_IN_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** What the entries of a sheet share while they are read. */
interface SheetContext {
  readonly reader: SheetReader;
  readonly rate: Decimal;
  readonly catalogue: Catalogue | null;
  /** First line of each entry, by what it prices. */
  readonly seen: Map<string, number>;
}

/**
 * Reads a user's price sheet: YAML 1.2 with the keys of `schemas/price-sheet.schema.json`. Prices are plain decimals in the
 * sheet's currency, as numbers or quoted, without tax; they become nanos of a US dollar by exact division by
 * `usdToCurrency`, rounded half-even once. Without `currency` they are US dollars.
 *
 * A price that is left out stays the catalogue's; where only `base` is given, Windows costs that base plus the list's
 * licence. A Windows price below the base is a fault: the licence would cost less than nothing.
 *
 * @param file its label, for problems
 * @param catalogue with it, sizes, regions and tiers are checked by name; without, only their form
 * @returns the sheet, or null if any problem was found: a sheet that is half understood would mix two price lists. All
 * problems are told at once, each with its line. Codes: `price-sheet/bad-yaml`, `alias`, `unknown-key`, `missing-key`,
 * `bad-value`, `bad-date`, `bad-price`, `bad-currency`, `missing-rate`, `rate-without-currency`, `unknown-size`,
 * `unknown-region`, `unknown-tier`, `no-price`, `windows-below-base`, `duplicate`
 */
export function parsePriceSheet(
  text: string,
  file: string,
  catalogue: Catalogue | null = null,
): Parsed<PriceSheet | null> {
  const { reader, contents } = openSheet(text, file);
  const fields = reader.problems.length > 0 ? null : readFields(reader, contents, 'the price sheet', SHEET_KEYS);
  const sheet = fields === null ? null : readSheet(reader, fields, catalogue);
  return { values: reader.problems.length > 0 ? null : sheet, problems: reader.problems };
}

function readSheet(reader: SheetReader, fields: Fields, catalogue: Catalogue | null): PriceSheet {
  const { currency, usdToCurrency, rate } = readCurrency(reader, fields);
  const context: SheetContext = { reader, rate, catalogue, seen: new Map() };
  const vm = readList(reader, fields, 'vm').map((node) => {
    const entry = readFields(reader, node, 'an entry of vm', VM_KEYS);
    return entry === null ? null : readVm(context, entry);
  });
  const disks = readList(reader, fields, 'disks').map((node) => {
    const entry = readFields(reader, node, 'an entry of disks', DISK_KEYS);
    return entry === null ? null : readDisk(context, entry);
  });
  return {
    name: readText(reader, fields, 'name', 'Contoso EA') ?? reader.file,
    date: readDate(reader, fields),
    currency,
    usdToCurrency,
    vm: vm.filter((entry) => entry !== null),
    disks: disks.filter((entry) => entry !== null),
    defenderPerServerMonth: readPrice(reader, fields, 'defenderPerServerMonth', { rate, mayBeZero: true }),
  };
}

function readDate(reader: SheetReader, fields: Fields): string {
  const text = readRequiredText(reader, fields, 'date', '2026-07-01');
  if (text !== null && !isCalendarDay(text)) {
    reader.problems.push(problems.badDate(locationOf(reader, fields.nodes.get('date')), text));
  }
  return text ?? '';
}

function isCalendarDay(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = month === 2 && !isLeap ? 28 : (DAYS_IN_MONTH[month - 1] ?? 0);
  return day >= 1 && day <= days;
}

interface Currency {
  readonly currency: string;
  readonly usdToCurrency: number;
  readonly rate: Decimal;
}

function readCurrency(reader: SheetReader, fields: Fields): Currency {
  const currency = readText(reader, fields, 'currency', 'AUD') ?? 'USD';
  const currencyAt = locationOf(reader, fields.nodes.get('currency'));
  if (!/^[A-Z]{3}$/.test(currency)) reader.problems.push(problems.badCurrency(currencyAt, currency));
  const rateText = readText(reader, fields, 'usdToCurrency', '1.52');
  if (rateText === null) {
    if (currency !== 'USD' && !fields.nodes.has('usdToCurrency')) {
      reader.problems.push(problems.missingRate(currencyAt, currency));
    }
    return { currency, usdToCurrency: 1, rate: ONE };
  }
  const rateAt = locationOf(reader, fields.nodes.get('usdToCurrency'));
  const rate = parseDecimal(rateText);
  if (rate === null || rate.digits === 0n) {
    reader.problems.push(problems.badPrice(rateAt, 'usdToCurrency', rateText));
    return { currency, usdToCurrency: 1, rate: ONE };
  }
  if (currency === 'USD' && Number(rateText) !== 1) reader.problems.push(problems.rateOfDollar(rateAt, rateText));
  return { currency, usdToCurrency: Number(rateText), rate };
}

function readVm(context: SheetContext, entry: Fields): PriceSheetVm {
  const { reader, rate, catalogue } = context;
  const written = readRequiredText(reader, entry, 'size', 'Standard_D4as_v5');
  const size = written === null ? '' : checkedSize(reader, written, entry, catalogue);
  const region = readRegion(context, entry);
  const price = (key: string): Nanos | null => readPrice(reader, entry, key, { rate, mayBeZero: false });
  const prices = {
    base: price('base'),
    windows: price('windows'),
    reserved1Year: price('reserved1Year'),
    reserved3Year: price('reserved3Year'),
    savings1Year: price('savings1Year'),
    savings3Year: price('savings3Year'),
  };
  if (prices.base !== null && prices.windows !== null && prices.windows < prices.base) {
    reader.problems.push(problems.windowsBelowBase(locationOf(reader, entry.nodes.get('windows'))));
  }
  if (VM_PRICES.every((key) => !entry.nodes.has(key))) reader.problems.push(problems.noPrice(entry.at));
  if (written !== null) checkOnce(context, entry.at, region === null ? size : `${size} in ${region}`);
  return { size, region, ...prices };
}

function readDisk(context: SheetContext, entry: Fields): PriceSheetDisk {
  const { reader, rate, catalogue } = context;
  const written = readRequiredText(reader, entry, 'tier', 'PremiumSSD/LRS/P10');
  if (written !== null) checkTier(reader, written, entry, catalogue);
  const region = readRegion(context, entry);
  if (!entry.nodes.has('perMonth')) reader.problems.push(problems.noPrice(entry.at));
  const perMonth = readPrice(reader, entry, 'perMonth', { rate, mayBeZero: false });
  if (written !== null) checkOnce(context, entry.at, region === null ? written : `${written} in ${region}`);
  // An entry without a price is never handed out: its problem makes the whole sheet null.
  return { tier: written ?? '', region, perMonth: perMonth ?? (0 as Nanos) };
}

function checkedSize(reader: SheetReader, written: string, entry: Fields, catalogue: Catalogue | null): string {
  if (catalogue === null) return written;
  const index = indexOfSize(catalogue, written);
  if (index !== null) return catalogue.sizes[index]!.name;
  const at = locationOf(reader, entry.nodes.get('size'));
  const names = reader.problems.length < MOST_HINTS ? catalogue.sizes.map(({ name }) => name) : [];
  const near = nearestNames(written, names, 2);
  const hint =
    near.length > 0 ? `did you mean ${near.join(' or ')}?` : 'write the name as Azure does, such as Standard_D4as_v5';
  reader.problems.push(problems.unknownName(at, 'size', written, hint));
  return written;
}

function readRegion({ reader, catalogue }: SheetContext, entry: Fields): string | null {
  const written = readText(reader, entry, 'region', 'eastus');
  if (written === null || catalogue === null) return written;
  const found = findRegion(catalogue, written);
  if (found.kind === 'found') return found.region.name;
  const hint =
    found.nearest.length > 0 ? `did you mean ${found.nearest.join(' or ')}?` : 'write its name, such as eastus';
  reader.problems.push(problems.unknownName(locationOf(reader, entry.nodes.get('region')), 'region', written, hint));
  return written;
}

function checkTier(reader: SheetReader, written: string, entry: Fields, catalogue: Catalogue | null): void {
  const keys = catalogue?.diskTiers.map(({ type, redundancy, tier }) => diskTierKey(type, redundancy, tier));
  const isKnown =
    keys?.includes(written) ?? /^(StandardHDD|StandardSSD|PremiumSSD)\/(LRS|ZRS)\/[SEP]\d+$/.test(written);
  if (isKnown) return;
  const hint =
    keys === undefined ? 'write type, redundancy and tier, such as PremiumSSD/LRS/P10' : hintForTier(written, keys);
  reader.problems.push(problems.unknownName(locationOf(reader, entry.nodes.get('tier')), 'tier', written, hint));
}

function hintForTier(written: string, keys: readonly string[]): string {
  const near = nearestNames(written, keys, 2);
  return near.length > 0 ? hintFor(written, keys) : 'write type, redundancy and tier, such as PremiumSSD/LRS/P10';
}

function checkOnce({ reader, seen }: SheetContext, at: SourceLocation, what: string): void {
  const firstLine = seen.get(what);
  if (firstLine === undefined) seen.set(what, at.line ?? 1);
  else reader.problems.push(problems.foundTwice(at, what, firstLine));
}
