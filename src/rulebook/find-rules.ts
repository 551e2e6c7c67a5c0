import { nearestNames } from '../model/index.js';
import type { DescribedRule } from './described-rule.js';

/** The rules whose id is the text, or begins with what stands before its `*`; else the ids that come nearest. */
export function findRules(
  rules: readonly DescribedRule[],
  text: string,
): { readonly found: readonly DescribedRule[]; readonly nearest: readonly string[] } {
  const wanted = text.trim().toLowerCase();
  const found = wanted.endsWith('*')
    ? rules.filter(({ id }) => id.startsWith(wanted.slice(0, -1)))
    : rules.filter(({ id }) => id === wanted || id.startsWith(`${wanted}/`));
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
