import type { AssessedCoverage } from '../assessment/index.js';
import { formatCount, formatCountOf } from './figures.js';

const STARS = 5;

const minute = (iso: string): string => `${iso.slice(0, 16).replace('T', ' ')} UTC`;

function monthEndWords(monthEnds: AssessedCoverage['monthEnds']): string {
  if (monthEnds.length === 0) return 'no month-end lies in the window';
  return monthEnds
    .map(
      ({ date, isQuarterEnd, isSeen }) =>
        `${isQuarterEnd ? 'quarter-end' : 'month-end'} ${date} ${isSeen ? 'seen' : 'not seen'}`,
    )
    .join(', ');
}

const KIND_WORDS: Readonly<Record<AssessedCoverage['granularities'][number]['kind'], string>> = {
  sample: 'samples',
  average: 'averages, which are not peaks',
  maximum: 'maxima as the source states them',
  summation: 'totals',
};

/** `20 s samples`; where there are several, each with its series. Averages are never called peaks. */
function granularityWords({ granularities }: AssessedCoverage): string {
  const words = granularities.map(({ intervalSeconds, kind, series, isOfSingleValues }) => {
    if (isOfSingleValues === true) {
      return `${formatCountOf(series, 'single value')}, which ${series === 1 ? 'shows' : 'show'} no interval, taken for averages of ${intervalSeconds} s, which are not peaks`;
    }
    const what = kind === 'summation' && intervalSeconds > 60 ? 'totals, which are not peaks' : KIND_WORDS[kind];
    const of = granularities.length === 1 ? '' : ` in ${formatCountOf(series, 'series', 'series')}`;
    return `${intervalSeconds} s ${what}${of}`;
  });
  return words.join('; ');
}

/** How far the samples of a machine can be trusted, in sentences without a full stop. */
export function coverageWords(coverage: AssessedCoverage): readonly string[] {
  const { percent, stars, presentPoints, expectedPoints, sampledFrom, sampledTo, longestGapHours } = coverage;
  return [
    `coverage ${percent} %, ${'★'.repeat(stars)}${'☆'.repeat(STARS - stars)}: ${formatCount(presentPoints)} of ${formatCount(expectedPoints)} points needed`,
    `${granularityWords(coverage)}${sampledFrom === null || sampledTo === null ? '' : `, ${minute(sampledFrom)} to ${minute(sampledTo)}`}`,
    `longest gap ${longestGapHours} h; ${monthEndWords(coverage.monthEnds)}`,
  ];
}
