// The shared nouns: machines, estates, units, money, problems. Imports nothing and knows no file format, no vendor and no policy.
export { countOf } from './count-words.js';
export { isCarriedByAppliances, isRuleCovered } from './decided.js';
export type { DecidedBy, MachineDecisions, MigrationMethod } from './decided.js';
export type { EstateDatastore } from './datastore.js';
export type { Estate, EstateCounts, InputSummary, SheetSummary } from './estate.js';
export type { Host } from './host.js';
export { invariant, InvariantError } from './invariant.js';
export { toMachineId, UNKNOWN_CONDITION, UNKNOWN_OF_DISK } from './machine.js';
export type {
  Architecture,
  Condition,
  Disk,
  Environment,
  Firmware,
  Machine,
  MachineId,
  MachineSource,
  Nic,
  OperatingSystem,
  Origin,
  Origins,
  OsFamily,
  Partition,
  Placement,
  PowerState,
  StatedUse,
} from './machine.js';
export { isCovered, listMachines, parseMachineNames, plainMachineName } from './machine-names.js';
export type { ListedMachines, MachineNames } from './machine-names.js';
export { formatMicros, micros, nanos, priceOf, roundHalfEven, sumOfMicros } from './money.js';
export type { Micros, Nanos } from './money.js';
export { diskAddressOf } from './disk-address.js';
export { matchDiskSamples } from './match-disk-samples.js';
export { nearestNames } from './nearest-names.js';
export { compareText } from './order.js';
export type { MachineRole, RoleEvidence } from './role.js';
export { CPU_READY_PRESSURE_PERCENT, derivePressure } from './pressure.js';
export type { PressureSign } from './pressure.js';
export { roundLimitDown, roundNeedUp } from './round-outward.js';
export { columnsOf, padEndColumns, padStartColumns } from './text-columns.js';
export { visibleLine, visibleText } from './visible-text.js';
export { csvCell, csvCellOfLines } from './spreadsheet-text.js';
export type { ChangedBlocks, ChangedBlocksFile, ChangedInterval } from './changed-blocks.js';
export { AssessmentError, formatLocation, formatProblem } from './problem.js';
export type { Parsed, Problem, Severity, SourceLocation } from './problem.js';
export {
  bitsPerSecond,
  bytes,
  bytesOfGib,
  bytesOfMib,
  BYTES_PER_GIB,
  BYTES_PER_KIB,
  BYTES_PER_MB,
  BYTES_PER_MIB,
  bytesPerSecond,
  bytesPerSecondOfMb,
  cores,
  gib,
  gibCovering,
  iops,
  mib,
  mibCovering,
  percent,
} from './units.js';
export type {
  BitsPerSecond,
  Bytes,
  BytesPerSecond,
  Cores,
  GiB,
  Instant,
  Iops,
  MiB,
  Milliseconds,
  Percent,
  Quantity,
} from './units.js';
export { shownDigits, shownPercent } from './shown-percent.js';
