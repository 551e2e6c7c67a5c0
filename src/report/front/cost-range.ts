import type { AssessedMachine, Assessment, CostTotal } from '../../assessment/index.js';
import type { PriceTerms } from '../../cost/index.js';
import { micros, sumOfMicros } from '../../model/index.js';
import type { Micros } from '../../model/index.js';
import { formatCountOf } from '../figures.js';
import { isCostUnknown } from '../known-cost.js';
import { PRICE_TERMS, TERMS_WORDS } from '../words.js';

/** One end of the range: what the same machines cost if one thing is decided in another way. */
export interface RangeEnd {
  /** `plan`: as it is planned. `asConfigured`: every machine at the size that covers what it is configured with. `terms`: sizes as planned, prices under `terms`. */
  readonly kind: 'plan' | 'asConfigured' | 'terms';
  readonly terms: PriceTerms | null;
  /** Machines whose price is another than in the plan, as far as it is known; 0 of the plan itself. */
  readonly machines: number;
  readonly perMonth: Micros;
  readonly perYear: Micros;
}

/** Between what a month can cost by the prices that are known. */
export interface CostRange {
  readonly low: RangeEnd;
  readonly high: RangeEnd;
  /** In neither end: machines with a line of unknown price, and without a size. The true sums are higher by what these cost. */
  readonly unpriced: number;
  readonly unsized: number;
  /** The sum as configured lacks the prices of other machines than the plan, so that it does not compare. */
  readonly isConfiguredLeftOut: boolean;
}

/**
 * The range of the monthly cost, of known prices alone: the least and the most of the plan, of the same machines as they are configured, and
 * of the planned sizes under every set of terms for which prices are known. No percentage is put on anything. A machine whose price under other
 * terms is unknown stays at what it costs in the plan, so that every end is of the same machines.
 *
 * @returns null where nothing has a known price
 */
export function deriveCostRange({ machines, totals }: Pick<Assessment, 'machines' | 'totals'>): CostRange | null {
  const { all, asIs } = totals;
  if (isCostUnknown(all)) return null;
  const isAlike = asIs !== null && coversTheSame(asIs, all);
  const ends: readonly RangeEnd[] = [
    endOf({ kind: 'plan', terms: null, machines: 0 }, all.perMonth),
    ...(asIs !== null && isAlike
      ? [endOf({ kind: 'asConfigured', terms: null, machines: all.machines - all.machinesUnsized }, asIs.perMonth)]
      : []),
    ...PRICE_TERMS.map((terms) => endUnder(terms, machines)).filter((end) => end.machines > 0),
  ];
  // The first of equals counts: the plan itself rather than terms that change nothing.
  const low = ends.reduce((least, end) => (end.perMonth < least.perMonth ? end : least));
  const high = ends.reduce((most, end) => (end.perMonth > most.perMonth ? end : most));
  return {
    ...{ low, high, unpriced: all.machinesWithUnknown, unsized: all.machinesUnsized },
    isConfiguredLeftOut: asIs !== null && !isAlike,
  };
}

/** What is decided in another way at an end of the range, after “at the least”. */
export function rangeEndWords({ kind, terms, machines }: RangeEnd): string {
  if (kind === 'plan') return 'as planned here';
  if (kind === 'asConfigured') return 'with every machine sized as it is configured today';
  return `under “${terms === null ? '' : TERMS_WORDS[terms]}”, which changes the known price of ${formatCountOf(machines, 'machine')}${terms?.toLowerCase().includes('hybrid') === true ? ' and takes licences that are owned' : ''}`;
}

const MONTHS = 12;

const endOf = (of: Pick<RangeEnd, 'kind' | 'terms' | 'machines'>, perMonth: Micros): RangeEnd => ({
  ...of,
  perMonth,
  perYear: micros(MONTHS * perMonth),
});

const coversTheSame = (asIs: CostTotal, all: CostTotal): boolean =>
  !isCostUnknown(asIs) &&
  asIs.machinesWithUnknown === all.machinesWithUnknown &&
  asIs.machinesUnsized === all.machinesUnsized;

function endUnder(terms: PriceTerms, machines: readonly AssessedMachine[]): RangeEnd {
  let changed = 0;
  const months = machines.flatMap(({ cost }) => {
    if (cost === null) return [];
    const under = cost.scenarios[terms];
    const isWhole = cost.lines.every(({ kind, perMonth }) => !isOfTerms(kind) || perMonth !== null);
    if (under === null || !isWhole) return [cost.perMonth];
    const month = micros(cost.perMonth - (cost.compute ?? 0) - (cost.licence ?? 0) + under);
    if (month !== cost.perMonth) changed++;
    return [month];
  });
  return endOf({ kind: 'terms', terms, machines: changed }, sumOfMicros(months));
}

/** Lines whose price is that of the terms; disks and services stay. */
const isOfTerms = (kind: string): boolean => kind === 'compute' || kind === 'windowsLicence';
