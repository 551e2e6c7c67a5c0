import type { Assessment } from '../../assessment/index.js';
import { formatCount, formatCountOf } from '../figures.js';
import type { DataQuality, QualityFact } from './data-quality.js';

/** So many points of those that sizing needs. */
interface Points {
  readonly presentPoints: number;
  readonly expectedPoints: number;
}

/** `46.6`: percent with one decimal, rounded down, since data are never better than said; wherever the page says how much samples hold. */
export const heldPercent = ({ presentPoints, expectedPoints }: Points): number =>
  expectedPoints === 0 ? 0 : Math.floor((1000 * presentPoints) / expectedPoints) / 10;

/** What a fact of the quality of the data says of this assessment. */
export function factWords(fact: QualityFact, { intervals }: DataQuality, { calendar }: Assessment): string {
  switch (fact.kind) {
    case 'sampled':
      return `${ofMachines(fact)} not powered off have samples`;
    case 'coverage':
      return `samples hold ${heldPercent({ presentPoints: fact.count, expectedPoints: fact.whole })} % of the points that sizing needs`;
    case 'measured':
      return `${ofMachines(fact)} with samples were measured in everything that sizing asks`;
    case 'granularity':
      return `${ofMachines(fact)} with samples have no average longer than a minute among them${intervalWords(intervals)}`;
    case 'days':
      return `${formatCount(fact.count)} of ${formatCountOf(fact.whole, 'day')} of the window hold samples`;
    case 'monthEnds':
      return `${ofMachines(fact)} were seen at every month-end${endWords(calendar)}`;
    case 'stated':
      return `${ofMachines(fact)} have a known operating system and power state`;
  }
}

const ofMachines = ({ count, whole }: QualityFact): string =>
  `${formatCount(count)} of ${formatCountOf(whole, 'machine')}`;

function intervalWords(intervals: DataQuality['intervals']): string {
  if (intervals === null) return '';
  const { finest, coarsest } = intervals;
  return finest === coarsest
    ? `; one value for ${formatCount(finest)} s`
    : `; one value for ${formatCount(finest)} to ${formatCount(coarsest)} s`;
}

const endWords = (calendar: Assessment['calendar']): string =>
  calendar === null || calendar.monthEnds.length === 0
    ? ': none lies in the window'
    : ` (${calendar.monthEnds.map(({ date }) => date).join(', ')})`;
