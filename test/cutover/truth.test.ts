import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { methodFor, retainAddress, TRAFFIC_MANAGER } from '../../src/cutover/index.js';
import type { TrafficManagerUse } from '../../src/cutover/index.js';
import { hasShared, NEEDS_SHARED, sharedPath } from '../support/shared-material.js';
import type { TruthCase } from '../support/shared-material.js';

const cases: readonly TruthCase[] = hasShared
  ? (JSON.parse(readFileSync(sharedPath('truth/replication-sample.json'), 'utf8')) as TruthCase[])
  : [];
const ofArea = (area: string): readonly TruthCase[] => cases.filter((one) => one.area === area);

function answerTrafficManager(use: string): Readonly<Record<string, unknown>> {
  if (use === 'nested profiles') return { maxLevels: TRAFFIC_MANAGER.maxNestedLevels };
  const { method, endpoints } = methodFor(use as TrafficManagerUse);
  const ranked = endpoints.filter(({ priority }) => priority !== null);
  return {
    method,
    ...Object.fromEntries(ranked.map(({ name, type, priority }) => [name, { type, priority }])),
  };
}

describe('known answers of the documents', () => {
  it.skipIf(!hasShared)(`cutover: methods and limits of Traffic Manager${NEEDS_SHARED}`, () => {
    const own = ofArea('cutover');
    expect(own.length).toBeGreaterThan(2);
    for (const { id, input, expected } of own) {
      expect({ id, ...answerTrafficManager(String(input['traffic manager'])) }).toEqual({ id, ...expected });
    }
  });

  it.skipIf(!hasShared)(`ip-retention: public addresses do not come along${NEEDS_SHARED}`, () => {
    const own = ofArea('ip-retention');
    expect(own.length).toBeGreaterThan(0);
    for (const { id, input, expected } of own) {
      const { retained } = retainAddress({ isPublic: input['publicIp'] === true });
      expect({ id, retained }).toEqual({ id, ...expected });
    }
  });
});
