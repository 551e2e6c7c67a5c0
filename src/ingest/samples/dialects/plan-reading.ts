import type { Reading } from '../../../timeseries/index.js';
import { GREATEST_PERCENT } from '../row-plan.js';
import { factorOf, greatestOf, SAMPLE_FIELDS } from '../sample-fields.js';
import type { ReadingMeaning, WaitingValue } from './sample-dialect.js';

/** A meaning with all that follows from it, worked out once and not for each of a hundred million values. */
export interface PlannedMeaning {
  readonly meaning: ReadingMeaning;
  /** What the printed value is multiplied by. */
  readonly factor: number;
  /** And then divided by; 1 but for totals. */
  readonly divisor: number;
  /** After that; anything above is a fault of the file. */
  readonly greatest: number;
  /** Null for what only serves another value, such as a capacity, and for MHz, which need one. */
  readonly channel: Reading['channel'] | null;
  /** Cores or memory of a machine: none of it is not measured. */
  readonly isAllocation: boolean;
  /** The channel of a value that means something only together with the machine's cores or memory; null for any other. */
  readonly waitsFor: WaitingValue['channel'] | null;
}

export function planReading(meaning: ReadingMeaning): PlannedMeaning {
  const { field, unit } = meaning;
  const { channel } = SAMPLE_FIELDS[field];
  const isMhz = field === 'cpu' && (unit === 'MHz' || unit === 'GHz');
  return {
    meaning,
    factor: factorOf(meaning) * (meaning.scale ?? 1),
    divisor: meaning.perSeconds ?? 1,
    greatest: isShare(meaning) ? GREATEST_PERCENT : greatestOf(meaning),
    channel: isMhz ? null : channel,
    isAllocation: channel?.startsWith('allocated') === true,
    waitsFor: isShare(meaning) || meaning.isFree === true ? channelToWaitOn(meaning) : null,
  };
}

const isShare = ({ field, unit }: ReadingMeaning): boolean =>
  unit === 'fraction' || (unit === 'percent' && (field === 'cpu' || SAMPLE_FIELDS[field].quantity === 'memoryUse'));

function channelToWaitOn({ field }: ReadingMeaning): WaitingValue['channel'] {
  if (field === 'cpu') return 'cpuUsedCores';
  if (field === 'memoryConsumed') return 'memoryConsumedBytes';
  return field === 'memoryActive' ? 'memoryActiveBytes' : 'memoryGuestUsedBytes';
}
