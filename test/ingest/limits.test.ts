import { describe, expect, it } from 'vitest';

import { AZURE_MIGRATE_LIMITS, limitOf, limitProblems } from '../../src/ingest/limits.js';
import { absent, Reader, truthCases } from '../readiness/truth.js';

describe('the limits of Azure Migrate', () => {
  it('have one value for each key, and a source with a date', () => {
    expect(new Set(AZURE_MIGRATE_LIMITS.map(({ key }) => key)).size).toBe(AZURE_MIGRATE_LIMITS.length);
    for (const { value, source, pageDate } of AZURE_MIGRATE_LIMITS) {
      expect(value).toBeGreaterThan(0);
      expect(source).not.toBe('');
      expect(pageDate).not.toBe('');
    }
    expect(limitOf('__proto__')).toBeNull();
  });

  it('say nothing of an estate that fits, to the last machine', () => {
    expect(limitProblems({})).toEqual([]);
    expect(
      limitProblems({
        vmwareMachines: 10_000,
        vCenters: 10,
        imports: [{ file: 'a.csv', kind: 'csv', machines: 20_000 }],
      }),
    ).toEqual([]);
  });

  it('say how many appliances, projects and files would do', () => {
    const problems = limitProblems({
      vmwareMachines: 35_001,
      hypervHosts: 301,
      imports: [{ file: 'estate.xlsx', kind: 'rvtools', machines: 40_001 }],
    });
    expect(problems.map(({ code, message }) => `${code}: ${message}`)).toEqual([
      'ingest/azure-migrate-import-limit: the file lists 40,001 machines, and Azure Migrate imports 20,000 from one file',
      'ingest/azure-migrate-appliance-limit: the estate has 35,001 VMware machines, and one Azure Migrate appliance discovers 10,000',
      'ingest/azure-migrate-appliance-limit: the estate has 301 Hyper-V hosts, and one Azure Migrate appliance discovers 300',
      'ingest/azure-migrate-project-limit: the estate has 35,001 machines, and one Azure Migrate project assesses 35,000',
    ]);
    expect(problems[0]?.remedy).toContain('split it into 3 files');
    expect(problems[1]?.remedy).toContain('plan 4 appliances');
    expect(problems.every(({ severity }) => severity === 'info')).toBe(true);
  });
});

/** Cases name limits in words of their own; the same words in any order and spelling mean the same limit. */
const SYNONYMS: Readonly<Record<string, string>> = {
  servers: 'server',
  vms: 'server',
  machines: 'server',
  machine: 'server',
  hosts: 'host',
  vcenters: 'vcenter',
  instances: 'instance',
  databases: 'database',
  dbs: 'database',
  max: '',
  maximum: '',
  number: '',
  of: '',
  import: 'file',
  recommended: 'advised',
  vmware: '',
  imported: 'file',
  xlsx: '',
  hyper: 'hyperv',
  v: '',
  dependencies: 'dependency',
  analysis: '',
};

function wordsOf(key: string): string {
  const words = key
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/);
  const known = words
    .map((word) => (Object.hasOwn(SYNONYMS, word) ? SYNONYMS[word]! : word))
    .filter((word) => word !== '');
  return [...new Set(known)].sort().join(' ');
}

function limitNamed(key: string): number {
  const exact = limitOf(key);
  if (exact !== null) return exact;
  const wanted = wordsOf(key).replace('center vcenter', 'vcenter');
  const found = AZURE_MIGRATE_LIMITS.filter((limit) => wordsOf(limit.key) === wanted);
  if (found.length !== 1) throw new Error(`no limit is called ${key}`);
  return found[0]!.value;
}

describe(`cases of limits${absent}`, () => {
  it.skipIf(absent !== '').each(truthCases('limits'))('%s', (_id, found) => {
    const [input, wanted] = [new Reader(found.input), new Reader(found.expected)];
    const key = input.text('limit')!;
    const [source, year] = [input.text('source'), input.number('docYear')];
    const prefix = year === 2018 ? '2018.' : source === undefined ? '' : `${source}.`;
    input.end('the input');
    expect(limitNamed(`${prefix}${key}`)).toBe(wanted.take('value'));
    wanted.end('the expectation');
  });
});
