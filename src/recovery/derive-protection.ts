import type { Assessment } from '../assessment/index.js';
import { compareText, visibleLine } from '../model/index.js';
import type { Machine, MachineId } from '../model/index.js';
import { LIMIT_WORDS } from '../replication/index.js';
import type {
  LimitName,
  LimitVerdict,
  MachineVerdicts,
  ReplicatedMachine,
  UnreplicatedMachine,
} from '../replication/index.js';
import type { Site } from '../site/index.js';
import { namesOf } from './group-actions.js';
import type { ProtectionDoubt, ProtectionPlan } from './protection.js';
import { deriveQuotas } from './quota.js';

export interface ProtectionInput {
  /** Machines of the plan, as they replicate. */
  readonly replicated: readonly ReplicatedMachine[];
  /** Of the plan of replication with the purpose to protect. */
  readonly verdicts: readonly MachineVerdicts[];
  /** Machines of the plan, in the order of the estate. */
  readonly machines: readonly Machine[];
  readonly assessment: Pick<Assessment, 'machines'>;
  readonly site: Site | null;
}

/** A wish of the settings that is refused: it says nothing of a machine and is told as a problem. */
const OF_THE_SETTINGS = 'highChurn';

const counts = ({ limit }: LimitVerdict): boolean => limit !== OF_THE_SETTINGS;

/**
 * Which machines and disks of the plan are over a limit of Site Recovery, by the verdicts of the plan of replication; which disks do not come
 * back; and what a failover of everything at once takes of the quotas.
 */
export function deriveProtection({
  replicated,
  verdicts,
  machines,
  assessment,
  site,
}: ProtectionInput): ProtectionPlan {
  const byMachine = new Map(verdicts.map((one) => [one.machine, one] as const));
  const doubts = replicated.flatMap((machine) => doubtsOf(machine, byMachine.get(machine.id)));
  const atRisk = idsOf(doubts, 'atRisk');
  const leftOut = idsOf(doubts, 'leftOut');
  const unjudged = replicated.filter(({ id }) => !atRisk.has(id) && isUnjudged(byMachine.get(id))).length;
  const nameOf = new Map(replicated.map(({ id, name }) => [id, name] as const));
  const words = (ids: ReadonlySet<MachineId>): string => namesOf([...ids].map((id) => nameOf.get(id) ?? id));
  return {
    counts: { atRisk: atRisk.size, unjudged, withDisksLeftOut: leftOut.size },
    doubts,
    quotas: deriveQuotas(machines, assessment, site),
    said: [
      ...(atRisk.size === 0
        ? []
        : [
            `over a limit of Site Recovery, so that points, times and availabilities of this plan do not hold for them: ${words(atRisk)}; each with its way out in the table of protection`,
          ]),
      ...(unjudged === 0 ? [] : unjudgedWords(verdicts)),
      ...(leftOut.size === 0
        ? []
        : [`disks that are not replicated and do not come back with their machine: those of ${words(leftOut)}`]),
    ],
  };
}

const idsOf = (doubts: readonly ProtectionDoubt[], state: ProtectionDoubt['state']): ReadonlySet<MachineId> =>
  new Set(doubts.flatMap((one) => (one.state === state ? one.machine : [])));

function doubtsOf(machine: ReplicatedMachine, verdicts: MachineVerdicts | undefined): readonly ProtectionDoubt[] {
  const over = (all: readonly LimitVerdict[], disk: string | null): readonly ProtectionDoubt[] =>
    all
      .filter((one) => one.state === 'over' && counts(one))
      .map(({ said, remedies, source }) => ({ machine: machine.id, disk, state: 'atRisk', said, remedies, source }));
  return [
    ...over(verdicts?.verdicts ?? [], null),
    ...machine.disks.flatMap(({ name, leftOut }, at): readonly ProtectionDoubt[] =>
      leftOut === null
        ? over(verdicts?.disks[at]?.verdicts ?? [], name)
        : [
            {
              ...{ machine: machine.id, disk: name, state: 'leftOut', said: leftOut },
              ...{
                remedies: ['see that its data gets to the recovery site by another way'],
                source: 'the plan of replication',
              },
            },
          ],
    ),
  ];
}

const unknownOf = ({ verdicts, disks }: MachineVerdicts): readonly LimitVerdict[] =>
  [...verdicts, ...disks.flatMap((disk) => disk.verdicts)].filter((one) => one.state === 'unknown' && counts(one));

const isUnjudged = (verdicts: MachineVerdicts | undefined): boolean =>
  verdicts === undefined || unknownOf(verdicts).length > 0;

/** One sentence for each limit by its name: of how many machines it cannot be judged, and what is missing, each with its machines. */
function unjudgedWords(verdicts: readonly MachineVerdicts[]): readonly string[] {
  const byLimit = new Map<LimitName, Map<string, Set<MachineId>>>();
  for (const one of verdicts) {
    for (const { limit, missing, said } of unknownOf(one)) {
      const byMissing = byLimit.get(limit) ?? new Map<string, Set<MachineId>>();
      const machines = byMissing.get(missing ?? said) ?? new Set<MachineId>();
      byMissing.set(missing ?? said, machines.add(one.machine));
      byLimit.set(limit, byMissing);
    }
  }
  return [...byLimit].map(([limit, byMissing]) => unjudgedLimit(LIMIT_WORDS[limit], byMissing)).sort(compareText);
}

function unjudgedLimit(limit: string, byMissing: ReadonlyMap<string, ReadonlySet<MachineId>>): string {
  const all = new Set([...byMissing.values()].flatMap((machines) => [...machines]));
  const of = (count: number): string => `${count} machine${count === 1 ? '' : 's'}`;
  const missing = [...byMissing].sort(([one], [other]) => compareText(one, other));
  const words = missing.map(([what, machines]) => (missing.length === 1 ? what : `${what} (${of(machines.size)})`));
  return `${limit}: cannot be judged of ${of(all.size)} of the plans; ${words.join('; ')}`;
}

/**
 * Machines of which nobody can tell whether they come back: no size of Azure is known for them, or their system is unknown. They may
 * replicate, yet no plan starts what nobody knows to start.
 */
export function findUntold(
  replicated: readonly ReplicatedMachine[],
  { machines }: Pick<Assessment, 'machines'>,
): readonly UnreplicatedMachine[] {
  const methods = new Map(machines.map(({ id, method }) => [id, method] as const));
  return replicated.flatMap(({ id, name }) => {
    const method = methods.get(id);
    return method?.kind === 'unknown'
      ? [{ id, name, reason: `whether it comes back is unknown: ${visibleLine(method.reason)}` }]
      : [];
  });
}
