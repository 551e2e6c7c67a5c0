import { PRODUCTS } from '../../dependency/index.js';
import type { DependencyGraph } from '../../graph/index.js';
import { whereIs } from '../../waves/index.js';
import { formatCount, formatCountOf } from '../figures.js';
import type { FoundRisk } from './risks.js';

const MOST_NAMED = 4;
const DATABASE_PORTS: ReadonlySet<number> = new Set(
  PRODUCTS.filter(({ roles }) => roles.includes('database')).flatMap(({ ports }) => ports),
);

function named(names: readonly string[]): string {
  const rest = names.length - MOST_NAMED;
  return `${names.slice(0, MOST_NAMED).join(', ')}${rest > 0 ? ` and ${formatCount(rest)} more` : ''}`;
}

/** Databases on the site that machines ask and no inventory has: neither size, wave, replica nor recovery of them is planned. */
export function databasesOutside({ outside }: DependencyGraph): readonly FoundRisk[] {
  const asked = outside.filter(
    ({ direction, port, addresses }) =>
      direction === 'asks' && DATABASE_PORTS.has(port) && whereIs(addresses) === 'site',
  );
  const machines = [...new Set(asked.map(({ machine }) => machine))];
  const names = [...new Set(asked.map(({ party, addresses }) => (party === '' ? (addresses[0] ?? '') : party)))];
  const isOne = names.length === 1;
  return [
    {
      ...{ id: 'databases-outside', effect: 'stops', machines, places: ['waves', 'map', 'input'] },
      title: `${formatCountOf(names.length, 'database')} in no inventory, asked by ${formatCountOf(machines.length, 'machine')}`,
      why: `By port and address ${named(names)} ${isOne ? 'keeps' : 'keep'} data on the site, and no inventory has ${isOne ? 'it' : 'them'}: nothing here sizes, moves or replicates ${isOne ? 'it' : 'them'} or brings ${isOne ? 'it' : 'them'} back, and what asks ${isOne ? 'it' : 'them'} does not work without.`,
    },
  ];
}
