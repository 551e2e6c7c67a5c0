import { describe, expect, it } from 'vitest';
import { siteStrangers } from '../../src/site/index.js';
import type { Site } from '../../src/site/index.js';

const found = (site: Site, names: readonly string[] = ['db01']): readonly (readonly [string, string])[] =>
  siteStrangers(site, names, () => null).map(({ code, message }) => [code, message]);

const hostsOf = (...machines: readonly string[]): Site => ({
  dns: { hostsEntries: machines.map((machine) => ({ machine, names: ['vault.example'] })) },
});

describe('machines that a site file names and no inventory has', () => {
  it('are not its own appliances and servers', () => {
    const own: Site = {
      appliances: [{ name: 'appliance01', kind: 'azureMigrate' }],
      vcenters: [{ name: 'vc01' }],
      endpoints: { replicationAppliances: [{ host: 'asr01.corp.example' }] },
    };
    expect(found({ ...own, ...hostsOf('appliance01.corp.example', 'VC01', 'asr01') })).toEqual([]);
    // They make no file that of this estate either.
    expect(found({ ...own, ...hostsOf('appliance01', 'web09') })).toEqual([
      [
        'site/other-estate',
        'the site file names 1 machine, which is not in the estate (web09): it may be that of another site',
      ],
    ]);
  });

  it('are counted in the singular and the plural', () => {
    expect(found(hostsOf('x1'))[0]![1]).toContain('names 1 machine, which is not in the estate (x1)');
    expect(found(hostsOf('x1', 'x2'))[0]![1]).toContain('names 2 machines, and none of them is in the estate (x1, x2)');
  });

  it('are told apart where others are there', () => {
    expect(found(hostsOf('db01', 'x1'))).toEqual([
      ['site/unknown-machines', 'the site file names machines that no inventory has: x1'],
    ]);
  });
});
