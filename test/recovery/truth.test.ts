import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  areDrillDisksFit,
  doesTestCount,
  documentedStartMinutes,
  expandCron,
  failbackMethod,
  failbackModes,
  FAILOVER_POINTS,
  HYPERBDR_LIMITS,
  HYPERBDR_MODES,
  isBootFit,
  isFrequencyAccepted,
  isIntervalAccepted,
  isRetentionAccepted,
  keptBands,
  keptSpacing,
  mayShareAPlan,
  MULTI_VM_FACTS,
  PLAN_ACTIONS,
  PLAN_EXECUTION,
  POINT_FACTS,
  policyLimits,
  RECOVERY_PLAN_LIMITS,
} from '../../src/recovery/index.js';
import type {
  FailoverPoint,
  PlannedKind,
  PlanScenario,
  PointGeneration,
  PointStorage,
} from '../../src/recovery/index.js';
import { NEEDS_SHARED, sharedPath } from '../support/shared-material.js';
import type { TruthCase } from '../support/shared-material.js';

const FILE = sharedPath('truth/replication-sample.json');
const hasFile = existsSync(FILE);
const all: readonly TruthCase[] = hasFile ? (JSON.parse(readFileSync(FILE, 'utf8')) as TruthCase[]) : [];
const NONE: TruthCase = { id: 'no case file', area: '', input: {}, expected: {} };

type Answer = Readonly<Record<string, unknown>>;
type Input = TruthCase['input'];

const casesOf = (...areas: readonly string[]): readonly (readonly [string, TruthCase])[] => {
  const found = all.filter(({ area }) => areas.includes(area));
  return (found.length > 0 ? found : [NONE]).map((one) => [one.id, one] as const);
};

const numberOf = (input: Input, pattern: RegExp): number | null => {
  const [, value] = Object.entries(input).find(([key, own]) => pattern.test(key) && typeof own === 'number') ?? [];
  return typeof value === 'number' ? value : null;
};
const textOf = (input: Input, key: string): string => (typeof input[key] === 'string' ? input[key] : '');
const words = (input: Input): string => JSON.stringify(input).toLowerCase();

/** The answer of the product to a case, in the words of the cases. */
function answerRetention(input: Input): Answer {
  if ('failbackPolicy' in input) {
    const { isEditable, ...policy } = POINT_FACTS.classicFailbackPolicy;
    return { ...policy, editable: isEditable };
  }
  if ('crashConsistentIntervalMinutes' in input) {
    const { minutes, isEditable } = policyLimits('modernized', null).crashConsistent;
    return { value: minutes, editable: isEditable };
  }
  if ('setting' in input) {
    return { affectsReplication: POINT_FACTS.doesThresholdAffectReplication, effect: POINT_FACTS.thresholdEffect };
  }
  if ('event' in input) return { oldPoints: POINT_FACTS.withoutNewPoints };
  if ('point' in input) {
    return { content: input['point'] === 'first' ? POINT_FACTS.firstPoint : POINT_FACTS.laterPoints };
  }
  const days = numberOf(input, /retentionDays/);
  const age = numberOf(input, /age/i);
  if (days !== null && age !== null) {
    const spacing = keptSpacing(days * 24, age);
    return { kept: spacing.kind, ...(spacing.kind === 'oneIn' ? { keptSpacingHours: spacing.hours } : {}) };
  }
  if (days !== null) return { points: keptBands(days * 24) };
  return answerPolicy(input);
}

function answerPolicy(input: Input): Answer {
  const hours = numberOf(input, /retentionHours/);
  const every = numberOf(input, /app.*(hours|minutes)/i);
  if (every !== null) {
    const minutes = /minutes/i.test(Object.keys(input).join()) ? every : every * 60;
    return { accepted: isFrequencyAccepted(minutes, hours ?? 360) };
  }
  const generation = textOf(input, 'generation') as PointGeneration;
  const storage = (['premium', 'standard', 'unmanaged'] as const).find((one) => one === input['storage']) ?? null;
  if (hours !== null) return { accepted: isRetentionAccepted(hours, generation, storage) };
  const { maxHours, defaultHours, appConsistentDefault } = policyLimits(generation, storage);
  return {
    maxHours,
    maxDays: maxHours === null ? null : maxHours / 24,
    defaultDays: defaultHours === null ? null : defaultHours / 24,
    appConsistentDefault,
  };
}

const SCENARIOS: readonly (readonly [RegExp, PlanScenario])[] = [
  [/azure to azure/, 'azureToAzure'],
  [/vmm to (secondary )?vmm/, 'vmmToVmm'],
  [/hyper-v (with|managed by) vmm/, 'hyperVWithVmmToAzure'],
  [/hyper-v/, 'hyperVSiteToAzure'],
  [/vmware|physical/, 'vmwareToAzure'],
];
const kindOf = (text: string): PlannedKind =>
  /vmm/i.test(text)
    ? 'hyperVInVmm'
    : /hyper-v/i.test(text)
      ? 'hyperV'
      : /physical/i.test(text)
        ? 'physical'
        : /azure/i.test(text)
          ? 'azure'
          : 'vmware';
const inWords = (action: 'runbook' | 'script' | null): string =>
  action === null ? 'NA' : action === 'runbook' ? 'Runbook' : 'Script';

function answerPlan(input: Input): Answer {
  const asked = words(input);
  if ('limit' in input) {
    const { groups, machines, groupsPerMachine } = RECOVERY_PLAN_LIMITS;
    return {
      max: /machine.*(be|belong)|per machine|one machine/.test(asked)
        ? groupsPerMachine
        : /instance|machine/.test(asked)
          ? machines
          : groups,
    };
  }
  if ('mix' in input) return { samePlan: mayShareAPlan((input['mix'] as readonly string[]).map(kindOf)) };
  if ('scenario' in input) {
    const scenario = SCENARIOS.find(([pattern]) => pattern.test(asked))?.[1] ?? 'vmwareToAzure';
    const { failover, failback } = PLAN_ACTIONS[scenario];
    return { failoverAction: inWords(failover), failbackAction: inWords(failback) };
  }
  if ('manualAction' in input) {
    return { planPausesUntil: PLAN_EXECUTION.manualPauseUntil, scope: PLAN_EXECUTION.manualScope };
  }
  if ('context' in input) {
    const empty = Object.fromEntries(PLAN_EXECUTION.emptyBeforeGroup.map((key) => [key, 'empty'] as const));
    return { keys: PLAN_EXECUTION.contextKeys, vmKeys: PLAN_EXECUTION.contextMachineKeys, ...empty };
  }
  if ('within' in input) return { execution: PLAN_EXECUTION.withinGroup };
  if (asked.includes('shutdown') || asked.includes('shut down')) {
    const isIn = !asked.includes('test') || PLAN_EXECUTION.shutdownInTest;
    return { executed: isIn, included: isIn, runs: isIn, present: isIn, shutdownStep: isIn };
  }
  return {
    ...{ execution: PLAN_EXECUTION.acrossGroups, next: PLAN_EXECUTION.nextGroup },
    deploymentAndStartup: PLAN_EXECUTION.alreadyDeployed,
  };
}

const MODE_WORDS = {
  general: 'general',
  automated: 'automated',
  conditionalAutomated: 'conditional automated',
} as const;

function answerHyperBdr(input: Input): Answer {
  if ('failbackSource' in input) {
    const { method, isAgentInstalled } = failbackMethod(textOf(input, 'failbackSource'));
    return { method, agentInstalled: isAgentInstalled };
  }
  if ('target' in input) {
    const [first, ...others] = failbackModes(
      textOf(input, 'target'),
      input['s3'] === undefined ? null : input['s3'] === true,
    );
    const also = others.map((mode) => ` (or ${MODE_WORDS[mode]})`).join('');
    const minutes = documentedStartMinutes(textOf(input, 'target'));
    return { mode: `${MODE_WORDS[first!]}${also}`, ...(minutes === null ? {} : { minutes }) };
  }
  if ('mode' in input) {
    const mode = (Object.keys(MODE_WORDS) as (keyof typeof MODE_WORDS)[]).find(
      (one) => MODE_WORDS[one] === input['mode'],
    );
    return mode === undefined ? {} : { ...HYPERBDR_MODES[mode] };
  }
  if ('sourceDisksGB' in input) {
    return {
      ok: areDrillDisksFit(input['sourceDisksGB'] as readonly number[], input['drillDisksGB'] as readonly number[]),
    };
  }
  if ('sourceBoot' in input) return { ok: isBootFit(textOf(input, 'sourceBoot'), textOf(input, 'targetBoot')) };
  if ('everyNMinutes' in input) return { accepted: isIntervalAccepted(Number(input['everyNMinutes'])) };
  if ('cron' in input) return { ...expandCron(textOf(input, 'cron')) };
  if ('transition host' in input) {
    return { cpu: HYPERBDR_LIMITS.transitionHost.vcpus, ramGB: HYPERBDR_LIMITS.transitionHost.memoryGB };
  }
  if ('compression' in input) {
    return { enabled: HYPERBDR_LIMITS.compression.isOnByDefault, blockMB: HYPERBDR_LIMITS.compression.blockMB };
  }
  return { max: HYPERBDR_LIMITS.snapshotsPerPolicy, atLimit: HYPERBDR_LIMITS.atSnapshotLimit };
}

function answerMultiVm(input: Input): Answer {
  const asked = words(input);
  if ('port' in input) return { tcp: MULTI_VM_FACTS.tcpPort };
  if ('option' in input) {
    const { groupMachines, others } = asked.includes('app')
      ? MULTI_VM_FACTS.latestAppConsistent
      : MULTI_VM_FACTS.latestProcessed;
    return { groupVMs: groupMachines, others };
  }
  if ('reprotect' in input) {
    return {
      allowed: MULTI_VM_FACTS.canMixFamiliesInClassicReprotect,
      onlyThrough: MULTI_VM_FACTS.classicReprotectOnlyThrough,
      masterTarget: MULTI_VM_FACTS.classicMasterTarget,
    };
  }
  if (asked.includes('add')) return { allowed: MULTI_VM_FACTS.canAddReplicating };
  if (/single|alone|individual/.test(asked)) return { allowed: MULTI_VM_FACTS.canFailOverAlone };
  return { max: MULTI_VM_FACTS.mostMachines };
}

const POINT_NAMES: Readonly<Record<string, FailoverPoint>> = {
  latest: 'latest',
  'latest processed': 'latestProcessed',
  'latest app-consistent': 'latestAppConsistent',
  custom: 'custom',
};

const held = (answer: Answer, expected: Answer): void => {
  expect(answer).toMatchObject(expected);
};

describe(`retention and policy of recovery points${NEEDS_SHARED}`, () => {
  it.skipIf(!hasFile).each(casesOf('retention'))('%s', (_id, { input, expected }) => {
    held(answerRetention(input), expected);
  });
});

describe(`recovery plans of the service${NEEDS_SHARED}`, () => {
  it.skipIf(!hasFile).each(casesOf('recovery-plan'))('%s', (_id, { input, expected }) => {
    held(answerPlan(input), expected);
  });
});

describe(`HyperBDR${NEEDS_SHARED}`, () => {
  it.skipIf(!hasFile).each(casesOf('hyperbdr'))('%s', (_id, { input, expected }) => {
    held(answerHyperBdr(input), expected);
  });
});

describe(`points that several machines share${NEEDS_SHARED}`, () => {
  it.skipIf(!hasFile).each(casesOf('multi-vm'))('%s', (_id, { input, expected }) => {
    held(answerMultiVm(input), expected);
  });
});

describe(`points to fail over to, and tests that count${NEEDS_SHARED}`, () => {
  const points = casesOf('failover').filter(([, { input }]) => 'recoveryPoint' in input);
  it.skipIf(!hasFile).each(points)('%s', (_id, { input, expected }) => {
    const point = POINT_NAMES[textOf(input, 'recoveryPoint').toLowerCase()]!;
    held(FAILOVER_POINTS[point], expected);
  });
  const tests = casesOf('health').filter(([, { input }]) => 'testFailover' in input);
  it.skipIf(!hasFile).each(tests)('%s', (_id, { input, expected }) => {
    const counts = doesTestCount({
      isSuccessful: input['testFailover'] === 'ok',
      isCleanedUp: input['cleanup'] === 'ok',
    });
    held({ countsAsSuccessful: counts }, expected);
  });
});

describe('documented facts that need no case file', () => {
  it('hold at their edges', () => {
    const accepted = (hours: number, storage: PointStorage | null): boolean | null =>
      isRetentionAccepted(hours, 'classic', storage);
    expect([24, 25].map((hours) => accepted(hours, 'premium'))).toEqual([true, false]);
    expect([72, 73].map((hours) => accepted(hours, 'standard'))).toEqual([true, false]);
    expect([24, 48, 73].map((hours) => accepted(hours, null))).toEqual([true, null, false]);
    expect([360, 361].map((hours) => isRetentionAccepted(hours, 'modernized', null))).toEqual([true, false]);
    for (const generation of ['azureToAzure', 'modernized'] as const) {
      expect([72, 73].map((hours) => isRetentionAccepted(hours, generation, 'unmanaged'))).toEqual([true, false]);
      expect(policyLimits(generation, 'unmanaged').maxHours).toBe(3 * 24);
    }
    expect([24, 72, 73].map((hours) => accepted(hours, 'unmanaged'))).toEqual([true, null, false]);
    expect([4, 5, 59, 60, 5.5].map(isIntervalAccepted)).toEqual([false, true, true, false, false]);
  });

  it('choose the way of HyperBDR by platform and object storage', () => {
    const modes = (platform: string, hasStorage: boolean | null = null): string =>
      failbackModes(platform, hasStorage).join();
    expect(['AWS', 'Azure', 'Google Cloud', 'Oracle Cloud', 'Huawei Cloud'].map((one) => modes(one))).toEqual(
      Array(5).fill('automated'),
    );
    expect([
      modes('VMware vSphere', true),
      modes('VMware', false),
      modes('Hyper-V', true),
      modes('HCI'),
      modes('OpenStack'),
    ]).toEqual([...['conditionalAutomated,general', 'general', 'general', 'general', 'general']]);
    expect(['AWS', 'Oracle Cloud', 'Azure', 'Huawei Cloud'].map((one) => failbackMethod(one).method)).toEqual([
      ...['agentless', 'agentless', 'agent', 'agent'],
    ]);
    expect(['GCP', 'Alibaba Cloud'].map(documentedStartMinutes)).toEqual([15, null]);
  });

  it.each(['Oracle Linux KVM', 'Oracle VM', 'Oracle Linux Virtualization Manager', 'KVM', 'Azure Local'])(
    'take no hypervisor for the cloud of its maker: %s',
    (platform) => {
      expect(failbackModes(platform, true)).toEqual(['general']);
      expect(failbackMethod(platform)).toEqual({ method: 'agent', isAgentInstalled: true });
      expect(documentedStartMinutes(platform)).toBeNull();
    },
  );

  it.each([
    'VMware Cloud on AWS',
    'Azure VMware Solution',
    'AVS',
    'Google Cloud VMware Engine',
    'Oracle Cloud VMware Solution',
    'VMware vSphere 8',
  ])('take VMware that a cloud runs for VMware: %s', (platform) => {
    expect(failbackModes(platform, true)).toEqual(['conditionalAutomated', 'general']);
    expect(failbackModes(platform, false)).toEqual(['general']);
    expect(failbackMethod(platform).method).toBe('agent');
    expect(documentedStartMinutes(platform)).toBeNull();
  });

  it.each(['OCI', 'Oracle Cloud', 'Oracle Cloud Infrastructure', 'AWS', 'Amazon EC2'])(
    'start within a quarter of an hour, read without an agent: %s',
    (platform) => {
      expect(failbackModes(platform, true)).toEqual(['automated']);
      expect(failbackMethod(platform).method).toBe('agentless');
      expect(documentedStartMinutes(platform)).toBe(15);
    },
  );

  it('expand policies as crontab does', () => {
    expect(expandCron('0 0-6/2 * * *')?.hours).toEqual([0, 2, 4, 6]);
    expect(expandCron('0 5 1 * 7')).toMatchObject({ days: [1], weekdays: [0] });
    expect(expandCron('5/20 * * * 1-5')).toMatchObject({ minutes: [5, 25, 45], weekdays: [1, 2, 3, 4, 5] });
    expect(expandCron('* * * * *')?.weekdays).toEqual([0, 1, 2, 3, 4, 5, 6]);
    for (const bad of ['* * * *', '60 * * * *', '*/0 * * * *', '5-1 * * * *', 'a * * * *', '* * 0 * *', '']) {
      expect(expandCron(bad)).toBeNull();
    }
  });

  it('part VMware from Hyper-V in VMM, and let physical machines be with VMware', () => {
    expect(mayShareAPlan(['vmware', 'hyperVInVmm'])).toBe(false);
    expect(mayShareAPlan(['vmware', 'physical'])).toBe(true);
    expect(areDrillDisksFit([100], [100, 100])).toBe(false);
    expect(areDrillDisksFit([100, 200], [200, 100])).toBe(true);
    expect(areDrillDisksFit([200, 200], [250, 199])).toBe(false);
    expect(isBootFit('BIOS', 'UEFI')).toBe(false);
    expect([isBootFit('EFI', 'UEFI'), isBootFit('uefi', 'efi'), isBootFit('BIOS', 'EFI')]).toEqual([true, true, false]);
  });
});
