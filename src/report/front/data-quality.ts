import { isOff } from '../../assessment/index.js';
import type { AssessedMachine, Assessment } from '../../assessment/index.js';

/** A: the figures stand on their own. E: they are guesses from what is configured. */
export type Grade = 'A' | 'B' | 'C' | 'D' | 'E';

export const GRADES: readonly Grade[] = ['A', 'B', 'C', 'D', 'E'];

/** One of the facts that the grade is made of. `count` of `whole` is what its rule looks at. */
export interface QualityFact {
  readonly kind: 'sampled' | 'coverage' | 'measured' | 'granularity' | 'days' | 'monthEnds' | 'stated';
  readonly grade: Grade;
  /** Machines with samples; points that samples hold; machines of which every quantity was measured; machines without averages; days; machines that show every month-end; machines with a known system and power. */
  readonly count: number;
  readonly whole: number;
}

/** How far the figures of an assessment can be trusted. */
export interface DataQuality {
  /** The worst of its facts: a chain is as strong as its weakest link. */
  readonly grade: Grade;
  readonly facts: readonly QualityFact[];
  /** The finest and the coarsest of what one value of a series stands for, in seconds; null without samples. */
  readonly intervals: { readonly finest: number; readonly coarsest: number } | null;
}

/**
 * At least so much is an A, a B, a C, a D; less is an E. In percent of `whole`, of `days` in days. A month-end that nobody saw costs no more than
 * two grades, since all else may be sound; ours, as the whole rule is.
 */
export const QUALITY_STEPS: Readonly<Record<QualityFact['kind'], readonly [number, number, number, number]>> = {
  sampled: [95, 80, 50, 1],
  coverage: [90, 75, 50, 25],
  measured: [95, 80, 50, 25],
  granularity: [100, 95, 75, 25],
  days: [28, 14, 7, 1],
  monthEnds: [90, 50, 0, 0],
  stated: [99, 95, 80, 50],
};

/** The grade of `count` of `whole` by the steps of its kind; of nothing the worst. */
export function gradeOf(kind: QualityFact['kind'], count: number, whole: number): Grade {
  if (whole === 0) return 'E';
  const at = QUALITY_STEPS[kind].findIndex((step) => (kind === 'days' ? count >= step : 100 * count >= step * whole));
  return GRADES[at] ?? 'E';
}

/** The worst of the grades; of none the worst there is. */
export const worstOf = (grades: readonly Grade[]): Grade =>
  grades.reduce<Grade | null>((worst, grade) => (worst === null || grade > worst ? grade : worst), null) ?? 'E';

/**
 * The grade of the data: each fact by `QUALITY_STEPS`, the whole by its worst. Machines that are off are not asked for samples: they have none to
 * give. Without any samples only what is stated and the lack of samples are facts.
 */
export function deriveDataQuality({ machines, calendar, window }: QualityInput): DataQuality {
  const running = machines.filter((machine) => !isOff(machine));
  const sampled = machines.filter(({ coverage }) => coverage !== null);
  const stated = machines.filter(({ source, power }) => source.osFamily !== 'unknown' && power !== 'unknown');
  const facts = [
    fact('sampled', running.filter(({ coverage }) => coverage !== null).length, running.length),
    ...(sampled.length === 0 ? [] : ofSamples(sampled, { calendar, window })),
    fact('stated', stated.length, machines.length),
  ];
  return { grade: worstOf(facts.map(({ grade }) => grade)), facts, intervals: intervalsOf(sampled) };
}

type QualityInput = Pick<Assessment, 'machines' | 'calendar' | 'window'>;

const fact = (kind: QualityFact['kind'], count: number, whole: number): QualityFact => ({
  ...{ kind, count, whole },
  grade: gradeOf(kind, count, whole),
});

function ofSamples(
  sampled: readonly AssessedMachine[],
  { calendar, window }: Pick<QualityInput, 'calendar' | 'window'>,
): readonly QualityFact[] {
  const points = (of: 'presentPoints' | 'expectedPoints'): number =>
    sampled.reduce((sum, { coverage }) => sum + (coverage?.[of] ?? 0), 0);
  const days = calendar === null ? 0 : calendar.machinesByDay.filter((machines) => machines > 0).length;
  return [
    fact('coverage', points('presentPoints'), points('expectedPoints')),
    fact('measured', sampled.filter(({ coverage }) => coverage?.notMeasured.length === 0).length, sampled.length),
    fact('granularity', sampled.filter(({ coverage }) => coverage?.isOfAverages === false).length, sampled.length),
    fact('days', days, window?.days ?? days),
    fact('monthEnds', sampled.filter(seesEveryMonthEnd).length, sampled.length),
  ];
}

/** A window without any turn of a month shows none. */
export const seesEveryMonthEnd = ({ coverage }: Pick<AssessedMachine, 'coverage'>): boolean =>
  coverage !== null && coverage.monthEnds.length > 0 && coverage.monthEnds.every(({ isSeen }) => isSeen);

function intervalsOf(sampled: readonly AssessedMachine[]): DataQuality['intervals'] {
  const seconds = sampled.flatMap(({ coverage }) =>
    (coverage?.granularities ?? []).map(({ intervalSeconds }) => intervalSeconds),
  );
  if (seconds.length === 0) return null;
  return seconds.reduce(
    ({ finest, coarsest }, interval) => ({
      finest: Math.min(finest, interval),
      coarsest: Math.max(coarsest, interval),
    }),
    { finest: Infinity, coarsest: 0 },
  );
}
