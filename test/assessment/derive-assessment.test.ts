import { beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_POLICY, deriveAssessment, deriveScope } from '../../src/assessment/index.js';
import type { Assessment } from '../../src/assessment/index.js';
import type { Catalogue } from '../../src/catalog/index.js';
import { cores } from '../../src/model/index.js';
import type { Estate, Machine } from '../../src/model/index.js';
import { readCatalogue, readRegionOffer } from '../../src/node/index.js';
import { aMachine, anOperatingSystem } from '../support/a-machine.js';

let catalogue: Catalogue;
beforeAll(async () => {
  catalogue = await readCatalogue();
});

async function assess(region: string, ...machines: readonly Machine[]): Promise<Assessment> {
  const counts = { rows: machines.length, merged: 0, skipped: 0, machines: machines.length };
  const estate: Estate = { inputs: [], counts, machines, problems: [] };
  const offer = await readRegionOffer(catalogue, region);
  const run = { regionIsAssumed: false, asOf: null, priceSheet: null, peaks: null, engineVersion: 'test' };
  return deriveAssessment({ estate, catalogue, offer, policy: DEFAULT_POLICY, ...run });
}

describe('what is unknown in an assessment', () => {
  it('is null in a sum of which nothing is known, and is counted', async () => {
    const bare = aMachine({ disks: [], diskCount: null, storageBytes: null });
    const { totals } = await assess('westeurope', bare);
    expect(totals.all.storage).toBeNull();
    expect(totals.all.unknown).toEqual({ compute: 0, licence: 0, storage: 1, services: 0 });
    expect(totals.all.known).toMatchObject({ compute: 1, licence: 1, storage: 0 });
    expect(totals.all.machinesWithUnknown).toBe(1);
    expect(totals.scenarios.find(({ terms }) => terms === 'reserved3Year')).toMatchObject({ known: 0, perMonth: null });
  });

  it('stays a sum, with the number of machines that are missing, where something is known', async () => {
    const bare = aMachine({ name: 'bare', disks: [], diskCount: null, storageBytes: null });
    const { totals } = await assess('westeurope', aMachine(), bare);
    expect(totals.all.storage).toBeGreaterThan(0);
    expect(totals.all.unknown.storage).toBe(1);
  });

  it('is the licence where a region has no Windows price: the base price decides, and the machine stays ready', async () => {
    const { machines } = await assess('chilecentral', aMachine());
    expect(machines[0]?.size).not.toBeNull();
    expect(machines[0]?.readiness.state).toBe('ready');
    expect(machines[0]?.cost).toMatchObject({ licence: null, unknownLines: 1 });
    expect(machines[0]?.findings.map(({ rule }) => rule)).toContain('sizing/licence-unknown');
  });

  it('is the licence where no source names the system', async () => {
    const os = anOperatingSystem({ name: null, family: 'unknown', product: null, version: null, edition: null });
    const { machines } = await assess('westeurope', aMachine({ os }));
    expect(machines[0]?.cost?.lines.find(({ kind }) => kind === 'windowsLicence')?.perMonth).toBeNull();
  });

  it('is not ready in security either where no size is large enough, and no source is missed', async () => {
    const { machines } = await assess('westeurope', aMachine({ cores: cores(4000) }));
    const security = machines[0]?.findings.filter(({ question }) => question === 'security').map(({ rule }) => rule);
    expect(machines[0]?.readiness).toMatchObject({ state: 'notReady', security: 'notReady' });
    expect(machines[0]?.findings.map(({ rule }) => rule).filter((rule) => rule.startsWith('limits/'))).toEqual([]);
    expect(security).toContain('security/not-ready-for-azure');
    expect(security).not.toContain('unknown/chosenSize');
  });

  it('keeps the row of a machine without cores, with what would change it', async () => {
    const { machines, counts } = await assess('westeurope', aMachine({ cores: null }));
    expect(counts).toMatchObject({ assessed: 1, sized: 0, unsized: 1 });
    expect(machines[0]?.unsized?.reason).toContain('number of cores');
  });
});

describe('scope', () => {
  const photon = anOperatingSystem({ name: 'VMware Photon OS (64-bit)', family: 'linux', product: 'vmware-photon' });
  const kindOf = (overrides: Partial<Machine>): string => deriveScope(aMachine(overrides), DEFAULT_POLICY.scope).kind;

  it.each(['vCLS-7f2c', 'vCLS (12)', 'vcsa01', 'vcenter-prod', 'nsx-mgr-01', 'Z-VRA-esx01', 'veeam-proxy2'])(
    'leaves the appliance %s with the platform it serves',
    (name) => {
      expect(kindOf({ name })).toBe('out');
    },
  );

  it.each(['web01', 'vcenterline-app', 'insxmgr', 'srmapp', 'zvra-notes'])(
    'takes %s, which only looks like one',
    (name) => {
      expect(kindOf({ name })).toBe('in');
    },
  );

  it.each(['Contoso-Vcenter7.0', 'ContosoVcenter', 'prod-vrops01', 'AVS-NSXT-MGR', 'lab-hcx', 'site-vra01'])(
    'leaves %s with the platform where it runs Photon OS, on which VMware builds its appliances',
    (name) => {
      expect(kindOf({ name, os: photon })).toBe('out');
    },
  );

  it('takes a container host on Photon OS for a machine like any other, and knows a vCenter by a delimited word alone', () => {
    expect(kindOf({ name: 'harbor01', os: photon })).toBe('in');
    expect(kindOf({ name: 'ContosoVcenter' })).toBe('in');
    expect(kindOf({ name: 'Contoso-VCSA' })).toBe('out');
    const scope = deriveScope(aMachine({ name: 'prod-vrops01', os: photon }), DEFAULT_POLICY.scope);
    expect(scope).toEqual({
      kind: 'out',
      reason:
        'an appliance of VMware ("vrops" in its name, and it runs VMware Photon OS): it serves the source platform and stays with it',
    });
  });

  it('leaves templates out and powered-off machines in, apart', async () => {
    expect(kindOf({ isTemplate: true })).toBe('out');
    const { totals } = await assess('westeurope', aMachine(), aMachine({ name: 'off', power: 'off' }));
    expect([totals.running.machines, totals.poweredOff.machines, totals.all.machines]).toEqual([1, 1, 2]);
  });
});
