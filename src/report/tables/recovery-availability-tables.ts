import { shownPercent } from '../../model/index.js';
import type { AvailabilityOf, RecoveryPlan } from '../../recovery/index.js';
import { formatAmount } from '../figures.js';
import { amountColumn, countColumn, textColumn } from './table.js';
import type { ReportTable, TableCell } from './table.js';

const PERCENT = 100;
const percentOf = (share: number | null): number | null => (share === null ? null : share * PERCENT);
/** As every sentence has it: an availability is never better than said. */
const shownOf = (share: number | null): number | null => (share === null ? null : shownPercent(share));
/** A figure from which elements are left out is a bound and never stands as the figure itself. */
const isBound = ({ notCounted }: AvailabilityOf): boolean => notCounted.length > 0;
const atMost = (percent: number | null, decimals: number, isAtMost: boolean): TableCell =>
  isAtMost && percent !== null ? `at most ${formatAmount(percent, decimals)}` : percent;
const orMore = (hours: number, isLeast: boolean): TableCell =>
  isLeast ? `${formatAmount(hours, LOST_DECIMALS)} or more` : hours;
const LOST_DECIMALS = 2;
const SHOWN_DECIMALS = 5;
const SIMULATED_DECIMALS = 4;

const agreesWords = (agrees: boolean | null): string =>
  agrees === null ? 'stands in its place' : agrees ? 'yes' : 'no';
const DESIGNS = { present: 'present', withPlan: 'with the plan' } as const;

/** How available each service is, what it loses hours to, what would have to hold, and every input of the answer. */
export const availabilityTables = (plan: RecoveryPlan): readonly ReportTable[] => [
  availabilityTable(plan),
  shareTable(plan),
  neededTable(plan),
  sensitivityTable(plan),
  inputTable(plan),
  elementTable(plan),
];

/** What the figures of all services rest on and nobody stated, each question once. */
export const availabilityQuestions = ({ availability }: RecoveryPlan): readonly string[] => [
  ...new Set(availability.flatMap(({ questions }) => questions)),
];

const availabilityTable = ({ availability }: RecoveryPlan): ReportTable => ({
  id: 'availability',
  title: 'Availability',
  said: 'By service: as it is, and with the plan; in closed form, with a simulation beside it as a check. Where rooms or hosts are not known they are not counted, and the figure is told from one side.',
  columns: [
    ...[
      textColumn('Service'),
      textColumn('Design', 12),
      amountColumn('Available', '%', SHOWN_DECIMALS),
      amountColumn('Lost', 'h a year', LOST_DECIMALS),
    ],
    ...[
      amountColumn('Simulated', '%', SIMULATED_DECIMALS),
      amountColumn('Give or take', '%', 4),
      textColumn('Simulation agrees', 10),
    ],
    ...[amountColumn('Promised', '%', 3), textColumn('Not counted', 50)],
  ],
  rows: availability.flatMap(({ service, present, withPlan, objective }) =>
    [
      { design: 'present', of: present, promised: objective.present },
      { design: 'with the plan', of: withPlan, promised: objective.target },
    ].map(({ design, of, promised }) => [
      ...[service, design, atMost(shownOf(of.availability), SHOWN_DECIMALS, isBound(of))],
      ...[
        orMore(of.hoursPerYear, isBound(of)),
        atMost(percentOf(of.simulation.availability), SIMULATED_DECIMALS, isBound(of)),
      ],
      ...[percentOf(of.simulation.plusMinus), agreesWords(of.simulation.agrees), percentOf(promised)],
      of.notCounted.join('; '),
    ]),
  ),
});

const shareTable = ({ availability }: RecoveryPlan): ReportTable => ({
  id: 'lost-hours',
  title: 'Lost hours',
  said: 'What each element costs today by itself, and what the service would be without its failures.',
  columns: [
    ...[
      textColumn('Service'),
      textColumn('Element'),
      textColumn('Single point', 10),
      amountColumn('Lost', 'h a year', 2),
    ],
    ...[amountColumn('Share', '%'), amountColumn('Without it', '%', 5), textColumn('Not counted', 50)],
  ],
  rows: availability.flatMap(({ service, present }) => {
    const notCounted = new Map(present.elements.map(({ id, reservation }) => [id, reservation] as const));
    return present.shares.map(({ id, name, isSinglePoint, hoursPerYear, sharePercent, without }) => [
      ...[
        service,
        name,
        isSinglePoint ? 'yes' : 'no',
        hoursPerYear,
        sharePercent,
        atMost(shownOf(without), SHOWN_DECIMALS, isBound(present)),
      ],
      notCounted.get(id) ?? '',
    ]);
  }),
});

const elementTable = ({ availability }: RecoveryPlan): ReportTable => ({
  id: 'elements',
  title: 'Elements',
  said: 'Every element of the model with its figures, for both designs alike, and where they come from.',
  columns: [
    ...[textColumn('Service', 30), textColumn('Element'), textColumn('Kind', 10)],
    ...[
      countColumn('MTBF', 'h'),
      amountColumn('MTTR', 'h'),
      amountColumn('Available', '%', 4),
      textColumn('Of how many', 12),
    ],
    ...[textColumn('From', 60), textColumn('Not counted', 50)],
  ],
  rows: byServices(
    availability,
    ({ present }) => present.elements,
    ({ name, kind, mtbfHours, mttrHours, availability: share, redundancy, basis, reservation }) => [
      ...[name, kind, mtbfHours, mttrHours, percentOf(share)],
      ...[redundancy === null ? 'one' : `${redundancy.needed} of ${redundancy.members}`, basis],
      reservation ?? '',
    ],
  ),
});

const neededTable = ({ availability }: RecoveryPlan): ReportTable => ({
  id: 'needed',
  title: 'What would have to hold',
  said: 'For each objective the worst value of one input that still reaches it, all others as they are.',
  columns: [
    ...[textColumn('Service'), textColumn('Design', 14), amountColumn('Objective', '%', 3), textColumn('Input', 24)],
    ...[textColumn('Is', 24), textColumn('Must be', 30)],
  ],
  rows: availability.flatMap(({ service, needed, objective }) =>
    needed.map(({ design, input, now, needed: value }) => [
      ...[service, DESIGNS[design], percentOf(design === 'present' ? objective.present : objective.target)],
      ...[input, now, value ?? 'nothing of it reaches the objective'],
    ]),
  ),
});

const sensitivityTable = ({ availability }: RecoveryPlan): ReportTable => ({
  id: 'sensitivity',
  title: 'If one input is another',
  said: 'The availability with the plan if one input is another, all others as they are.',
  columns: [
    ...[textColumn('Service'), textColumn('Input', 24), textColumn('Value', 16), amountColumn('Available', '%', 5)],
    textColumn('Objective is', 12),
  ],
  rows: availability.flatMap(({ service, sensitivity, withPlan, objective }) =>
    sensitivity.map(({ input, value, availability: share, isMet }) => [
      ...[service, input, value, atMost(shownOf(share), SHOWN_DECIMALS, isBound(withPlan))],
      isMet !== null ? (isMet ? 'met' : 'not met') : objective.target === null ? 'not stated' : 'unknown',
    ]),
  ),
});

const inputTable = ({ availability }: RecoveryPlan): ReportTable => ({
  id: 'inputs',
  title: 'Inputs of the plan',
  said: 'Figures of the failover that the availability with the plan rests on, and what is taken for granted, with the value that is assumed; those of single elements stand in the table of elements.',
  columns: [textColumn('Service', 30), textColumn('Input', 34), textColumn('Value', 16), textColumn('From', 70)],
  rows: byServices(
    availability,
    ({ inputs }) => inputs,
    ({ name, value, basis }) => [name, value, basis],
  ),
});

/** Rows that several services share stand once, with the services that have them; in the order in which they are first met. */
function byServices<Item>(
  plans: RecoveryPlan['availability'],
  itemsOf: (plan: RecoveryPlan['availability'][number]) => readonly Item[],
  cellsOf: (item: Item) => ReportTable['rows'][number],
): ReportTable['rows'] {
  const found = new Map<string, { readonly cells: ReportTable['rows'][number]; readonly services: Set<string> }>();
  for (const plan of plans) {
    for (const item of itemsOf(plan)) {
      const cells = cellsOf(item);
      const key = JSON.stringify(cells);
      const known = found.get(key) ?? { cells, services: new Set() };
      found.set(key, { ...known, services: known.services.add(plan.service) });
    }
  }
  return [...found.values()].map(({ cells, services }) => [servicesWords([...services], plans.length), ...cells]);
}

const MOST_SERVICES = 3;

const servicesWords = (services: readonly string[], of: number): string =>
  services.length === of && of > 1
    ? `all ${of}`
    : services.length <= MOST_SERVICES
      ? services.join(', ')
      : `${services.slice(0, MOST_SERVICES).join(', ')} and ${services.length - MOST_SERVICES} more`;
