import { describe, expect, it } from 'vitest';
import {
  API_HEALTH,
  canSwitchAppliance,
  countsAsTested,
  failbackDisks,
  processServerHealth,
  replicationHealth,
  worstHealth,
} from '../../src/replication/appliance-health.js';
import type { ProcessServerHealth } from '../../src/replication/appliance-health.js';
import {
  classicScaleOf,
  MIGRATE_APPLIANCE_DISK_GB,
  MIGRATE_APPLIANCE_SYSTEMS,
  migrateScaleOf,
  MOST_IN_LARGE_DEPLOYMENT,
  processServerOptions,
  REPLICATION_APPLIANCE,
  SEPARATE_CACHE_GB,
  serverSizeFor,
} from '../../src/replication/appliance-sizes.js';
import type { SizedServer } from '../../src/replication/appliance-sizes.js';
import { grown } from '../../src/replication/growth.js';
import { deriveVerdicts } from '../../src/replication/index.js';
import {
  accountsForIops,
  AGENTLESS_LIMITS,
  HIGH_CHURN_MEMORY,
  HYPERBDR_PROXY_HOSTS,
  isPlannerIncompatible,
  PLANNER_LIMITS,
  plannerDiskOf,
  STANDARD_DISK_IOPS,
} from '../../src/replication/limits.js';
import { PLANNER } from '../../src/replication/planner-facts.js';
import {
  APPLIANCE_SIZES,
  churnLimitOf,
  CHURN_TARGETS,
  HIGH_CHURN,
  MACHINE_CHURN,
  MIGRATE_APPLIANCE,
  NORMAL_CHURN,
  SITE_RULES,
} from '../../src/site/index.js';
import type { ApplianceRow, ChurnTarget, Site } from '../../src/site/index.js';
import { absent, Reader, replicationCases } from '../readiness/truth.js';
import type { TruthCase } from '../readiness/truth.js';
import { plannerBandwidth, plannerParameter } from './planner-parameters.js';
import { aDiskChurn, aMachineChurn, aReplicatedDisk, aReplicatedMachine, LIMIT_CONDITIONS } from './limit-cases.js';

type Facts = Readonly<Record<string, unknown>>;
const words = (value: unknown): string => JSON.stringify(value).toLowerCase();

/** Runs the cases of an area: what the product answers must hold all that is expected. */
function area(name: string, answer: (input: Reader, one: TruthCase) => Facts): void {
  describe(`${name}${absent}`, () => {
    it.skipIf(absent !== '').each(replicationCases(name))('%s', (_id, one) => {
      const input = new Reader(one.input);
      const found = answer(input, one);
      input.end('the input');
      expect(found).toMatchObject(one.expected as object);
    });
  });
}

/** `Standard|P10|P15`, `P20/P30`, `P30+`: every target that a case names; a plus takes all above. */
const targetsIn = (words: string): readonly ChurnTarget[] =>
  CHURN_TARGETS.filter((target, index) =>
    words
      .toLowerCase()
      .split(/[|/,;\s]+/)
      .some((name) => {
        const from = CHURN_TARGETS.findIndex((one) => one.toLowerCase() === name.replace(/\+$/, ''));
        return name.endsWith('+') ? from >= 0 && index >= from : index === from;
      }),
  );

/** Where High Churn is there, by the rule of the site. */
function highChurnFor(input: Reader): Facts | null {
  const scenario = input.text('scenario');
  if (scenario === undefined) return null;
  const isAzure = /azure vm|azure to azure|a2a/i.test(scenario);
  const site: Site = { replication: { highChurn: true, scenario: isAzure ? 'azureRecovery' : 'recovery' } };
  const rule = SITE_RULES.find(({ challenge }) => challenge === 'R-CHURN-3')!;
  const isThere = rule.check({ site, inventory: null, disputes: {} }, { asOf: '2026-11-20' }).kind === 'ok';
  return { supported: isThere, available: isThere, allowed: isThere };
}

area('churn-limit', (input) => {
  const isHigh = input.text('mode') === 'high-churn';
  const where = isHigh ? highChurnFor(input) : null;
  if (where !== null && !input.has('target') && !input.has('scope')) return where;
  const memory = input.number('vmRamGB');
  if (memory !== undefined) {
    return { recommended: memory >= HIGH_CHURN_MEMORY.most, minRecommendedRamGB: HIGH_CHURN_MEMORY.most };
  }
  const machineMost = isHigh ? MACHINE_CHURN.high : MACHINE_CHURN.normal;
  const peak = input.number('vmPeakChurnMBps');
  if (peak !== undefined) return { withinLimit: peak <= machineMost, max: machineMost };
  const scope = input.text('scope');
  const [metric, target] = [input.text('metric'), input.text('target')];
  if (scope !== undefined || target === undefined) {
    const isPerDay = /day|process server/i.test(`${scope ?? ''} ${metric ?? ''}`);
    return isPerDay ? { max: PLANNER_LIMITS.processServerTBPerDay.most } : { max: machineMost };
  }
  const names = targetsIn(target);
  const ioKB = input.number('avgIoKB') ?? NaN;
  const [average, perDay] = [input.number('avgChurnMBps'), input.number('churnGBPerDay')];
  const table = isHigh ? HIGH_CHURN : NORMAL_CHURN;
  const limits = names.map((name) => churnLimitOf(table[name], ioKB));
  expect(new Set(limits.map((limit) => JSON.stringify(limit))).size).toBe(1);
  const { megabytesPerSecond, gigabytesPerDay } = limits[0]!;
  return {
    maxAvgChurnMBps: megabytesPerSecond,
    ...(gigabytesPerDay === null ? {} : { maxGBPerDay: gigabytesPerDay }),
    withinLimit: (average ?? 0) <= megabytesPerSecond && (perDay ?? 0) <= (gigabytesPerDay ?? Infinity),
  };
});

const METRICS: readonly (readonly [RegExp, keyof typeof PLANNER_LIMITS])[] = [
  [/write iops/i, 'diskWriteIops'],
  [/iops.*disk/i, 'diskIops'],
  [/iops/i, 'machineIops'],
  [/snapshot/i, 'snapshotTB'],
  [/35|size|replication \+|tfo|test failover/i, 'accountTB'],
  [/day|process server/i, 'processServerTBPerDay'],
  [/peak|vm|all disks/i, 'machineChurnMBps'],
  [/churn/i, 'diskChurnMBps'],
];

area('planner-incompatible', (input) => {
  const metric = input.text('metric') ?? '';
  const value = input.number('value');
  const name = METRICS.find(([pattern]) => pattern.test(metric))![1];
  const limit = PLANNER_LIMITS[name].most;
  return {
    ...{ limit, limitTB: limit, limitMBps: limit, limitTBPerDay: limit },
    incompatible: value === undefined ? undefined : isPlannerIncompatible(name, value),
  };
});

area('planner-disk-map', (input) => ({ premiumType: plannerDiskOf(input.number('sizeGB') ?? NaN) }));

area('planner', (input) => {
  const parameter = input.text('parameter');
  if (parameter !== undefined) return { value: plannerParameter(parameter) };
  const growth = input.number('growthFactorPercent');
  if (growth !== undefined) return { planned: grown(input.number('p95') ?? NaN, growth) };
  const bandwidth = input.text('bandwidth');
  if (bandwidth !== undefined) return { report: plannerBandwidth(bandwidth) };
  if (input.take('coresNeeded') !== undefined) return { rule: PLANNER.coresNeeded };
  const total = input.number('totalSourceIops');
  if (total !== undefined) return { storageAccounts: accountsForIops(total) };
  const [each, disks] = [input.number('fiveDisksIops'), input.number('disks')];
  if (each !== undefined && disks !== undefined) {
    const totalIops = each * disks;
    return {
      totalIops,
      storageAccounts: accountsForIops(totalIops),
      withinPerDiskLimit500: each <= STANDARD_DISK_IOPS.most,
    };
  }
  input.take('statistic');
  const [a, b] = [input.take('diskA_MBps') as number[], input.take('diskB_MBps') as number[]];
  // The machine's peak is that of the sums by the minute, which `deriveChurn` makes; here that of the planner's own example.
  return {
    diskAPeak: Math.max(...a),
    diskBPeak: Math.max(...b),
    vmPeak: Math.max(...a.map((value, index) => value + b[index]!)),
  };
});

const tierOf = (row: ApplianceRow | null): Facts | null =>
  row === null ? null : { vCPU: row.cpus, ramGB: row.memoryGB, cacheGB: row.cacheGB };

/** A row that a case names by its bounds, or the tier for a load. */
function sized(kind: SizedServer, input: Reader, expected: Facts): Facts {
  const upTo = (input.take('machinesRange') as number[] | undefined)?.at(-1) ?? input.number('machinesUpTo');
  const most = input.number('churnUpToGBPerDay');
  if (upTo !== undefined || most !== undefined) {
    const row = APPLIANCE_SIZES[kind].find(
      ({ mostMachines, mostGBPerDay }) =>
        mostMachines === (upTo ?? mostMachines) && mostGBPerDay === (most ?? mostGBPerDay),
    );
    return { ...tierOf(row ?? null) };
  }
  if (input.take('recommendation') !== undefined) return { minGB: SEPARATE_CACHE_GB };
  const machines = input.number('machines') ?? 0;
  const churnTB = input.number('churnTBPerDay');
  const churnGBPerDay = input.number('churnGBPerDay') ?? (churnTB ?? 0) * 1024;
  const options = processServerOptions({ machines, churnGBPerDay }).map(({ count, cpus, memoryGB }) => ({
    count,
    vCPU: cpus,
    ramGB: memoryGB,
  }));
  const classic = classicScaleOf({ machines, churnGBPerDay });
  return {
    tier: tierOf(serverSizeFor(kind, { machines, churnGBPerDay })),
    configurationServers: classic.configurationServers,
    // The page prints each rule by itself; a load can ask for both.
    action: classic.actions.find((one) => one === expected['action']) ?? classic.actions[0] ?? null,
    // The page prints two of the ways; each must be among ours.
    options: expect.arrayContaining(
      options.filter(({ count, vCPU }) => vCPU === 16 || (count === 2 && vCPU === 8)),
    ) as unknown,
    largeDeployment: MOST_IN_LARGE_DEPLOYMENT,
  };
}

area('cs-sizing', (input, { expected }) => sized('configurationServer', input, expected as Facts));

describe('words of a case', () => {
  it('name one target, several, or all above one', () => {
    expect(targetsIn('Standard|P10|P15')).toEqual(['standard', 'P10', 'P15']);
    expect(targetsIn('P20/P30')).toEqual(['P20', 'P30']);
    expect(targetsIn('P30+')).toEqual(['P30', 'P40', 'P50', 'P60', 'P70', 'P80']);
  });

  it('tell where High Churn is there', () => {
    expect(highChurnFor(new Reader({ scenario: 'VMware to Azure' }))).toMatchObject({ supported: false });
    expect(highChurnFor(new Reader({ scenario: 'DR of Azure VMs' }))).toMatchObject({ supported: true });
    expect(highChurnFor(new Reader({}))).toBeNull();
  });
});

describe('the classic generation', () => {
  it.each([
    [200, 2048, 1, []],
    [201, 100, 2, ['deploy another configuration server']],
    [200, 2049, 1, ['deploy scale-out process server']],
    [250, 5000, 2, ['deploy another configuration server', 'deploy scale-out process server']],
  ] as const)('of %i machines and %i GB a day', (machines, churnGBPerDay, configurationServers, actions) => {
    expect(classicScaleOf({ machines, churnGBPerDay })).toMatchObject({ configurationServers, actions });
  });
});

describe(`ps-sizing${absent}`, () => {
  it.skipIf(absent !== '').each(replicationCases('ps-sizing'))('%s', (_id, one) => {
    const { options, ...expected } = one.expected as { readonly options?: readonly object[] };
    const found = { ...sized('processServer', new Reader(one.input), expected), options: null };
    expect(found).toMatchObject(expected);
    const { machines = 0, churnTBPerDay = 0 } = one.input as {
      readonly machines?: number;
      readonly churnTBPerDay?: number;
    };
    const ours = processServerOptions({ machines, churnGBPerDay: churnTBPerDay * 1024 });
    for (const option of options ?? []) {
      expect(ours.map(({ count, cpus, memoryGB }) => ({ count, vCPU: cpus, ramGB: memoryGB }))).toContainEqual(option);
    }
  });
});

area('appliance-sizing', (input, { expected }) => {
  const asked = words([...input.keys(), expected]);
  const atOnce = input.number('azureMigrateConcurrentVMs');
  input.take('perVCenter');
  input.take('scaleOut');
  if (atOnce !== undefined) {
    const { isSupported, needsScaleOut } = migrateScaleOf(atOnce);
    return { supported: isSupported, scaleOut: needsScaleOut, scaleOutRequired: needsScaleOut, needsScaleOut };
  }
  if (input.take('portalSelectAtOnce') !== undefined) return { max: AGENTLESS_LIMITS.machinesInPortal.most };
  if (input.take('hyperbdr') !== undefined) return { maxHosts: HYPERBDR_PROXY_HOSTS.most };
  const attached = input.number('disksAttached');
  const appliance = input.text('appliance') ?? '';
  if (attached !== undefined) {
    const { isWithin, instead } = failbackDisks(attached);
    return { ok: isWithin, ...(instead === null ? {} : { action: instead }) };
  }
  const [machines, churnGB, churnTB] = [
    input.number('machines'),
    input.number('churnGBPerDay'),
    input.number('churnTBPerDay'),
  ];
  if (machines !== undefined || churnGB !== undefined || churnTB !== undefined) {
    const row = serverSizeFor('replication', {
      machines: machines ?? 0,
      churnGBPerDay: churnGB ?? (churnTB ?? 0) * 1024,
    });
    return { tier: tierOf(row), ...tierOf(row), cacheTB: (row?.cacheGB ?? 0) / 1024 };
  }
  const [cpus, memory, cacheTB] = [input.number('vCPU'), input.number('ramGB'), input.number('cacheTB')];
  if (cpus !== undefined) {
    const index = APPLIANCE_SIZES.replication.findIndex((row) => row.cpus === cpus && row.memoryGB === memory);
    const row = APPLIANCE_SIZES.replication[index]!;
    expect(row.cacheGB).toBe((cacheTB ?? 0) * 1024);
    const below = APPLIANCE_SIZES.replication[index - 1]!;
    return {
      machines: [below.mostMachines + 1, row.mostMachines],
      churnTBPerDay: `>${below.mostGBPerDay / 1024} to ${row.mostGBPerDay / 1024}`,
    };
  }
  if (/migrate/i.test(appliance)) {
    return {
      ...{ cpu: MIGRATE_APPLIANCE.cpus, vCPU: MIGRATE_APPLIANCE.cpus, ramGB: MIGRATE_APPLIANCE.memoryGB },
      diskGB: MIGRATE_APPLIANCE_DISK_GB,
      os: MIGRATE_APPLIANCE_SYSTEMS,
    };
  }
  expect(asked).not.toBe('');
  const { memoryGB, osDiskGB, dataDiskGB } = REPLICATION_APPLIANCE;
  return { cpu: REPLICATION_APPLIANCE.cpus, ramGB: memoryGB, osDiskGB, dataDiskGB };
});

area('appliance-switch', (input) => {
  const current = input.text('currentAppliance') ?? '';
  const target = input.text('targetAppliance');
  const state = input.text('vmState') ?? '';
  const moved = input.take('vmMovedToOtherVCenter') ?? input.take('movedVCenter');
  const isMissingOne = /one component|missing/i.test(current);
  const { isAllowed, isSelectable, needsCredentials } = canSwitchAppliance({
    heartbeats: isMissingOne ? [true, false] : /burnt|without heartbeat/i.test(current) ? [false, false] : [true, true],
    present: /critical/i.test(current) ? 'critical' : 'healthy',
    target: target === 'critical' ? 'critical' : target === 'warning' ? 'warning' : 'healthy',
    // Only what replicates from on premises to Azure can be chosen; a word for another state or direction ends that.
    replicatesToAzure:
      !/failed|re-?protect|failback|azure to|to on-?prem|not (yet )?(protected|replicat)|unprotected/i.test(state),
    hasMovedVCenter: moved !== undefined || /vcenter/i.test(state),
  });
  return { switchAllowed: isAllowed, selectable: isSelectable, credentialsNeeded: needsCredentials };
});

it('an appliance of which no component is known is not switched', () => {
  const found = canSwitchAppliance({ heartbeats: [] });
  expect(found).toMatchObject({ isAllowed: false, needsCredentials: false });
  expect(found.said).toContain('nothing tells');
  expect(canSwitchAppliance({ heartbeats: [false] })).toMatchObject({ isAllowed: true, needsCredentials: true });
  expect(canSwitchAppliance({ heartbeats: [true] })).toMatchObject({ isAllowed: true, needsCredentials: false });
});

area('ps-health', (input) => {
  const alerts = input.take('alerts') as readonly ProcessServerHealth[] | undefined;
  if (alerts !== undefined) return { overall: worstHealth(alerts), rule: 'worst alert wins' };
  const of = (...names: readonly string[]): number | undefined =>
    names.map((name) => input.number(name)).find((value) => value !== undefined);
  const signs = {
    cpuPercent: of('cpuPercent15min'),
    memoryPercent: of('memoryPercent15min', 'memPercent15min'),
    cacheFreePercent: of('cacheFreePercent15min'),
    uploadMinutes: of('estimatedUploadMinutes'),
    servicesDownMinutes: of('servicesNotRunningMinutes'),
    noHeartbeatMinutes: of('noHeartbeatMinutes'),
  };
  return {
    health: processServerHealth(Object.fromEntries(Object.entries(signs).filter(([, value]) => value !== undefined))),
  };
});

area('health', (input) => {
  if (input.take('api') !== undefined) return { values: API_HEALTH };
  const test = input.text('testFailover');
  if (test !== undefined)
    return {
      countsAsSuccessful: countsAsTested({ isTestOk: test === 'ok', isCleanedUp: input.text('cleanup') === 'ok' }),
    };
  const symptom = input.text('symptom') ?? '';
  const worst = /critical|error/i.test(symptom) ? 'critical' : /warning/i.test(symptom) ? 'warning' : 'none';
  return { replicationHealth: replicationHealth({ isFailedOver: /failed over/i.test(symptom), worst }) };
});

describe(`churn limits as verdicts${absent}`, () => {
  const judged = replicationCases('churn-limit').filter(
    ([, { input }]) => 'avgChurnMBps' in input && input['mode'] === 'normal',
  );
  it.skipIf(absent !== '').each(judged)('%s', (_id, { input, expected }) => {
    const { target, avgIoKB, avgChurnMBps } = input as {
      readonly target: string;
      readonly avgIoKB: number;
      readonly avgChurnMBps: number;
    };
    const isStandard = target === 'Standard';
    const disk = aReplicatedDisk({
      target: { type: isStandard ? 'standardHdd' : 'premium', tier: isStandard ? 'S30' : target, sizeGiB: 1024 },
    });
    const machine = aReplicatedMachine({ disks: [disk] });
    const own = aDiskChurn({ averageMBps: avgChurnMBps, p95MBps: avgChurnMBps, ioKB: avgIoKB });
    const [verdicts] = deriveVerdicts({
      machines: [machine],
      churn: { machines: [aMachineChurn(machine, { disks: [own] })] },
      resolved: LIMIT_CONDITIONS,
    });
    const churn = verdicts?.disks[0]?.verdicts.find(({ limit }) => limit === 'diskChurn');
    expect({ withinLimit: churn?.state === 'within' }).toEqual(expected);
    expect(churn?.remedies.length === 0).toBe(churn?.state === 'within');
  });
});
