import type { Verdict } from '../rules/index.js';
import type { SiteFacts } from './facts.js';
import type { Site } from './site.js';

/** What replaced parts of a site file: whose label, and the site as people wrote it. */
export interface SiteEvidence {
  readonly file: string;
  readonly stated: Site;
}

/** The value under a path such as `proxies.0`, and the list that it is an entry of. */
function valueAt(site: Site, path: string): { readonly value: unknown; readonly among: readonly unknown[] } {
  let [value, above]: readonly [unknown, unknown] = [site, null];
  for (const key of path.split('.')) {
    above = value;
    value = typeof value === 'object' && value !== null ? (Reflect.get(value, key) as unknown) : undefined;
  }
  return { value, among: Array.isArray(above) ? (above as readonly unknown[]) : [value] };
}

/** Evidence moves entries of lists: one that the file has elsewhere in the list is still the file's. */
function isChanged(path: string, seen: Site, stated: Site): boolean {
  const now = JSON.stringify(valueAt(seen, path).value);
  return !valueAt(stated, path).among.some((one) => JSON.stringify(one) === now);
}

/**
 * Whether a verdict rests on evidence at a path: the rule says something else of the site as people wrote it, and what stands at the
 * path is not what they wrote.
 *
 * @param before what the rule says without the evidence
 */
export const restsOnEvidence = (
  path: string,
  { site }: SiteFacts,
  { stated }: SiteEvidence,
  [verdict, before]: readonly [now: Verdict<string>, before: Verdict<string>],
): boolean => JSON.stringify(verdict) !== JSON.stringify(before) && isChanged(path, site, stated);
