// Series with gaps: samples rolled into buckets of 10 minutes or another length, percentiles, coverage, the bytes of peaks.store, and
// the clocks of time zones.
// Knows no file format of a source and no VM size; reading sources is ingest's, sizing is sizing's.
export {
  averagedKindOf,
  AVERAGES_AGAINST_FIVE_MINUTES,
  AVERAGES_AGAINST_SAMPLES,
  describeMinuteReadings,
  describeShortfall,
  expectedShortfall,
} from './averaging-bands.js';
export type {
  AveragedKind,
  AveragingBand,
  AveragingBands,
  ExpectedShortfall,
  MeasuredBands,
} from './averaging-bands.js';
export {
  BUCKET_MINUTES,
  bucketLength,
  bucketWord,
  commonBucketLength,
  DEFAULT_BUCKET_MS,
  minutesIn,
} from './bucket-length.js';
export { coarsestGranularity } from './coarsest-granularity.js';
export { addExactly, roundedSum } from './exact-sum.js';
export { combineGranularities, hidesPeaks } from './granularity.js';
export { compareKeys } from './compare-keys.js';
export { createSampleSink } from './create-sample-sink.js';
export { deriveCalendar } from './derive-calendar.js';
export type { Calendar, CalendarDay, CalendarMonthEnd, CalendarZone, MachineCalendar } from './derive-calendar.js';
export { deriveCoverage, starsOf } from './derive-coverage.js';
export type { ExpectedInstances, MachineCoverage, MonthEndSeen, SeriesCoverage, Stars } from './derive-coverage.js';
export { mergePeaks, mergePeaksTold } from './merge-peaks.js';
export type { MergedPeaks, SeriesOverlap } from './merge-peaks.js';
export {
  boundedTotals,
  countOverlaps,
  overlapsResolved,
  partialTotals,
  wordsOfOverlaps,
  wordsOfSeries,
} from './overlap-problems.js';
export type { MonthEnd } from './month-ends.js';
export { PLAIN_CODEC } from './peaks-store/column-codec.js';
export type { ColumnCodec } from './peaks-store/column-codec.js';
export { decodeBody, decodeSegments } from './peaks-store/decode-segments.js';
export type { DecodedSegments, StoreReading } from './peaks-store/decode-segments.js';
export { encodeSegment } from './peaks-store/encode-segment.js';
export {
  appendsIn,
  compactSegments,
  groupAppends,
  originOf,
  readJoinedMachines,
  readJoinedSeries,
  segmentsOf,
  spanOfSegments,
} from './peaks-store/compact-segments.js';
export { joinSeries } from './peaks-store/join-series.js';
export { derivePercentiles } from './peaks-store/derive-percentiles.js';
export { readMachineMaxima } from './peaks-store/read-machine-maxima.js';
export type { SeriesMaxima } from './peaks-store/read-machine-maxima.js';
export type { PercentileQuestion, StoredPercentile } from './peaks-store/derive-percentiles.js';
export type { SegmentOptions } from './peaks-store/encode-segment.js';
export { openSegment, openStore, scanSource } from './peaks-store/open-store.js';
export type { ByteSource, OpenSegment, OpenStore } from './peaks-store/open-store.js';
export { looksLikePeaksStore, PROLOGUE_BYTES } from './peaks-store/prologue.js';
export type { Scan, ScannedSegment } from './peaks-store/scan-segments.js';
export type { AppendPart, ColumnName, StoredColumn, StoredSeries } from './peaks-store/segment-header.js';
export type { StoredMachine, StoreOrigin, StoreSource } from './peaks-store/store-origin.js';
export { storeBucketLength } from './peaks-store/segment-header.js';
export { damagedSegment, otherBuckets } from './peaks-store/store-problems.js';
export { interpolatedPercentileOfSorted, percentileOfSeries, percentileOfSorted, rankOf } from './percentile.js';
export type { PercentileMethod, SeriesPercentile } from './percentile.js';
export { findPosingAverages } from './posing-averages.js';
export type { PosingAverages } from './posing-averages.js';
export { createRepeatWatch } from './repeat-watch.js';
export type { RepeatWatch, WatchedRows } from './repeat-watch.js';
export { DEFAULT_SINK_OPTIONS, READING_LIMIT } from './sample-sink.js';
export { createMemorySpool } from './rolled-rows.js';
export type { RecordSpool, RolledBase, RolledLayout, RolledRest, RolledRows, RolledTarget } from './rolled-rows.js';
export { stampColumnOf, stampRunsOf } from './packed-column.js';
export { emptyLedger, hasStamp, noteRun, noteStamp } from './stamp-ledger.js';
export type { StampLedger } from './stamp-ledger.js';
export type { Reading, RollUpNotes, RowSink, SampleSink, SampleSinkOptions } from './sample-sink.js';
export { ALL_INSTANCES, CHANNELS, MINUTE_MS, WHOLE_MACHINE } from './series.js';
export type { BucketSeries, Channel, Granularity, PeakSet, Rollup, SeriesKey, SeriesKind } from './series.js';
export { sliceWindow, windowOf } from './slice-window.js';
export type { SampledSpan, Window } from './slice-window.js';
export { describeStatedIntervals } from './stated-intervals.js';
export { widenBuckets } from './widen-buckets.js';
export { createTimeZone } from './time-zone.js';
export type { TimeZone } from './time-zone.js';
export { unmaskAverages } from './unmask-averages.js';
