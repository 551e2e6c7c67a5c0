import { describe, expect, it } from 'vitest';
import { deriveContradictions } from '../../src/statements/index.js';
import type { Statement, StatementFacts } from '../../src/statements/index.js';
import { FACTS, said } from './a-statement.js';

const target = (line: number, region: string): Statement => said(line, { topic: 'targetRegion', region });
const told = (
  statements: readonly Statement[],
  assessedRegion: StatementFacts['assessedRegion'] = null,
): readonly (readonly [code: string, message: string, remedy: string])[] =>
  deriveContradictions(statements, null, { ...FACTS, assessedRegion }).map(({ code, message, remedy }) => [
    code.replace('statements/', ''),
    message,
    remedy,
  ]);

describe('a region that the catalogue does not know', () => {
  it('is told with the nearest ones, wherever it is named', () => {
    const circuit = said(9, {
      topic: 'circuit',
      connection: 'expressRoute',
      mode: 'single',
      regions: ['East-US', 'Nowhere'],
    });
    expect(told([target(3, 'South East Azia'), circuit])).toEqual([
      [
        'unknown-region',
        '"South East Azia" in paragraph 3 (statements.yaml:3) is no Azure region that the catalogue knows',
        'did you mean Southeast Asia (southeastasia)? Else ask the customer which region is meant',
      ],
      [
        'unknown-region',
        '"Nowhere" in paragraph 9 (statements.yaml:9) is no Azure region that the catalogue knows',
        'ask the customer which region is meant; portolan catalog lists the regions with prices',
      ],
    ]);
  });
});

describe('the region that is assessed', () => {
  const asked = (name: string): StatementFacts['assessedRegion'] => ({ name, isAssumed: false });

  it('is told where it is not the one that was stated', () => {
    expect(told([target(3, 'Southeast Asia')], asked('eastus'))).toEqual([
      [
        'region-against-assessment',
        'the assessment is for East US (eastus), but the target region is Southeast Asia in paragraph 3 (statements.yaml:3)',
        'give --region southeastasia, or ask the customer which region is the target',
      ],
    ]);
    const assumed = told([target(3, 'Southeast Asia')], { name: 'eastus', isAssumed: true });
    expect(assumed[0]?.[1]).toMatch(/^no region was asked for, which makes it East US \(eastus\), but/);
  });

  it('may be written in any way, and be one of two that contradict each other', () => {
    expect(told([target(3, 'Southeast Asia')], asked('South-East asia'))).toEqual([]);
    const both = told([target(3, 'Southeast Asia'), target(5, 'East US')], asked('eastus'));
    expect(both.map(([code]) => code)).toEqual(['target-region-differs']);
    expect(told([target(3, 'Southeast Asia')], null)).toEqual([]);
  });
});
