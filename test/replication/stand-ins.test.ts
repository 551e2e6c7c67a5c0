import { describe, expect, it } from 'vitest';
import { toMachineId } from '../../src/model/index.js';
import type { Machine, RoleEvidence } from '../../src/model/index.js';
import { findStandIns } from '../../src/replication/index.js';
import type { Site } from '../../src/site/index.js';
import { aMachine } from '../support/a-machine.js';

const named = (name: string, id = name): Machine => aMachine({ id: toMachineId(id), name });
const SITE: Site = {
  network: { egressPoints: [{ name: 'NAT01', carries: 'all egress' }, { name: 'elsewhere' }] },
  directory: {
    domainControllers: [
      ...[{ name: 'dc01', site: 'onPremises' as const }, { name: 'dc02' }],
      ...[
        { name: 'dc03', isReplicated: true },
        { name: 'dc04', site: 'azure' as const },
      ],
    ],
  },
};
const MACHINES = ['nat01', 'dc01', 'dc02', 'dc03', 'dc04', 'web01'].map((name) => named(name));
const sign = (role: RoleEvidence['role'], confidence: RoleEvidence['confidence']): readonly RoleEvidence[] => [
  { role, confidence, product: null, from: 'process', said: 'what was seen' },
];

describe('what the target design stands in for', () => {
  it('is the ways out and the controllers that the site file names, whatever their case', () => {
    const found = findStandIns({ machines: MACHINES, site: SITE });
    expect([...found].map(([id, { by }]) => [id, by])).toEqual([
      ['nat01', 'egress'],
      ['dc01', 'directory'],
      ['dc02', 'directory'],
    ]);
    expect(found.get(toMachineId('nat01'))?.reason).toContain('(the site file)');
    expect(found.get(toMachineId('nat01'))?.reason).toContain('NAT gateway or Azure Firewall takes its place');
  });

  it('is what is seen to be a firewall or a controller, of medium confidence at least', () => {
    const by = (...words: Parameters<typeof sign>): string | undefined =>
      findStandIns({
        machines: MACHINES,
        site: null,
        roles: new Map([[toMachineId('web01'), sign(...words)]]),
      }).get(toMachineId('web01'))?.by;
    expect([by('firewall', 'high'), by('firewall', 'medium'), by('firewall', 'low')]).toEqual([
      'egress',
      'egress',
      undefined,
    ]);
    expect([by('directory', 'high'), by('gateway', 'high'), by('dns', 'high')]).toEqual([
      'directory',
      undefined,
      undefined,
    ]);
  });

  it('lets the site file say that a controller is copied, against what is seen', () => {
    const roles = new Map([[toMachineId('dc03'), sign('directory', 'high')]]);
    expect(findStandIns({ machines: MACHINES, site: SITE, roles }).has(toMachineId('dc03'))).toBe(false);
    expect(findStandIns({ machines: MACHINES, site: null, roles }).has(toMachineId('dc03'))).toBe(true);
  });

  it('means nobody by a name that several machines have, and holds what people decided', () => {
    const twice = [named('nat01', 'one'), named('NAT01', 'other')];
    expect(findStandIns({ machines: twice, site: SITE }).size).toBe(0);
    const at = { who: 'an architect', when: '2026-11-01', why: 'a test', at: { file: 'decisions.yaml' } };
    const decided = {
      ...named('nat01'),
      decided: { scope: null, accepted: [], roles: [], method: { method: 'agentless' as const, ...at } },
    } as unknown as Machine;
    expect(findStandIns({ machines: [decided], site: SITE }).size).toBe(0);
  });

  it('is nobody where nobody says', () => {
    expect(findStandIns({ machines: MACHINES, site: null }).size).toBe(0);
  });
});
