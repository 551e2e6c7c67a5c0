import { readFile, realpath } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import type { Command } from 'commander';
import { anonymise } from '../anonymise/index.js';
import type { Pseudonym } from '../anonymise/index.js';
import { AssessmentError } from '../model/index.js';
import { hashAssessment, serializeAssessment, writeOutputFolder } from '../node/index.js';
import type { OutputFile, OutputFolder } from '../node/index.js';
import type { ReadFolder } from './report-contents.js';

/** Options of commands that write an anonymised copy. */
export interface AnonymiseChoice {
  readonly out?: string;
  readonly anonymise?: boolean;
  readonly anonymiseKey?: string;
  readonly anonymiseWords?: string;
  readonly anonymiseMap?: string;
}

export const addAnonymiseOptions = (command: Command): Command =>
  command
    .option('--anonymise', 'pseudonyms in the place of names; needs another folder as --out (docs/anonymise.md)')
    .option(
      '--anonymise-key <text>',
      'pseudonyms that follow from this text and each name alone, whatever else is there',
    )
    .option('--anonymise-words <file>', 'what else must not be seen, one word or name a line: the name of the customer')
    .option('--anonymise-map <file>', 'write which pseudonym stands for which name, outside of --out');

const refuse = (message: string, remedy: string): AssessmentError =>
  new AssessmentError({ code: 'cli/bad-option', severity: 'error', at: null, message, remedy });

/** An option that means nothing without `--anonymise`. */
export const onlyAnonymised = (option: string): AssessmentError =>
  refuse(`${option} is an option of anonymised copies alone`, 'add --anonymise, or leave it out');

/** A folder as it is to be shown, and the pseudonyms in it; null where none were asked for. */
interface Shown {
  readonly read: ReadFolder;
  readonly pseudonyms: readonly Pseudonym[] | null;
}

/**
 * The same with pseudonyms in the place of names, where that was asked for.
 *
 * @param from the folder that was read
 * @throws {AssessmentError} `cli/bad-option`: an option of anonymising without it, or a place where names and pseudonyms would meet
 */
export async function anonymised(read: ReadFolder, from: string, choice: AnonymiseChoice): Promise<Shown> {
  if (choice.anonymise !== true) {
    for (const [option, value] of [
      ['--anonymise-key', choice.anonymiseKey],
      ['--anonymise-words', choice.anonymiseWords],
      ['--anonymise-map', choice.anonymiseMap],
    ] as const) {
      if (value !== undefined) throw onlyAnonymised(option);
    }
    return { read, pseudonyms: null };
  }
  await refuseToMix(from, choice);
  const words = await wordsOf(choice.anonymiseWords);
  const { folder, contents } = read;
  const { contents: named, pseudonyms } = anonymise(
    { ...folder, peaksPath: null, charts: contents.charts },
    { key: choice.anonymiseKey ?? null, words },
  );
  const { charts, ...plain } = named;
  const assessmentSha256 = hashAssessment(plain.assessment);
  const lock = plain.lock === null ? null : { ...plain.lock, assessmentSha256 };
  /** It belongs to the copy as the original does to the original. */
  const made = <T extends { readonly assessmentSha256?: string }>(output: T | null): T | null =>
    output?.assessmentSha256 === undefined ? output : { ...output, assessmentSha256 };
  const copy: OutputFolder = {
    ...{ ...plain, assessmentSha256, lock },
    ...{ waves: made(plain.waves), replication: made(plain.replication), recovery: made(plain.recovery) },
    ...{ backTest: made(plain.backTest), whatIf: made(plain.whatIf) },
  };
  const { problems, ...found } = copy;
  return { read: { folder: copy, contents: { ...contents, ...found, charts, leftOut: problems } }, pseudonyms };
}

async function wordsOf(path: string | undefined): Promise<readonly string[]> {
  if (path === undefined) return [];
  const text = await readFile(path, 'utf8').catch(() => {
    throw refuse(`--anonymise-words ${basename(path)} cannot be read`, 'name a text file with one word or name a line');
  });
  return text
    .replace(/^\uFEFF/u, '')
    .split(/\r?\n/u)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** The path behind links, as far as it is there. */
async function truePath(path: string): Promise<string> {
  const whole = resolve(path);
  const found = await realpath(whole).catch(() => null);
  if (found !== null || dirname(whole) === whole) return found ?? whole;
  return join(await truePath(dirname(whole)), basename(whole));
}

function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !/^\.\.[/\\]/u.test(way) && !isAbsolute(way));
}

/** Pseudonyms are worth nothing beside the names that they stand for. */
async function refuseToMix(from: string, { out, anonymiseMap }: AnonymiseChoice): Promise<void> {
  if (out === undefined) {
    throw refuse('--anonymise needs --out: the folder itself holds the names', 'name a new folder as --out');
  }
  const [target, source] = await Promise.all([truePath(out), truePath(from)]);
  const folder = basename(source) === 'assessment.json' ? dirname(source) : source;
  if (isWithin(target, folder)) {
    throw refuse(
      `--anonymise would write into ${out}, which holds the originals or lies among them`,
      'name a new folder as --out, so that it can be handed on as a whole',
    );
  }
  if (anonymiseMap !== undefined && isWithin(await truePath(anonymiseMap), target)) {
    throw refuse('--anonymise-map lies in the folder that is anonymised', 'name a file outside of --out');
  }
}

/** Writes which pseudonym stands for which name, where that was asked for as JSON. */
export async function writePseudonyms(
  pseudonyms: readonly Pseudonym[] | null,
  { anonymiseMap }: AnonymiseChoice,
): Promise<void> {
  if (pseudonyms === null || anonymiseMap === undefined) return;
  const text = `${JSON.stringify({ schemaVersion: 1, pseudonyms }, null, 2)}\n`;
  await writeOutputFolder(dirname(anonymiseMap), [{ name: basename(anonymiseMap), text }]);
}

/** The data of a folder as the commands wrote it, so that a copy can be read as the folder itself. */
export function jsonFiles(folder: OutputFolder): readonly OutputFile[] {
  const { assessment, lock, waves, calendar, graph, replication, recovery, backTest, whatIf } = folder;
  const others = [
    ['assessment.lock', lock],
    ['waves', waves],
    ['calendar', calendar],
    ['graph', graph],
    ['replication', replication],
    ['recovery', recovery],
    ['backtest', backTest],
    ['whatif', whatIf],
  ] as const;
  return [
    { name: 'assessment.json', text: serializeAssessment(assessment) },
    ...others
      .filter(([, value]) => value !== null)
      .map(([name, value]) => ({ name: `${name}.json`, text: `${JSON.stringify(value, null, 2)}\n` })),
  ];
}
