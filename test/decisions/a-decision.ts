import type { Decision, DecisionContext, DecisionKind, DecisionOf } from '../../src/decisions/index.js';
import { parseOperatingSystem } from '../../src/ingest/index.js';
import type { Estate, Machine } from '../../src/model/index.js';

const SAID = {
  at: { file: 'decisions.yaml', line: 2 },
  machines: ['app-01'],
  who: 'Ana Lim',
  when: '2026-08-01',
  why: 'agreed in the review',
  until: null,
};

const CONTENT: { readonly [K in DecisionKind]: Omit<DecisionOf<K>, keyof typeof SAID> } = {
  accept: { kind: 'accept', rule: 'os/windows-server-2003' },
  override: { kind: 'override', field: 'cores', value: 8 },
  exclude: { kind: 'exclude' },
  include: { kind: 'include' },
  suggestion: { kind: 'suggestion', service: 'app-service', isAccepted: true },
  method: { kind: 'method', method: 'rebuild' },
};

/** A decision of one kind about `app-01`; a test states only what matters to it. */
export const aDecision = <K extends DecisionKind>(kind: K, overrides: Partial<DecisionOf<K>> = {}): Decision =>
  ({ ...SAID, ...CONTENT[kind], ...overrides }) as Decision;

export const CONTEXT: DecisionContext = {
  asOf: '2026-08-22',
  readOs: (name) => parseOperatingSystem([name], null),
  rules: ['os/windows-server-2003', 'migration/snapshots', 'unknown/firmware'],
  services: ['app-service', 'aks'],
  openFamilies: ['samples/'],
};

export const anEstateOf = (...machines: readonly Machine[]): Estate => ({
  inputs: [],
  counts: { rows: machines.length, merged: 0, skipped: 0, machines: machines.length },
  machines,
  problems: [],
});
