import { countOf } from '../../model/index.js';
import type { Problem, Severity, SourceLocation } from '../../model/index.js';
import { shown } from '../problems.js';

// Every problem of its own that reading an answer of Azure Migrate can report; those of its cells are in ../problems.

const problem = (
  severity: Severity,
  code: string,
  at: SourceLocation,
  words: Pick<Problem, 'message' | 'remedy'>,
): Problem => {
  const { file, sheet, line, column } = at;
  return {
    code: `ingest/${code}`,
    severity,
    at: {
      file,
      ...(sheet === undefined ? {} : { sheet: shown(sheet) }),
      ...(line === undefined ? {} : { line }),
      ...(column === undefined ? {} : { column: shown(column) }),
    },
    ...words,
  };
};

const LISTED = 8;

const listed = (names: readonly string[]): string => {
  const first = names.slice(0, LISTED).map((name) => `"${shown(name)}"`);
  return names.length > first.length ? `${first.join(', ')} and ${names.length - first.length} more` : first.join(', ');
};

export const answerIsCompared = (at: SourceLocation, machines: number): Problem =>
  problem('info', 'azure-migrate-answer', at, {
    message: `this is Azure Migrate's answer, not an inventory: an answer of Azure Migrate with ${countOf(machines, 'machine')}; it is compared, not assessed`,
    remedy:
      'to assess, give the inventory that Azure Migrate was fed with, such as the RVTools workbook or the import CSV',
  });

export const answerWithoutMachines = (at: SourceLocation): Problem =>
  problem('error', 'answer-no-machines', at, {
    message: 'no sheet here holds machines with the size or the readiness that Azure Migrate found for them',
    remedy: "give Azure Migrate's export of an Azure VM assessment: the workbook, or the CSV of its sheet of machines",
  });

export const columnsNotRead = (at: SourceLocation, headers: readonly string[]): Problem =>
  problem('info', 'answer-columns-not-read', at, {
    message: `${countOf(headers.length, 'column')} of this sheet ${headers.length === 1 ? 'is' : 'are'} not read: ${listed(headers)}`,
    remedy: 'nothing, unless one of them holds what the comparison should know',
  });

export const columnGuessed = (at: SourceLocation, field: string, words: readonly string[]): Problem =>
  problem('info', 'answer-column-guessed', at, {
    message: `the column is taken for ${field}, although ${listed(words)} in its header ${words.length === 1 ? 'is' : 'are'} not known`,
    remedy: 'nothing, if that is right; otherwise rename the column or leave it out',
  });

export const sheetNotRead = (at: SourceLocation, rows: number, why: string): Problem =>
  problem('info', 'answer-sheet-not-read', at, {
    message: `the sheet with ${countOf(rows, 'row')} is not read: it holds ${why}`,
    remedy: 'nothing: only the machines of an Azure VM assessment are compared',
  });

export const duplicateAnswer = (at: SourceLocation, name: string, differing: readonly string[]): Problem =>
  problem('warning', 'answer-duplicate', at, {
    message: `"${shown(name)}" has a row already, and this one ${differing.length === 0 ? 'says the same' : `differs in ${listed(differing)}`}; the first row is kept`,
    remedy: 'if these are two machines, export them with their machine id or in groups of their own',
  });

export const conflictingAnswer = (
  at: SourceLocation,
  name: string,
  { field, kept, other }: { readonly field: string; readonly kept: string; readonly other: string },
): Problem =>
  problem('warning', 'answer-conflict', at, {
    message: `the ${field} of "${shown(name)}" is "${shown(other)}" here and "${shown(kept)}" in another sheet, which is kept`,
    remedy: 'export the assessment again, so that its sheets agree',
  });

export const orphanOfAnswer = (at: SourceLocation, what: string, name: string): Problem =>
  problem('warning', 'answer-orphan', at, {
    message: `${what} belongs to "${shown(name)}", which is no machine of this answer; the row is left out`,
    remedy: 'give the sheets of one export together',
  });

export const ambiguousOwner = (at: SourceLocation, what: string, name: string): Problem =>
  problem('warning', 'answer-ambiguous', at, {
    message: `${what} belongs to "${shown(name)}", as several machines are called, and nothing tells which; the row is left out`,
    remedy: 'export the machines with their machine id or group in every sheet',
  });

/** Why rows of a sheet are no rows of a machine. */
export type SkippedAnswerRows = 'nameless' | 'total' | 'header';

const WHY_SKIPPED: Readonly<Record<SkippedAnswerRows, string>> = {
  nameless: 'without the name of a machine',
  total: 'that add up others',
  header: 'that repeat the header',
};

export const answerRowsSkipped = (at: SourceLocation, why: SkippedAnswerRows, count: number): Problem =>
  problem(why === 'nameless' ? 'warning' : 'info', `answer-rows-${why}`, at, {
    message: `${countOf(count, 'row')} ${WHY_SKIPPED[why]} ${count === 1 ? 'is' : 'are'} skipped; this is the first`,
    remedy: why === 'nameless' ? 'check whether the export is whole' : 'nothing need be done',
  });

export const unknownReadiness = (at: SourceLocation, text: string): Problem =>
  problem('warning', 'answer-readiness', at, {
    message: `"${shown(text)}" is no readiness that we know; it is left out`,
    remedy: 'write Ready, Ready with conditions, Not ready or Unknown',
  });

export const unknownSize = (at: SourceLocation, text: string): Problem =>
  problem('warning', 'answer-size', at, {
    message: `"${shown(text)}" is no name of a VM size; the machine is taken as without one`,
    remedy: 'nothing, if Azure Migrate found no size; otherwise write its name, such as Standard_D2as_v5',
  });

export const unevenLists = (at: SourceLocation, lists: readonly string[]): Problem =>
  problem('warning', 'answer-uneven-lists', at, {
    message: `the lists of disks in this row are of different length (${lists.join(', ')}); what cannot be assigned is left out`,
    remedy: 'export the assessment again; a spreadsheet may have cut a cell',
  });

export const mixedCurrencies = (at: SourceLocation): Problem =>
  problem('warning', 'answer-currencies', at, {
    message:
      'the cells of this column name different currencies; none is taken for the column, and its amounts are left out',
    remedy: 'export the assessment in one currency',
  });

export const currencyUnknown = (at: SourceLocation): Problem =>
  problem('info', 'answer-currency-unknown', at, {
    message: 'no header, cell or setting names the currency of the costs, so they are kept without one',
    remedy: "give the sheet of the assessment's settings too, or tell the currency when comparing",
  });
