import { describe, expect, it } from 'vitest';
import { suggestionAnswers } from '../../src/decisions/index.js';
import type { ResolvedDecision, SuggestionDecision } from '../../src/decisions/index.js';
import { toMachineId } from '../../src/model/index.js';

const decision: SuggestionDecision = {
  kind: 'suggestion',
  at: { file: 'decisions.yaml', line: 2 },
  machines: ['web-*'],
  who: 'Ana Lim',
  when: '2026-08-01',
  why: 'the front ends keep no state',
  until: null,
  service: 'app-service',
  isAccepted: true,
};
const [first, second] = [toMachineId('vmware:vc/web-01'), toMachineId('vmware:vc/db-01')];
const resolved: ResolvedDecision = { decision, machines: [first], overridden: [], status: 'applied' };

describe('the answers to suggestions', () => {
  it('are found by machine, each service once', () => {
    const answers = suggestionAnswers([resolved, resolved]);
    expect(answers(first)).toEqual([decision]);
    expect(answers(second)).toEqual([]);
  });
});
