import type { AssessedMachine, Assessment } from '../../assessment/index.js';
import type { MachineId } from '../../model/index.js';
import type { Finding, Question } from '../../readiness/index.js';
import type { RecoveryPlan } from '../../recovery/index.js';
import type { LimitVerdict, ReplicationPlan } from '../../replication/index.js';
import type { ReportContents } from '../contents.js';
import { formatAmount, formatCount, formatCountOf } from '../figures.js';
import { databasesOutside, objectiveOfReplication, promisesOfRecovery } from './plan-risks.js';
import type { FoundRisk } from './risks.js';
import { singlePoints } from './single-points.js';

/** Risks of the estate as it stands: what blocks, and whose loss takes others with it. */
export const estateRisks = ({ assessment, graph, recovery }: ReportContents): readonly FoundRisk[] => [
  ...blocked(assessment),
  ...unprotected(assessment),
  ...conditions(assessment),
  ...(graph === null ? [] : databasesOutside(graph)),
  ...singlePoints({ graph, recovery }),
];

/** Risks of what is planned: waves that slip, disks that write too much, objectives that are not met, drills that were never held. */
export const planRisks = ({ replication, recovery }: ReportContents): readonly FoundRisk[] => [
  ...(replication === null
    ? []
    : [...slips(replication), ...overLimits(replication), ...objectiveOfReplication(replication)]),
  ...(recovery === null ? [] : [...tooSlow(recovery), ...unavailable(recovery), ...promisesOfRecovery(recovery)]),
];

const idsOf = (machines: readonly { readonly id: MachineId }[]): readonly MachineId[] => machines.map(({ id }) => id);

const standing = ({ findings }: AssessedMachine, isWanted: (finding: Finding) => boolean): readonly Finding[] =>
  findings.filter((finding) => finding.accepted === undefined && isWanted(finding));

const blocks =
  (questions: readonly Question[]) =>
  ({ severity, question }: Finding): boolean =>
    severity === 'blocks' && questions.includes(question);

/** The message that most machines hear, the first of equals. */
function mostHeard(machines: readonly AssessedMachine[], isWanted: (finding: Finding) => boolean): string {
  const counts = new Map<string, { count: number; message: string }>();
  for (const machine of machines) {
    for (const [rule, message] of new Map(standing(machine, isWanted).map((one) => [one.rule, one.message]))) {
      const found = counts.get(rule) ?? { count: 0, message };
      counts.set(rule, { ...found, count: found.count + 1 });
    }
  }
  const [first] = [...counts.values()].sort((one, other) => other.count - one.count);
  return first === undefined ? '' : `${formatCountOf(first.count, 'machine')}, for instance: ${first.message}.`;
}

function blocked({ machines }: Assessment): readonly FoundRisk[] {
  const isWanted = blocks(['azure', 'migration']);
  const touched = machines.filter((machine) => standing(machine, isWanted).length > 0);
  const at = touched.some((machine) => standing(machine, blocks(['azure'])).length > 0)
    ? 'findings-azure'
    : 'findings-migration';
  return [
    {
      ...{ id: 'blocked', effect: 'stops', machines: idsOf(touched), places: [at, 'findings'] },
      title: `${formatCountOf(touched.length, 'machine')} that cannot move as ${touched.length === 1 ? 'it is' : 'they are'}`,
      why: `Each has a finding that blocks its run in Azure or its way there, and stays behind until that is remedied. Most often, ${mostHeard(touched, isWanted)}`,
    },
  ];
}

function unprotected({ machines }: Assessment): readonly FoundRisk[] {
  const isWanted = blocks(['protection']);
  const touched = machines.filter((machine) => standing(machine, isWanted).length > 0);
  return [
    {
      ...{ id: 'unprotected', effect: 'breaks', machines: idsOf(touched), places: ['findings-protection', 'findings'] },
      title: `${formatCountOf(touched.length, 'machine')} that Site Recovery cannot protect`,
      why: `A disaster before ${touched.length === 1 ? 'it has' : 'they have'} moved loses ${touched.length === 1 ? 'it' : 'them'}. Most often, ${mostHeard(touched, isWanted)}`,
    },
  ];
}

function conditions({ machines }: Assessment): readonly FoundRisk[] {
  const touched = machines.filter(({ readiness }) =>
    [readiness.state, readiness.migration].includes('readyWithConditions'),
  );
  const isWanted = ({ severity, question }: Finding): boolean =>
    severity === 'conditions' && (question === 'azure' || question === 'migration');
  return [
    {
      ...{ id: 'conditions', effect: 'breaks', machines: idsOf(touched), places: ['findings-azure', 'findings'] },
      title: `${formatCountOf(touched.length, 'machine')} that work only once something is done`,
      why: `What is not done by the day of the move holds it up, or fails in Azure. Most often, ${mostHeard(touched, isWanted)}`,
    },
  ];
}

function slips({ initial }: ReplicationPlan): readonly FoundRisk[] {
  const late = new Set(initial.waves.filter(({ state }) => state === 'slips').map(({ wave }) => wave));
  const machines = initial.batches.filter(({ wave }) => late.has(wave)).flatMap((batch) => batch.machines);
  const named = [...late].map((wave) => (wave === 0 ? 'machines in no wave' : `wave ${wave}`)).join(', ');
  return [
    {
      ...{ id: 'slips', effect: 'breaks', machines: [...new Set(machines)] },
      places: ['replication-windows', 'replication'],
      title: `${formatCountOf(late.size, 'wave')} that ${late.size === 1 ? 'slips' : 'slip'}`,
      why: `First copies are not done before the window: ${named}. Without more bandwidth or another date the cutover cannot be held.`,
    },
  ];
}

const isOver = ({ state }: LimitVerdict): boolean => state === 'over';

function overLimits({ verdicts, counts }: ReplicationPlan): readonly FoundRisk[] {
  const touched = verdicts.filter(({ verdicts: own, disks }) =>
    [own, ...disks.map((disk) => disk.verdicts)].flat().some(isOver),
  );
  const [first] = touched
    .flatMap(({ verdicts: own, disks }) => [own, ...disks.map((disk) => disk.verdicts)].flat())
    .filter(isOver);
  return [
    {
      ...{ id: 'over-limits', effect: 'stops', machines: touched.map(({ machine }) => machine) },
      places: ['replication-limits', 'replication'],
      title: `${formatCountOf(touched.length, 'machine')} over a limit of replication`,
      why: `Replication is refused there, or falls behind without end; ${formatCountOf(counts.disksOverALimit, 'disk')} ${counts.disksOverALimit === 1 ? 'is' : 'are'} over a limit. For instance: ${first?.said ?? ''}.`,
    },
  ];
}

function tooSlow({ groups: { rto }, machines }: RecoveryPlan): readonly FoundRisk[] {
  const touched = rto.isMet === false ? machines.filter(({ isProtected }) => isProtected) : [];
  return [
    {
      ...{ id: 'recovery-time', effect: 'breaks', machines: idsOf(touched), places: ['recovery-time', 'recovery'] },
      title: 'Recovery takes longer than promised',
      why: `By plan ${formatCountOf(Math.ceil(rto.minutes), 'minute')} pass until all works again, where ${formatCount(rto.objectiveMinutes ?? 0)} are the objective.`,
    },
  ];
}

const PERCENT = 100;

function unavailable({ availability, machines }: RecoveryPlan): readonly FoundRisk[] {
  const broken = availability.filter(({ verdict }) => verdict.targetHolds === false);
  const names = new Set(broken.map(({ service }) => service));
  const touched = broken.length === 0 ? [] : machines.filter(({ isProtected }) => isProtected);
  const [worst] = broken.toSorted((one, other) => one.withPlan.availability - other.withPlan.availability);
  return [
    {
      ...{ id: 'availability', effect: 'breaks', machines: idsOf(touched) },
      places: ['recovery-availability', 'recovery'],
      title: `Availability that does not follow for ${formatCountOf(names.size, 'service')}`,
      why:
        worst === undefined
          ? ''
          : `What is promised is more than the design gives, even with the plan: ${worst.service} comes to ${formatAmount(Math.floor(worst.withPlan.availability * PERCENT * 1000) / 1000, 3)} %.`,
    },
  ];
}
