import { dirname, join } from 'node:path';
import type { Command } from 'commander';
import type { Assessment } from '../assessment/index.js';
import type { Catalogue, PriceSheet, RegionOffer } from '../catalog/index.js';
import { deriveDiff } from '../diff/index.js';
import type { DiffSide } from '../diff/index.js';
import { AssessmentError, invariant } from '../model/index.js';
import {
  engineVersion,
  findAssessmentFile,
  hashCatalogue,
  hashOptional,
  hashAssessment,
  isFile,
  LOCK_FILE,
  readAssessment,
  readCatalogue,
  readLock,
  readPriceSheet,
  readRegionOffer,
} from '../node/index.js';
import type { AssessmentLock } from '../node/index.js';
import { renderDiffText } from '../report/index.js';
import { asText } from './as-text.js';
import { CommandEnd } from './command-line.js';
import type { CommandLine } from './command-line.js';
import { asLongRun } from './long-run.js';
import type { LongRun, StopWords } from './long-run.js';
import { addQuietOption } from './options.js';

interface DiffOptions {
  readonly pricesBefore?: string;
  readonly pricesAfter?: string;
  readonly failOnChange?: boolean;
  readonly all?: boolean;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

const refuse = (code: string, message: string, remedy: string): AssessmentError =>
  new AssessmentError({ code, severity: 'error', at: null, message, remedy });

/** The lock beside an assessment, if it is of that assessment: a lock of another answer says nothing of this one. */
async function lockBeside(file: string, assessment: Assessment): Promise<AssessmentLock | null> {
  const path = join(dirname(file), LOCK_FILE);
  if (!(await isFile(path))) return null;
  const lock = await readLock(path);
  return lock.assessmentSha256 === hashAssessment(assessment) ? lock : null;
}

/** What tells whether two assessments rest on the same inputs, read in the same way. */
const dataFingerprintOf = ({ inputs, mapping, connectionsMapping, zone, asOf }: AssessmentLock): string =>
  JSON.stringify([
    inputs.map(({ file, sha256 }) => [file, sha256]),
    ...[mapping?.sha256 ?? null, connectionsMapping?.sha256 ?? null],
    ...[zone, asOf],
  ]);

/** The price sheet of one side, which must be the one that the assessment rests on. */
async function sheetOf(
  path: string | undefined,
  {
    assessment,
    lock,
    option,
  }: { readonly assessment: Assessment; readonly lock: AssessmentLock | null; readonly option: string },
  catalogue: Catalogue,
): Promise<PriceSheet | null> {
  if (path === undefined) return null;
  const sheet = await readPriceSheet(path, catalogue);
  const told = assessment.catalogue.priceSheet;
  const isOther = lock === null ? sheet.name !== told : lock.prices?.sha256 !== (await hashOptional(path))?.sha256;
  if (told === null || isOther) {
    throw refuse(
      'cli/other-prices',
      `--${option} names "${sheet.name}", and the assessment rests on ${told === null ? 'list prices' : `another "${told}"`}`,
      told === null ? 'leave the option out' : 'name the file that the assessment was made with',
    );
  }
  return sheet;
}

async function sideOf(
  path: string,
  { prices, option }: { readonly prices: string | undefined; readonly option: string },
  catalogue: Catalogue,
): Promise<DiffSide> {
  const file = (await findAssessmentFile(path)) ?? path;
  const assessment = await readAssessment(file);
  const lock = await lockBeside(file, assessment);
  return {
    assessment,
    dataFingerprint: lock === null ? null : dataFingerprintOf(lock),
    catalogueSha256: lock?.catalogueSha256 ?? null,
    priceSheet: await sheetOf(prices, { assessment, lock, option }, catalogue),
  };
}

async function diff(paths: readonly [string, string], options: DiffOptions, run: LongRun): Promise<void> {
  const catalogue = await readCatalogue();
  const before = await sideOf(paths[0], { prices: options.pricesBefore, option: 'prices-before' }, catalogue);
  const after = await sideOf(paths[1], { prices: options.pricesAfter, option: 'prices-after' }, catalogue);
  const offers = new Map<string, RegionOffer>();
  for (const { assessment } of [before, after]) {
    offers.set(assessment.region.name, await readRegionOffer(catalogue, assessment.region.name));
  }
  const offerOf = (region: string): RegionOffer => {
    const offer = offers.get(region);
    invariant(offer !== undefined, 'the offers of both regions were read');
    return offer;
  };
  const catalogueSha256 = await hashCatalogue();
  await run.lastCall();
  const found = deriveDiff(before, after, { catalogue, catalogueSha256, engineVersion: engineVersion(), offerOf });
  run.line.out(
    options.json === true
      ? `${JSON.stringify(found, null, 2)}\n`
      : asText(run.line, () => renderDiffText(found, { all: options.all === true })),
  );
  if (options.failOnChange !== true || found.isSame) return;
  run.line.error('The assessments differ: exit code 1 as asked\n');
  throw new CommandEnd(1);
}

const NOTHING_WRITTEN = 'diff writes nothing, and so nothing is left behind';
const STOP_WORDS: StopWords = { before: NOTHING_WRITTEN, after: NOTHING_WRITTEN };

export function addDiffCommand(program: Command, line: CommandLine): void {
  const command = program
    .command('diff')
    .description('explain the change from one assessment to another by cause, in parts that add up')
    .argument('<before>', 'an output folder or its assessment.json')
    .argument('<after>', 'the same, to compare with')
    .option('--prices-before <file>', 'the price sheet that the first rests on')
    .option('--prices-after <file>', 'the price sheet that the second rests on')
    .option('--fail-on-change', 'exit with 1 if any machine differs')
    .option('--all', 'list every machine that differs')
    .option('--json', 'print JSON on stdout');
  addQuietOption(command).action((before: string, after: string, options: DiffOptions) =>
    asLongRun(line, { words: STOP_WORDS, isQuiet: options.quiet === true }, (run) =>
      diff([before, after], options, run),
    ),
  );
}
