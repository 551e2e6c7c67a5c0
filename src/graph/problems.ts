import { nearestNames } from '../model/index.js';
import type { Problem } from '../model/index.js';

export function unknownNoiseRule(rule: string, known: readonly string[]): Problem {
  const near = nearestNames(rule, known, 3);
  return {
    code: 'graph/unknown-noise-rule',
    severity: 'error',
    at: null,
    message: `"${rule}" is no rule of noise, and nothing is kept by it`,
    remedy: near.length > 0 ? `did you mean ${near.join(' or ')}?` : `the rules are ${known.join(', ')}`,
  };
}

export const ambiguousConnections = (count: number): Problem => ({
  code: 'graph/ambiguous-connections',
  severity: 'warning',
  at: null,
  message: `${count} connection${count === 1 ? ' has' : 's have'} an end that could be one of several machines; the graph has no edge of them`,
  remedy: 'give addresses and names that belong to one machine each, or an export with resource ids',
});

export const doubtfulEdges = (count: number): Problem => ({
  code: 'graph/doubtful-direction',
  severity: 'info',
  at: null,
  message: `${count} edge${count === 1 ? '' : 's'} may stand the other way round: the port is one that systems hand out, and nothing known listens there`,
  remedy: 'they tie their machines together, and make no service; an export with processes tells which end serves',
});

export const contradictingRoles = (machine: string): Problem => ({
  code: 'graph/contradicting-roles',
  severity: 'warning',
  at: null,
  message: `${machine} is asked by many for data that it keeps, and asks one port of most machines as monitoring does; what is asked of it stays a dependency, what it asks there is taken for noise`,
  remedy: 'tell its role by a tag or a decision, or keep what it asks with --keep-noise monitoring',
});
