import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deriveResolvedStatements } from '../../src/statements/index.js';
import { aDatabase, FACTS, said } from './a-statement.js';

const resolve = (...statements: Parameters<typeof deriveResolvedStatements>[0]) =>
  deriveResolvedStatements(statements, FACTS);

describe('what counts of the statements', () => {
  it('is nothing on a topic of which nothing was said', () => {
    expect(resolve().targetRegion).toEqual([]);
  });

  it('joins what several places add to one thing, and keeps them all', () => {
    const [database] = resolve(aDatabase(1, 'MySQL'), aDatabase(2, null, { isInScope: true })).database;
    expect(database).toMatchObject({ kind: 'stated', subject: 'shop', value: { engine: 'MySQL', isInScope: true } });
    expect(database?.statements.map(({ at }) => at.line)).toEqual([1, 2]);
  });

  it('chooses between no two values', () => {
    const [region] = resolve(
      said(1, { topic: 'targetRegion', region: 'East US' }),
      said(2, { topic: 'targetRegion', region: 'eastus' }),
      said(3, { topic: 'targetRegion', region: 'Southeast Asia' }),
    ).targetRegion;
    expect(region?.kind).toBe('contradicted');
    expect(region?.kind === 'contradicted' && region.values.map(({ at }) => at.line)).toEqual([1, 3]);
  });

  it('lets the answer of the customer stand over what was said before', () => {
    const [region] = resolve(
      said(1, { topic: 'targetRegion', region: 'East US' }),
      said(2, { topic: 'targetRegion', region: 'Southeast Asia' }, true),
    ).targetRegion;
    expect(region).toMatchObject({ kind: 'stated', value: { region: 'Southeast Asia' } });
  });

  it('compares each availability with its own kind', () => {
    const statements = [
      said(1, { topic: 'availability', phase: 'before', percent: 99.5 }),
      said(2, { topic: 'availability', phase: 'after', percent: 99.95 }),
    ] as const;
    expect(resolve(...statements).availability.map(({ kind }) => kind)).toEqual(['stated', 'stated']);
  });

  it('contradicts itself exactly where values differ, in any order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1 }), (counts) => {
        const statements = counts.map((count, index) => said(index + 1, { topic: 'machineCount', count }));
        const [found] = resolve(...statements).machineCount;
        const distinct = new Set(counts).size;
        expect(found?.kind).toBe(distinct > 1 ? 'contradicted' : 'stated');
        if (found?.kind === 'contradicted') expect(found.values).toHaveLength(distinct);
      }),
    );
  });
});
