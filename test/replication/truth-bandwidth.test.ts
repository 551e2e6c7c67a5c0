import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  APPLIANCE_THROTTLE,
  bytesOfGB,
  hyperBdrBandwidth,
  initialCopySeconds,
  isRecoveryAgentThrottle,
  THREAD_SETTINGS,
} from '../../src/replication/bandwidth-arithmetic.js';
import { sumOfMinutes, totalsOf } from '../../src/replication/minute-bytes.js';
import { grown } from '../../src/replication/growth.js';
import { NEEDS_SHARED, sharedPath } from '../support/shared-material.js';
import { plannerParameter, plannerBandwidth } from './planner-parameters.js';

type Values = Readonly<Record<string, unknown>>;
interface TruthCase {
  readonly id: string;
  readonly area: string;
  readonly input: Values;
  readonly expected: Values;
}

const FILE = sharedPath('truth/replication-sample.json');
const hasFile = existsSync(FILE);
const all: readonly TruthCase[] = hasFile ? (JSON.parse(readFileSync(FILE, 'utf8')) as TruthCase[]) : [];
const NONE: TruthCase = { id: 'no case file', area: '', input: {}, expected: {} };

const casesOf = (
  area: string,
  isMeant: (input: Values) => boolean = () => true,
): readonly (readonly [string, TruthCase])[] => {
  const found = all.filter((one) => one.area === area && isMeant(one.input));
  return (found.length > 0 ? found : [NONE]).map((one) => [one.id, one] as const);
};

const round4 = (value: number): number => Math.round(value * 10_000) / 10_000;

/** What the product says of a case on bandwidth; null: it says nothing. */
function bandwidthAnswer(input: Values): Values | null {
  const number = (key: string): number => Number(input[key]);
  if (input['formula'] === 'agentless-IR') {
    const saving = input['compressionSaving'] === undefined ? undefined : number('compressionSaving');
    const seconds = initialCopySeconds(bytesOfGB(number('sizeGB')), number('bandwidthMbps'), saving);
    return { seconds, hours: round4(seconds / 3600) };
  }
  if (input['formula'] === 'hyperbdr-rpo') {
    const found = hyperBdrBandwidth(number('dataTB'), number('changeRatePercent'), number('rpoMinutes'));
    return { changeGB: round4(found.changeGB), bandwidthMbps: found.mbps };
  }
  if (input['throttle'] === 'wabadmin') return { accepted: isRecoveryAgentThrottle(number('kbps')) };
  if (input['throttle'] === 'Azure Migrate appliance') return APPLIANCE_THROTTLE;
  const setting = THREAD_SETTINGS.find(({ name }) => name === input['registry']);
  return setting === undefined ? null : { ...setting };
}

describe(`documented bandwidth${NEEDS_SHARED}`, () => {
  it.skipIf(!hasFile).each(casesOf('bandwidth'))('%s', (_id, one) => {
    expect(bandwidthAnswer(one.input)).toMatchObject(one.expected);
  });
});

/** Megabytes a second of some minutes as their bytes, and back. */
const minutesOf = (mbps: readonly number[]): { startMs: number; bytes: Float64Array } => ({
  startMs: 0,
  bytes: Float64Array.from(mbps, (value) => value * 60_000_000),
});
const peakOf = (bytes: Float64Array): number => totalsOf(bytes).peak / 60_000_000;

function plannerAnswer(input: Values): Values | null {
  if (typeof input['parameter'] === 'string') {
    return { value: plannerParameter(input['parameter']) };
  }
  if (Array.isArray(input['diskA_MBps'])) {
    const [left, right] = [input['diskA_MBps'], input['diskB_MBps']].map((one) => minutesOf(one as number[]));
    const together = sumOfMinutes([left!, right!])!;
    return { diskAPeak: peakOf(left!.bytes), diskBPeak: peakOf(right!.bytes), vmPeak: peakOf(together.bytes) };
  }
  if (typeof input['p95'] === 'number') {
    return { planned: grown(input['p95'], Number(input['growthFactorPercent'])) };
  }
  if (typeof input['bandwidth'] === 'string') {
    return { report: plannerBandwidth(input['bandwidth']) };
  }
  return null;
}

/** Those on churn, growth and objectives; the rest is about limits. */
const isOnChurn = (input: Values): boolean =>
  ['parameter', 'bandwidth', 'p95', 'diskA_MBps'].some((key) => input[key] !== undefined);

describe(`documented arithmetic of the Deployment Planner${NEEDS_SHARED}`, () => {
  it.skipIf(!hasFile).each(casesOf('planner', isOnChurn))('%s', (_id, one) => {
    expect(plannerAnswer(one.input)).toMatchObject(one.expected);
  });
});

describe('a parameter of the Deployment Planner', () => {
  it.each([
    ['desiredRpoMinutesDefault', 15],
    ['default RPO in minutes', 15],
    ['rpoColumnsMinutes', [15, 30, 60]],
    ['minimum profiling minutes', 30],
    ['recommendedProfilingDays', 7],
    ['bestProfilingDays', 31],
    ['vCenterPollMinutes', 15],
    ['counterResolutionMinutes', 1],
    ['statisticPercentile', 95],
    ['growthFactorPercentDefault', 30],
    ['irGoalHours', 72],
    ['initialReplicationGoalHours', 72],
    ['throughputFileMB', 64],
    ['vmsPerRun', 1000],
  ])('is found by whatever name: %s', (name, value) => {
    expect(plannerParameter(name)).toEqual(value);
  });
});

describe('the arithmetic of bandwidths', () => {
  it('copies 500 GB over 100 Mb/s in 28,000 seconds, with 30 % saved', () => {
    expect(initialCopySeconds(500e9, 100)).toBe(28_000);
  });

  it.each([
    [5, 1398],
    [10, 699],
    [30, 233],
    [60, 117],
    [240, 29],
    [720, 10],
    [1440, 5],
  ])("gives HyperBDR's printed bandwidth for 1 TB of which 5 %% change, in %i minutes", (minutes, mbps) => {
    expect(hyperBdrBandwidth(1, 5, minutes)).toEqual({ changeGB: 51.2, mbps });
  });

  it('takes throttles from 512 kb/s to 1,023 Mb/s', () => {
    expect([511, 512, 1_023_000, 1_023_001].map(isRecoveryAgentThrottle)).toEqual([false, true, true, false]);
  });
});
