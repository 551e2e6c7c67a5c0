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
      ...(unjudged === 0 ? [] : [`limits that could not be judged of some machines: ${unjudgedWords(verdicts)}`]),
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

/** Each limit by its name, with how many machines it leaves open and the first answer, which says what is missing. */
function unjudgedWords(verdicts: readonly MachineVerdicts[]): string {
  const byLimit = new Map<LimitName, { count: number; readonly said: string }>();
  for (const one of verdicts) {
    for (const [limit, said] of new Map(unknownOf(one).map((unknown) => [unknown.limit, unknown.said] as const))) {
      const known = byLimit.get(limit);
      if (known === undefined) byLimit.set(limit, { count: 1, said });
      else known.count += 1;
    }
  }
  return [...byLimit]
    .map(([limit, { count, said }]) => `${LIMIT_WORDS[limit]} of ${count} (such as: ${said})`)
    .sort(compareText)
    .join('; ');
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
