import type { AssessedCoverage } from '../assessment/index.js';
import { formatCount } from './figures.js';

const STARS = 5;

const minute = (iso: string): string => `${iso.slice(0, 16).replace('T', ' ')} UTC`;

function monthEndWords(monthEnds: AssessedCoverage['monthEnds']): string {
  if (monthEnds.length === 0) return 'the window touches no month-end';
  return monthEnds.map(({ date, isSeen }) => `month-end ${date} ${isSeen ? 'seen' : 'not seen'}`).join(', ');
}

/** How far the samples of a machine can be trusted, in sentences without a full stop. */
export function coverageWords(coverage: AssessedCoverage): readonly string[] {
  const { percent, stars, presentPoints, expectedPoints, sampledFrom, sampledTo, longestGapHours } = coverage;
  const what = coverage.isOfAverages ? 'averages, which are not peaks' : 'samples';
  return [
    `coverage ${percent} %, ${'★'.repeat(stars)}${'☆'.repeat(STARS - stars)}: ${formatCount(presentPoints)} of ${formatCount(expectedPoints)} points needed`,
    `${coverage.intervalSeconds} s ${what}${sampledFrom === null || sampledTo === null ? '' : `, ${minute(sampledFrom)} to ${minute(sampledTo)}`}`,
    `longest gap ${longestGapHours} h; ${monthEndWords(coverage.monthEnds)}`,
  ];
}
