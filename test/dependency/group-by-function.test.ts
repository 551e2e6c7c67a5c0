import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { groupByFunction } from '../../src/dependency/group-by-function.js';
import type { Asking } from '../../src/dependency/group-by-function.js';
import { adjustedRand } from '../support/adjusted-rand.js';

const G21 = resolve(import.meta.dirname, '../../../shared/data/dependencies/cisco-hosts/g21');
const absent = existsSync(G21) ? '' : ' (skipped: the host graphs are not beside this repository)';

const ask = (client: string, server: string, service: string): Asking => ({ client, server, service });

/** Three tiers of two applications: the tiers are functions, the applications are not. */
const TIERS: readonly Asking[] = ['a', 'b'].flatMap((app) => [
  ...[1, 2, 3].flatMap((web) => [1, 2].map((api) => ask(`${app}-web${web}`, `${app}-api${api}`, '8080'))),
  ...[1, 2].flatMap((api) => [ask(`${app}-api${api}`, `${app}-db`, '5432'), ask(`${app}-api${api}`, 'queue', '5672')]),
  ...[1, 2, 3].map((web) => ask('proxy', `${app}-web${web}`, '443')),
]);

function readGraph(path: string): readonly Asking[] {
  return gunzipSync(readFileSync(path))
    .toString()
    .split('\n')
    .filter((line) => !line.startsWith('#') && line.includes('\t'))
    .flatMap((line) => {
      const [, client = '', server = '', ports = ''] = line.split('\t');
      return ports.split(',').map((port) => ask(client, server, port.split('-')[0]!));
    });
}

describe('groups by function', () => {
  it('finds the tiers of two applications, and says what they serve and ask for', () => {
    const { groups } = groupByFunction(TIERS);
    expect(groups).toEqual([
      { hosts: ['a-web1', 'a-web2', 'a-web3', 'b-web1', 'b-web2', 'b-web3'], serve: ['443'], ask: ['8080'] },
      { hosts: ['a-api1', 'a-api2', 'b-api1', 'b-api2'], serve: ['8080'], ask: ['5432', '5672'] },
      { hosts: ['a-db', 'b-db'], serve: ['5432'], ask: [] },
      { hosts: ['proxy'], serve: [], ask: ['443'] },
      { hosts: ['queue'], serve: ['5672'], ask: [] },
    ]);
  });

  it('does not depend on the order of what was seen, nor on how often', () => {
    const expected = groupByFunction(TIERS);
    fc.assert(
      fc.property(fc.shuffledSubarray([...TIERS, ...TIERS], { minLength: 2 * TIERS.length }), (shuffled) => {
        expect(groupByFunction(shuffled)).toEqual(expected);
      }),
      { seed: 7, numRuns: 30 },
    );
  });

  it('answers nothing to nothing, and leaves out who speaks to itself alone', () => {
    expect(groupByFunction([])).toEqual({ groups: [], silhouette: null });
    expect(groupByFunction([ask('x', 'x', '80')])).toEqual({ groups: [], silhouette: null });
    expect(groupByFunction([ask('x', 'y', '80')]).groups.map(({ hosts }) => hosts)).toEqual([['x'], ['y']]);
  });

  it.skipIf(absent !== '')(`agrees with what people know of 59 real hosts${absent}`, () => {
    const truth = readFileSync(resolve(G21, 'groupings.gt.txt'), 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '' && !line.startsWith('#'));
    const groupOf = new Map(
      truth.flatMap((line, index) =>
        line
          .trim()
          .split(',')
          .map((host) => [host, index] as const),
      ),
    );
    const folders = ['dir_no_packets_etc', 'dir_includes_packets_and_other_nodes'];
    const files = folders.flatMap((folder) =>
      readdirSync(resolve(G21, folder))
        .filter((name) => name.endsWith('.gz'))
        .map((name) => resolve(G21, folder, name)),
    );
    expect(files.length).toBeGreaterThan(3);
    for (const file of files) {
      const { groups } = groupByFunction(readGraph(file));
      const judged = groups.flatMap(({ hosts }, index) =>
        hosts.filter((host) => groupOf.has(host)).map((host) => [index, groupOf.get(host)!] as const),
      );
      expect(judged.length, file).toBeGreaterThan(40);
      const index = adjustedRand(
        judged.map(([found]) => found),
        judged.map(([, known]) => known),
      );
      expect(index, file).toBeGreaterThanOrEqual(0.6);
    }
  });
});
