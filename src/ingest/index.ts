// Text and rows in, machines out, with the place of every value and whatever was wrong. Knows the formats of inventories;
// opening files is left to node/, judging the machines to the folders above.
export type {
  AnswerCounts,
  AnsweredCompute,
  AnsweredDisk,
  AnsweredDiskType,
  AnsweredMachine,
  AnsweredMoney,
  AnsweredReadiness,
  AnsweredTerms,
  AnswerGeneration,
  AnswerProperties,
  AnswerReading,
  AzureMigrateAnswer,
  SizingCriterion,
  StatedSetting,
  TakenColumn,
} from './azure-migrate-answer/answer.js';
export { countAnsweredMachines, parseAzureMigrateAnswer } from './azure-migrate-answer/parse-azure-migrate-answer.js';
export type { AnswerFile } from './azure-migrate-answer/parse-azure-migrate-answer.js';
export {
  AZURE_MIGRATE_CSV_COLUMNS,
  AZURE_MIGRATE_MAX_DISKS,
  AZURE_MIGRATE_MAX_DISKS_2020,
  AZURE_MIGRATE_MAX_SERVERS,
  AZURE_MIGRATE_RVTOOLS_IMPORT,
} from './azure-migrate-csv.js';
export {
  completeDataPoints,
  counterOf,
  COUNTERS,
  hypervCoresUsed,
  hypervMemoryUsed,
  isCounterClass,
  PHYSICAL_DATA_POINT_MINUTES_2020,
  ROLL_UPS,
} from './counters.js';
export type { Counter, CounterSource, Metric, RollUp } from './counters.js';
export { createChangedBlocksRun } from './changed-blocks/changed-blocks-run.js';
export type { ChangedBlocksReader } from './changed-blocks/changed-blocks-run.js';
export { isChangedBlocksText } from './changed-blocks/columns.js';
export { decodeText } from './decode-text.js';
export { estimateDisks } from './estimate-disks.js';
export type { DiskEvidence, EstimatedDisk } from './estimate-disks.js';
export type { FlatColumnRule, FlatField } from './flat-columns.js';
export { gridOfSheet } from './grid-of-sheet.js';
export type { Sheet } from './grid-of-sheet.js';
export { gridsOfJson, looksLikeJson } from './hyperv/grids-of-json.js';
export { implausibleAmounts } from './report-implausible.js';
export { INVENTORY_CSV_COLUMNS } from './inventory-csv.js';
export { joinEstate } from './join-estate.js';
export { AZURE_MIGRATE_LIMITS, limitOf, limitProblems } from './limits.js';
export type { AzureMigrateLimit, EstateScale } from './limits.js';
export { looksLikeSamples } from './looks-like-samples.js';
export { parseOperatingSystem } from './operating-system.js';
export { parseCsv } from './parse-csv.js';
export { readInventories } from './read-inventory.js';
export type { EstatePart, InventoryFile } from './read-inventory.js';
export {
  compilePattern,
  createSampleRun,
  countStamp,
  createTimeZone,
  EARLIEST_MS,
  describeMisfit,
  faultsOfMapping,
  inputOfSamples,
  setStraysAside,
  joinStoredMachines,
  LATEST_MS,
  LONG_CSV_COLUMNS,
  machineIdFinder,
  millisecondsOf,
  nearestZones,
  parseStamp,
  recogniseSamples,
  SAMPLE_CSV_COLUMNS,
  SAMPLE_FIELDS,
  splitCells,
  unitsOfField,
} from './samples/index.js';
export type {
  MachineIdOf,
  MachineState,
  MappedColumn,
  Measure,
  NumberColumn,
  RecognisedSamples,
  RowPlan,
  RowTaker,
  SampleColumn,
  SampleCsvColumn,
  SampledMachine,
  SampleField,
  SampleFileReader,
  SampleFileSummary,
  SampleMapping,
  SampleReading,
  SampleRun,
  SampleRunOptions,
  SampleTally,
  SkipReason,
  SkipRule,
  StampFormat,
  StampOptions,
  TimeZone,
} from './samples/index.js';
export type { MachineDraft } from './sourced.js';
export { dayOfText } from './stated-day.js';
export { textOfCell } from './table.js';
export type { Cell as SheetCell, Grid, GridRow, MergedCells } from './table.js';
export type { ReadMachines } from './tally.js';
export { addSampledMachines } from './machines-of-samples.js';
export type { SampledPart } from './machines-of-samples.js';
