import type { AssessedMachine, Assessment } from '../assessment/index.js';
import { matchDiskSamples } from '../model/index.js';
import type { Disk, Estate, Machine, MachineId, Problem } from '../model/index.js';
import type { Generation } from '../site/index.js';
import { ALL_INSTANCES } from '../timeseries/index.js';
import type { PeakSet } from '../timeseries/index.js';
import type { WavePlan } from '../waves/index.js';
import { exclusionOf } from './disks-left-out.js';
import { generationOf } from './generation-of.js';
import { findLeftOut, wordsOfLeftOut } from './people-left-out.js';
import type { PeopleLeftOut } from './people-left-out.js';
import type { ReplicatedDisk, ReplicatedMachine, TargetDisk, UnreplicatedMachine } from './replicated.js';
import { BY_SETTINGS, BY_SITE } from './resolved-replication.js';
import type { ResolvedReplication } from './resolved-replication.js';
import { objectiveBelowCycles } from './settings-problems.js';
import type { StandIn } from './stand-ins.js';

/** What decides who is replicated. */
export interface ReplicatedQuestion {
  readonly estate: Estate;
  readonly assessment: Pick<Assessment, 'machines' | 'outOfScope'>;
  /** Null: no samples. */
  readonly peaks: PeakSet | null;
  /** Null: no waves are planned. */
  readonly plan: Pick<WavePlan, 'machines' | 'unplanned'> | null;
  readonly resolved: ResolvedReplication;
  /** Machines whose place something of the target design takes (`findStandIns`); absent: nobody says of any. */
  readonly standIns?: ReadonlyMap<MachineId, StandIn>;
}

/** Everybody of the estate in one of the two, each in the order of the estate. */
export interface DerivedReplicated {
  readonly machines: readonly ReplicatedMachine[];
  readonly unreplicated: readonly UnreplicatedMachine[];
  readonly problems: readonly Problem[];
}

interface Context {
  readonly resolved: ResolvedReplication;
  readonly assessed: ReadonlyMap<MachineId, AssessedMachine>;
  readonly outOfScope: ReadonlyMap<MachineId, string>;
  readonly waves: ReadonlyMap<MachineId, number>;
  readonly unplanned: ReadonlyMap<MachineId, string>;
  readonly isPlanned: boolean;
  readonly instances: ReadonlyMap<MachineId, ReadonlyMap<string, string>>;
  readonly people: PeopleLeftOut;
  readonly standIns: ReadonlyMap<MachineId, StandIn>;
}

/** Which machines replicate by which generation, which of their disks, to what, and why the others do not. */
export function deriveReplicated(question: ReplicatedQuestion): DerivedReplicated {
  const { estate, resolved } = question;
  const context = contextOf(question);
  const machines: ReplicatedMachine[] = [];
  const unreplicated: UnreplicatedMachine[] = [];
  for (const machine of estate.machines) {
    const found = replicatedOf(machine, context);
    if (typeof found === 'string') unreplicated.push({ id: machine.id, name: machine.name, reason: found });
    else machines.push(found);
  }
  return { machines, unreplicated, problems: [...context.people.problems, ...objectiveProblems(machines, resolved)] };
}

function contextOf(question: ReplicatedQuestion): Context {
  const { estate, assessment, peaks, plan, resolved, standIns = new Map() } = question;
  return {
    resolved,
    assessed: new Map(assessment.machines.map((machine) => [machine.id, machine])),
    outOfScope: new Map(assessment.outOfScope.map(({ id, reason }) => [id, reason])),
    waves: new Map((plan?.machines ?? []).map(({ id, wave }) => [id, wave])),
    unplanned: new Map((plan?.unplanned ?? []).map(({ id, reason }) => [id, reason])),
    isPlanned: plan !== null,
    instances: instancesOf(peaks),
    people: findLeftOut(resolved.settings.leftOut, estate.machines),
    standIns,
  };
}

/** The names of sampled disks by machine: in lower case, and as the source prints them. */
function instancesOf(peaks: PeakSet | null): Context['instances'] {
  const byMachine = new Map<MachineId, Map<string, string>>();
  for (const { key } of peaks?.series ?? []) {
    if (key.channel !== 'diskWriteBytesPerSecond' || key.instance === ALL_INSTANCES) continue;
    const known = byMachine.get(key.machine) ?? new Map<string, string>();
    const lower = key.instance.toLowerCase();
    if (!known.has(lower)) known.set(lower, key.instance);
    byMachine.set(key.machine, known);
  }
  return byMachine;
}

/** The machine as it is replicated, or why it is not. */
function replicatedOf(machine: Machine, context: Context): ReplicatedMachine | string {
  const { resolved, assessed, outOfScope, waves } = context;
  const found = assessed.get(machine.id);
  const stays = outOfScope.get(machine.id);
  if (stays !== undefined) return `out of scope: ${stays}`;
  if (found === undefined) return 'it is not in the assessment';
  const choice = generationOf(machine, found, resolved);
  if (choice.kind === 'not') return choice.reason;
  const standIn = context.standIns.get(machine.id);
  if (standIn !== undefined) return standIn.reason;
  const inNoWave = resolved.purpose.value === 'migrate' ? noWave(machine, context) : null;
  if (inNoWave !== null) return inNoWave;
  const disks = disksOf(machine, { found, generation: choice.generation, context });
  const boot = disks.find(({ isOs, leftOut }) => isOs && leftOut !== null);
  if (boot !== undefined) return `the disk that it boots from is not taken: ${boot.leftOut ?? ''}`;
  return {
    id: machine.id,
    name: machine.name,
    source: machine.source,
    generation: choice.generation,
    because: choice.because,
    wave: waves.get(machine.id) ?? null,
    manager: machine.placement.manager,
    host: machine.placement.host,
    memoryBytes: machine.memoryBytes,
    firmware: machine.firmware,
    disks,
  };
}

/** Why a plan of waves leaves a machine out; null where it does not, or there is none. */
function noWave({ id }: Machine, { isPlanned, waves, unplanned }: Context): string | null {
  if (!isPlanned || waves.has(id)) return null;
  return `it is in no wave: ${unplanned.get(id) ?? 'the plan does not name it'}`;
}

interface DiskTerms {
  readonly found: AssessedMachine;
  readonly generation: Generation;
  readonly context: Context;
}

function disksOf(machine: Machine, { found, generation, context }: DiskTerms): readonly ReplicatedDisk[] {
  if (machine.disks.every(({ sizeBytes }) => sizeBytes === 0)) return allTogether(machine);
  const sampled = context.instances.get(machine.id) ?? new Map<string, string>();
  const matched = matchDiskSamples(machine.disks, sampled.keys());
  const people = context.people.disks.get(machine.id);
  return machine.disks.map((disk, index) => {
    const byPeople = people?.get(index);
    const instance = matched.get(index);
    return {
      name: disk.name,
      isOs: disk.isOs,
      sizeBytes: disk.sizeBytes,
      sizeBasis: disk.sizeBasis,
      usedBytes: disk.usedBytes,
      target: targetOf(disk, index, found),
      instance: instance === undefined ? null : (sampled.get(instance) ?? null),
      leftOut: byPeople === undefined ? exclusionOf(disk, generation, machine.source) : wordsOfLeftOut(byPeople),
    };
  });
}

/** No source lists the disks: their total stands as one. A total of nothing is no total: no machine starts without a disk. */
function allTogether({ storageBytes, storageUsedBytes }: Machine): readonly ReplicatedDisk[] {
  if (storageBytes === null || storageBytes === 0) return [];
  const known = { sizeBasis: 'estimated', isOs: true, target: null, instance: null, leftOut: null } as const;
  return [{ name: ALL_DISKS, sizeBytes: storageBytes, usedBytes: storageUsedBytes, ...known }];
}

/** What stands for the disks of a machine whose source gives their total alone. */
const ALL_DISKS = 'all disks together';

const TARGET_TYPES = {
  StandardHDD: 'standardHdd',
  StandardSSD: 'standardSsd',
  PremiumSSD: 'premium',
  PremiumSSDv2: 'premiumV2',
  UltraDisk: 'ultra',
} as const;

/** The assessment chooses a disk for each disk of a need, in its order, which is that of the source. */
function targetOf({ name }: Disk, index: number, { disks, need }: AssessedMachine): TargetDisk | null {
  const needs = need?.disks ?? [];
  const at = needs[index]?.name === name ? index : needs.findIndex((one) => one.name === name);
  const choice = disks[at];
  if (choice === null || choice === undefined) return null;
  return { type: TARGET_TYPES[choice.type], tier: choice.tier, sizeGiB: choice.sizeGiB };
}

/** Cycles of an hour at least cannot keep an objective of minutes; asked for by nobody, it is no contradiction. */
function objectiveProblems(
  machines: readonly ReplicatedMachine[],
  { rpoMinutes }: ResolvedReplication,
): readonly Problem[] {
  const isAsked = rpoMinutes.from === BY_SETTINGS || rpoMinutes.from === BY_SITE;
  const hasCycles = machines.some(({ generation }) => generation === 'agentless');
  return isAsked && hasCycles && rpoMinutes.value < MINUTES_PER_HOUR ? [objectiveBelowCycles(rpoMinutes.value)] : [];
}

const MINUTES_PER_HOUR = 60;
