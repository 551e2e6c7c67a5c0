import type { Milliseconds, Problem } from '../../model/index.js';
import { crc32c } from './crc-32.js';
import { parseHeaderVersion1 } from './header-version-1.js';
import { parseHeaderVersion2 } from './header-version-2.js';
import { beginsLikeAStore, parsePrologue, PROLOGUE_BYTES, segmentBytesOf } from './prologue.js';
import type { Prologue } from './prologue.js';
import { storeBucketLength } from './segment-header.js';
import type { SegmentHeader } from './segment-header.js';
import { damagedSegment, lostTrack, notAStore, otherBuckets, tornTail } from './store-problems.js';

/** A segment whose header was read; its columns were not yet. */
export interface ScannedSegment {
  /** Of its first byte in the file. */
  readonly offsetBytes: number;
  /** Of the format it is written in. */
  readonly version: number;
  /** Of the first byte of its columns in the file. */
  readonly bodyOffsetBytes: number;
  readonly bodyBytes: number;
  readonly header: SegmentHeader;
}

/** What walking along a store found. */
export interface Scan {
  readonly segments: readonly ScannedSegment[];
  readonly problems: readonly Problem[];
  /** Where the last finished segment ends. Behind it lies nothing, or what `tail` says. */
  readonly endBytes: number;
  /** `torn`: a segment that was never finished and may be cut; `damaged`: something else, which must not be. */
  readonly tail: 'none' | 'torn' | 'damaged';
}

/** Asks for bytes and is given them by whoever drives the scan, from memory or from a file. */
type ByteRequest = readonly [offset: number, length: number];

/**
 * Walks from segment to segment and reads their headers only. A generator, so that one walk serves bytes in memory and
 * files: it yields what it wants to read and is resumed with those bytes.
 *
 * @throws {AssessmentError} `timeseries/newer-peaks-store`, `timeseries/other-buckets`
 */
export function* scanSegments(sizeBytes: number, file: string): Generator<ByteRequest, Scan, Uint8Array> {
  const segments: ScannedSegment[] = [];
  const problems: Problem[] = [];
  let common: Milliseconds | null = null;
  let offset = 0;
  while (offset < sizeBytes) {
    if (sizeBytes - offset < PROLOGUE_BYTES) {
      const isForeign = offset === 0 && !beginsLikeAStore(yield [0, sizeBytes]);
      return isForeign ? lost(notAStore(file)) : torn();
    }
    const verdict = parsePrologue(yield [offset, PROLOGUE_BYTES], file);
    if (verdict.kind === 'unwritten') return torn();
    if (verdict.kind !== 'whole') {
      return lost(offset === 0 && verdict.kind === 'foreign' ? notAStore(file) : lostTrack(file, offset, sizeBytes));
    }
    const { prologue } = verdict;
    if (offset + segmentBytesOf(prologue) > sizeBytes) return torn();
    const header = headerOf(yield [offset + PROLOGUE_BYTES, prologue.headerBytes], prologue, file);
    if (header === null) problems.push(damagedSegment(file, offset, 'its header does not match its checksum'));
    else {
      common = commonLength(file, common, storeBucketLength([header]));
      segments.push({
        offsetBytes: offset,
        version: prologue.version,
        bodyOffsetBytes: bodyOffset(offset, prologue),
        bodyBytes: prologue.bodyBytes,
        header,
      });
    }
    offset += segmentBytesOf(prologue);
  }
  return { segments, problems, endBytes: offset, tail: 'none' };

  function lost(problem: Problem): Scan {
    problems.push(problem);
    return { segments, problems, endBytes: offset, tail: 'damaged' };
  }

  function torn(): Scan {
    problems.push(tornTail(file, offset, sizeBytes));
    return { segments, problems, endBytes: offset, tail: 'torn' };
  }
}

/** The length of the buckets so far, which a further segment may not change. */
function commonLength(file: string, common: Milliseconds | null, next: Milliseconds | null): Milliseconds | null {
  if (common === null || next === null) return common ?? next;
  return common === next ? common : otherBuckets(file, next, common);
}

const bodyOffset = (offset: number, { headerBytes }: Prologue): number => offset + PROLOGUE_BYTES + headerBytes;

function headerOf(bytes: Uint8Array, { headerCrc, bodyBytes, version }: Prologue, file: string): SegmentHeader | null {
  if (crc32c(bytes) !== headerCrc) return null;
  if (version === 1) return parseHeaderVersion1(bytes, bodyBytes);
  const header = parseHeaderVersion2(bytes, bodyBytes);
  return header !== null && 'otherBucketMs' in header ? otherBuckets(file, header.otherBucketMs, null) : header;
}
