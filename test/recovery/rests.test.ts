import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readContinuitySettings } from '../../src/node/index.js';
import { deriveRecoveryPlan } from '../../src/recovery/index.js';
import type { RecoveryInput } from '../../src/recovery/index.js';
import { recoveryTables, renderRecoveryText } from '../../src/report/index.js';
import { DATASETS, webshop } from './a-dataset.js';

describe('a database that no inventory has', () => {
  let input: RecoveryInput;
  beforeAll(async () => {
    const settings = await readContinuitySettings(resolve(DATASETS, 'webshop/plans.yaml'));
    input = { ...(await webshop()), replication: settings.replication, settings: settings.recovery };
  });
  const unsaid = (): RecoveryInput => ({
    ...input,
    statements: input.statements.filter(({ topic }) => topic !== 'recoverySiteDatabase'),
  });

  it('is named beside the verdict and the time, with who says that a replica of it runs there', () => {
    const plan = deriveRecoveryPlan(input);
    const [{ verdict } = expect.fail('no service')] = plan.availability;
    const at = verdict.said.findIndex((words) => words.includes('with the plan: 99.955 %'));
    expect(verdict.said[at + 1]).toMatch(
      /^it counts on a replica of shop .* stated \(the design of the recovery site\)/,
    );
    expect(plan.groups.rto.isMet).toBe(true);
    expect(plan.groups.rto.rests.join()).toContain('the time counts on a replica of shop');
    expect(renderRecoveryText(plan, { all: false })).toMatch(
      /within the objective of 60 min\n {2}- the time counts on a replica/,
    );
    const mysql = plan.target.endpoints.find(({ name }) => name === 'mysql01');
    expect(mysql?.said).toMatch(/lost with the site; in its place a replica of shop/);
  });

  it('keeps no promise and is promoted by no step where nobody states a replica', () => {
    const plan = deriveRecoveryPlan(unsaid());
    const [{ verdict, present, withPlan } = expect.fail('no service')] = plan.availability;
    expect(verdict.targetHolds).toBe(false);
    expect(withPlan.availability).toBeCloseTo(present.availability, 12);
    expect(verdict.said.join('\n')).toContain(
      'a failover does not help: the recovery site has nothing for mysql01, mysql02',
    );
    expect(plan.groups.rto.isMet).toBeNull();
    expect(plan.groups.rto.rests.join()).toMatch(/ask mysql01, mysql02, which stand on the site and in no inventory/);
    expect(JSON.stringify(plan.groups.runs)).not.toContain('promote');
    expect(renderRecoveryText(plan, { all: false })).toContain('and whether the objective of 60 min is met is unknown');
  });

  it('counts for nobody where the replica cannot be promoted', () => {
    const statements = input.statements.map((one) =>
      one.topic === 'recoverySiteDatabase' ? { ...one, isPromotable: null } : one,
    );
    const plan = deriveRecoveryPlan({ ...input, statements });
    expect(plan.availability[0]?.verdict.targetHolds).toBe(false);
    expect(plan.groups.rto.isMet).toBeNull();
  });

  it('shows one figure of availability everywhere, and rounds no saving up', () => {
    const plan = deriveRecoveryPlan(input);
    const [{ verdict, present, withPlan } = expect.fail('no service')] = plan.availability;
    const table = recoveryTables(plan).find(({ id }) => id === 'availability');
    expect(table?.rows.map((row) => row[2])).toEqual([99.499, 99.955]);
    expect(verdict.said.join('\n')).toContain('today: 99.499 %');
    const [, saved] = /the plan saves ([\d.]+) of 43\.86 hours a year/.exec(verdict.said.join('\n')) ?? [];
    expect(Number(saved)).toBe(39.93);
    expect(Number(saved)).toBeLessThanOrEqual(present.hoursPerYear - withPlan.hoursPerYear);
  });
});
