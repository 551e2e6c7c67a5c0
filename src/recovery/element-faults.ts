import { plainMachineName } from '../model/index.js';
import type { ElementFigures, Figure } from './recovery-settings.js';
import type { SettingsFault } from './settings-problems.js';

/** What of an element counts. */
type FigureKey = 'mtbfHours' | 'mttrHours' | 'availabilityPercent' | 'needed';

/** A fault of one element, and the figures that do not count for it. */
export interface ElementFault extends SettingsFault {
  /** Where it stands: the first of them. */
  readonly key: FigureKey | null;
  readonly drops: readonly FigureKey[];
}

/** A fault and its repair take at least so many hours together: what fails more often is no figure of anything; ours. */
export const LEAST_CYCLE_HOURS = 0.1;

/** Of two statements of one thing, shares of lost time that differ by more than this part of the larger are two answers; ours. */
const SAME_WITHIN = 0.1;

/** Names of which a share is asked and nothing else. */
const SHARES: ReadonlySet<string> = new Set(['failover', 'recovery machine', 'recovery site'].map(plainMachineName));

const INSTEAD = 'what holds without it stands in its place';

/** What is wrong with the figures of one element by themselves, whatever the estate is. What is wrong does not count, and is never mended. */
export function faultsOfElement(element: ElementFigures): readonly ElementFault[] {
  const single = [
    ...outOfRange(element, 'mtbfHours', { words: `at least ${LEAST_CYCLE_HOURS} h`, isRight: isMtbf }),
    ...outOfRange(element, 'mttrHours', { words: 'a number that is not negative', isRight: isNotNegative }),
    ...outOfRange(element, 'availabilityPercent', { words: 'from 0 to 100 %', isRight: isPercent }),
    ...outOfRange(element, 'needed', { words: 'a whole number from 0 on', isRight: isCount }),
  ];
  const kept = withoutFaults(element, single);
  return [...single, ...contradictions(kept), ...unusedFigures(kept)];
}

/** The element with what counts of it alone. */
export const withoutFaults = (element: ElementFigures, faults: readonly ElementFault[]): ElementFigures => ({
  ...element,
  ...Object.fromEntries(faults.flatMap(({ drops }) => drops.map((key) => [key, null]))),
});

const isMtbf = (value: number): boolean => Number.isFinite(value) && value >= LEAST_CYCLE_HOURS;
const isNotNegative = (value: number): boolean => Number.isFinite(value) && value >= 0;
const isPercent = (value: number): boolean => value >= 0 && value <= 100;
const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;

function outOfRange(
  element: ElementFigures,
  key: FigureKey,
  { words, isRight }: { readonly words: string; readonly isRight: (value: number) => boolean },
): readonly ElementFault[] {
  const figure = element[key] ?? null;
  if (figure === null || isRight(figure.value)) return [];
  return [
    {
      ...{ code: 'bad-figure', severity: 'error', key, drops: [key] },
      message: `${key} of the element "${element.name}" is ${String(figure.value)}, which is not ${words}: it is left out, and ${INSTEAD}`,
      remedy: `write ${key} as ${words}`,
    },
  ];
}

function contradictions({ name, mtbfHours, mttrHours, availabilityPercent }: ElementFigures): readonly ElementFault[] {
  if (availabilityPercent === null || mttrHours === null) return [];
  const share = availabilityPercent.value / 100;
  if (mtbfHours !== null) return differing({ name, mtbfHours, mttrHours, availabilityPercent });
  const cycle = share === 1 ? Infinity : mttrHours.value / (1 - share);
  if (cycle >= LEAST_CYCLE_HOURS) return [];
  return [
    {
      ...{ code: 'contradicted-figures', severity: 'error' },
      ...{ key: 'availabilityPercent', drops: ['availabilityPercent', 'mttrHours'] },
      message: `the element "${name}" is there ${availabilityPercent.value} % of the time and works again after ${mttrHours.value} h, so that it would fail every ${String(Number(cycle.toPrecision(2)))} h: neither is used, and ${INSTEAD}`,
      remedy: 'correct whichever of the two is wrong',
    },
  ];
}

interface ThreeFigures {
  readonly name: string;
  readonly mtbfHours: Figure;
  readonly mttrHours: Figure;
  readonly availabilityPercent: Figure;
}

function differing({ name, mtbfHours, mttrHours, availabilityPercent }: ThreeFigures): readonly ElementFault[] {
  const stated = 1 - availabilityPercent.value / 100;
  const reckoned = mttrHours.value / (mtbfHours.value + mttrHours.value);
  if (Math.abs(stated - reckoned) <= SAME_WITHIN * Math.max(stated, reckoned)) return [];
  return [
    {
      ...{ code: 'contradicted-figures', severity: 'error', key: 'availabilityPercent' },
      drops: ['mtbfHours', 'mttrHours', 'availabilityPercent'],
      message: `the element "${name}" is there ${availabilityPercent.value} % of the time by its availabilityPercent, and ${Number(((1 - reckoned) * 100).toFixed(4))} % by its mtbfHours and mttrHours: none of the three is used, and ${INSTEAD}`,
      remedy: 'state the availability, or the hours, and leave the other out',
    },
  ];
}

function unusedFigures(element: ElementFigures): readonly ElementFault[] {
  const { name, mtbfHours, mttrHours, availabilityPercent, needed = null } = element;
  const hasHours = mtbfHours !== null || mttrHours !== null;
  if (SHARES.has(plainMachineName(name)) && hasHours && availabilityPercent === null) {
    return [
      {
        ...{ code: 'unused-figures', severity: 'error', key: mtbfHours === null ? 'mttrHours' : 'mtbfHours' },
        drops: ['mtbfHours', 'mttrHours'],
        message: `of "${name}" nothing but availabilityPercent is asked: its hours are not used`,
        remedy: 'state availabilityPercent',
      },
    ];
  }
  if (hasHours || availabilityPercent !== null || needed !== null) return [];
  return [
    {
      ...{ code: 'no-figures', severity: 'warning', key: null, drops: [] },
      message: `the element "${name}" has no figure that counts`,
      remedy: 'state mtbfHours and mttrHours, or availabilityPercent, or needed, each with its basis; or leave it out',
    },
  ];
}
