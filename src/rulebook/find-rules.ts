import { nearestNames } from '../model/index.js';
import type { DescribedRule } from './described-rule.js';

/** What reports print where a fact is missing. */
const MISSING = 'unknown/';

/**
 * The rules whose id is the text, or begins with what stands before its `*`; for `unknown/<fact>` those that need the fact; else the
 * ids that come nearest.
 */
export function findRules(
  rules: readonly DescribedRule[],
  text: string,
): { readonly found: readonly DescribedRule[]; readonly nearest: readonly string[] } {
  const wanted = text.trim().toLowerCase();
  const found = wanted.startsWith(MISSING)
    ? rules.filter(({ needs }) => needs.some(({ name }) => name.toLowerCase() === wanted.slice(MISSING.length)))
    : idsLike(rules, wanted);
  return {
    found,
    nearest:
      found.length > 0
        ? []
        : nearestNames(
            wanted,
            rules.map(({ id }) => id),
            3,
          ),
  };
}

const idsLike = (rules: readonly DescribedRule[], wanted: string): readonly DescribedRule[] =>
  wanted.endsWith('*')
    ? rules.filter(({ id }) => id.startsWith(wanted.slice(0, -1)))
    : rules.filter(({ id }) => id === wanted || id.startsWith(`${wanted}/`));
