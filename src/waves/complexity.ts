import type { AssessedMachine } from '../assessment/index.js';
import { countOf } from '../model/index.js';
import type { MachineRole } from '../model/index.js';

/** Points for what a machine is for: what keeps data or votes is harder to move than what can be started anew. */
const OF_ROLE: Readonly<Partial<Record<MachineRole, number>>> = {
  database: 25,
  clusterNode: 25,
  directory: 20,
  file: 15,
  queue: 10,
  licenceServer: 10,
  application: 5,
  api: 5,
  batch: 5,
  cache: 5,
  compute: 5,
};

const OF_METHOD: Readonly<Record<AssessedMachine['method']['kind'], number>> = {
  agentless: 0,
  agentBased: 10,
  replicateNatively: 15,
  rebuild: 20,
  paas: 20,
  unknown: 15,
  retire: 0,
  leave: 0,
};

const BYTES_PER_STEP = 200 * 2 ** 30;
const MOST = { disks: 10, storage: 10, cores: 10, findings: 20, neighbours: 15 } as const;

/** From here on a machine counts as of high complexity; ours, since Azure Migrate publishes no bound. */
export const HIGH_COMPLEXITY = 60;

export interface Complexity {
  readonly complexity: number;
  readonly reasons: readonly string[];
}

/** What of it may be unknown; a machine out of scope has no assessment. */
export interface ComplexityFacts {
  readonly assessed: AssessedMachine | null;
  readonly role: MachineRole | null;
  /** Machines that it asks or that ask it. */
  readonly neighbours: number;
}

const plus = (points: number, said: string): string | null => (points > 0 ? `${said}: ${points}` : null);

/** Findings that ask for work before the machine moves, and that nobody accepted. */
export const findingsWithWork = (machine: AssessedMachine): AssessedMachine['findings'] =>
  machine.findings.filter(
    ({ severity, question, accepted }) =>
      accepted === undefined &&
      (severity === 'blocks' || severity === 'conditions') &&
      (question === 'azure' || question === 'migration'),
  );

/**
 * How hard a machine is to move, 0 to 100: a sum of points, each with its reason, cut at 100. Our own formula, since Azure Migrate
 * weighs complexity and publishes no definition: up to 25 for its role, 20 for the method, 10 for disks (2 for each beyond the first),
 * 10 for storage (1 for each 200 GiB), 10 for size (1 for each 4 cores), 20 for findings (10 for one that blocks, 4 for one with
 * conditions), 15 for neighbours (1 for each machine that it asks or that asks it).
 */
export function deriveComplexity({ assessed, role, neighbours }: ComplexityFacts): Complexity {
  const parts: readonly Part[] = [
    [role === null ? 0 : (OF_ROLE[role] ?? 0), `role ${role ?? ''}`],
    ...(assessed === null ? [] : partsOf(assessed)),
    [Math.min(MOST.neighbours, neighbours), countOf(neighbours, 'neighbour')],
  ];
  const sum = parts.reduce((total, [points]) => total + points, 0);
  return {
    complexity: Math.min(100, sum),
    reasons: parts.flatMap(([points, said]) => plus(points, said) ?? []),
  };
}

type Part = readonly [points: number, said: string];

function partsOf(assessed: AssessedMachine): readonly Part[] {
  const work = findingsWithWork(assessed);
  const blocking = work.filter(({ severity }) => severity === 'blocks').length;
  const disks = assessed.source.diskCount ?? 1;
  const storage = assessed.source.storageBytes ?? 0;
  const cores = assessed.source.cores ?? 0;
  return [
    [OF_METHOD[assessed.method.kind], `method ${assessed.method.kind}`],
    [Math.min(MOST.disks, 2 * Math.max(0, disks - 1)), countOf(disks, 'disk')],
    [Math.min(MOST.storage, Math.floor(storage / BYTES_PER_STEP)), `${Math.floor(storage / 2 ** 30)} GiB of storage`],
    [Math.min(MOST.cores, Math.floor(cores / 4)), `${cores} cores`],
    [
      Math.min(MOST.findings, 10 * blocking + 4 * (work.length - blocking)),
      countOf(work.length, 'finding to work on', 'findings to work on'),
    ],
  ];
}
