// Series with gaps: samples rolled into 10-minute buckets, percentiles, coverage, and the bytes of peaks.store.
// Knows no file format of a source and no VM size; reading sources is ingest's, sizing is sizing's.
export { createSampleSink } from './create-sample-sink.js';
export { interpolatedPercentileOfSorted, percentileOfSeries, percentileOfSorted, rankOf } from './percentile.js';
export type { PercentileMethod, SeriesPercentile } from './percentile.js';
export { DEFAULT_SINK_OPTIONS, READING_LIMIT } from './sample-sink.js';
export type { Reading, RollUpNotes, SampleSink, SampleSinkOptions } from './sample-sink.js';
export { ALL_INSTANCES, BUCKET_MS, CHANNELS, MINUTE_MS, WHOLE_MACHINE } from './series.js';
export type { BucketSeries, Channel, Granularity, PeakSet, SeriesKey } from './series.js';
