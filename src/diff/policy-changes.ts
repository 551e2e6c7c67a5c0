import type { Assessment } from '../assessment/index.js';
import { compareText } from '../model/index.js';
import type { PolicyChange } from './diff.js';

const isBranch = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function leavesOf(value: unknown, path: string, into: Map<string, string>): void {
  if (!isBranch(value)) into.set(path, JSON.stringify(value));
  else for (const key of Object.keys(value)) leavesOf(value[key], path === '' ? key : `${path}.${key}`, into);
}

const UNSET = 'not set';

/** Every line of the policy that differs, and the region, by path; names and descriptions of policies decide nothing. */
export function policyChanges(before: Assessment, after: Assessment): readonly PolicyChange[] {
  const [was, is] = [before, after].map(({ policy, region }) => {
    const leaves = new Map<string, string>();
    const { sizing, sizes, disks, readiness, cost, scope } = policy;
    leavesOf({ sizing, sizes, disks, readiness, cost, scope, region: region.name }, '', leaves);
    return leaves;
  }) as [Map<string, string>, Map<string, string>];
  return [...new Set([...was.keys(), ...is.keys()])]
    .sort(compareText)
    .filter((path) => was.get(path) !== is.get(path))
    .map((path) => ({ path, before: was.get(path) ?? UNSET, after: is.get(path) ?? UNSET }));
}
