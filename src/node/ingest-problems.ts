import type { Problem } from '../model/index.js';
import { countOverlaps, wordsOfOverlaps, wordsOfSeries } from '../timeseries/index.js';
import type { SeriesOverlap, StoreSource } from '../timeseries/index.js';

/** The same content was ingested before: nothing is read of it. */
export const alreadyInStore = (file: string, source: StoreSource): Problem => ({
  code: 'ingest/already-in-store',
  severity: 'info',
  at: { file },
  message: `the store holds the samples of this file already${source.file === file ? '' : `, read as ${source.file}`}; it is left out`,
  remedy: 'nothing: the same file counts once, whatever it is called and however it is packed',
});

/** Two inputs of one run are one file. */
export const givenTwice = (file: string, twin: string): Problem => ({
  code: 'ingest/already-in-store',
  severity: 'info',
  at: { file },
  message: `the content is that of ${twin}, which is given too; it is left out`,
  remedy: 'nothing: the same file counts once, whatever it is called and however it is packed',
});

/** The store holds the beginning of a file that was written to since. */
export const grownSince = (file: string, source: StoreSource): Problem => ({
  code: 'ingest/grown-since',
  severity: 'error',
  at: { file },
  message: `the store holds the first ${source.bytes} bytes of this file, read as ${source.file}; it has grown since and is left out, for its beginning would count twice`,
  remedy:
    'ingest files once they are complete, such as one a day; for this one write the new rows into a file of their own, or make the store anew',
});

/** A file that the store holds would be read differently now. */
export const readOtherwise = (file: string, source: StoreSource, readAs: string): Problem => ({
  code: 'ingest/read-otherwise',
  severity: 'warning',
  at: { file },
  message: `the store holds this file as it was read with ${wordsOf(source.readAs)}; now it would be read with ${wordsOf(readAs)}; the store is left as it is`,
  remedy: 'make the store anew if the first reading was wrong',
});

const wordsOf = (readAs: string): string => (readAs === '' ? 'no zone, mapping or inventory' : readAs);

/** A file that cannot be read to its end; half of it would have to be found and taken out again once the whole is there. */
export const unhashable = (file: string, cause: unknown): Problem => ({
  code: 'ingest/unreadable-file',
  severity: 'error',
  at: { file },
  message: `the file cannot be read to its end (${cause instanceof Error ? cause.message.replace(/, .*$/, '') : 'unknown reason'}); nothing of it is ingested`,
  remedy: 'check that the file may be read, and copy or pack it again',
});

/**
 * Peaks of the same series and time stand in the store already, from other files.
 *
 * @param shared the series, at least one
 * @param overlaps those of which both hold more samples than fit
 */
export const overlapsStore = (shared: readonly SeriesOverlap[], overlaps: readonly SeriesOverlap[]): Problem => ({
  code: 'ingest/overlaps-store',
  severity: 'warning',
  at: null,
  message: `${shared.length} series have samples at times for which the store holds samples of the same series from other files, the first is ${wordsOfSeries(shared[0]!.key)}; ${howResolved(overlaps)}`,
  remedy:
    'nothing, if files overlap or were exported twice, or hold different stamps; where different machines share a name, give them ids (machineId)',
});

const howResolved = (overlaps: readonly SeriesOverlap[]): string =>
  overlaps.length === 0
    ? 'together they are no more than fit, so peaks are the larger of both, and sums and counts add up'
    : `${wordsOfOverlaps(countOverlaps(overlaps))} hold more samples than fit and so the same time twice: the source with more of them counts, the other only raises the maximum`;

/** Nothing can tell whether a file is among peaks of unknown origin. */
export const unknownSources = (file: string): Problem => ({
  code: 'ingest/unknown-sources',
  severity: 'warning',
  at: { file },
  message:
    'the store holds peaks and does not say of which files, so samples that are given beside it may count twice in sums and counts',
  remedy: 'make the store anew with portolan ingest, which notes every file',
});

/** Two stores hold the same file. */
export const storesShareSource = (file: string, source: StoreSource): Problem => ({
  code: 'ingest/stores-overlap',
  severity: 'warning',
  at: { file },
  message: `another store that is given holds the samples of ${source.file} too; where both have all of its samples they count once`,
  remedy: 'give one of the two stores, or ingest all files into one',
});
