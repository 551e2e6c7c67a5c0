import { describe, expect, it } from 'vitest';
import { DEFAULT_CUTOVER_SETTINGS } from '../../src/cutover/index.js';
import type { CutoverSettings } from '../../src/cutover/index.js';
import type { Parsed } from '../../src/model/index.js';
import { parseCutoverSettings } from '../../src/node/parse-cutover-settings.js';
import { openYaml } from '../../src/node/yaml-document.js';

function parse(text: string): Parsed<CutoverSettings> {
  const opened = openYaml(text, 'waves.yaml');
  if (!('document' in opened)) throw new Error(opened.found);
  return parseCutoverSettings(opened);
}

const codesOf = (text: string): readonly string[] =>
  parse(text).problems.map(({ code, at }) => `${at?.line ?? 0} ${code}`);

describe('the key cutover of a waves file', () => {
  it('may be left out or left empty', () => {
    expect(parse('waves:\n  strategy: tier\n')).toEqual({ values: DEFAULT_CUTOVER_SETTINGS, problems: [] });
    expect(parse('cutover:\n')).toEqual({ values: DEFAULT_CUTOVER_SETTINGS, problems: [] });
    expect(parse('cutover: {}\n')).toEqual({ values: DEFAULT_CUTOVER_SETTINGS, problems: [] });
  });

  it('leaves what it does not set as it is by default', () => {
    const { values, problems } = parse(`
cutover:
  method: gradual
  through: trafficManager
  dns: { zone: shop.example, ttlSeconds: 120 }
  nat: { appliance: nftables, snat: 10.1.0.250-10.1.0.254 }
  addresses:
    - { machine: shop-db1, newAddress: 10.20.2.11 }
  databases:
    - { machines: [shop-db*], replication: own, primary: shop-db1 }
`);
    expect(problems).toEqual([]);
    expect(values).toEqual({
      ...DEFAULT_CUTOVER_SETTINGS,
      ...{ method: 'gradual', through: 'trafficManager' },
      dns: { ...DEFAULT_CUTOVER_SETTINGS.dns, zone: 'shop.example', ttlSeconds: 120 },
      nat: { appliance: 'nftables', snat: '10.1.0.250-10.1.0.254', interface: null, firewall: null },
      addresses: [
        {
          ...{ machine: 'shop-db1', oldAddress: null, newAddress: '10.20.2.11', name: null, isCalledByAddress: null },
          ...{ canChangeCode: null, treatment: null, loadBalancer: null },
        },
      ],
      databases: [{ machines: ['shop-db*'], replication: 'own', primary: 'shop-db1' }],
    });
  });

  it('names a wrong key with the nearest one and its line', () => {
    const { problems } = parse('cutover:\n  dns:\n    ttlSecond: 60\n');
    expect(problems).toMatchObject([
      {
        code: 'cutover/unknown-key',
        at: { file: 'waves.yaml', line: 3 },
        message: 'cutover.dns.ttlSecond is not a key of cutover.dns',
      },
    ]);
    expect(problems[0]?.remedy).toContain('ttlSeconds');
  });

  it('tells every fault at once, each with its line', () => {
    const text = `cutover:
  through: cdn
  steps: [{ percent: 50, minutes: 10 }, { percent: 20, minutes: 10 }]
  dns: { ttlSeconds: 3600, resolver: 168.63.129.16 }
  nat: { interface: "eth0; reboot", snat: 10.1.0.256 }
  subnetsThatMove: [10.1.2.7/24]
  addresses:
    - { machine: a, name: "$(reboot)" }
`;
    expect(codesOf(text)).toEqual([
      '2 cutover/bad-value',
      '3 cutover/bad-value',
      '4 cutover/bad-value',
      '4 cutover/bad-value',
      '5 cutover/bad-value',
      '5 cutover/bad-value',
      '6 cutover/bad-value',
      '8 cutover/bad-value',
      '8 cutover/bad-value',
    ]);
  });

  it('refuses two entries of one machine, in any case of letters', () => {
    expect(codesOf('cutover:\n  addresses:\n    - machine: db1\n    - machine: DB1\n')).toEqual([
      '4 cutover/repeated-machine',
    ]);
  });

  it('takes anything for a fault and never throws', () => {
    for (const value of ['7', '[]', 'text', '{ __proto__: 1 }', '{ addresses: 5 }', '{ addresses: [null] }']) {
      expect(codesOf(`cutover: ${value}\n`).length, value).toBeGreaterThan(0);
    }
  });
});
