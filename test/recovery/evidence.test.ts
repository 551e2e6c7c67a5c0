import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  canonicalJson,
  headOf,
  parseDrills,
  renderEvidence,
  sealEvidence,
  sha256,
  verifyEvidence,
} from '../../src/recovery/index.js';
import type { DrillEvidence, EvidenceHead } from '../../src/recovery/index.js';
import { evidenceFaults } from '../../src/recovery/evidence-fields.js';
import { schemaErrors } from '../support/schema-errors.js';

const aDrill = (overrides: Partial<DrillEvidence> = {}): DrillEvidence => ({
  schemaVersion: 1,
  scenarioId: 'site-loss',
  scenario: 'The site is lost',
  kind: 'unplanned',
  plan: 'recovery.json of 2026-11-22',
  scope: ['shop', 'fe01'],
  from: '2026-11-22T01:00:00Z',
  to: '2026-11-22T02:12:00Z',
  participants: [{ name: 'A. Architect', role: 'lead' }],
  results: [{ measure: 'RTO', unit: 'min', objective: 60, measured: 72, isMet: false }],
  deviations: ['logon failed until the branch forwarder was flushed'],
  lessons: [{ lesson: 'flush forwarders by a runbook', owner: 'network', due: '2026-12-31' }],
  isCleanedUp: true,
  isSuccessful: false,
  approver: { name: 'C. Officer', role: 'CISO', at: '2026-11-23T09:00:00Z' },
  ...overrides,
});

const aText = fc.string({ unit: 'grapheme', maxLength: 12 });
const aRecord = fc
  .record({
    scenario: aText,
    measured: fc.integer({ min: 0, max: 600 }),
    deviations: fc.array(aText, { maxLength: 3 }),
  })
  .map(({ scenario, measured, deviations }) =>
    aDrill({
      scenario,
      deviations,
      results: [{ measure: 'RTO', unit: 'min', objective: 60, measured, isMet: measured <= 60 }],
    }),
  );
const aChain = fc.array(aRecord, { minLength: 2, maxLength: 6 }).map((records) => sealEvidence(records));

const linesOf = (text: string): readonly string[] => text.split('\n').slice(0, -1);
const textOf = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');
const kindsOf = (text: string, head: EvidenceHead | null = null): readonly string[] =>
  verifyEvidence(text, head).faults.map(({ kind, line }) => `${line} ${kind}`);

describe('SHA-256', () => {
  it('equals that of the platform for any bytes, and the known ones', () => {
    expect(sha256(new TextEncoder().encode('abc'))).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(sha256(bytes)).toBe(createHash('sha256').update(bytes).digest('hex'));
      }),
    );
  });
});

describe('canonical JSON', () => {
  it('has one text for each value, whatever the order of its keys', () => {
    expect(canonicalJson({ b: 1, a: [true, null, 'ü"\u0001'] })).toBe('{"a":[true,null,"ü\\"\\u0001"],"b":1}');
    fc.assert(
      fc.property(fc.dictionary(aText, fc.integer()), (value) => {
        const turned = Object.fromEntries(Object.entries(value).reverse());
        expect(canonicalJson(turned)).toBe(canonicalJson(value));
        expect(JSON.parse(canonicalJson(value))).toEqual({ ...value });
      }),
    );
  });

  it('refuses what has no bytes of its own', () => {
    expect(() => canonicalJson(Number.NaN)).toThrow(RangeError);
    expect(() => canonicalJson({ a: '\ud800' })).toThrow(RangeError);
  });
});

describe('a chain of evidence', () => {
  it('verifies as it was sealed, and goes on behind its head', () => {
    const first = sealEvidence([aDrill(), aDrill({ scenarioId: 'second' })]);
    const more = sealEvidence([aDrill({ scenarioId: 'third' })], headOf(first));
    const all = [...first, ...more];
    expect(verifyEvidence(renderEvidence(all), headOf(all))).toEqual({
      head: headOf(all),
      isWhole: true,
      faults: [],
      records: 3,
      said: [],
    });
    expect(verifyEvidence(renderEvidence(all), headOf(first)).isWhole).toBe(true);
    expect(verifyEvidence('', null)).toMatchObject({ isWhole: false, records: 0 });
  });

  it('has every single character under its seal', () => {
    fc.assert(
      fc.property(aChain, fc.nat(), fc.constantFrom('x', '0', '"', ' ', '{', '\u202e'), (chain, at, by) => {
        const text = renderEvidence(chain);
        const place = at % text.length;
        fc.pre(text[place] !== by);
        const changed = text.slice(0, place) + by + text.slice(place + 1);
        expect(verifyEvidence(changed, headOf(chain)).isWhole).toBe(false);
        const removed = text.slice(0, place) + text.slice(place + 1);
        // The end of the last line alone carries nothing.
        if (place < text.length - 1) expect(verifyEvidence(removed, headOf(chain)).isWhole).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  it('tells a changed record, whatever was changed in it', () => {
    fc.assert(
      fc.property(aChain, fc.nat(), (chain, at) => {
        const place = at % chain.length;
        const forged = chain.map((one, index) =>
          index === place ? { ...one, evidence: { ...one.evidence, isSuccessful: !one.evidence.isSuccessful } } : one,
        );
        expect(kindsOf(renderEvidence(forged))).toEqual([`${place + 1} changed`]);
      }),
    );
  });

  it('tells a record that was changed and sealed again by what follows it, and the last one by the head', () => {
    fc.assert(
      fc.property(aChain, fc.nat(), (chain, at) => {
        const place = at % chain.length;
        const before = chain[place - 1];
        const [anew] = sealEvidence(
          [{ ...chain[place]!.evidence, plan: 'another' }],
          before === undefined ? null : headOf([before]),
        );
        const text = renderEvidence(chain.map((one, index) => (index === place ? anew! : one)));
        expect(verifyEvidence(text, headOf(chain)).isWhole).toBe(false);
        if (place < chain.length - 1) expect(kindsOf(text)).toEqual([`${place + 2} inserted`]);
      }),
    );
  });

  it('tells a removed record by its number, and a cut end by the head alone', () => {
    fc.assert(
      fc.property(aChain, fc.nat(), (chain, at) => {
        const lines = linesOf(renderEvidence(chain));
        const place = at % lines.length;
        const text = textOf(lines.filter((_, index) => index !== place));
        expect(verifyEvidence(text, headOf(chain)).isWhole).toBe(false);
        if (place < lines.length - 1) expect(kindsOf(text)[0]).toBe(`${place + 1} removed`);
        else if (lines.length === 1) expect(kindsOf(text)).toEqual(['1 truncated']);
        else {
          expect(verifyEvidence(text, null)).toMatchObject({ isWhole: true });
          expect(verifyEvidence(text, null).said[0]).toContain('cannot be told');
          expect(kindsOf(text, headOf(chain))).toEqual([`${lines.length - 1} truncated`]);
        }
      }),
    );
  });

  it('tells records that changed places, and one that was put in', () => {
    fc.assert(
      fc.property(aChain, fc.nat(), (chain, at) => {
        const lines = [...linesOf(renderEvidence(chain))];
        const place = at % (lines.length - 1);
        const turned = lines.with(place, lines[place + 1]!).with(place + 1, lines[place]!);
        expect(kindsOf(textOf(turned))).toContain(`${place + 1} reordered`);
        const [foreign] = sealEvidence([aDrill({ plan: 'foreign' })]);
        const withForeign = lines.toSpliced(place + 1, 0, linesOf(renderEvidence([foreign!]))[0]!);
        expect(kindsOf(textOf(withForeign))[0]).toBe(`${place + 2} inserted`);
        const twice = lines.toSpliced(place + 1, 0, lines[place]!);
        expect(verifyEvidence(textOf(twice), null).isWhole).toBe(false);
      }),
    );
  });

  it('tells a whole chain that was sealed anew by the head alone', () => {
    const chain = sealEvidence([aDrill(), aDrill({ scenarioId: 'second' })]);
    const anew = sealEvidence([aDrill({ isSuccessful: true }), aDrill({ scenarioId: 'second' })]);
    expect(verifyEvidence(renderEvidence(anew), null).isWhole).toBe(true);
    expect(kindsOf(renderEvidence(anew), headOf(chain))).toEqual(['2 changed']);
  });

  it('reads hostile lines without harm', () => {
    for (const line of ['{"__proto__":1}', 'null', '[]', '{"sequence":1e400}', '{"a":"\\ud800"}']) {
      expect(verifyEvidence(`${line}\n`, null).isWhole).toBe(false);
    }
  });
});

describe('the verdict of a result', () => {
  const faultsOf = (
    measure: string,
    unit: string,
    figures: readonly [number | null, number | null, boolean | null],
  ) => {
    const [objective, measured, isMet] = figures;
    return evidenceFaults(aDrill({ results: [{ measure, unit, objective, measured, isMet }] }));
  };

  it('is refused with its field where its own figures deny it, either way', () => {
    expect(faultsOf('RTO', 'min', [60, 95, true])).toEqual([
      'results.0.isMet is true, but of RTO 95 min were measured against 60 min, which misses it',
    ]);
    expect(faultsOf('RTO', 'min', [60, 45, false])[0]).toContain('which meets it');
    expect(faultsOf('availability', '%', [99.9, 99.5, true])[0]).toContain('which misses it');
    const text = JSON.stringify(
      aDrill({ results: [{ measure: 'RTO', unit: 'min', objective: 60, measured: 95, isMet: true }] }),
    );
    expect(() => parseDrills(text, 'drills.json')).toThrow('results.0.isMet is true');
  });

  it('is taken where they agree, or where nobody can tell what is better', () => {
    expect(faultsOf('RTO', 'min', [60, 60, true])).toEqual([]);
    expect(faultsOf('availability', '%', [99.9, 99.95, true])).toEqual([]);
    expect(faultsOf('orders found', 'orders', [10, 12, true])).toEqual([]);
    expect(faultsOf('retention', 'h', [24, 48, true])).toEqual([]);
    expect(faultsOf('RTO', 'min', [60, null, null])).toEqual([]);
  });
});

describe('the schema of evidence', () => {
  type Fields = Record<string, unknown>;
  const sealed = (): readonly Fields[] =>
    linesOf(renderEvidence(sealEvidence([aDrill(), aDrill({ approver: null, lessons: [], deviations: [] })]))).map(
      (line) => JSON.parse(line) as Fields,
    );

  it('takes every line that was sealed', () => {
    for (const record of sealed()) expect(schemaErrors('recovery-evidence', record)).toBeNull();
  });

  it('refuses a record that lacks a field, has one too many, or one that is something else', () => {
    const [record = {}] = sealed();
    const evidence = record['evidence'] as Fields;
    const without = (fields: Fields, key: string): Fields =>
      Object.fromEntries(Object.entries(fields).filter(([name]) => name !== key));
    const damaged: readonly Fields[] = [
      ...Object.keys(record).map((key) => without(record, key)),
      ...Object.keys(evidence).map((key) => ({ ...record, evidence: without(evidence, key) })),
      ...[
        { hash: 'F'.repeat(64) },
        { hash: 'a'.repeat(63) },
        { previous: null },
        { sequence: 0 },
        { sequence: 1.5 },
      ].map((one) => ({ ...record, ...one })),
      { ...record, more: 1 },
      ...[
        ...[
          { schemaVersion: 2 },
          { kind: 'surprise' },
          { scenario: '' },
          { scope: 'shop' },
          { scope: [''] },
          { more: 1 },
        ],
        ...[{ from: '2026-11-22' }, { to: '2026-11-22T02:00:00+01:00' }, { isCleanedUp: 'yes' }, { approver: 'me' }],
        ...[{ participants: [{ name: 'a' }] }, { results: [{ measure: 'RTO', unit: 'min', objective: '60' }] }],
        ...[{ lessons: [{ lesson: 'x', owner: '', due: null }] }],
      ].map((one) => ({ ...record, evidence: { ...evidence, ...one } })),
    ];
    for (const one of damaged) expect(schemaErrors('recovery-evidence', one), JSON.stringify(one)).not.toBeNull();
    // Whoever takes the form by the schema takes it by the check that counts drills too; no schema tells that a hash is that of its record.
    expect(evidenceFaults(evidence)).toEqual([]);
    const changed = { ...record, evidence: { ...evidence, isSuccessful: true } };
    expect(schemaErrors('recovery-evidence', changed)).toBeNull();
    expect(kindsOf(`${canonicalJson(changed as never)}\n`)).toEqual(['1 changed']);
  }, 60_000);
});
