import type { Assessment } from '../assessment/index.js';
import { compareText } from '../model/index.js';
import type { Machine } from '../model/index.js';
import type { Site } from '../site/index.js';
import type { QuotaCheck } from './protection.js';

const TOTAL = 'total vCPUs';
const CARDS = 'network interfaces';

/**
 * What starting all machines of the plan at once takes: vCPUs in all and by series of sizes, and network interfaces, against the quotas of
 * the site file. Without a quota the need is told and the answer is unknown.
 */
export function deriveQuotas(
  machines: readonly Machine[],
  assessment: Pick<Assessment, 'machines'>,
  site: Site | null,
): readonly QuotaCheck[] {
  const sizes = new Map(assessment.machines.map(({ id, size }) => [id, size] as const));
  const bySeries = new Map<string, number>();
  let total = 0;
  let unsized = 0;
  for (const { id } of machines) {
    const size = sizes.get(id) ?? null;
    if (size === null) unsized += 1;
    else {
      total += size.vcpus;
      const series = seriesOf(size.name);
      bySeries.set(series, (bySeries.get(series) ?? 0) + size.vcpus);
    }
  }
  if (machines.length === 0) return [];
  const cards = machines.reduce((sum, { nics }) => sum + Math.max(1, nics.length), 0);
  const rest = unsized === 0 ? '' : `, and what ${unsized} without a size take`;
  return [
    judged(TOTAL, total, { site, rest }),
    ...[...bySeries]
      .sort(([left], [right]) => compareText(left, right))
      .map(([what, needed]) => judged(what, needed, { site, rest: '' })),
    judged(CARDS, cards, { site, rest: '' }),
  ];
}

/** `Standard_E8as_v5` is of the series `EASv5`, by which quotas are kept (`Standard EASv5 Family vCPUs`). */
function seriesOf(size: string): string {
  const [, letters, features = '', version = ''] =
    /^Standard_([A-Z]+)\d+(?:-\d+)?([a-z]*)(?:_\w*?(v\d+))?$/.exec(size) ?? [];
  return letters === undefined ? size : `${letters}${features.toUpperCase()}${version}`;
}

/** Without what writers put around the name: `standardDSv5Family`, `Standard DSv5 Family vCPUs`. */
const plainFamily = (text: string): string =>
  text
    .toLowerCase()
    .replace(/standard|family|vcpus?|cores?/gu, '')
    .replace(/[^a-z0-9]/gu, '');

function isQuotaOf(family: string, what: string): boolean {
  if (what === TOTAL) return /total|regional/iu.test(family);
  if (what === CARDS) return /network\s*interface/iu.test(family);
  return plainFamily(family) === plainFamily(what);
}

function judged(
  what: string,
  needed: number,
  { site, rest }: { readonly site: Site | null; readonly rest: string },
): QuotaCheck {
  const stated = (site?.quotas ?? []).find(({ family }) => isQuotaOf(family, what));
  const { limit = null, used = null } = stated ?? {};
  const need = `${what}: ${needed} for a failover of everything at once${rest}`;
  if (limit === null || used === null) {
    return {
      ...{ what, needed, limit, used, state: 'unknown' },
      said: `${need}; no quota with limit and use is in the site file: compare it in Quotas of the portal before a drill`,
    };
  }
  const isShort = used + needed > limit;
  return {
    ...{ what, needed, limit, used, state: isShort ? 'short' : rest === '' ? 'enough' : 'unknown' },
    said: `${need}, ${used} used, limit ${limit}${isShort ? `: ${used + needed - limit} short; ask for more in Quotas of the portal well before a drill` : ''}`,
  };
}
