import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_POLICY, deriveAssessment } from '../../src/assessment/index.js';
import type { Assessment, MachineMethod } from '../../src/assessment/index.js';
import type { Catalogue, RegionOffer } from '../../src/catalog/index.js';
import { decideEstate } from '../../src/decisions/index.js';
import type { Decision } from '../../src/decisions/index.js';
import { bytesOfGib, formatMicros } from '../../src/model/index.js';
import type { Machine, RoleEvidence } from '../../src/model/index.js';
import { readAssessmentInput, readCatalogue, readRegionOffer } from '../../src/node/index.js';
import { decisionContext } from '../../src/node/decide-inputs.js';
import { deriveReadiness, factsOf } from '../../src/readiness/index.js';
import { aDecision, anEstateOf } from '../decisions/a-decision.js';
import { aDisk, aMachine, anOperatingSystem } from '../support/a-machine.js';

let catalogue: Catalogue;
let offer: RegionOffer;
beforeAll(async () => {
  catalogue = await readCatalogue();
  offer = await readRegionOffer(catalogue, 'westeurope');
});

const AS_OF = '2026-08-22';

interface Given {
  readonly decisions?: readonly Decision[];
  readonly roles?: readonly RoleEvidence[];
  readonly method?: 'agentless' | 'agentBased';
}

function assess(machine: Machine, { decisions = [], roles = [], method = 'agentless' }: Given = {}): Assessment {
  const decided = decideEstate(anEstateOf(machine), decisions, decisionContext(AS_OF));
  const policy = { ...DEFAULT_POLICY, readiness: { ...DEFAULT_POLICY.readiness, method } };
  return deriveAssessment({
    ...{ estate: { ...decided.estate, problems: decided.problems }, decisions: decided.decisions },
    ...{ catalogue, offer, policy, regionIsAssumed: false, priceSheet: null, peaks: null, asOf: AS_OF },
    ...{ engineVersion: 'test', roles: new Map([[machine.id, roles]]) },
  });
}

const methodOf = (machine: Machine, given: Given = {}): MachineMethod => assess(machine, given).machines[0]!.method;
const against = ({ alternatives }: MachineMethod, kind: string): string | undefined =>
  alternatives.find((one) => one.kind === kind)?.reason;

const named = (overrides: Partial<Machine> = {}): Machine => aMachine({ name: 'app-01', ...overrides });
const system = (name: string, version: string): Machine['os'] => anOperatingSystem({ name, version, edition: null });
const withData = (data: Parameters<typeof aDisk>[0]): Machine =>
  named({ disks: [aDisk({ isOs: true }), aDisk({ name: 'Hard disk 2', ...data })], diskCount: 2 });
const roleOf = (role: RoleEvidence['role'], confidence: RoleEvidence['confidence'] = 'high'): RoleEvidence => ({
  ...{ role, confidence, product: null, from: 'process' },
  said: `a process tells ${role}`,
});

describe('the method of a machine', () => {
  it('is agentless where nothing forbids it, and says why not by an agent', () => {
    const method = methodOf(named());
    expect(method).toMatchObject({ kind: 'agentless', decidedBy: 'method/agentless' });
    expect(against(method, 'agentBased')).toContain('an agent has to be installed');
    expect(methodOf(named(), { method: 'agentBased' })).toMatchObject({ kind: 'agentBased' });
  });

  it('says that nothing known forbids it, and what was not checked, where deciding facts are unknown', () => {
    const disk = { isRawDevice: null, isIndependent: null, isShared: null };
    const unchecked = assess(named({ disks: [aDisk({ isOs: true, ...disk })] })).machines[0]!;
    expect(unchecked.readiness.migration).toBe('unknown');
    expect(unchecked.method).toMatchObject({ kind: 'agentless', findings: ['unknown/diskModes'] });
    expect(unchecked.method.reason).toBe(
      'it is copied from snapshots of its platform, without an agent: nothing known forbids that; not checked: whether a disk is a raw device, independent or shared (migration/independent-disk, migration/raw-device, migration/shared-disk)',
    );
    const checked = assess(named()).machines[0]!;
    expect(checked.readiness.migration).not.toBe('unknown');
    expect(checked.method.reason).toContain(': nothing forbids that');
    expect(checked.method.reason).not.toContain('not checked');
  });

  it('leaves the cost of what will not be there in the sums, which say so with the amount', () => {
    const lineOf = ({ assumptions }: Assessment): string | undefined =>
      assumptions.find((line) => line.includes('will not be there as machines'));
    const retired = assess(named(), { decisions: [aDecision('method', { method: 'retire' })] });
    const { perMonth } = retired.totals.all;
    expect(perMonth).toBeGreaterThan(0);
    expect(lineOf(retired)).toBe(
      `1 of 1 machines will not be there as machines (1 to be retired) and are still in the sums, with ${formatMicros(perMonth)} USD a month; a decision to exclude them takes them out.`,
    );
    expect(lineOf(assess(named()))).toBeUndefined();
    const excluded = assess(named(), { decisions: [aDecision('exclude')] });
    expect([excluded.totals.all.perMonth, lineOf(excluded)]).toEqual([0, undefined]);
  });

  it('says which findings, judged for the way of the policy, it meets by going another', () => {
    const raw = withData({ isRawDevice: true });
    const { findings, method } = assess(raw).machines[0]!;
    expect(findings.find(({ rule }) => rule === 'migration/raw-device')?.severity).toBe('conditions');
    expect(method.kind).toBe('agentBased');
    const met = "it meets what is found for the policy's method: migration/raw-device";
    expect(method.reason).toContain(met);
    expect(methodOf(raw, { method: 'agentBased' }).reason).not.toContain('it meets');
    const decided = methodOf(raw, { decisions: [aDecision('method', { method: 'agentBased' })] });
    expect([decided.decidedBy, decided.reason.includes(met)]).toEqual(['decision', true]);
  });

  it('is agent-based where only an agent takes the disks along', () => {
    for (const data of [{ isRawDevice: true }, { isIndependent: true }, { controller: 'NVME controller 0' }]) {
      const method = methodOf(withData(data));
      expect(method.kind, JSON.stringify(data)).toBe('agentBased');
      expect(method.reason).toContain('"Hard disk 2"');
      expect(method.findings.length).toBeGreaterThan(0);
    }
    expect(methodOf(named({ source: 'physical' }))).toMatchObject({ kind: 'agentBased' });
    expect(methodOf(named({ source: 'physical' })).reason).toContain('physical machine');
  });

  it('stays agentless where the guest cannot bear the agent, whatever the agent would take along', () => {
    const old = { ...withData({ isRawDevice: true }), firmware: 'bios' as const };
    const method = methodOf({ ...old, os: system('Microsoft Windows Server 2003 R2 (64-bit)', '2003-r2') });
    expect(method.kind).toBe('agentless');
    expect(method.reason).toMatch(
      /too old for the Mobility agent.*still, without an agent no raw device is replicated/,
    );
    expect(against(method, 'agentBased')).toContain('too old for the Mobility agent');
    const full = named({
      statedUse: {
        ...{ cpuPercent: null, diskReadIops: null, diskWriteIops: null, diskReadBytesPerSecond: null },
        ...{ diskWriteBytesPerSecond: null, networkInBytesPerSecond: null, networkOutBytesPerSecond: null },
        memoryPercent: 97 as NonNullable<Machine['statedUse']>['memoryPercent'],
      },
    });
    expect(against(methodOf(full), 'agentBased')).toContain('97 % in use');
    expect(methodOf(full, { method: 'agentBased' }).kind).toBe('agentless');
  });

  it('is to build anew where no way copies it, or where Azure does not run it', () => {
    const shared = methodOf(withData({ isShared: true }));
    expect(shared).toMatchObject({ kind: 'rebuild', decidedBy: 'method/both-blocked' });
    expect(shared.findings).toContain('migration/shared-disk');
    const huge = methodOf(withData({ sizeBytes: bytesOfGib(70_000) }));
    expect(huge).toMatchObject({ kind: 'rebuild', decidedBy: 'method/not-ready' });
    expect(methodOf(named(), { roles: [roleOf('firewall')] })).toMatchObject({ kind: 'rebuild' });
    expect(methodOf(named(), { roles: [roleOf('clusterNode')] })).toMatchObject({
      kind: 'rebuild',
      findings: ['migration/cluster-node'],
    });
  });

  it('is native replication for a directory, and for a database that is said to replicate itself', () => {
    expect(methodOf(named(), { roles: [roleOf('directory')] })).toMatchObject({
      kind: 'replicateNatively',
      findings: ['migration/domain-controller'],
    });
    expect(methodOf(named({ tags: [['role', 'dc']] })).kind).toBe('replicateNatively');
    expect(methodOf(named(), { roles: [roleOf('directory', 'low')] }).kind).toBe('agentless');
    const alone = methodOf(named({ tags: [['Role', 'database']] }));
    expect(alone.kind).toBe('agentless');
    expect(against(alone, 'replicateNatively')).toContain('no source says that it replicates itself');
    const pair = methodOf(named({ tags: [['role', 'database']], annotation: 'MySQL replica of mysql01' }));
    expect(pair.kind).toBe('replicateNatively');
    expect(pair.reason).toContain('"MySQL replica of mysql01"');
    const decided = [aDecision('override', { field: 'role', value: 'directory' })];
    expect(methodOf(named(), { decisions: decided }).kind).toBe('replicateNatively');
  });

  it('is to leave what belongs to the platform, to retire only by decision, and a service only by an accepted suggestion', () => {
    const include = [aDecision('include', { machines: ['vCLS-1'] })];
    expect(methodOf(aMachine({ name: 'vCLS-1' }), { decisions: include }).kind).toBe('leave');
    const off = named({ power: 'off' });
    expect(methodOf(off).kind).toBe('agentless');
    expect(against(methodOf(off), 'retire')).toContain('powered off');
    expect(methodOf(off, { decisions: [aDecision('method', { method: 'retire' })] })).toMatchObject({
      kind: 'retire',
      reason:
        'decided by Ana Lim on 2026-08-01: agreed in the review; its size stays in the sums as long as it is not excluded',
      decidedBy: 'decision',
    });
    const logs = named({ tags: [['role', 'log']] });
    const answer = { service: 'log-analytics' };
    const accepted = methodOf(logs, { decisions: [aDecision('suggestion', answer)] });
    expect(accepted).toMatchObject({ kind: 'paas', decidedBy: 'decision' });
    expect(accepted.reason).toContain('log-analytics');
    expect(methodOf(named(), { decisions: [aDecision('suggestion')] }).kind).toBe('agentless');
    const declined = methodOf(logs, { decisions: [aDecision('suggestion', { ...answer, isAccepted: false })] });
    expect([declined.kind, against(declined, 'paas')?.startsWith('log-analytics was declined')]).toEqual([
      'agentless',
      true,
    ]);
  });

  it('is unknown where what decides is: the platform, the guest, a size', () => {
    expect(methodOf(named({ source: 'other' }))).toMatchObject({
      kind: 'unknown',
      decidedBy: 'method/platform-unknown',
    });
    const os = anOperatingSystem({ name: null, family: 'unknown', product: null, version: null, edition: null });
    expect(methodOf(named({ os }))).toMatchObject({ kind: 'unknown', decidedBy: 'method/unknown' });
  });

  it('is not what people decided where that cannot work: it is told, and stands among the alternatives', () => {
    const decisions = [aDecision('method', { method: 'agentless' })];
    const { machines, decisions: records, problems } = assess(withData({ isShared: true }), { decisions });
    const [machine] = machines;
    expect(machine?.method.kind).toBe('rebuild');
    expect(against(machine!.method, 'agentless')).toMatch(
      /^decided by Ana Lim .*; but the migration tool supports no shared disk in any way: "/,
    );
    expect(records).toMatchObject([{ status: 'refused', changed: 0 }]);
    expect(problems).toMatchObject([{ code: 'decisions/method-blocked', severity: 'warning' }]);
    expect(methodOf(withData({ isShared: true }), { decisions: [aDecision('method')] }).decidedBy).toBe('decision');
  });
});

const anyMachine = fc
  .record({
    source: fc.constantFrom<Machine['source'][]>('vmware', 'hyperv', 'physical', 'other'),
    firmware: fc.constantFrom<Machine['firmware'][]>('bios', 'efi', null),
    power: fc.constantFrom<Machine['power'][]>('on', 'off', 'unknown'),
    version: fc.constantFrom('2003-r2', '2008', '2012-r2', '2022'),
    flag: fc.constantFrom('isShared', 'isRawDevice', 'isIndependent', 'isEncrypted', 'isThin'),
    sizeGiB: fc.constantFrom(64, 5000, 33_000, 70_000),
    diskCount: fc.constantFrom(2, 62, 64, 70),
  })
  .map(({ version, flag, sizeGiB, ...rest }) => ({
    ...withData({ [flag]: true, sizeBytes: bytesOfGib(sizeGiB) }),
    ...rest,
    os: system(`Microsoft Windows Server ${version}`, version),
  }));
const anyMethod = fc.constantFrom('agentless', 'agentBased', 'retire', null);

describe('the method of any machine', () => {
  it('is always given, and none of the tool is given where one of its rules blocks', () => {
    fc.assert(
      fc.property(anyMachine, anyMethod, fc.constantFrom('agentless', 'agentBased'), (machine, decided, method) => {
        const decisions = decided === null ? [] : [aDecision('method', { method: decided })];
        const given = methodOf(machine, { decisions, method: method as 'agentless' });
        expect(given.reason).not.toBe('');
        expect(given.alternatives.some(({ kind }) => kind === given.kind)).toBe(false);
        for (const { reason } of given.alternatives) expect(reason).not.toBe('');
        if (given.kind !== 'agentless' && given.kind !== 'agentBased') return;
        const policy = { ...DEFAULT_POLICY.readiness, method: given.kind };
        const facts = factsOf(machine, { need: null, chosen: null, fromImport: false });
        const context = { policy, osVersions: catalogue.osVersions, guestIds: catalogue.guestIds, asOf: AS_OF };
        const { findings } = deriveReadiness(facts, context);
        const blocking = findings.filter(({ question, severity }) => question === 'migration' && severity === 'blocks');
        expect(blocking).toEqual([]);
      }),
      { seed: 20260822, numRuns: 50 },
    );
  });
});

describe('the methods of the estates', () => {
  const counted = async (folder: string): Promise<Readonly<Record<string, number>>> => {
    const { machines } = deriveAssessment(await readAssessmentInput([folder]));
    const counts: Record<string, number> = {};
    for (const { method } of machines) counts[method.decidedBy] = (counts[method.decidedBy] ?? 0) + 1;
    return counts;
  };

  it('can be counted by hand: directories and raw devices in the machine rooms, old guests without an agent', async () => {
    expect(await counted('datasets/webshop')).toEqual({
      'method/agentless': 13,
      'method/directory': 2,
      'method/network-appliance': 1,
    });
    expect(await counted('datasets/manufacturer')).toEqual({
      'method/agentless': 296,
      'method/agent-based': 4,
      'method/directory': 6,
      'method/no-size': 3,
      'method/not-ready': 1,
      'method/unknown': 3,
    });
  });
});
