import { countUnmeasured, isOff } from '../../assessment/index.js';
import type { AssessedMachine, Assessment } from '../../assessment/index.js';
import { formatAmount, formatCountOf } from '../figures.js';
import { unmeasuredWords } from '../words.js';
import { seesEveryMonthEnd } from './data-quality.js';
import { heldPercent } from './quality-words.js';
import type { FoundRisk } from './risks.js';

/** Coverage of fewer stars is told: less than what Azure Migrate itself calls a fair confidence. */
const FEWEST_STARS = 4;

/** Risks of what is not known: averages that pose as samples, machines without any, gaps, month-ends that nobody saw, prices that nobody has. */
export function dataRisks(assessment: Assessment): readonly FoundRisk[] {
  return assessment.policy.sizing.mode === 'asIs'
    ? [unpriced(assessment)]
    : [
        ...[averages(assessment), unsampled(assessment), thin(assessment), unseenMonthEnds(assessment)],
        ...[unmeasured(assessment), unchecked(assessment), unpriced(assessment)],
      ];
}

type Told = Pick<FoundRisk, 'id' | 'places'> & {
  readonly machines: readonly AssessedMachine[];
  readonly title: string;
  readonly why: string;
};

const doubt = ({ machines, ...told }: Told): FoundRisk => ({
  ...told,
  effect: 'doubts',
  machines: machines.map(({ id }) => id),
});

const SAMPLES = ['quality', 'seen', 'basis'] as const;

function averages({ machines }: Assessment): FoundRisk {
  const touched = machines.filter(({ coverage }) => coverage?.isOfAverages === true);
  const longest = touched.reduce((most, { coverage }) => Math.max(most, coverage?.intervalSeconds ?? 0), 0);
  return doubt({
    ...{ id: 'averages', machines: touched, places: SAMPLES },
    title: `${formatCountOf(touched.length, 'machine')} known by averages only`,
    why: `Short loads are gone: an average of up to ${formatAmount(longest / 60)} minutes lies below them, and a size that fits it may be too small.`,
  });
}

function unsampled({ machines }: Assessment): FoundRisk {
  const touched = machines.filter((machine) => machine.coverage === null && !isOff(machine));
  return doubt({
    ...{ id: 'unsampled', machines: touched, places: SAMPLES },
    title: `${formatCountOf(touched.length, 'running machine')} without samples`,
    why: 'What they use over time is not known: their sizes rest on what they are configured with, or on a single figure, and cost too much or carry too little.',
  });
}

function thin({ machines }: Assessment): FoundRisk {
  const touched = machines.filter(({ coverage }) => coverage !== null && coverage.stars < FEWEST_STARS);
  const percents = touched.flatMap(({ coverage }) => (coverage === null ? [] : [heldPercent(coverage)]));
  const [least, most] = [Math.min(...percents), Math.max(...percents)];
  return doubt({
    ...{ id: 'gaps', machines: touched, places: SAMPLES },
    title: `${formatCountOf(touched.length, 'machine')} with too few samples for a fair confidence`,
    why: `That takes more than 60 % of the points that sizing needs; here it is ${least === most ? '' : `${formatAmount(least, 1)} to `}${formatAmount(most, 1)} %. ${gapWords(touched)}`,
  });
}

/** Days without anything, then days that are whole but for the first and the last. */
const LATE = /^\.+[1-9]?#*[1-9]?$/;

/** One gap before sampling began is told apart from gaps within it. */
function gapWords(touched: readonly AssessedMachine[]): string {
  const late = touched.filter(({ coverage }) => LATE.test(coverage?.days ?? '')).length;
  if (late === 0) return 'What falls into a gap is in no size.';
  return late === touched.length
    ? 'The one gap is the time before sampling began: what happened then is in no size.'
    : `Of ${formatCountOf(late, 'machine')} the one gap is the time before sampling began; the others have gaps within it too. What falls into one is in no size.`;
}

function unseenMonthEnds({ machines }: Assessment): FoundRisk {
  const touched = machines.filter((machine) => machine.coverage !== null && !seesEveryMonthEnd(machine));
  return doubt({
    ...{ id: 'month-ends', machines: touched, places: ['seen', ...SAMPLES] },
    title: `${formatCountOf(touched.length, 'machine')} with a month-end that no sample shows`,
    why: 'Closing the books, payroll and reports run at the turn of a month. If these need more than any day that was seen, no size here has it.',
  });
}

function unmeasured({ machines }: Assessment): FoundRisk {
  const touched = machines.filter(({ coverage }) => coverage !== null && coverage.notMeasured.length > 0);
  const words = unmeasuredWords(countUnmeasured(touched.map(({ coverage }) => coverage?.notMeasured ?? [])));
  return doubt({
    ...{ id: 'unmeasured', machines: touched, places: SAMPLES },
    title: `${formatCountOf(touched.length, 'machine')} with samples that lack a quantity`,
    why: `Never measured: ${words}. There the size rests on what is configured, or no limit is held against it.`,
  });
}

const UNCHECKED = 'sizing/unchecked-limit';

function unchecked({ machines }: Assessment): FoundRisk {
  const touched = machines.filter(({ findings }) => findings.some(({ rule }) => rule === UNCHECKED));
  return doubt({
    ...{ id: 'unchecked', machines: touched, places: ['findings'] },
    title: `${formatCountOf(touched.length, 'machine')} with a limit that nobody could check`,
    why: 'The catalogue does not know a figure of the chosen size that this machine needs: it may not be enough.',
  });
}

function unpriced({ machines }: Assessment): FoundRisk {
  const touched = machines.filter(({ cost }) => cost === null || cost.unknownLines > 0);
  return doubt({
    ...{ id: 'unpriced', machines: touched, places: ['cost'] },
    title: `${formatCountOf(touched.length, 'machine')} whose cost is not known in full`,
    why: 'They have no size, or a line of their bill has no known price. They are in no sum, so the true cost is higher than the one shown.',
  });
}
