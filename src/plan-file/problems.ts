import { visibleLine } from '../model/index.js';
import type { Problem, Severity, SourceLocation } from '../model/index.js';
import type { DaysOfColumn } from './days-of-column.js';
import { PLAN_WORDS } from './header-words.js';

// Every problem that reading a plan of waves can report, with its prose.

const SHOWN_CHARACTERS = 60;
const MOST_HEADERS = 12;

const shown = (text: string): string => {
  const line = visibleLine(text.slice(0, SHOWN_CHARACTERS * 2));
  return `"${line.length > SHOWN_CHARACTERS ? `${line.slice(0, SHOWN_CHARACTERS)}…` : line}"`;
};

const problem = (
  severity: Severity,
  code: string,
  at: SourceLocation | null,
  [message, remedy]: readonly [message: string, remedy: string],
): Problem => ({ code: `plan/${code}`, severity, at, message, remedy });

/** @param headers of the first table in it, as printed; empty where it has none */
export const noPlan = (file: string, headers: readonly string[] = []): Problem =>
  problem('error', 'not-a-plan', { file }, [
    `this is no plan of waves: no table in it has a column for the wave and one for the machine or the application, and no resource in it is a wave${headers.length === 0 ? '' : `; its columns are ${headers.slice(0, MOST_HEADERS).map(shown).join(', ')}${headers.length > MOST_HEADERS ? ' and more' : ''}`}`,
    `call the columns machine (${PLAN_WORDS.machine.slice(1).join(', ')}) and wave (${PLAN_WORDS.wave.slice(1).join(', ')}), in any case and with spaces, cutover if you know the day; or give waves.json or plan.csv of portolan waves, or the waves and migrationEntities of Azure Resource Graph as JSON`,
  ]);

export const emptyPlan = (file: string): Problem =>
  problem('error', 'empty', { file }, [
    'the plan puts no machine of the inputs into a wave: there is nothing to judge',
    'fill in the column of the wave, and give the inventory that holds its machines',
  ]);

export const countedAnew = (file: string, labels: readonly string[]): Problem =>
  problem('info', 'counted-anew', { file }, [
    `the waves are counted from 1 in the order of time: ${labels.map((label, index) => `${index + 1} is ${shown(label)}`).join(', ')}`,
    'nothing; each wave keeps its name',
  ]);

export const severalPlans = (file: string, sheets: readonly string[]): Problem =>
  problem('warning', 'several-tables', { file }, [
    `more than one sheet has the columns of a plan: ${sheets.map(shown).join(', ')}; all are read as one plan`,
    'leave the sheet that holds the plan, if the others are older ones',
  ]);

export const unreadDay = (at: SourceLocation, text: string, count: number): Problem => ({
  ...problem('warning', 'bad-date', at, [
    `${shown(text)} is no day that can be read without doubt; ${count === 1 ? 'the row is' : `${count} rows are`} used without it`,
    'write days as YYYY-MM-DD',
  ]),
  ...(count === 1 ? {} : { count }),
});

export const daysReadAs = (at: SourceLocation, { isDayFirst, by }: NonNullable<DaysOfColumn['order']>): Problem =>
  problem('info', 'dates-read-as', at, [
    `days such as 03/04/2027 are read as ${isDayFirst ? '3 April' : '4 March'}: ${shown(by)} in the same column can be read in no other way`,
    'nothing, if that is so; else write days as YYYY-MM-DD',
  ]);

export const wavesBySheet = (file: string, sheets: readonly string[]): Problem =>
  problem('info', 'waves-by-sheet', { file }, [
    `no table has a column for the wave, so the waves are those that the sheets are called after: ${sheets.map(shown).join(', ')}`,
    'nothing, if that is so; else add a column wave',
  ]);

export const cutShort = (file: string, [held, all]: readonly [held: number, all: number | null]): Problem =>
  problem('error', 'cut-short', { file }, [
    `Azure Resource Graph gave only a part of its answer: ${all === null ? `${held} resources` : `${held} of ${all} resources`} are in the file, and machines in the rest look as if they were in no wave`,
    'ask again page by page (az graph query --first 1000 --skip-token ..., Search-AzGraph -SkipToken ...) and give all pages in one list',
  ]);

export const noMachine = (at: SourceLocation, name: string): Problem =>
  problem('warning', 'unknown-machine', at, [
    `${shown(name)} is no machine of the inputs; the row plans nothing`,
    'correct the name, add the id of the machine, or give the inventory that holds it',
  ]);

export const noApplication = (at: SourceLocation, name: string): Problem =>
  problem('warning', 'unknown-application', at, [
    `no machine of the inputs states the application ${shown(name)}; the row plans nothing`,
    'correct the name, or name the machines of the application, one row each',
  ]);

export const ambiguousMachine = (at: SourceLocation, name: string, ids: readonly string[]): Problem =>
  problem('warning', 'ambiguous-machine', at, [
    `${shown(name)} is the name of ${ids.length} machines (${ids.slice(0, 3).map(shown).join(', ')}); the row plans none of them`,
    'add a column id with the id of the machine',
  ]);

export const emptyRow = (at: SourceLocation): Problem =>
  problem('warning', 'no-machine', at, [
    'the row names neither a machine nor an application and plans nothing',
    'name the machine in its row',
  ]);

/** Told once, with the first machine: a sheet copied below itself has thousands. */
export const contradicting = (
  at: SourceLocation,
  { name, labels, count }: { readonly name: string; readonly labels: readonly string[]; readonly count: number },
): Problem => ({
  ...problem('error', 'contradicting-waves', at, [
    `${shown(name)}${count === 1 ? ' stands' : ` and ${count - 1} more stand`} in several waves (${labels.map(shown).join(', ')}); a machine moves once, so ${count === 1 ? 'it is' : 'they are'} in none`,
    'leave one row for each machine',
  ]),
  ...(count === 1 ? {} : { count }),
});

export const twoDays = (at: SourceLocation, label: string, days: readonly string[]): Problem =>
  problem('warning', 'contradicting-dates', at, [
    `the wave ${shown(label)} has several days of cutover (${days.join(', ')}); the one that most rows state is taken, of as many the last`,
    'give each wave one day, or each day a wave of its own',
  ]);

export const orderByName = (file: string, labels: readonly string[]): Problem =>
  problem('warning', 'order-by-name', { file }, [
    `the waves have neither numbers nor days each, so they are taken in the order of their names: ${labels.map(shown).join(', ')}`,
    'number the waves, or give each a day of cutover',
  ]);

export const daysAgainstNumbers = (file: string, labels: readonly string[]): Problem =>
  problem('warning', 'dates-against-numbers', { file }, [
    `the days of the waves and their numbers say different orders; the days count: ${labels.map(shown).join(', ')}`,
    'correct the days or the numbers',
  ]);

export const nameAgainstNumber = (
  at: SourceLocation,
  [number, written, name]: readonly [string, string, string],
): Problem =>
  problem('info', 'name-against-number', at, [
    `the row is in wave ${shown(number)}, which others call ${shown(name)}, and says ${shown(written)}; the number counts`,
    'nothing, if the number is what you changed; else change the number too',
  ]);
