import { monthlyPriceOfTier } from '../catalog/index.js';
import type { DiskTier, RegionOffer } from '../catalog/index.js';
import { SITE_RECOVERY_PER_MONTH } from '../cost/index.js';
import { compareText, countOf, nanos, priceOf, roundHalfEven, sumOfMicros } from '../model/index.js';
import type { MachineId, Micros, Nanos } from '../model/index.js';
import { differingMinutes } from './folded-minutes.js';
import type { FoldedMinutes } from './folded-minutes.js';
import { foldOf, shareSent } from './growth.js';
import { keptHoursOf } from './hyper-v-policy.js';
import type { MachineChurn } from './churn.js';
import { totalsOf } from './minute-bytes.js';
import type { MinuteBytes } from './minute-bytes.js';
import { mostWritten } from './most-written.js';
import type { ReplicatedDisk, ReplicatedMachine } from './replicated.js';
import type { ReplicationCost, ReplicationCostLine } from './replication-cost.js';
import { FREE_SITE_RECOVERY_DAYS, monthsOf, replicatingSpans, shared } from './replication-cost-spans.js';
import type { Month, ReplicatingSpan, SpanTerms } from './replication-cost-spans.js';
import type { ReplicationSettings } from './replication-settings.js';

const DAY_MS = 86_400_000;
/** Where the settings name no price: what `SITE_RECOVERY_PER_MONTH` rests on. */
const INSTANCE_SOURCE = "Azure Migrate's export utility, 2023";
const GIVEN = 'the settings';
const NANOS_PER_USD = 1_000_000_000;
const NANOS_PER_MICRO = 1000;
const BYTES_PER_GB = 1_000_000_000;
const BYTES_PER_GIB = 1_073_741_824;
const THOUSANDTHS = 1000;

export interface ReplicationCostInput extends SpanTerms {
  readonly machines: readonly ReplicatedMachine[];
  readonly churn: {
    readonly machines: readonly Pick<MachineChurn, 'machine' | 'gbPerDay'>[];
    /** Of machines that have shares of their own of what folds; null for all others. Absent: none has. */
    readonly foldedByMinute?: (machine: MachineId) => FoldedMinutes | null;
    /** What a machine wrote by minute; null, or absent: its mean alone is known. */
    readonly bytesByMinute?: (machine: MachineId) => MinuteBytes | null;
  };
  /** Of the region that is replicated to; null: none is known, and seed disks have no price of the catalogue. */
  readonly offer: RegionOffer | null;
  readonly settings: Pick<ReplicationSettings, 'prices' | 'growthPercent' | 'foldPercent' | 'compressionPercent'>;
  /** For how long recovery points are kept; null: nobody says. None are kept to migrate. */
  readonly retentionHours: number | null;
}

/** What a line is before its price. */
interface Draft extends Omit<ReplicationCostLine, 'perMonth' | 'month' | 'priceSource'> {
  readonly price: { readonly perUnit: Nanos; readonly source: string } | null;
}

/**
 * What replication costs by calendar month (UTC): to migrate, the months from the first copy to the last window; to protect, those
 * from the first copy to one whole month behind all that is free, which stands for all that follow. What a machine costs whose first copy never begins or ends is unknown, or known in part, and told. A price that neither the settings nor the catalogue tells stays unknown and is in no sum. Machines and disks count for the share
 * of the month in which they replicate; quantities are rounded to a thousandth and each line to a micro, so that a line can be checked by
 * hand and a month is the sum of its lines.
 */
export function deriveReplicationCost(input: ReplicationCostInput): ReplicationCost {
  const { spans, saidOf, about, open } = replicatingSpans(input.machines, input);
  const months = monthsOf(spans);
  const { changes, kept } = changesOf(input);
  const lines = months.flatMap((month) => {
    const there = spans.filter((span) => shared(span, month) > 0);
    const drafts = [
      ...instances(there, month, input),
      ...caches(there, month, { ...input, changes }),
      ...seedDisks(there, month, input),
      ...snapshots(there, month, { ...input, changes: kept }),
      ...egress(there, month, { ...input, changes }),
    ];
    return drafts.map((draft) => lineOf(draft, month, saidOf(month)));
  });
  return {
    lines,
    months: months.map(({ name }) => {
      const own = lines.filter(({ month }) => month === name);
      return {
        month: name,
        known: sumOfMicros(own.flatMap(({ perMonth }) => (perMonth === null ? [] : [perMonth]))),
        unknown: [...new Set(own.filter(({ perMonth }) => perMonth === null).map(({ kind }) => kind))],
        isAtLeast: open.length > 0,
      };
    }),
    said: [...about, ...open],
  };
}

const rounded = (value: number): number => Math.round(value * THOUSANDTHS) / THOUSANDTHS;

function lineOf({ price, ...draft }: Draft, { name }: Month, said: string): ReplicationCostLine {
  const quantity = rounded(draft.quantity);
  const perMonth: Micros | null = price === null ? null : priceOf(price.perUnit, quantity);
  return {
    ...draft,
    quantity,
    month: name,
    perMonth,
    said: `${draft.said} ${said}`,
    priceSource: price?.source ?? null,
  };
}

const given = (usd: number | null): Draft['price'] =>
  usd === null ? null : { perUnit: nanos(roundHalfEven(usd * NANOS_PER_USD)), source: GIVEN };

const shareOf = (span: { readonly fromMs: number; readonly toMs: number }, month: Month): number =>
  shared(span, month) / (month.toMs - month.fromMs);

/** Site Recovery's own generations; Hyper-V is hers where it protects, and Azure Migrate's where it migrates. */
const isSiteRecovery = ({ generation }: ReplicatedMachine, { purpose }: Pick<SpanTerms, 'purpose'>): boolean =>
  generation === 'modernized' || generation === 'classic' || (generation === 'hyperV' && purpose === 'protect');

function instances(
  spans: readonly ReplicatingSpan[],
  month: Month,
  { settings, purpose }: ReplicationCostInput,
): readonly Draft[] {
  const stated = given(settings.prices.instancePerMonth);
  const ofRecovery = spans.filter(({ machine }) => isSiteRecovery(machine, { purpose }));
  const ofMigrate = spans.filter(({ machine }) => !isSiteRecovery(machine, { purpose }));
  const billed = (span: ReplicatingSpan): number =>
    shareOf({ ...span, fromMs: span.fromMs + (span.isSteady ? 0 : FREE_SITE_RECOVERY_DAYS * DAY_MS) }, month);
  const sum = (list: readonly ReplicatingSpan[], share: (span: ReplicatingSpan) => number): number =>
    list.reduce((all, span) => all + share(span), 0);
  const fee = { perUnit: nanos(SITE_RECOVERY_PER_MONTH * NANOS_PER_MICRO), source: INSTANCE_SOURCE };
  const ofService: readonly Draft[] = [
    {
      ...{ kind: 'instance', quantity: sum(ofRecovery, billed), unit: 'months of an instance of Site Recovery' },
      said: `${countOf(ofRecovery.length, 'machine')}; the first ${FREE_SITE_RECOVERY_DAYS} days of each are free.`,
      price: stated ?? fee,
    },
    {
      ...{ kind: 'instance', quantity: sum(ofMigrate, (span) => shareOf(span, month)) },
      unit: 'months of a machine that Azure Migrate replicates',
      said:
        stated === null
          ? `${countOf(ofMigrate.length, 'machine')}; no document at hand says what Azure Migrate charges for one, and for how long it is free.`
          : `${countOf(ofMigrate.length, 'machine')}, from the first day on: whether some of it is free no document at hand says.`,
      price: stated,
    },
  ];
  return ofService.filter((_, index) => [ofRecovery, ofMigrate][index]!.length > 0);
}

interface WithChanges extends ReplicationCostInput {
  /** GB of changes: of a day as they cross the link, or of the retention as points keep them; null unknown. */
  readonly changes: ReadonlyMap<MachineId, number | null>;
}

interface Changes {
  /** Of a mean day as they cross the link: folded where they go in cycles, and compressed. */
  readonly changes: WithChanges['changes'];
  /** Of the worst stretch as long as the retention, as recovery points keep them: compression ends with the link. */
  readonly kept: WithChanges['changes'];
}

function changesOf(input: ReplicationCostInput): Changes {
  const { machines, churn, settings, purpose } = input;
  const known = new Map(churn.machines.map((one) => [one.machine, one]));
  const hours = retentionOf(input);
  const folds = new Map(
    machines.map(({ id, generation }) => {
      const foldPercent = foldOf(generation, settings.foldPercent);
      const own = churn.foldedByMinute?.(id) ?? null;
      return [id, own === null ? foldPercent : percentOfOwn(own, foldPercent)];
    }),
  );
  const changes = new Map(
    machines.map(({ id }) => {
      const written = known.get(id)?.gbPerDay ?? null;
      const foldPercent = folds.get(id) ?? null;
      return [id, written === null ? null : written * shareSent({ ...settings, foldPercent })];
    }),
  );
  // None are kept to migrate, and the minutes of an estate are not walked for nothing.
  if (purpose === 'migrate') return { changes, kept: new Map() };
  const kept = new Map(
    machines.map((machine) => {
      const { id } = machine;
      const own = known.get(id);
      const written = churn.bytesByMinute?.(id) ?? null;
      const { growthPercent } = settings;
      const most =
        own === undefined ? null : mostWritten(own, { hours: keptHoursOf(machine, hours), growthPercent, written });
      return [id, most === null ? null : (most.gigabytes * (folds.get(id) ?? 100)) / 100];
    }),
  );
  return { changes, kept };
}

const HOURS_PER_DAY = 24;

/** Hours; a day where nobody says. */
const retentionOf = ({ retentionHours }: Pick<ReplicationCostInput, 'retentionHours'>): number =>
  retentionHours ?? HOURS_PER_DAY;

/** Of all that a machine with shares of its own writes, what differs, in percent. */
function percentOfOwn(own: FoldedMinutes, foldPercent: number | null): number | null {
  const written = totalsOf(own.written.bytes).total;
  return written === 0 ? foldPercent : (totalsOf(differingMinutes(own, foldPercent).bytes).total * 100) / written;
}

/** Sums over machines of which changes are known, and how many are not. */
function changed(
  spans: readonly ReplicatingSpan[],
  { changes }: Pick<WithChanges, 'changes'>,
  gigabytesOf: (span: ReplicatingSpan, perDay: number) => number,
): { readonly gigabytes: number; readonly words: string } {
  let gigabytes = 0;
  let unknown = 0;
  for (const span of spans) {
    const perDay = changes.get(span.machine.id) ?? null;
    if (perDay === null) unknown += 1;
    else gigabytes += gigabytesOf(span, perDay);
  }
  return { gigabytes, words: unknown === 0 ? '' : ` Without ${countOf(unknown, 'machine')} of unknown churn.` };
}

function caches(spans: readonly ReplicatingSpan[], month: Month, input: WithChanges): readonly Draft[] {
  const { gigabytes, words } = changed(spans, input, (span, perDay) => perDay * shareOf(span, month));
  return [
    {
      ...{ kind: 'cache', quantity: gigabytes, unit: 'GB of logs held for the month' },
      said: `As if the cache accounts held the changes of one day at any time: an assumption, since no page of Microsoft says how long logs stay in them.${words}`,
      price: given(input.settings.prices.cacheGBPerMonth),
    },
  ];
}

function snapshots(spans: readonly ReplicatingSpan[], month: Month, input: WithChanges): readonly Draft[] {
  if (input.purpose === 'migrate') return [];
  const { retentionHours, settings } = input;
  const days = retentionOf(input) / HOURS_PER_DAY;
  const { gigabytes, words } = changed(spans, input, (span, most) => most * shareOf(span, month));
  const kept = retentionHours === null ? '1 day, since nobody says for how long' : `${rounded(days)} days`;
  const isCut = spans.some(({ machine }) => keptHoursOf(machine, days * HOURS_PER_DAY) < days * HOURS_PER_DAY);
  const cut = isCut ? ' Points of Hyper-V machines are counted for 24 h, the most that their policy takes.' : '';
  return [
    {
      ...{ kind: 'snapshot', quantity: gigabytes, unit: 'GB of recovery points held for the month' },
      said: `All changes of ${kept}, of each machine its worst measured stretch of that length after growth, an upper bound of ours: a block that changes twice is kept twice, and nothing is compressed.${words}${cut}`,
      price: given(settings.prices.snapshotGBPerMonth),
    },
  ];
}

function egress(spans: readonly ReplicatingSpan[], month: Month, input: WithChanges): readonly Draft[] {
  const { gigabytes, words } = changed(spans, input, (span, perDay) => (perDay * shared(span, month)) / DAY_MS);
  const copied = spans.reduce((sum, { copy }) => {
    if (copy === null || copy.toMs <= copy.fromMs) return sum;
    return sum + (copy.bytes / BYTES_PER_GB) * (shared(copy, month) / (copy.toMs - copy.fromMs));
  }, 0);
  return [
    {
      ...{ kind: 'egress', quantity: gigabytes + copied, unit: 'GB sent over the link into Azure' },
      said: `${rounded(copied)} GB of first copies and ${rounded(gigabytes)} GB of changes.${words} ${intoAzureWords(input.settings.prices)}`,
      price: given(input.settings.prices.linkGBIn),
    },
  ];
}

/** No price list of transfers is at hand, so that neither direction is called free; a price for one direction is none for the other. */
const INTO_AZURE =
  'All of it goes into Azure. What Azure takes for that direction no document at hand prints, and what whoever runs the line takes is theirs to say: unknown until linkGBIn states it.';
const OUT_UNUSED =
  'The price of linkGBOut is for what leaves Azure: nothing does here, and a failback is not in this plan.';

const intoAzureWords = ({ linkGBIn, linkGBOut }: ReplicationSettings['prices']): string =>
  [
    ...(linkGBIn === null ? [INTO_AZURE] : ['All of it goes into Azure.']),
    ...(linkGBOut === null ? [] : [OUT_UNUSED]),
  ].join(' ');

const TIER_TYPES: Readonly<Record<string, DiskTier['type']>> = {
  premium: 'PremiumSSD',
  standardSsd: 'StandardSSD',
  standardHdd: 'StandardHDD',
};

interface SeedDisk {
  readonly unit: string;
  readonly quantity: number;
  readonly price: Draft['price'];
}

function seedDisks(spans: readonly ReplicatingSpan[], month: Month, input: ReplicationCostInput): readonly Draft[] {
  const groups = new Map<string, { quantity: number; disks: number; price: Draft['price'] }>();
  for (const span of spans) {
    const share = shareOf(span, month);
    for (const disk of span.machine.disks) {
      if (disk.leftOut !== null) continue;
      const { unit, quantity, price } = seedDisk(disk, input);
      const group = groups.get(unit) ?? { quantity: 0, disks: 0, price };
      groups.set(unit, { ...group, quantity: group.quantity + quantity * share, disks: group.disks + 1 });
    }
  }
  return [...groups]
    .toSorted(([left], [right]) => compareText(left, right))
    .map(([unit, { quantity, disks, price }]) => ({
      ...{ kind: 'seedDisk', quantity, unit, price },
      said: `${countOf(disks, 'disk')} that the logs are applied to, for the days of replication.`,
    }));
}

function seedDisk({ sizeBytes, target }: ReplicatedDisk, { offer, settings }: ReplicationCostInput): SeedDisk {
  const stated = given(settings.prices.seedGBPerMonth);
  if (stated !== null)
    return { unit: 'GB of seed disks for the month', quantity: gigabytesOf(sizeBytes, target), price: stated };
  if (target === null) return { unit: 'months of a seed disk without a target', quantity: 1, price: null };
  const type = Object.hasOwn(TIER_TYPES, target.type) ? TIER_TYPES[target.type]! : null;
  if (type === null || target.tier === null) {
    return { unit: `months of a seed disk of the type ${target.type}`, quantity: 1, price: null };
  }
  const { tier } = target;
  const perUnit = offer === null ? null : monthlyPriceOfTier(offer, { type, redundancy: 'LRS', tier });
  const list = offer?.diskPriceSources.get(`${type}/LRS/${tier}`);
  const source = `disk prices of the catalogue for ${offer?.region.name ?? ''}${list === undefined ? '' : ` (price list ${list})`}`;
  return { unit: `months of a seed disk ${tier}`, quantity: 1, price: perUnit === null ? null : { perUnit, source } };
}

const gigabytesOf = (sizeBytes: number, target: ReplicatedDisk['target']): number =>
  (target === null ? sizeBytes : target.sizeGiB * BYTES_PER_GIB) / BYTES_PER_GB;
