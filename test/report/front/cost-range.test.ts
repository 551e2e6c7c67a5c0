import { describe, expect, it } from 'vitest';
import type { AssessedMachine } from '../../../src/assessment/index.js';
import { micros } from '../../../src/model/index.js';
import { deriveCostRange } from '../../../src/report/front/cost-range.js';
import {
  aMachineOfUnknownPrice,
  anAssessedMachine,
  anAssessment,
  anUnsizedMachine,
} from '../../support/an-assessment.js';

const usd = (dollars: number): ReturnType<typeof micros> => micros(Math.round(dollars * 1_000_000));

/** 100 USD of compute, 60 of licence, 40 of disks; other terms as given. */
function aMachineOf200(scenarios: Partial<NonNullable<AssessedMachine['cost']>['scenarios']> = {}): AssessedMachine {
  const whole = anAssessedMachine();
  const none = Object.fromEntries(Object.keys(whole.cost!.scenarios).map((terms) => [terms, null]));
  const line = (kind: 'compute' | 'windowsLicence' | 'disk', amount: number) => ({
    ...{ kind, label: kind, perMonth: usd(amount), working: '', source: 'here' },
  });
  return {
    ...whole,
    cost: {
      ...whole.cost!,
      ...{ compute: usd(100), licence: usd(60), storage: usd(40), services: null, perMonth: usd(200), unknownLines: 0 },
      lines: [line('compute', 100), line('windowsLicence', 60), line('disk', 40)],
      scenarios: { ...(none as NonNullable<AssessedMachine['cost']>['scenarios']), payAsYouGo: usd(160), ...scenarios },
    },
  };
}

describe('the range of the cost', () => {
  it('lies between the cheapest terms that are known and the machines as they are configured', () => {
    const { machines, totals } = anAssessment({
      machines: [aMachineOf200({ hybridBenefit: usd(100), reserved3Year: usd(120) }), aMachineOf200()],
    });
    expect(totals.all.perMonth).toBe(usd(400));
    const range = deriveCostRange({ machines, totals });
    // 100 + 40 of the first, and the second as it is: its price under these terms is unknown.
    expect(range?.low).toEqual({
      ...{ kind: 'terms', terms: 'hybridBenefit', machines: 1, perMonth: usd(340), perYear: usd(4080) },
    });
    expect(range?.high).toEqual({
      ...{ kind: 'asConfigured', terms: null, machines: 2, perMonth: usd(500), perYear: usd(6000) },
    });
  });

  it('is the plan alone where no other price is known', () => {
    const { machines, totals } = anAssessment({ machines: [aMachineOf200()] });
    const range = deriveCostRange({ machines, totals: { ...totals, asIs: null } });
    expect(range?.low.kind).toBe('plan');
    expect(range?.high).toEqual(range?.low);
  });

  it('never compares with a sum as configured that lacks other prices, and counts what is in neither end', () => {
    const { machines, totals } = anAssessment({
      machines: [aMachineOf200(), aMachineOfUnknownPrice(), anUnsizedMachine()],
    });
    const asIs = { ...totals.asIs!, machinesWithUnknown: 2 };
    const range = deriveCostRange({ machines, totals: { ...totals, asIs } });
    expect(range).toMatchObject({ unpriced: 1, unsized: 1, isConfiguredLeftOut: true });
    expect(range?.high.kind).toBe('plan');
  });

  it('does not put terms on a machine whose price in the plan is unknown', () => {
    const whole = aMachineOf200({ reserved1Year: usd(10) });
    const cost = whole.cost!;
    const lines = cost.lines.map((line) =>
      line.kind === 'compute' ? { ...line, perMonth: null, source: null } : line,
    );
    const machine = { ...whole, cost: { ...cost, lines, compute: null, perMonth: usd(100), unknownLines: 1 } };
    const { machines, totals } = anAssessment({ machines: [machine] });
    expect(deriveCostRange({ machines, totals })?.low).toMatchObject({ kind: 'plan', perMonth: usd(100) });
  });

  it('is unknown where no price is', () => {
    const { machines, totals } = anAssessment({ machines: [anUnsizedMachine()] });
    expect(deriveCostRange({ machines, totals })).toBeNull();
  });
});
