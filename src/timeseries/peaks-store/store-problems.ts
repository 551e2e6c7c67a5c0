import { AssessmentError } from '../../model/index.js';
import type { Problem } from '../../model/index.js';
import { BUCKET_MINUTES, minutesIn } from '../bucket-length.js';

const SAMPLES_AGAIN = 'read the samples in again to have the missing ones';

/** The file ends within a segment: an append or a copy that was cut off. What stands before it is whole. */
export const tornTail = (file: string, offset: number, sizeBytes: number): Problem => ({
  code: 'timeseries/torn-peaks-store',
  severity: 'warning',
  at: { file },
  message: `the last ${sizeBytes - offset} bytes, from byte ${offset}, are a segment that was never finished and are left out`,
  remedy: `${SAMPLES_AGAIN}; the next append cuts the torn end off`,
});

/** Bytes are not what was written. The segment is left out as a whole, the others are read. */
export const damagedSegment = (file: string, offset: number, what: string): Problem => ({
  code: 'timeseries/damaged-peaks-store',
  severity: 'error',
  at: { file },
  message: `the segment at byte ${offset} is damaged and left out: ${what}`,
  remedy: `restore the file from a copy, or ${SAMPLES_AGAIN}`,
});

/** The start of a segment is not what was written, so nothing behind it can be found. */
export const lostTrack = (file: string, offset: number, sizeBytes: number): Problem => ({
  code: 'timeseries/damaged-peaks-store',
  severity: 'error',
  at: { file },
  message: `the segment at byte ${offset} has a damaged start; it and all behind it, ${sizeBytes - offset} bytes, are left out`,
  remedy: `restore the file from a copy, or ${SAMPLES_AGAIN}`,
});

/** The first bytes are those of something else. */
export const notAStore = (file: string): Problem => ({
  code: 'timeseries/not-a-peaks-store',
  severity: 'error',
  at: { file },
  message: 'is not a peaks.store: it does not begin with the bytes of one',
  remedy: 'name the peaks.store that portolan ingest wrote',
});

/**
 * Ends a run that was given buckets of another length than it counts in: joined or read as its own they would mean nothing.
 *
 * @param expectedMs what the run counts in; null: whatever the store has, and it has none that is offered
 */
export function otherBuckets(file: string, bucketMs: number, expectedMs: number | null): never {
  const minutes = minutesIn(bucketMs);
  throw new AssessmentError({
    code: 'timeseries/other-buckets',
    severity: 'error',
    at: { file },
    message:
      expectedMs === null
        ? `has buckets of ${minutes} minutes, and this program knows those of ${BUCKET_MINUTES.join(', ')}`
        : `has buckets of ${minutes} minutes, and this run counts in buckets of ${minutesIn(expectedMs)}`,
    remedy:
      expectedMs === null
        ? 'read the samples themselves in again, into a store of its own'
        : `use --bucket-minutes ${minutes}, or read the samples themselves in again, into a store of its own`,
  });
}

/** Ends a run that was given the file of a later program. */
export function newerVersion(file: string, version: number): never {
  throw new AssessmentError({
    code: 'timeseries/newer-peaks-store',
    severity: 'error',
    at: { file },
    message: `has version ${version} of the peaks.store format, which this program does not know`,
    remedy: 'use the program that wrote it or a later one, or read the samples in again with this one',
  });
}
