import type { AvailabilityGroup, DependencyGraph, GraphEdge } from '../../src/graph/index.js';
import { toMachineId } from '../../src/model/index.js';
import type { MachineId } from '../../src/model/index.js';
import { DEFAULT_WAVE_SETTINGS } from '../../src/waves/index.js';
import type { GivenPlan, WaveInput, WaveMachine, WavePlan, WaveSettings } from '../../src/waves/index.js';

/** A machine that can move: production, of low criticality, without an application; its id is its name. */
export function aWaveMachine(overrides: Partial<WaveMachine> & { readonly name: string }): WaveMachine {
  return {
    id: toMachineId(overrides.name),
    application: null,
    applicationBy: overrides.application == null ? null : 'stated',
    environment: 'production',
    environmentIsAssumed: false,
    criticality: 'low',
    criticalityIsAssumed: false,
    role: null,
    tier: 'unknown',
    method: 'agentless',
    readiness: 'ready',
    complexity: 0,
    complexityReasons: [],
    priorityScore: 50,
    hours: 8,
    transferBytes: 10 * 2 ** 30,
    unplanned: null,
    ...overrides,
  };
}

/** An edge between two machines by name. */
export const aGraphEdge = (
  overrides: Partial<Omit<GraphEdge, 'client' | 'server'>> & { readonly client: string; readonly server: string },
): GraphEdge => ({
  port: 443,
  protocol: 'tcp',
  product: null,
  kind: 'dependency',
  noiseRule: null,
  isStateful: false,
  connections: null,
  connectionsPerDay: null,
  days: 7,
  from: '2026-06-01',
  to: '2026-06-07',
  clientProcesses: [],
  serverProcesses: [],
  isByAddress: null,
  origin: { file: 'connections.csv', line: 2 },
  ...overrides,
  client: toMachineId(overrides.client),
  server: toMachineId(overrides.server),
});

export const anAvailabilityGroup = (name: string, machines: readonly string[]): AvailabilityGroup => ({
  name,
  kind: 'replicas',
  role: 'database',
  product: null,
  machines: machines.map(toMachineId),
  said: ['they copy to each other'],
  confidence: 'high',
});

interface WaveEstate {
  readonly machines: readonly WaveMachine[];
  readonly edges?: readonly GraphEdge[];
  readonly availabilityGroups?: readonly AvailabilityGroup[];
  readonly settings?: Partial<WaveSettings>;
  readonly unseen?: readonly MachineId[];
}

/** What waves are planned from, without an assessment. */
export function aWaveInput({
  machines,
  edges = [],
  availabilityGroups = [],
  settings = {},
  unseen = [],
}: WaveEstate): WaveInput {
  const graph: DependencyGraph = {
    machines: machines.map(({ id, name, application, environment, role, tier }) => {
      return { id, name, application, environment, roles: [], role, tier };
    }),
    edges: [...edges].sort((left, right) => (left.client < right.client ? -1 : left.client > right.client ? 1 : 0)),
    outside: [],
    noise: [],
    hubs: [],
    groups: [],
    availabilityGroups,
    singlePoints: [],
    observed: { from: '2026-06-01', to: '2026-06-07', days: 7 },
    unseen,
    problems: [],
  };
  return {
    engine: { name: 'portolan', version: '0.1.0' },
    asOf: '2026-08-22',
    settings: { ...DEFAULT_WAVE_SETTINGS, ...settings },
    machines,
    graph,
    problems: [],
  };
}

/** A plan by the waves of machines, counted from 1; null: named without a wave. */
export function aGivenPlan(waves: number, machines: Readonly<Record<string, number | null>>): GivenPlan {
  return {
    file: 'plan.csv',
    form: 'table',
    waves: Array.from({ length: waves }, (_, wave) => ({ number: wave + 1, label: `Wave ${wave + 1}`, cutover: null })),
    machines: Object.entries(machines).map(([name, wave], line) => ({
      id: toMachineId(name),
      wave,
      origin: { file: 'plan.csv', line: line + 2 },
    })),
    strangers: [],
    counts: { read: Object.keys(machines).length, used: Object.keys(machines).length, skipped: 0 },
    problems: [],
  };
}

/** Our own plan as somebody would give it back. */
export const asGiven = (plan: WavePlan): GivenPlan => ({
  ...aGivenPlan(0, {}),
  form: 'portolan',
  waves: plan.waves.map(({ number, name, cutover }) => ({ number, label: name, cutover })),
  machines: plan.machines.map(({ id, wave }, line) => ({ id, wave, origin: { file: 'plan.csv', line: line + 2 } })),
});

/** The wave of a machine by name; null where the plan has none for it. */
export const waveOf = (plan: WavePlan, name: string): number | null =>
  plan.machines.find((machine) => machine.name === name)?.wave ?? null;
