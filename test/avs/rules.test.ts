import { describe, expect, it } from 'vitest';
import {
  AVS_GUIDES,
  AVS_RULES,
  avsManagement,
  DEFAULT_AVS_POLICY,
  deriveAvs,
  PUBLISHED_AVS_MANAGEMENT,
} from '../../src/avs/index.js';
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

describe('what management takes', () => {
  it('adds up to the totals that the page prints', () => {
    expect(PUBLISHED_AVS_MANAGEMENT).toMatchObject({
      ...{ vCpus: 77, memoryGB: 269.3, storageGB: 2385, rawGB: 10_346, systemRawGB: 5458 },
      source: expect.stringContaining('1/04/2024') as string,
    });
  });

  it('is not counted unless asked, which the answer says with the option that does', () => {
    const { notes, policy } = deriveAvs([machine()], DEFAULT_AVS_POLICY);
    const text = notes.join(' ');
    expect(policy.management).toEqual({ vCpus: 0, memoryGB: 0, storageGB: 0, source: null });
    expect(text).toContain('Nothing is counted for vCenter Server, NSX');
    expect(text).toContain('--management 77,269.3,2385');
    expect(text).toContain('14 vCPU, 33 GB and 164 GB of it for add-ons');
    expect(text).toContain('No node is kept spare');
  });

  it('names the page where the amounts are those of the page, and nothing where they are your own', () => {
    const published = avsManagement({ vCpus: 77, memoryGB: 269.3, storageGB: 2385 });
    expect(published.source).toBe(PUBLISHED_AVS_MANAGEMENT.source);
    const counted = deriveAvs([machine()], { ...DEFAULT_AVS_POLICY, management: published });
    expect(counted.notes.join(' ')).toContain('counted as published');
    expect(counted.notes.join(' ')).not.toContain('Nothing is counted');
    const own = avsManagement({ vCpus: 12, memoryGB: 64, storageGB: 500 });
    expect(own.source).toBeNull();
    expect(deriveAvs([machine()], { ...DEFAULT_AVS_POLICY, management: own }).notes.join(' ')).not.toMatch(
      /published|Nothing is counted/,
    );
  });
});

describe('the storage policy of large clusters', () => {
  const noteFor = (nodes: number, storage: 'ftt1-raid1' | 'ftt2-raid6'): string =>
    deriveAvs([machine({ vCpus: nodes * 36 * 4 })], { ...DEFAULT_AVS_POLICY, storage }).notes.join(' ');

  it('is to survive two failures from the seventh host on', () => {
    expect(noteFor(6, 'ftt1-raid1')).not.toContain('FTT 2');
    expect(noteFor(7, 'ftt1-raid1')).toContain('7 hosts stand on ftt1-raid1');
    expect(noteFor(7, 'ftt2-raid6')).not.toContain('FTT 2');
  });
});
