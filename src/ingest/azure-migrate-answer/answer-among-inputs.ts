import type { InputSummary, Problem, SheetSummary } from '../../model/index.js';
import type { InventoryFile } from '../read-inventory.js';
import { textOfCell } from '../table.js';
import type { Grid } from '../table.js';
import { answerIsCompared } from './answer-problems.js';
import { countAnsweredMachines, parseAzureMigrateAnswer } from './parse-azure-migrate-answer.js';
import { countSettings } from './read-settings.js';
import { recogniseAnswerSheet } from './recognise-answer.js';

/** What a grid that is no inventory holds of an answer by Azure Migrate, in words; null where it holds none. */
export function answerInGrid(grid: Grid): string | null {
  const sheet = recogniseAnswerSheet(grid);
  switch (sheet.kind) {
    case 'machines':
    case 'disks':
    case 'issues':
      return `the columns of a sheet of ${sheet.kind} that Azure Migrate exports`;
    case 'otherTarget':
      return hasReadiness(grid) ? `the columns of Azure Migrate's answer about ${sheet.target}` : null;
    case 'settings':
      return countSettings(grid) < LEAST_SETTINGS ? null : 'the settings of an assessment by Azure Migrate';
    case 'none':
      return null;
  }
}

/** Fewer may be those of anything. */
const LEAST_SETTINGS = 4;

const hasReadiness = (grid: Grid): boolean =>
  grid.rows.slice(0, 30).some(({ cells }) => cells.some((cell) => /readiness/i.test(textOfCell(cell))));

/** An answer among the inventories: its machines are counted and told, and none of them is assessed. */
export function summariseAnswer(file: InventoryFile, by: string, problems: Problem[]): InputSummary {
  const reading = parseAzureMigrateAnswer([{ ...file, problems: [] }]);
  const machines = countAnsweredMachines(reading);
  problems.push(answerIsCompared({ file: file.file }, machines));
  const sheets = reading.sheets.map((sheet): SheetSummary => {
    const { name, isUsed, rowsRead, rowsUsed, rowsSkipped, rowsEmpty, columnsUsed, columnsIgnored } = sheet;
    return { name, isUsed, rowsRead, rowsUsed, rowsSkipped, rowsEmpty, columnsUsed, columnsIgnored };
  });
  return { file: file.file, kind: 'azure-migrate-answer', recognisedBy: by, sheets };
}
