import { describe, expect, it } from 'vitest';
import { AVS_GUIDES, AVS_RULES, DEFAULT_AVS_POLICY, deriveAvs } from '../../src/avs/index.js';
import type { AvsFacts, AvsMachine } from '../../src/avs/index.js';
import { plainAvsMachine } from '../../src/avs/rules.js';
import { toMachineId } from '../../src/model/index.js';
import { runRules } from '../../src/rules/index.js';
import { CATALOGUE } from '../readiness/catalogue.js';

const hits = (id: string, facts: AvsFacts): boolean =>
  runRules({ rules: AVS_RULES, facts, context: null, guideOf: (fact) => AVS_GUIDES[fact] }).some(
    ({ rule }) => rule === id,
  );

const machine = (over: Partial<AvsMachine> = {}): AvsMachine => ({
  ...{ id: toMachineId('a'), facts: plainAvsMachine(), vCpus: 4, memoryGB: 16, allocatedGB: 100, usedGB: 40 },
  ...over,
});

describe('rules of Azure VMware Solution', () => {
  it.each(AVS_RULES.map((rule) => [rule.id, rule] as const))('%s was reviewed and its examples behave', (id, rule) => {
    expect(rule.reviewBy > CATALOGUE.date && rule.reviewBy > rule.readOn).toBe(true);
    expect(new Set(AVS_RULES.map((one) => one.id)).size).toBe(AVS_RULES.length);
    for (const facts of rule.examples.passing) expect(hits(id, facts)).toBe(false);
    for (const facts of rule.examples.failing) expect(hits(id, facts)).toBe(true);
    expect([rule.examples.passing.length > 0, rule.examples.failing.length > 0]).toEqual([true, true]);
  });

  it('say nothing against a machine of which nothing is known, and call it unknown', () => {
    const nothing = plainAvsMachine({ addresses: null, os: { name: null, product: null, version: null } });
    const { machines } = deriveAvs([machine({ facts: nothing })], DEFAULT_AVS_POLICY);
    expect(machines[0]).toMatchObject({ state: 'unknown', notCountedBecause: null });
    expect(machines[0]!.findings.map(({ rule }) => rule)).toEqual(['unknown/addresses', 'unknown/operatingSystem']);
  });
});

describe('an estate on nodes', () => {
  it('counts what can move, with conditions or without, and says why the rest does not count', () => {
    const answer = deriveAvs(
      [
        machine(),
        machine({ id: toMachineId('b'), facts: plainAvsMachine({ addresses: ['fe80::1'] }) }),
        machine({ id: toMachineId('c'), facts: plainAvsMachine({ source: 'physical' }) }),
        machine({ id: toMachineId('d'), allocatedGB: null }),
      ],
      DEFAULT_AVS_POLICY,
    );
    expect(answer.counts).toEqual({
      ...{ machines: 4, counted: 2, notCounted: 2 },
      states: { ready: 2, readyWithConditions: 1, notReady: 1, unknown: 0 },
    });
    expect(answer.demand).toEqual({ vCpus: 8, memoryGB: 32, storageGB: 200 });
    expect(answer.machines.map(({ notCountedBecause }) => notCountedBecause)).toEqual([
      ...[null, null, 'not ready', 'no source states its storage'],
    ]);
  });

  it('takes the storage in use where asked, and names no nodes for nothing', () => {
    const used = deriveAvs([machine()], { ...DEFAULT_AVS_POLICY, storageBasis: 'used' });
    expect(used.demand.storageGB).toBe(40);
    expect(deriveAvs([], DEFAULT_AVS_POLICY)).toMatchObject({ nodes: null, counts: { machines: 0 } });
  });

  it('says that AV64 cannot stand alone, and when clusters and clouds are several', () => {
    const many = deriveAvs([machine({ vCpus: 40 * 128 * 4 })], { ...DEFAULT_AVS_POLICY, node: 'AV64' });
    expect(many.notes.join(' ')).toContain('cannot stand alone');
    expect(many.nodes).toMatchObject({ nodes: 80, clusters: 5, privateClouds: 1 });
    expect(many.notes.join(' ')).toContain('5 clusters');
  });
});
