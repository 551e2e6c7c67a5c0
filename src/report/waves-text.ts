import type { PlanCondition, PlannedWave, UnplannedMachine, WavePlan } from '../waves/index.js';
import { cutoverDay } from './cutover-days.js';
import type { CutoverDates } from './cutover-days.js';
import { formatCount, formatCountOf } from './figures.js';
import { alignRows, joinLines, wrap } from './lines.js';
import { linkLines } from './waves-link-text.js';
import {
  CONDITION_WORDS,
  labelWords,
  loadOf,
  machinesWords,
  missingWords,
  MADE_WORDS,
  namesOf,
  UNPLANNED_WORDS,
  waveNamesOf,
} from './waves-words.js';

const INDENT = 2;
/** How many names and ports are listed unless all are asked for. */
const TOLD = 6;

export interface WavesTextOptions {
  /** Every machine, every cut dependency, every breach. */
  readonly all: boolean;
  /** Null or left out: the plan's days stand alone. */
  readonly calendar?: CutoverDates;
}

interface Context extends WavesTextOptions {
  readonly plan: WavePlan;
  readonly calendar: CutoverDates;
  readonly nameOf: ReturnType<typeof namesOf>;
}

/** What `portolan waves` shows: the waves, what the plan costs and how far from the best it is, conditions, what crosses the link. */
export function renderWavesText(plan: WavePlan, { all, calendar = null }: WavesTextOptions): string {
  const context: Context = { plan, all, calendar, nameOf: namesOf(plan) };
  return joinLines([
    ...headLines(plan),
    '',
    ...waveLines(context),
    '',
    ...costLines(plan),
    '',
    ...conditionLines(context),
    '',
    ...linkLines(context),
    ...moveLines(context),
    ...unplannedLines(context),
    ...(all ? machineLines(context) : []),
    ...remarkLines(plan),
    ...(all ? [] : ['', '--all lists every machine, breach and dependency; --json has everything']),
  ]);
}

function headLines({ counts, waves, settings, made, confidence, asOf }: WavePlan): readonly string[] {
  const { machines, planned, unplanned } = counts;
  return [
    `Waves of ${machinesWords(machines)}, ${MADE_WORDS[made]}: ${formatCount(planned)} in ${formatCountOf(waves.length, 'wave')} + ${formatCount(unplanned)} in none; as of ${asOf}`,
    `strategy ${settings.strategy}, profile ${settings.profile}; confidence ${confidence.level}`,
    ...confidence.reasons.flatMap((reason) => wrap(`- ${reason}`, INDENT, INDENT + 2)),
  ];
}

function waveLines({ plan: { waves }, calendar }: Context): readonly string[] {
  const heading = ['wave', 'cutover', 'machines', 'hours', 'to copy', 'risk', 'applications'];
  const row = (wave: PlannedWave): readonly string[] => [
    labelWords(wave),
    cutoverDay(wave, calendar).inShort,
    loadOf(wave, 'machines'),
    loadOf(wave, 'hours'),
    loadOf(wave, 'transferBytes'),
    wave.risk.level,
    wave.applications.length === 0 ? 'none stated' : wave.applications.join(', '),
  ];
  const notes = waves.flatMap((wave) => {
    const { note } = cutoverDay(wave, calendar);
    return note === null ? [] : wrap(`- ${wave.name}: ${note}`, INDENT, INDENT + 2);
  });
  return [...alignRows([heading, ...waves.map(row)], INDENT, [2, 3, 4]), ...notes];
}

function costLines(plan: WavePlan): readonly string[] {
  const { total, lines } = plan.cost;
  const told = lines.filter(({ amount }) => amount > 0);
  const rows = told.map(({ words, amount, weight, cost }) => [
    formatCount(cost),
    `= ${formatCount(amount)} x ${formatCount(weight)}`,
    words,
  ]);
  return [
    ...wrap(`Cost ${formatCount(total)} points: ${plan.bound.said}`),
    ...missingWords(plan).flatMap((words) => wrap(words, INDENT, INDENT)),
    ...alignRows(rows, INDENT, [0]),
    ...(told.length === lines.length ? [] : [`${' '.repeat(INDENT)}all other lines of the cost are 0`]),
  ];
}

const STATES: readonly PlanCondition['state'][] = ['broken', 'kept', 'notJudged'];

function conditionLines({ plan, all, nameOf }: Context): readonly string[] {
  const ordered = STATES.flatMap((state) => plan.conditions.filter((one) => one.state === state));
  return [
    'Conditions',
    ...ordered.flatMap((condition) => {
      const { words, state, judged, kept, isHard, broken, missing, priority } = condition;
      const of = state === 'notJudged' ? (missing ?? '') : `${formatCount(kept)} of ${formatCount(judged)}`;
      const rank = `${isHard ? 'must' : 'aim'}${priority === null ? '' : `, Azure's ${priority}`}`;
      const shown = all ? broken : broken.slice(0, 2);
      return [
        ...wrap(`${CONDITION_WORDS[state]}: ${words} (${rank}): ${of}`, INDENT, INDENT + 2),
        ...shown.flatMap(({ machines, said }) =>
          wrap(
            `- ${said}${machines.length === 0 ? '' : ` (${listed(machines.map(nameOf), all)})`}`,
            INDENT + 2,
            INDENT + 4,
          ),
        ),
        ...(broken.length > shown.length
          ? [`${' '.repeat(INDENT + 2)}and ${formatCount(broken.length - shown.length)} more`]
          : []),
      ];
    }),
  ];
}

const listed = (names: readonly string[], all: boolean, most = TOLD): string =>
  all || names.length <= most
    ? names.join(', ')
    : `${names.slice(0, most).join(', ')} and ${formatCount(names.length - most)} more`;

function moveLines({ plan, all, nameOf }: Context): readonly string[] {
  if (plan.made !== 'replanned') return [];
  const waveOf = waveNamesOf(plan);
  if (plan.moves.length === 0)
    return ['', 'No machine is moved: nothing better was found within the moves that are allowed'];
  return [
    '',
    `Moved: ${machinesWords(plan.moves.reduce((sum, { machines }) => sum + machines.length, 0))}`,
    ...plan.moves.flatMap(({ machines, from, to, change, said }) =>
      wrap(
        `${listed(machines.map(nameOf), all)}: from ${waveOf(from)} to ${waveOf(to)}, ${change < 0 ? `${formatCount(-change)} points less` : `${formatCount(change)} points more`}: ${said}`,
        INDENT,
        INDENT + 2,
      ),
    ),
  ];
}

function unplannedLines({ plan, all }: Context): readonly string[] {
  const kinds = (Object.keys(UNPLANNED_WORDS) as UnplannedMachine['kind'][]).flatMap((kind) => {
    const own = plan.unplanned.filter((one) => one.kind === kind);
    return own.length === 0 ? [] : [{ kind, own }];
  });
  if (kinds.length === 0) return [];
  return [
    '',
    'In no wave',
    ...kinds.flatMap(({ kind, own }) => [
      ...wrap(
        `${UNPLANNED_WORDS[kind]} (${formatCount(own.length)}): ${listed(
          own.map(({ name }) => name),
          all,
        )}`,
        INDENT,
        INDENT + 2,
      ),
      ...(all ? own.flatMap(({ name, reason }) => wrap(`${name}: ${reason}`, INDENT + 2, INDENT + 4)) : []),
    ]),
  ];
}

function machineLines({ plan, calendar }: Context): readonly string[] {
  return plan.waves.flatMap((wave) => [
    '',
    `${wave.name}, ${cutoverDay(wave, calendar).inShort}`,
    ...wave.risk.reasons.flatMap((reason) => wrap(`risk: ${reason}`, INDENT, INDENT + 2)),
    ...plan.machines
      .filter((machine) => machine.wave === wave.number)
      .flatMap(({ name, role, why, zone }) =>
        wrap(
          `${name} (${role ?? 'role unknown'}${zone === null ? '' : `, zone ${zone}`}): ${why.join('; ')}`,
          INDENT,
          INDENT + 2,
        ),
      ),
  ]);
}

function remarkLines({ remarks }: WavePlan): readonly string[] {
  return remarks.length === 0 ? [] : ['', ...remarks.flatMap((remark) => wrap(remark))];
}
