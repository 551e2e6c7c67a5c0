import type { AssessedMachine, Assessment } from '../assessment/index.js';
import type { DependencyGraph, GraphMachine } from '../graph/index.js';
import { TIER_OF_ROLE } from '../graph/index.js';
import type { Estate, Machine, MachineId, Problem } from '../model/index.js';
import { deriveComplexity } from './complexity.js';
import { deriveUnplanned, pinOf } from './derive-unplanned.js';
import { deriveScore, hoursOf, readCriticality, transferBytesOf } from './machine-facts.js';
import { isEmptyPart, matchPart } from './named-part.js';
import type { WaveInput, WaveMachine } from './wave-input.js';
import type { NamedPart, WavePin, WaveSettings } from './wave-settings.js';

/** What waves are planned from; the graph is of the same estate. */
export interface WaveQuestion {
  readonly assessment: Assessment;
  readonly estate: Estate;
  readonly graph: DependencyGraph;
  readonly settings: WaveSettings;
}

/** Counted edges: dependencies, replication, and noise that the settings keep. */
export const isCounted = (
  { kind, noiseRule }: DependencyGraph['edges'][number],
  keepNoise: ReadonlySet<string>,
): boolean => kind !== 'noise' || (noiseRule !== null && keepNoise.has(noiseRule));

function countNeighbours({ edges }: DependencyGraph, settings: WaveSettings): ReadonlyMap<MachineId, number> {
  const keep = new Set(settings.keepNoise);
  const neighbours = new Map<MachineId, Set<MachineId>>();
  const add = (of: MachineId, other: MachineId): void => {
    const known = neighbours.get(of);
    if (known === undefined) neighbours.set(of, new Set([other]));
    else known.add(other);
  };
  for (const edge of edges) {
    if (!isCounted(edge, keep) || edge.client === edge.server) continue;
    add(edge.client, edge.server);
    add(edge.server, edge.client);
  }
  return new Map([...neighbours].map(([id, others]) => [id, others.size]));
}

interface Known {
  readonly machine: Machine;
  readonly graph: GraphMachine;
  readonly assessed: AssessedMachine | null;
  readonly outOfScope: string;
  readonly neighbours: number;
  readonly found: string | null;
  readonly settings: WaveSettings;
  readonly pin: (machine: Pick<WaveMachine, 'name' | 'application'>) => WavePin | null;
}

function machineOf(known: Known): WaveMachine {
  const { machine, graph, assessed, settings } = known;
  const stated = assessed?.application ?? machine.application ?? graph.application;
  const application = stated ?? known.found;
  const { complexity, reasons } = deriveComplexity({ assessed, role: graph.role, neighbours: known.neighbours });
  const pin = known.pin({ name: machine.name, application });
  const facts = {
    id: machine.id,
    name: machine.name,
    application,
    applicationBy: appliedBy(stated, application),
    ...environmentFacts(machine, assessed),
    ...criticalityFacts(assessed?.criticality ?? machine.criticality),
    role: graph.role,
    tier: graph.tier,
    ...readinessFacts(assessed),
    complexity,
    complexityReasons: reasons,
    hours: hoursOf(assessed, settings),
    transferBytes: transferBytesOf(assessed),
    unplanned: deriveUnplanned(graph, assessed ?? { outOfScope: known.outOfScope }, pin),
  } as const;
  return { ...facts, priorityScore: deriveScore(facts, assessed, settings.hoursPerMachine) };
}

function criticalityFacts(stated: string | null): Pick<WaveMachine, 'criticality' | 'criticalityIsAssumed'> {
  const criticality = stated === null ? null : readCriticality(stated);
  return { criticality: criticality ?? 'medium', criticalityIsAssumed: criticality === null };
}

function readinessFacts(assessed: AssessedMachine | null): Pick<WaveMachine, 'method' | 'readiness'> {
  return { method: assessed?.method.kind ?? 'unknown', readiness: assessed?.readiness.state ?? 'unknown' };
}

function appliedBy(stated: string | null, application: string | null): WaveMachine['applicationBy'] {
  if (application === null) return null;
  return stated === null ? 'found' : 'stated';
}

function environmentFacts(
  machine: Machine,
  assessed: AssessedMachine | null,
): Pick<WaveMachine, 'environment' | 'environmentIsAssumed'> {
  return {
    environment: assessed?.environment ?? machine.environment ?? 'production',
    environmentIsAssumed: assessed?.environmentIsAssumed ?? machine.environment === null,
  };
}

/** What the graph says of a machine that it does not hold: nothing. */
const unseen = ({ id, name, application, environment }: Machine): GraphMachine => {
  return { id, name, application, environment, roles: [], role: null, tier: 'unknown' };
};

/** A role that people stated holds even where the graph was made without it. */
const withTier = (machine: GraphMachine): GraphMachine =>
  machine.tier === 'unknown' && machine.role !== null ? { ...machine, tier: TIER_OF_ROLE[machine.role] } : machine;

/**
 * The facts that a plan weighs, for every machine of the estate, in its order: what was stated, what was assumed instead, what is
 * not planned and why. `machines = planned + unplanned`.
 */
export function deriveWaveInput({ assessment, estate, graph, settings }: WaveQuestion): WaveInput {
  const assessed = new Map(assessment.machines.map((machine) => [machine.id, machine]));
  const outOfScope = new Map(assessment.outOfScope.map(({ id, reason }) => [id, reason]));
  const inGraph = new Map(graph.machines.map((machine) => [machine.id, machine]));
  const found = new Map(
    graph.groups.flatMap(({ name, machines }) => machines.map((id): [MachineId, string] => [id, name])),
  );
  const neighbours = countNeighbours(graph, settings);
  const pin = pinOf(settings);
  const machines = estate.machines.map((machine) =>
    machineOf({
      machine,
      graph: withTier(inGraph.get(machine.id) ?? unseen(machine)),
      assessed: assessed.get(machine.id) ?? null,
      outOfScope: outOfScope.get(machine.id) ?? 'the assessment does not know it',
      neighbours: neighbours.get(machine.id) ?? 0,
      found: found.get(machine.id) ?? null,
      settings,
      pin,
    }),
  );
  return {
    engine: assessment.engine,
    asOf: assessment.asOf,
    settings,
    machines,
    graph,
    problems: [
      ...problemsOfParts(settings, machines),
      ...problemsOfCriticality(assessment),
      ...problemsOfPins(machines, pin),
    ],
  };
}

function problemsOfParts(settings: WaveSettings, machines: readonly WaveMachine[]): readonly Problem[] {
  const nobody = (part: NamedPart): boolean => !isEmptyPart(part) && !machines.some(matchPart(part));
  return [
    ...settings.pins.map((part) => ({ part, what: 'pin' })),
    ...settings.freezes.map((part) => ({ part, what: 'freeze' })),
  ]
    .filter(({ part }) => nobody(part))
    .map(({ part, what }) => ({
      code: 'waves/names-nobody',
      severity: 'warning',
      at: part.at,
      message: `a ${what} names ${[...part.machines, ...part.applications].join(', ')}, which is no machine and no application of the estate`,
      remedy: 'write the names as the inventory has them; * stands for any letters',
    }));
}

function problemsOfCriticality({ machines }: Assessment): readonly Problem[] {
  const unread = machines.filter(({ criticality }) => criticality !== null && readCriticality(criticality) === null);
  const [first] = unread;
  if (first === undefined) return [];
  return [
    {
      code: 'waves/unknown-criticality',
      severity: 'warning',
      at: first.origins['criticality'] ?? null,
      message: `the criticality "${(first.criticality ?? '').slice(0, 100)}" of ${first.name} is none that is known; it counts as medium`,
      remedy: 'write high, medium or low',
      count: unread.length,
    },
  ];
}

/** A wave is no remedy: what blocks a machine blocks it in the wave that people chose, too. */
function problemsOfPins(
  machines: readonly WaveMachine[],
  pin: (machine: WaveMachine) => WavePin | null,
): readonly Problem[] {
  return machines.flatMap((machine): readonly Problem[] => {
    const decided = pin(machine);
    if (machine.unplanned === null || typeof decided?.wave !== 'number') return [];
    return [
      {
        code: 'waves/pinned-in-vain',
        severity: 'warning',
        at: decided.at,
        message: `${machine.name} is pinned to wave ${decided.wave}, but ${machine.unplanned.reason}`,
        remedy: 'remove the pin, or what keeps the machine out of the plan',
      },
    ];
  });
}
