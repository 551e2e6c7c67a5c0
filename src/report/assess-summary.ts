import { countUnmeasured, isSampledBefore } from '../assessment/index.js';
import type { AssessedCoverage, Assessment } from '../assessment/index.js';
import type { ReadinessState } from '../readiness/index.js';
import { formatCount, formatCountOf, formatPlainMoney } from './figures.js';
import { isCostUnknown, knownPerMonth, whyCostUnknown, whyPartUnknown } from './known-cost.js';
import { joinLines } from './lines.js';
import { visibleLine } from '../model/index.js';
import { DECISION_STATUS_WORDS, READINESS_STATES, READINESS_WORDS, unmeasuredWords } from './words.js';

const LABEL_WIDTH = 11;

/**
 * Seven lines that say what an assessment came to: machines, readiness, migration, protection, sizes, cost, files; and one or two more where sizes rest on
 * averages or on things never measured, or where people decided something. They are not broken, so that a line is a result and a path can be copied.
 *
 * @param paths the files written, as the user can open them
 */
export function renderAssessSummary(assessment: Assessment, paths: readonly string[]): string {
  const { counts, region, asOf } = assessment;
  const place = `${region.displayName}${region.isAssumed ? ' (assumed)' : ''} as of ${asOf}`;
  const rows: readonly (readonly [string, string])[] = [
    [
      'Machines',
      `${formatCount(counts.machines)} = ${formatCount(counts.assessed)} assessed + ${formatCount(counts.outOfScope)} out of scope; ${place}`,
    ],
    ['Readiness', stateWords((state) => counts.readiness[state])],
    ['Migration', answerWords(assessment, 'migration')],
    ['Protection', answerWords(assessment, 'protection')],
    [
      'Sizes',
      `${formatCount(counts.assessed)} = ${formatCount(counts.sized)} with a size + ${formatCount(counts.unsized)} without a size`,
    ],
    ['Cost', costWords(assessment)],
    ...restsOn(assessment),
    ...decided(assessment),
    ['Written', paths.length === 0 ? 'nothing' : paths.join(', ')],
  ];
  return joinLines(rows.map(([label, text]) => visibleLine(label.padEnd(LABEL_WIDTH) + text)));
}

const stateWords = (countOf: (state: ReadinessState) => number): string =>
  READINESS_STATES.map((state) => `${formatCount(countOf(state))} ${READINESS_WORDS[state].toLowerCase()}`).join(', ');

/** The answers to one more question, over the same machines as those of readiness. */
const answerWords = ({ machines }: Assessment, question: 'migration' | 'protection'): string =>
  stateWords((state) => machines.filter(({ readiness }) => readiness[question] === state).length);

/** What makes sizes rest on less than samples promise; nothing where the policy does not look at use. */
function restsOn({ machines, policy, window }: Assessment): readonly (readonly [string, string])[] {
  const coverages = policy.sizing.mode === 'asIs' ? [] : machines.flatMap(({ coverage }) => coverage ?? []);
  const averaged = coverages.filter(({ isOfAverages }) => isOfAverages);
  const single = averaged.filter(({ granularities }) => granularities.every(isOfSingleValues)).length;
  const lengths = [...new Set(averaged.map(({ intervalSeconds }) => intervalSeconds))].sort((a, b) => a - b);
  const unmeasured = countUnmeasured(coverages.map(({ notMeasured }) => notMeasured));
  const ofAll = `of ${formatCountOf(coverages.length, 'machine')} with samples`;
  const outside = policy.sizing.mode === 'asIs' ? 0 : machines.filter(isSampledBefore).length;
  return [
    ...(outside === 0 || window === null
      ? []
      : [
          [
            'Outside',
            `${formatCountOf(outside, 'machine')} with samples ${outside === 1 ? 'has' : 'have'} none from ${window.from} to ${window.to}, the window: none of them counts, see samples/before-window`,
          ] as const,
        ]),
    ...(averaged.length === 0
      ? []
      : [
          [
            'Averages',
            `${formatCount(averaged.length)} ${ofAll} have averages of ${lengths.join(', ')} s in their place: true peaks are higher, the report says how far${single === 0 ? '' : `; of ${formatCountOf(single, 'machine')} there are single values, which show no interval and are taken for such`}`,
          ] as const,
        ]),
    ...(unmeasured.length === 0 ? [] : [['Unmeasured', `${ofAll}: ${unmeasuredWords(unmeasured)}`] as const]),
  ];
}

/** What people decided, by what came of it; nothing where nobody decided anything. */
function decided({ decisions }: Assessment): readonly (readonly [string, string])[] {
  if (decisions.length === 0) return [];
  const told = Object.entries(DECISION_STATUS_WORDS).flatMap(([status, words]) => {
    const count = decisions.filter((one) => one.status === status).length;
    return count === 0 ? [] : [`${formatCount(count)} ${words.toLowerCase()}`];
  });
  return [['Decisions', `${formatCount(decisions.length)} = ${told.join(' + ')}`]];
}

const isOfSingleValues = (one: AssessedCoverage['granularities'][number]): boolean => one.isOfSingleValues === true;

/** A sum that lacks a price says so in the same breath; where no machine has a cost there is no sum, and the reason stands in its place. */
function costWords({ totals: { running, poweredOff, all }, catalogue, machines }: Assessment): string {
  const { currency } = catalogue;
  if (isCostUnknown(all)) return `unknown: ${whyCostUnknown(machines)}`;
  const isNoneRunning = isCostUnknown(running);
  const isNoneOff = isCostUnknown(poweredOff);
  const off =
    poweredOff.machines === 0 ? '' : ` running + ${formatPlainMoney(knownPerMonth(poweredOff), catalogue)} powered off`;
  const missing = [
    ...(all.machinesWithUnknown === 0
      ? []
      : [`${formatCountOf(all.machinesWithUnknown, 'machine')} with an unknown price`]),
    ...(isNoneRunning ? [`running: ${whyPartUnknown(machines, 'running')}`] : []),
    ...(isNoneOff ? [`powered off: ${whyPartUnknown(machines, 'poweredOff')}`] : []),
  ];
  return [`${formatPlainMoney(knownPerMonth(running), catalogue)}${off} ${currency} per month`, ...missing].join('; ');
}
