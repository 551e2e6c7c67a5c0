import { DISK_TYPE_WORDS } from '../../assessment/index.js';
import type { Policy } from '../../assessment/index.js';
import { formatAmount } from '../figures.js';
import { TERMS_WORDS } from '../words.js';

const typeWords = (types: Policy['disks']['production']): string =>
  types.map((type) => DISK_TYPE_WORDS[type]).join(' or ');

/** A policy in three sentences for the first page, from the value alone; the whole stands where the report says what it rests on. */
export function policyInShort({ sizing, disks, cost }: Policy): readonly string[] {
  const { mode, percentile, percentileOfDatabases, windowDays, comfort } = sizing;
  const factors =
    comfort.cpu === comfort.memory
      ? `${formatAmount(comfort.cpu)} on CPU and memory`
      : `${formatAmount(comfort.cpu)} on CPU and ${formatAmount(comfort.memory)} on memory`;
  return [
    mode === 'asIs'
      ? 'Sizes cover what each machine is configured with.'
      : `Sizes cover the P${percentile} of what each machine used in ${windowDays} days (P${percentileOfDatabases} of databases and directories), times ${factors}.`,
    `Disks are ${typeWords(disks.production)} for production, ${typeWords(disks.nonProduction)} for the rest.`,
    `Prices are ${TERMS_WORDS[cost.terms].toLowerCase()}, ${cost.hoursPerMonth} hours a month${cost.hybridBenefit ? ', with Hybrid Benefit' : ''}${cost.discountPercent > 0 ? `, less ${formatAmount(cost.discountPercent)} %` : ''}.`,
  ];
}
