import type { Problem } from '../../model/index.js';

/** The file is no whole Parquet file. @param why in words */
export const damagedParquet = (file: string, why: string): Problem => ({
  code: 'ingest/damaged-parquet',
  severity: 'error',
  at: { file },
  message: `this is a Parquet file that is cut off or damaged: ${why}; nothing of it was read`,
  remedy: 'copy or export the file again',
});

/** @param what in words */
export const unsupportedParquet = (file: string, what: string): Problem => ({
  code: 'ingest/unsupported-parquet',
  severity: 'error',
  at: { file },
  message: `this Parquet file is not read: ${what}`,
  remedy:
    'write the file again with snappy, gzip, zstd or no compression and without encryption, or give the rows as CSV',
});

/** @param why what keeps the reader for small files from it, in words */
export const duckDbMissing = (file: string, why: string): Problem => ({
  code: 'ingest/needs-duckdb',
  severity: 'error',
  at: { file },
  message: `${why}, which takes DuckDB, and the package @duckdb/node-api is not installed`,
  remedy:
    'run "npm install @duckdb/node-api" beside portolan (some 70 MB, nothing is downloaded later), or give smaller files or CSV',
});

/** What `portolan export` writes. */
export const peaksGiven = (file: string): Problem => ({
  code: 'ingest/exported-peaks',
  severity: 'error',
  at: { file },
  message:
    'this is an export of peaks (portolan export), in which samples were rolled up into buckets; it is not read as samples',
  remedy: 'give the store that it was exported from (peaks.store), or the samples themselves',
});
