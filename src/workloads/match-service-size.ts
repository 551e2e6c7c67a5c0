import type { ServiceSize, ServiceSizes } from './service-sizes.js';

/** What a configuration has to carry. `null`: not known, and not asked for. */
export interface ServiceNeed {
  readonly vCores: number;
  readonly memoryGB: number;
  readonly storageGB: number;
  readonly iops: number | null;
  readonly megabytesPerSecond: number | null;
  readonly latencyMs: number | null;
  readonly databases: number | null;
  /** What the files at hand are granted in tiers that grant operations by file; null: not known. */
  readonly grantedIops: number | null;
}

/** Why the largest size of a service, and with it every other, does not do. */
export interface ServiceShortfall {
  readonly what: 'vCores' | 'memoryGB' | 'storageGB' | 'iops' | 'megabytesPerSecond' | 'latencyMs' | 'databases';
  readonly needed: number;
  /** The most that any size offers; for latency the least. */
  readonly offered: number;
}

export type ServiceMatch =
  | {
      readonly kind: 'size';
      readonly size: ServiceSize;
      /** Rounded up to what is sold. */
      readonly storageGB: number;
      /** Which need no smaller configuration of the tier carries; `minimum` where none is needed to be this large. */
      readonly decidedBy: ServiceShortfall['what'] | 'minimum';
      readonly unchecked: readonly ServiceShortfall['what'][];
    }
  | { readonly kind: 'none'; readonly shortfalls: readonly ServiceShortfall[] };

type Quantity = ServiceShortfall['what'];

const QUANTITIES: readonly Quantity[] = [
  ...(['databases', 'vCores', 'memoryGB', 'storageGB', 'iops', 'megabytesPerSecond', 'latencyMs'] as const),
];

/** What a size offers; null where the page gives no figure for it. */
const offeredBy = (size: ServiceSize, what: Quantity, need: ServiceNeed): number | null =>
  what === 'iops' && size.iops === null ? need.grantedIops : size[what];

/** Float noise must not refuse a size: 5.1 x 4 is 20.4. */
const TOLERANCE = 1e-9;

function isMet(what: Quantity, needed: number, offered: number): boolean {
  return what === 'latencyMs' ? offered <= needed + TOLERANCE : offered >= needed - TOLERANCE;
}

/** The quantities in which a size falls short; a need or an offer that is not known refuses nothing. */
function shortOf(size: ServiceSize, need: ServiceNeed): readonly Quantity[] {
  return QUANTITIES.filter((what) => {
    const needed = need[what];
    const offered = offeredBy(size, what, need);
    return needed !== null && offered !== null && !isMet(what, needed, offered);
  });
}

/**
 * The first size in the table's order that carries the need: the table stands in the order of what they cost, as far as tiers and
 * vCores tell, since no prices of services are kept. "No size" where none carries it, with the most that is sold of what is short.
 */
export function matchServiceSize(need: ServiceNeed, table: ServiceSizes): ServiceMatch {
  const index = table.sizes.findIndex((size) => shortOf(size, need).length === 0);
  const size = table.sizes[index];
  if (size === undefined) return { kind: 'none', shortfalls: shortfallsOf(need, table) };
  const before = table.sizes[index - 1];
  const [decidedBy = 'minimum'] = before === undefined ? [] : shortOf(before, need);
  return {
    kind: 'size',
    size,
    storageGB: soldStorageGB(need.storageGB, table),
    decidedBy,
    unchecked: QUANTITIES.filter((what) => need[what] === null || offeredBy(size, what, need) === null),
  };
}

/** Storage as it is sold: at least the minimum, in whole steps. */
function soldStorageGB(needed: number, { leastStorageGB, storageStepGB }: ServiceSizes): number {
  return Math.max(leastStorageGB, Math.ceil(needed / storageStepGB - TOLERANCE) * storageStepGB);
}

/** The needs that no size of the table meets; where each is met by some size but by none together, those of the largest one. */
function shortfallsOf(need: ServiceNeed, { sizes }: ServiceSizes): readonly ServiceShortfall[] {
  const best = (what: Quantity): number | null => {
    const offers = sizes.flatMap((size) => offeredBy(size, what, need) ?? []);
    if (offers.length === 0) return null;
    return what === 'latencyMs' ? Math.min(...offers) : Math.max(...offers);
  };
  const told = (what: Quantity): readonly ServiceShortfall[] => {
    const [needed, offered] = [need[what], best(what)];
    return needed === null || offered === null || isMet(what, needed, offered) ? [] : [{ what, needed, offered }];
  };
  const never = QUANTITIES.flatMap(told);
  if (never.length > 0) return never;
  const largest = sizes.at(-1)!;
  return shortOf(largest, need).map((what) => ({
    what,
    needed: need[what]!,
    offered: offeredBy(largest, what, need)!,
  }));
}
