import type { RegionName, StatementFacts } from './facts.js';

/** Without case, blanks and hyphens: `East-US 2` is `eastus2`. */
export const plainRegion = (text: string): string => text.toLowerCase().replace(/[\s_-]/g, '');

/** The region that a text names, however it writes it; null where the catalogue has none of that name. */
export function regionOf(text: string, { regions }: Pick<StatementFacts, 'regions'>): RegionName | null {
  const wanted = plainRegion(text);
  const isIt = ({ name, displayName }: RegionName): boolean =>
    plainRegion(name) === wanted || plainRegion(displayName) === wanted;
  return regions.find(isIt) ?? null;
}
