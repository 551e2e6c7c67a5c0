import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_POLICY, deriveAssessment } from '../../src/assessment/index.js';
import type { Assessment } from '../../src/assessment/index.js';
import type { Catalogue, RegionOffer } from '../../src/catalog/index.js';
import { decideEstate } from '../../src/decisions/index.js';
import type { Decision } from '../../src/decisions/index.js';
import { bytesOfGib } from '../../src/model/index.js';
import type { Machine } from '../../src/model/index.js';
import { readCatalogue, readRegionOffer, serializeAssessment } from '../../src/node/index.js';
import { decisionContext } from '../../src/node/decide-inputs.js';
import { aDecision, anEstateOf } from '../decisions/a-decision.js';
import { aDisk, aMachine, anOperatingSystem } from '../support/a-machine.js';

let catalogue: Catalogue;
let offer: RegionOffer;
beforeAll(async () => {
  catalogue = await readCatalogue();
  offer = await readRegionOffer(catalogue, 'westeurope');
});

const AS_OF = '2026-08-22';

function assess(decisions: readonly Decision[], ...machines: readonly Machine[]): Assessment {
  const decided = decideEstate(anEstateOf(...machines), decisions, decisionContext(AS_OF));
  return deriveAssessment({
    ...{ estate: { ...decided.estate, problems: decided.problems }, decisions: decided.decisions },
    ...{ catalogue, offer, policy: DEFAULT_POLICY, regionIsAssumed: false, priceSheet: null },
    ...{ peaks: null, asOf: AS_OF, engineVersion: 'test' },
  });
}

/** Old, so that Azure takes it under conditions. */
const old = aMachine({
  name: 'app-01',
  firmware: 'bios',
  os: anOperatingSystem({ name: 'Microsoft Windows Server 2003 R2 (64-bit)', version: '2003-r2', edition: null }),
});
const current = aMachine({ name: 'web-01' });
const vcls = aMachine({ name: 'vCLS-1' });
const codes = ({ problems }: Assessment): readonly string[] => problems.map(({ code }) => code);
const findingOf = ({ machines }: Assessment, rule: string) => machines[0]?.findings.find((one) => one.rule === rule);

describe('an accepted risk', () => {
  it('stays a finding, says who lives with it, and no longer decides the state', () => {
    const before = assess([], old);
    expect(before.machines[0]?.readiness.state).toBe('readyWithConditions');
    const after = assess([aDecision('accept', { rule: 'os/*' })], old);
    expect(after.machines[0]?.readiness).toMatchObject({ state: 'ready', code: 'NotApplicable' });
    const finding = findingOf(after, 'os/windows-server-2003');
    expect(finding).toEqual({
      ...findingOf(before, 'os/windows-server-2003'),
      accepted: { who: 'Ana Lim', when: '2026-08-01', why: 'agreed in the review' },
    });
    expect(after.counts.readiness).toEqual({ ready: 1, readyWithConditions: 0, notReady: 0, unknown: 0 });
    expect(after.decisions).toEqual([
      {
        kind: 'accept',
        what: 'accept os/*',
        machines: ['app-01'],
        who: 'Ana Lim',
        when: '2026-08-01',
        why: 'agreed in the review',
        until: null,
        at: { file: 'decisions.yaml', line: 2 },
        status: 'applied',
        matched: 1,
        changed: 1,
        effect: expect.stringMatching(/^\d findings? of 1 machine accepted$/) as string,
      },
    ]);
  });

  it('may be a missing fact', () => {
    const os = anOperatingSystem({ name: null, family: 'unknown', product: null, version: null, edition: null });
    const silent = aMachine({ name: 'app-01', os });
    expect(assess([], silent).machines[0]?.readiness.state).toBe('unknown');
    const unknown = assess([], silent).machines[0]!.findings.find(
      ({ question, severity }) => question === 'azure' && severity === 'unknown',
    )!;
    const after = assess([aDecision('accept', { rule: unknown.rule })], silent);
    expect(after.machines[0]?.readiness.state).toBe('ready');
    expect(findingOf(after, unknown.rule)?.severity).toBe('unknown');
  });

  it('is never what blocks: that finding stands, and the remedy names what can be decided', () => {
    const huge = aMachine({ name: 'app-01', disks: [aDisk({ isOs: true }), aDisk({ sizeBytes: bytesOfGib(70_000) })] });
    const before = assess([], huge).machines[0]!;
    const blocking = before.findings.find(({ severity }) => severity === 'blocks')!;
    const after = assess([aDecision('accept', { rule: blocking.rule })], huge);
    expect(after.machines[0]?.readiness.state).toBe('notReady');
    expect(after.machines[0]?.findings).toEqual(before.findings);
    expect(after.decisions).toMatchObject([{ status: 'refused', changed: 0 }]);
    expect(after.problems).toMatchObject([{ code: 'decisions/accepts-block', severity: 'warning' }]);
    expect(after.problems[0]?.message).toContain(`${blocking.rule} blocks 1 machine (app-01)`);
    expect(after.problems[0]?.remedy).toContain('override the fact');
  });

  it('is stale once nothing of the kind is found', () => {
    const gone = assess([aDecision('accept', { machines: ['web-01'] })], current);
    expect(gone.decisions).toMatchObject([{ status: 'stale', matched: 1, changed: 0 }]);
    expect(codes(gone)).toEqual(['decisions/stale']);
    const out = assess([aDecision('accept', { machines: ['vCLS-1'] })], vcls);
    expect(out.decisions).toMatchObject([{ status: 'stale', effect: 'its machines are out of scope' }]);
  });
});

describe('an overridden fact', () => {
  it('is sized, judged and traced to the decision', () => {
    const { machines, decisions } = assess(
      [
        aDecision('override', { value: 16 }),
        aDecision('override', { field: 'environment', value: 'nonProduction' }),
        aDecision('override', { field: 'disks[0].sizeGiB', value: 70_000 }),
      ],
      aMachine({ name: 'app-01' }),
    );
    expect(machines[0]).toMatchObject({ environment: 'nonProduction', environmentIsAssumed: false });
    expect(machines[0]?.source.cores).toBe(16);
    expect(machines[0]?.readiness.state).toBe('notReady');
    expect(machines[0]?.origins['cores']).toMatchObject({ file: 'decisions.yaml', line: 2 });
    expect(decisions.map(({ status, effect }) => [status, effect])).toEqual(
      Array.from({ length: 3 }, () => ['applied', 'set for 1 machine']),
    );
  });

  it('makes a machine ready where the fact that blocked was wrong', () => {
    const wrong = aMachine({ name: 'app-01', disks: [aDisk({ isOs: true, sizeBytes: bytesOfGib(70_000) })] });
    const right = assess([aDecision('override', { field: 'disks[0].sizeGiB', value: 127 })], wrong);
    expect(right.machines[0]?.readiness.state).toBe('ready');
    expect(right.machines[0]?.size).not.toBeNull();
  });

  it('tells origins of fields that reports pass over otherwise', () => {
    const { machines } = assess(
      [aDecision('override', { field: 'application', value: 'shop' })],
      aMachine({ name: 'app-01' }),
    );
    expect(machines[0]?.origins['application']?.note).toContain('in place of unknown');
  });
});

describe('a machine decided in or out', () => {
  it('leaves the assessment with who, when and why, and counts reconcile', () => {
    const { counts, machines, outOfScope, decisions } = assess([aDecision('exclude')], old, current, vcls);
    expect(counts).toMatchObject({ rows: 3, machines: 3, assessed: 1, outOfScope: 2 });
    expect(machines.map(({ name }) => name)).toEqual(['web-01']);
    expect(outOfScope[0]).toMatchObject({
      name: 'app-01',
      reason: 'decided by Ana Lim on 2026-08-01: agreed in the review',
    });
    expect(decisions[0]).toMatchObject({
      status: 'applied',
      changed: 1,
      effect: '1 machine left out of the assessment',
    });
  });

  it('is assessed where the policy leaves it out', () => {
    const { counts, decisions } = assess([aDecision('include', { machines: ['vCLS-1'] })], vcls);
    expect(counts).toMatchObject({ assessed: 1, outOfScope: 0 });
    expect(decisions[0]).toMatchObject({ status: 'applied', changed: 1 });
  });

  it('is stale where the policy says so by itself', () => {
    const both = assess(
      [aDecision('include', { machines: ['web-01'] }), aDecision('exclude', { machines: ['vCLS-1'] })],
      current,
      vcls,
    );
    expect(both.decisions.map(({ status }) => status)).toEqual(['stale', 'stale']);
    expect(codes(both)).toEqual(['decisions/stale', 'decisions/stale']);
    expect(both.counts).toMatchObject({ assessed: 1, outOfScope: 1 });
  });
});

describe('suggestions and methods', () => {
  it('are carried for the machines that are assessed', () => {
    const { decisions } = assess(
      [
        aDecision('suggestion', { service: 'log-analytics' }),
        aDecision('method'),
        aDecision('method', { machines: ['vCLS-1'] }),
      ],
      { ...old, tags: [['role', 'log']] },
      vcls,
    );
    expect(decisions.map(({ what, status, effect }) => [what, status, effect])).toEqual([
      ['accept the suggestion log-analytics', 'applied', 'holds for 1 machine'],
      ['method rebuild', 'applied', 'holds for 1 machine'],
      ['method rebuild', 'stale', 'its machines are out of scope'],
    ]);
  });
});

describe('an answer to a suggestion that nobody made', () => {
  it('changes no method, and is told', () => {
    const { decisions, machines, problems } = assess([aDecision('suggestion')], old);
    expect(decisions).toMatchObject([{ status: 'stale', changed: 0, effect: 'suggested for none of its machines' }]);
    expect(machines[0]!.method.kind).not.toBe('paas');
    expect(problems.map(({ code }) => code)).toContain('decisions/not-suggested');
  });
});

describe('an assessment with decisions', () => {
  const kinds = ['accept', 'override', 'exclude', 'include', 'suggestion', 'method'] as const;
  const anyDecisions = fc.array(
    fc
      .record({
        kind: fc.constantFrom(...kinds),
        machines: fc.constantFrom(['app-01'], ['web-*'], ['*'], ['vCLS-1'], ['gone']),
        until: fc.constantFrom(null, '2026-08-10'),
      })
      .map(({ kind, ...rest }) => aDecision(kind, rest)),
    { maxLength: 6 },
  );

  it('reconciles its counts, records every decision and never makes ready what blocks', () => {
    fc.assert(
      fc.property(anyDecisions, (decisions) => {
        const { counts, machines, decisions: records } = assess(decisions, old, current, vcls);
        expect(counts.assessed + counts.outOfScope).toBe(3);
        expect(records).toHaveLength(decisions.length);
        for (const { findings, readiness } of machines) {
          const isBlocked = findings.some(({ question, severity }) => question === 'azure' && severity === 'blocks');
          expect(readiness.state === 'notReady').toBe(isBlocked);
          expect(findings.some(({ severity, accepted }) => severity === 'blocks' && accepted !== undefined)).toBe(
            false,
          );
        }
        for (const { status, changed, matched } of records) {
          expect(changed).toBeLessThanOrEqual(matched);
          expect(status === 'applied').toBe(changed > 0);
        }
      }),
      { seed: 20260822, numRuns: 30 },
    );
  });

  it('is the same as without where none holds, but for the records', () => {
    const none = assess([], old, current, vcls);
    const expired = assess([aDecision('exclude', { until: '2026-08-10' })], old, current, vcls);
    expect(serializeAssessment({ ...expired, decisions: [], problems: [] })).toBe(serializeAssessment(none));
    expect(none.decisions).toEqual([]);
  });
});
