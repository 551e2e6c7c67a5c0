import { isSampledBefore } from '../assessment/index.js';
import type { AssessedCalendar, AssessedCoverage, AssessedMachine, Assessment } from '../assessment/index.js';
import { formatLocation } from '../model/index.js';
import type { Origin } from '../model/index.js';
import type { MachineNeed, NeedStep } from '../sizing/index.js';
import { explainBill, explainChoice, explainDisks } from './explain-choice.js';
import { CALENDAR_LEGEND, daysByWeek, daysWords } from './calendar-words.js';
import { coverageWords } from './coverage-words.js';
import {
  formatCores,
  formatCountOf,
  formatGiB,
  formatNeed,
  formatNeededCores,
  formatNeededGiB,
  formatNeededMBps,
} from './figures.js';
import { alignRows, joinLines, wrap } from './lines.js';
import {
  acceptedWords,
  BASIS_WORDS,
  ENVIRONMENT_WORDS,
  FINDING_SEVERITY_WORDS,
  METHOD_WORDS,
  missingWords,
  POWER_WORDS,
  QUESTION_WORDS,
  READINESS_WORDS,
  STEP_WORDS,
  trafficSteps,
} from './words.js';

const INDENT = 2;

/**
 * The whole decision about one machine in 100 columns: what the source says and in which cell, how the need follows,
 * which size and disks were chosen, what was refused and why, the bill, the findings and what was assumed.
 */
export const renderExplainText = (assessment: Assessment, machine: AssessedMachine): string =>
  joinLines([
    ...headLines(assessment, machine),
    ...part('Source', sourceLines(machine)),
    ...part('Need', needLines(machine, assessment.calendar)),
    ...part('Size', explainChoice(machine, { currency: assessment.catalogue, sizing: assessment.policy.sizing })),
    ...part('Disks', explainDisks(machine, assessment.catalogue)),
    ...part('Cost per month', explainBill(machine, assessment.catalogue)),
    ...part('Method', methodLines(machine)),
    ...part('Findings', findingLines(machine)),
    ...part('Assumptions', assumptionLines(assessment, machine)),
    ...part('Printed figures', wrap(ROUNDING_WORDS, INDENT)),
  ]);

/** Said once: nothing is reckoned with what is printed. */
const ROUNDING_WORDS =
  'needs are rounded up to 3 decimals, other amounts to the nearest 2, money to the cent; nothing is reckoned with what is printed, and assessment.json and explain --json have needs and money in full';

const part = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ['', title, ...lines];

function headLines(
  { region, asOf, policy }: Assessment,
  { name, id, readiness, size, unsized }: AssessedMachine,
): readonly string[] {
  const answer = size === null ? `no size: ${unsized?.reason ?? 'unknown'}` : size.name;
  return [
    ...wrap(`${name} -> ${answer}`),
    ...wrap(
      `${READINESS_WORDS[readiness.state]} (${readiness.code}); ${region.displayName} as of ${asOf}; policy ${policy.name}`,
    ),
    ...wrap(`id ${id}`),
  ];
}

function sourceLines({
  source,
  power,
  environment,
  environmentIsAssumed,
  origins,
}: AssessedMachine): readonly string[] {
  const disks = source.diskCount === null ? 'unknown' : formatCountOf(source.diskCount, 'disk');
  const place = [source.datacenter, source.cluster, source.host].filter((part) => part !== null).join(' / ');
  const told: readonly string[] = ['cores', 'memoryBytes', 'os.name'];
  const at = (path: string): string => originWords(origins[path]);
  const rows = [
    ['cores', formatCores(source.cores), at('cores')],
    ['memory', formatGiB(source.memoryBytes), at('memoryBytes')],
    ['system', source.os ?? 'unknown', at('os.name')],
    ['disks', `${disks}, ${formatGiB(source.storageBytes)}`, ''],
    ['power', POWER_WORDS[power], at('power')],
    ['environment', `${ENVIRONMENT_WORDS[environment]}${environmentIsAssumed ? ' (assumed)' : ''}`, ''],
    ['place', place === '' ? 'unknown' : place, ''],
  ];
  const others = Object.entries(origins).filter(([path]) => !told.includes(path) && path !== 'power');
  return [
    ...alignRows(rows, INDENT, []),
    ...others.flatMap(([path, origin]) => wrap(`${path}: ${originWords(origin)}`, INDENT, INDENT + 2)),
  ];
}

/** The cell, and how the value was come by where it does not simply stand there. */
function originWords(origin: Origin | undefined): string {
  if (origin === undefined) return '';
  const { how, note, ...at } = origin;
  const manner = how === 'read' ? '' : `, ${how}`;
  return `${formatLocation(at)}${manner}${note === undefined ? '' : `: ${note}`}`;
}

const STEP_INDENT = INDENT + 11;

const stepLines = (steps: readonly NeedStep[]): readonly string[] =>
  steps.flatMap(({ kind, text }) => {
    const [first = '', ...rest] = wrap(text, STEP_INDENT);
    return [`${' '.repeat(INDENT + 2)}${STEP_WORDS[kind]}`.padEnd(STEP_INDENT) + first.trimStart(), ...rest];
  });

/** What all disks and NICs ask of a size together; unknown is said. */
function trafficWords({
  totalIops,
  totalBytesPerSecond,
  networkOutBytesPerSecond,
  diskCount,
  nicCount,
}: MachineNeed): string {
  const parts = [
    totalIops === null ? 'disk IOPS unknown' : `${formatNeed(totalIops)} disk IOPS`,
    totalBytesPerSecond === null
      ? 'disk throughput unknown'
      : `${formatNeededMBps(totalBytesPerSecond)} disk throughput`,
    networkOutBytesPerSecond === null ? 'network unknown' : `${formatNeededMBps(networkOutBytesPerSecond)} network out`,
  ];
  const nics = nicCount === null ? 'an unknown number of NICs' : formatCountOf(nicCount, 'NIC');
  return `${formatCountOf(diskCount, 'disk')} and ${nics} together: ${parts.join(', ')}`;
}

/** The days that its samples show: in words, then as signs. */
function dayLines(coverage: AssessedCoverage, calendar: AssessedCalendar): readonly string[] {
  return [
    ...wrap(daysWords(coverage, calendar), INDENT + 2, INDENT + 4),
    ...wrap(daysByWeek(coverage.days, calendar.from), INDENT + 4),
    ...wrap(`a sign a day, weeks from Monday: ${CALENDAR_LEGEND}`, INDENT + 4),
  ];
}

/** Why this percentile: a machine that gets another than its neighbours is asked about first. */
const percentileLines = ({ percentile }: MachineNeed): readonly string[] =>
  percentile === undefined ? [] : wrap(`P${percentile.percent}: ${percentile.reason}`, INDENT + 2, INDENT + 4);

function needLines({ need, coverage }: AssessedMachine, calendar: AssessedCalendar | null): readonly string[] {
  if (need === null) return [];
  const sampled = coverage === null ? [] : coverageWords(coverage);
  const days = coverage === null || calendar === null ? [] : dayLines(coverage, calendar);
  return [
    ...wrap(BASIS_WORDS[need.basis], INDENT),
    ...percentileLines(need),
    ...sampled.flatMap((words) => wrap(words, INDENT + 2, INDENT + 4)),
    ...days,
    ...wrap(`CPU ${formatNeededCores(need.cores)}`, INDENT),
    ...stepLines(need.coresSteps),
    ...wrap(`memory ${formatNeededGiB(need.memoryBytes)}`, INDENT),
    ...stepLines(need.memorySteps),
    ...wrap(trafficWords(need), INDENT, INDENT + 2),
    ...trafficSteps(need).flatMap(({ title, steps }) => [...wrap(title, INDENT + 2), ...stepLines(steps)]),
    ...(need.missing.length === 0 ? [] : wrap(missingWords(need), INDENT, INDENT + 2)),
  ];
}

const methodLines = ({ method }: AssessedMachine): readonly string[] => [
  ...wrap(`${METHOD_WORDS[method.kind]}: ${method.reason}`, INDENT, INDENT + 2),
  ...method.alternatives.flatMap(({ kind, reason }) =>
    wrap(`not ${METHOD_WORDS[kind].toLowerCase()}: ${reason}`, INDENT + 2, INDENT + 4),
  ),
];

const findingLines = ({ findings }: AssessedMachine): readonly string[] =>
  findings.length === 0
    ? [`${' '.repeat(INDENT)}none`]
    : findings.flatMap(({ severity, rule, question, message, remedy, source, code, accepted }) => [
        ...wrap(`${FINDING_SEVERITY_WORDS[severity]}: ${message}`, INDENT, INDENT + 2),
        ...(accepted === undefined ? [] : wrap(acceptedWords({ accepted }), INDENT + 2, INDENT + 4)),
        ...wrap(`remedy: ${remedy}`, INDENT + 2, INDENT + 4),
        ...wrap(
          `${rule}${code === null ? '' : ` (${code})`}, ${QUESTION_WORDS[question]}? ${source}`,
          INDENT + 2,
          INDENT + 4,
        ),
      ]);

/** What was taken for granted about this machine; the report has the whole estate's. */
function assumptionLines({ region, policy }: Assessment, machine: AssessedMachine): readonly string[] {
  const { need, environment, environmentIsAssumed, unchecked } = machine;
  const isEstimated = need?.disks.some(({ sizeBasis }) => sizeBasis === 'estimated') === true;
  const taken: readonly (readonly [boolean, string])[] = [
    [region.isAssumed, `no region was asked for: prices are those of ${region.displayName}`],
    [environmentIsAssumed, `no source names an environment: it is taken for ${ENVIRONMENT_WORDS[environment]}`],
    [
      need?.basis === 'allocated' && policy.sizing.mode === 'performance',
      isSampledBefore(machine)
        ? 'all of its samples lie before the window: it is sized as configured'
        : 'no utilisation is known: it is sized as configured',
    ],
    [isEstimated, 'the sizes of its disks are estimated from partitions or totals'],
    [
      need !== null && need.generation === null,
      'its firmware is unknown: only what boots either generation is offered',
    ],
    [unchecked.length > 0, `the catalogue does not know the size's limit of ${unchecked.join(', ')}`],
  ];
  return taken.flatMap(([applies, text]) => (applies ? wrap(text, INDENT) : []));
}
