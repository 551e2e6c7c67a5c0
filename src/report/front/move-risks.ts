import type { AssessedMachine, Assessment } from '../../assessment/index.js';
import type { MachineId } from '../../model/index.js';
import type { Finding, Question } from '../../readiness/index.js';
import { formatCountOf } from '../figures.js';
import { databasesOutside } from './databases-outside.js';
import type { FoundRisk, RiskContents } from './risks.js';
import { singlePoints } from './single-points.js';

/** Risks of the estate as it stands: what blocks, and whose loss takes others with it. */
export const estateRisks = ({ assessment, graph, recovery }: RiskContents): readonly FoundRisk[] => [
  ...blocked(assessment),
  ...unprotected(assessment),
  ...conditions(assessment),
  ...(graph === null ? [] : databasesOutside(graph)),
  ...singlePoints({ graph, recovery }),
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
      title: `${formatCountOf(touched.length, 'machine')} with something to do or to find out before the move`,
      why: `${touched.length === 1 ? 'It is' : 'They are'} ready with conditions only. What is not done or not known by the day of the move holds it up, or fails in Azure. Most often, ${mostHeard(touched, isWanted)}`,
    },
  ];
}
