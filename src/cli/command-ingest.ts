import type { Command } from 'commander';
import { inputOfSamples } from '../ingest/index.js';
import { ingestSamples, readEstate, readSampleMapping } from '../node/index.js';
import type { Ingestion } from '../node/index.js';
import { renderIngestText } from '../report/index.js';
import { DEFAULT_BUCKET_MS, describeMinuteReadings, describeShortfall, minutesIn } from '../timeseries/index.js';
import { asText } from './as-text.js';
import { CommandEnd } from './command-line.js';
import type { CommandLine } from './command-line.js';
import { asLongRun } from './long-run.js';
import type { LongRun, StopWords } from './long-run.js';
import {
  addBucketOption,
  addFailureOptions,
  addQuietOption,
  bucketMinutesOf,
  checkOptions,
  failIfAsked,
  zoneOf,
} from './options.js';
import type { AssessOptions } from './options.js';
import { withStdin } from './stdin-input.js';

/** The store that is filled unless one is named. */
const DEFAULT_STORE = 'peaks.store';

interface IngestCommandOptions extends Pick<
  AssessOptions,
  'mapping' | 'zone' | 'bucketMinutes' | 'json' | 'quiet' | 'strict' | 'failOn'
> {
  readonly store: string;
  readonly inventory?: string;
  readonly compact?: boolean;
  readonly all?: boolean;
}

const STOP_WORDS: StopWords = {
  before: 'the store is as it was before this run',
  after: 'by then the store held all that is told above: nothing is lost and nothing half written',
};

async function ingest(paths: readonly string[], options: IngestCommandOptions, run: LongRun): Promise<void> {
  const { line, signal, onProgress, commit } = run;
  checkOptions(options);
  const mapping = options.mapping === undefined ? null : await readSampleMapping(options.mapping);
  const machines = options.inventory === undefined ? undefined : (await readEstate([options.inventory])).machines;
  const result = await withStdin(paths, signal, (files) =>
    ingestSamples(files, options.store, {
      mapping,
      zone: zoneOf(options),
      bucketMinutes: bucketMinutesOf(options),
      signal,
      onProgress,
      ...(machines === undefined ? {} : { machines }),
      ...(options.compact === undefined ? {} : { compact: options.compact }),
    }),
  );
  commit();
  line.out(
    options.json === true
      ? `${JSON.stringify(plainOf(result), null, 2)}\n`
      : asText(line, () => renderIngestText(viewOf(result), { all: options.all === true })),
  );
  failIfNoneUsable(result, line);
  failIfAsked(result.problems, options, line);
}

/** A run that fills a store from broken files, night by night, must not pass for one that did. */
function failIfNoneUsable({ readings, held }: Ingestion, line: CommandLine): void {
  if (readings > 0 || held > 0) return;
  line.error('None of the files could be used, and the store holds none of them: exit code 2\n');
  throw new CommandEnd(2);
}

/** Of what kind the series are, the figures do not say; all that averages may hide is told. */
const ALL_KINDS = new Set(['cpu', 'diskIops', 'diskBytes', 'network'] as const);

const shortfallsOf = ({ added, bucketMs }: Ingestion): readonly string[] =>
  added.intervalsMs.flatMap((intervalMs) => {
    const minute = describeMinuteReadings(intervalMs, ALL_KINDS, bucketMs);
    if (minute !== null) return [`readings of ${intervalMs / 1000} s; ${minute}`];
    const isHiding = added.averageIntervalsMs.includes(intervalMs);
    const words = isHiding ? describeShortfall(intervalMs, ALL_KINDS, bucketMs) : null;
    return words === null ? [] : [`averages of ${intervalMs / 1000} s: ${words}`];
  });

/** As in the header of the store: not stated where it is the default. */
const bucketsOf = ({ bucketMs }: Pick<Ingestion, 'bucketMs'>): { readonly bucketMinutes?: number } =>
  bucketMs === DEFAULT_BUCKET_MS ? {} : { bucketMinutes: minutesIn(bucketMs) };

const viewOf = ({ files, ...rest }: Ingestion): Parameters<typeof renderIngestText>[0] => ({
  ...rest,
  ...bucketsOf(rest),
  shortfalls: shortfallsOf({ files, ...rest }),
  files: files.map(({ file, summary }) => ({ file, input: summary === null ? null : inputOfSamples(summary) })),
});

/** As JSON has it: maps as objects, instants as they stand. */
const plainOf = ({ files, bucketMs, ...rest }: Ingestion): unknown => ({
  files: files.map(({ summary, ...file }) => ({
    ...file,
    summary: summary === null ? null : { ...summary, comments: Object.fromEntries(summary.comments) },
  })),
  ...bucketsOf({ bucketMs }),
  ...rest,
});

export function addIngestCommand(program: Command, line: CommandLine): void {
  const command = program
    .command('ingest')
    .description('read samples into a store of peaks, once each; assess takes the store in place of them')
    .argument('<inputs...>', 'samples: files, folders, patterns such as perf/*.csv, or - for stdin')
    .option('--store <file>', 'the store to make or append to', DEFAULT_STORE)
    .option('--mapping <file>', 'YAML file that says which columns of a foreign CSV hold which samples')
    .option('--zone <name>', 'time zone of sample stamps that state none, such as Australia/Melbourne')
    .option(
      '--inventory <path>',
      'inventory whose cores and memory turn shares into amounts where the samples state neither',
    )
    .option('--compact', 'write the store as one append afterwards')
    .option('--all', 'list every problem, not three of a kind')
    .option('--json', 'print JSON on stdout');
  addBucketOption(command, 'that of the store, and 10 for a new one');
  addFailureOptions(addQuietOption(command)).action((paths: string[], options: IngestCommandOptions) =>
    asLongRun(line, { words: STOP_WORDS, isQuiet: options.quiet === true }, (run) => ingest(paths, options, run)),
  );
}
