import { describe, expect, it } from 'vitest';
import { toText } from '../../src/report/html.js';
import { gapFact, renderPlanCost } from '../../src/report/html/waves-parts.js';
import { renderWavesText } from '../../src/report/index.js';
import { planWaves } from '../../src/waves/index.js';
import { aGraphEdge, aWaveInput, aWaveMachine } from '../support/a-wave-estate.js';

const shop = [
  aWaveMachine({ name: 'web', application: 'shop', tier: 'stateless' }),
  aWaveMachine({ name: 'db', application: 'shop', tier: 'data' }),
];
const SO = /so this plan has waves of whole applications/;
const plain = (text: string): string => text.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');

describe('a plan of machines of which no dependency is known', () => {
  const plan = planWaves(aWaveInput({ machines: shop.map((machine) => ({ ...machine, application: null })) }));

  it('says that there is nothing to weigh, and not that it is proven to be the best', () => {
    expect(plan.bound.isWeighed).toBe(false);
    expect(gapFact(plan.bound)).toBe('nothing to weigh: no dependency is known');
    expect(plain(toText(renderPlanCost(plan)))).toContain('no dependency between machines of the plan is known');
    expect(renderWavesText(plan, { all: false }).replace(/\s+/g, ' ')).toContain('so that there is nothing to weigh');
  });

  it('is weighed where one is known', () => {
    const known = planWaves(aWaveInput({ machines: shop, edges: [aGraphEdge({ client: 'web', server: 'db' })] }));
    expect(known.bound.isWeighed).toBe(true);
    expect(known.bound.said).not.toContain('nothing to weigh');
    expect(gapFact(known.bound)).toBe('none: proven best');
  });
});

describe('a plan by applications beside one by tiers', () => {
  it('has a reason where tiers would part an application', () => {
    const edges = [aGraphEdge({ client: 'web', server: 'db', isStateful: true })];
    expect(planWaves(aWaveInput({ machines: shop, edges })).remarks.join('\n')).toMatch(SO);
  });

  it('has none where tiers would part nothing', () => {
    const apart = shop.map((machine) => ({ ...machine, application: machine.name }));
    const { remarks } = planWaves(aWaveInput({ machines: apart }));
    expect(remarks.join('\n')).toContain('by tiers');
    expect(remarks.join('\n')).not.toMatch(SO);
    expect(remarks.join('\n')).toContain('tiers would part no more than this plan');
  });
});
