import { unitAfter } from '../../src/business-case/index.js';
import type { AssumptionDefinition } from '../../src/business-case/index.js';

/** How docs/business-case.md lists an assumption. */
export function assumptionRow(key: string, { value, unit, meaning, source }: AssumptionDefinition): string {
  const shown = value === null ? 'unknown' : Array.isArray(value) ? value.join(', ') : String(value);
  const withUnit =
    unit === ''
      ? shown
      : `${shown} ${value === null ? `(${unit})` : typeof value === 'number' ? unitAfter(value, unit) : unit}`;
  return `| \`${key}\` | ${withUnit} | ${meaning} | ${source} |`;
}
