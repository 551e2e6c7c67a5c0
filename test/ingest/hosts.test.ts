import { describe, expect, it } from 'vitest';
import { joinHosts } from '../../src/ingest/join-hosts.js';
import type { Host } from '../../src/model/index.js';
import { estateOfSheets } from '../support/workbook.js';

const V_INFO = [
  ['VM', 'CPUs', 'Memory', 'Host', 'Cluster', 'VI SDK Server'],
  ['a', 2, 4096, 'esx1', 'c1', 'vc1'],
] as const;

const aHost = (overrides: Partial<Host> = {}): Host => ({
  name: 'esx1',
  manager: 'vc1',
  datacenter: null,
  cluster: 'c1',
  processors: 2,
  cores: 24,
  at: { file: 'a.xlsx' },
  ...overrides,
});

describe('hosts of an RVTools export', () => {
  const estate = estateOfSheets({
    vInfo: V_INFO,
    vHost: [
      ['Host', 'Cluster', 'CPU Model', '# CPU', 'Cores per CPU', '# Cores', 'VI SDK Server'],
      ['esx1', 'c1', 'Xeon', 2, 12, 24, 'vc1'],
      ['esx2', 'c1', 'Xeon', 2, 16, null, 'vc1'],
      ['esx3', 'c1', 'Xeon', null, null, null, 'vc1'],
    ],
  });

  it('are listed with processors and cores, those without machines as well', () => {
    expect(estate.hosts).toMatchObject([
      { name: 'esx1', manager: 'vc1', cluster: 'c1', processors: 2, cores: 24, at: { sheet: 'vHost', line: 2 } },
      { name: 'esx2', processors: 2, cores: 32 },
      { name: 'esx3', processors: null, cores: null },
    ]);
  });

  it('count as used where their cores are told', () => {
    const sheet = estate.inputs[0]?.sheets.find(({ name }) => name === 'vHost');
    expect([sheet?.rowsRead, sheet?.rowsUsed]).toEqual([3, 2]);
    expect(estate.problems.map(({ message }) => message)).toContain(
      '1 host is left out, since no machine of the export names it',
    );
  });

  it('are absent where no source lists any', () => {
    expect(estateOfSheets({ vInfo: V_INFO })).not.toHaveProperty('hosts');
  });
});

describe('hosts of several inputs', () => {
  it('are one where name and manager agree, and fill what the first leaves open', () => {
    expect(joinHosts([aHost({ cores: null }), aHost({ name: 'ESX1', manager: null, cores: 24 })])).toEqual([
      aHost({ cores: 24 }),
    ]);
    expect(joinHosts([aHost(), aHost({ manager: 'vc2' })])).toHaveLength(2);
  });

  it('have no figure where two rows differ in it', () => {
    const rows = [aHost(), aHost({ cores: 32 }), aHost()];
    expect(joinHosts(rows)).toEqual([aHost({ cores: null })]);
  });
});
