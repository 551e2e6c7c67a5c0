import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { deriveModernisation } from '../../src/modernisation/index.js';
import type { Modernisation } from '../../src/modernisation/index.js';
import { readInputs } from '../../src/node/index.js';
import type { ReadInputs } from '../../src/node/index.js';

const datasets = resolve(import.meta.dirname, '../../datasets');
const INVENTORIES = ['vsphere-rvtools.xlsx', 'hyperv', 'applications.csv'];

const read = (estate: string, ...files: readonly string[]): Promise<ReadInputs> =>
  readInputs(files.map((file) => resolve(datasets, estate, file)));
const suggestionsOf = ({ estate, dependencies }: ReadInputs): Modernisation =>
  deriveModernisation({ estate, dependencies, region: 'australiaeast' });

let manufacturer: ReadInputs;
let found: Modernisation;
beforeAll(async () => {
  manufacturer = await read('manufacturer', ...INVENTORIES, 'dependencies-classic.csv.gz', 'dependencies-new.csv.gz');
  found = suggestionsOf(manufacturer);
});

describe('the manufacturer', () => {
  it('has all rows of both exports, each once', () => {
    expect(found.connections).toEqual({ read: 29_556, used: 29_506, repeated: 50, skipped: 0 });
    const ends = manufacturer.dependencies!.connections.map(({ source }) => source.kind);
    expect(new Set(ends)).toEqual(new Set(['machine']));
  });

  it('replaces about half of its stateless tier, as brief 3 tells', () => {
    const { machines, suggested, low, none } = found.statelessTier;
    // 55 web servers and one that is known by its name alone, 6 gateways, 4 jump hosts.
    expect(machines).toBe(66);
    expect(suggested.length + low.length + none.length).toBe(machines);
    expect(suggested).toHaveLength(32);
    expect(none).toEqual(['core-gw01', 'core-gw02', 'old-crm-web01']);
    // What keeps a web server from being suggested is a disk of its own beside its system.
    const ways = found.candidates.filter(({ machine }) => low.includes(machine.name) && machine.name.includes('web'));
    expect(ways.length).toBeGreaterThan(0);
    for (const { inTheWay } of ways) expect(inTheWay.join()).toContain('beside its system it has a disk of 40 GiB');
  });

  it('has these suggestions by service', async () => {
    const rows = found.services.map(({ service, kind, suggested, high, medium, low }) =>
      [service, kind, suggested, high, medium, low].join(','),
    );
    const text = ['service,kind,suggested,high,medium,low', ...rows, '', JSON.stringify(found.counts)].join('\n');
    await expect(`${text}\n`).toMatchFileSnapshot('../golden/modernisation/manufacturer.csv');
  });

  it('counts no connection twice when both exports are given: the new one alone knows the same counts', async () => {
    const alone = await read('manufacturer', ...INVENTORIES, 'dependencies-new.csv.gz');
    const keyed = ({ dependencies }: ReadInputs): ReadonlyMap<string, number | null> =>
      new Map(
        dependencies!.connections.map(({ source, target, port, count }) => [
          JSON.stringify([source, target, port]),
          count,
        ]),
      );
    const both = keyed(manufacturer);
    const counted = keyed(alone);
    for (const [key, count] of counted) expect(both.get(key), key).toBe(count);
    // What only the classic export saw has no count.
    const others = [...both].filter(([key]) => !counted.has(key));
    expect(others.length).toBeGreaterThan(0);
    expect(others.every(([, count]) => count === null)).toBe(true);
  });

  it('without connections knows what tags and names tell, and says what is missing', async () => {
    const bare = suggestionsOf(await read('manufacturer', ...INVENTORIES));
    expect(bare.connections).toBeNull();
    expect(bare.counts.suggested).toBe(0);
    const services = bare.candidates.filter(({ kind }) => kind === 'service');
    expect(services.length).toBeGreaterThan(0);
    expect(services.every(({ confidence }) => confidence === 'low')).toBe(true);
    expect(bare.missing?.machines).toEqual(expect.arrayContaining(['SRV-0815', 'vcsa01']));
  });
});

describe('the web shop', () => {
  it('replaces its NAT firewall by a firewall of Azure, and keeps its controllers as machines', async () => {
    const shop = suggestionsOf(await read('webshop', 'rvtools.xlsx', 'applications.csv', 'connections.csv.gz'));
    const of = (name: string): readonly string[] =>
      shop.candidates
        .filter(({ machine }) => machine.name === name)
        .map(({ service, confidence, isSuggested }) => `${service} ${confidence}${isSuggested ? ' *' : ''}`);
    expect(of('nat01')).toEqual(['azure-firewall medium *', 'nat-gateway low']);
    expect(of('DC01')).toEqual(['domain-controller-vm high']);
    expect(of('rec01')).toEqual(['aks medium *']);
    const rows = shop.candidates.map(({ id, confidence, isSuggested }) => `${id},${confidence},${isSuggested}`);
    await expect(`${rows.join('\n')}\n`).toMatchFileSnapshot('../golden/modernisation/webshop.csv');
  });
});
