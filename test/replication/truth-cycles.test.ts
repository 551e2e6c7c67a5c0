import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  BLACKOUT_RULES,
  CYCLE_CAPS,
  cycleOrder,
  disksPerHost,
  mayJoin,
  nextCycleDelayHours,
  readBlackout,
} from '../../src/replication/index.js';
import type { CycleKind } from '../../src/replication/index.js';
import { NEEDS_SHARED, sharedPath } from '../support/shared-material.js';

interface TruthCase {
  readonly id: string;
  readonly area: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly expected: Readonly<Record<string, unknown>>;
}

const FILE = sharedPath('truth/replication-sample.json');
const hasFile = existsSync(FILE);
const all: readonly TruthCase[] = hasFile ? (JSON.parse(readFileSync(FILE, 'utf8')) as TruthCase[]) : [];
const NONE: TruthCase = { id: 'no case file', area: '', input: {}, expected: {} };

const casesOf = (area: string): readonly (readonly [string, TruthCase])[] => {
  const found = all.filter((one) => one.area === area);
  return (found.length > 0 ? found : [NONE]).map((one) => [one.id, one] as const);
};

const kindOf = (text: string): CycleKind =>
  /demand/i.test(text) ? 'onDemand' : /initial/i.test(text) ? 'initial' : 'delta';

/** What the product answers to a question about the times of cycles, in the words of the question. */
function answerOf({ input }: TruthCase): Readonly<Record<string, unknown>> {
  const { afterPhase, previousDeltaCycleHours, formula, queue, competing, constraint } = input;
  if (typeof afterPhase === 'string') {
    return { nextCycleDelayHours: nextCycleDelayHours(null, 'concept2025'), kind: 'delta' };
  }
  if (typeof previousDeltaCycleHours === 'number') {
    const rule = typeof formula === 'string' && formula.startsWith('faq') ? 'faq2023' : 'concept2025';
    return { nextCycleDelayHours: nextCycleDelayHours(previousDeltaCycleHours, rule) };
  }
  if (Array.isArray(queue)) {
    const turns = queue.map((word) => ({ word: String(word), kind: kindOf(String(word)), isOngoing: false }));
    return { servedOrder: cycleOrder(turns).map(({ word }) => word) };
  }
  if (Array.isArray(competing)) {
    const turns = competing.map((word) => ({
      ...{ word: String(word), kind: kindOf(String(word)) },
      isOngoing: String(word).includes('ongoing'),
    }));
    return { first: cycleOrder(turns)[0]?.word };
  }
  return capOf(String(constraint), input);
}

function capOf(constraint: string, input: TruthCase['input']): Readonly<Record<string, unknown>> {
  if (/host|esxi/i.test(constraint)) {
    const { nfcBufferMB = CYCLE_CAPS.hostBufferMB, perDiskMB = CYCLE_CAPS.diskBufferMB } = input;
    return { max: disksPerHost({ hostBufferMB: Number(nfcBufferMB), diskBufferMB: Number(perDiskMB) }) };
  }
  if (/datastore/i.test(constraint)) {
    const most = CYCLE_CAPS.snapshotsPerDatastore;
    const [disks] = Object.entries(input).flatMap(([key, value]) => (/disk/i.test(key) ? [Number(value)] : []));
    return { max: most, ...(disks === undefined ? {} : { allowed: mayJoin(disks, 0, most) }) };
  }
  return { max: CYCLE_CAPS.disksPerAppliance };
}

describe(`when cycles of replication run${NEEDS_SHARED}`, () => {
  it.skipIf(!hasFile).each(casesOf('cycle-scheduling'))('%s', (_id, one) => {
    const answer = answerOf(one);
    for (const [key, value] of Object.entries(one.expected)) expect([key, answer[key]]).toEqual([key, value]);
  });
});

describe(`windows without replication${NEEDS_SHARED}`, () => {
  it.skipIf(!hasFile).each(casesOf('blackout-window'))('%s', (_id, { input, expected }) => {
    const windows = typeof input['spec'] === 'string' ? readBlackout(input['spec']) : null;
    const answer = windows === null ? BLACKOUT_RULES : { ...windows[0], windows };
    expect(answer).toMatchObject(expected);
  });
});
