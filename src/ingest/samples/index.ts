// Samples: text of utilisation over time in, readings to a sink out, with whatever was wrong and where. Knows Portolan's own
// two CSV forms and files that a column mapping explains; opening files is left to node/, buckets to timeseries/.
export { LONG_CSV_COLUMNS, SAMPLE_CSV_COLUMNS } from './sample-csv-columns.js';
export type { SampleCsvColumn } from './sample-csv-columns.js';
export { SAMPLE_FIELDS, unitsOfField } from './sample-fields.js';
export type { SampleColumn, SampleField } from './sample-fields.js';
export { faultsOfMapping } from './sample-mapping.js';
export type { MappedColumn, SampleMapping, SkipRule } from './sample-mapping.js';
export { joinStoredMachines } from './join-stored-machines.js';
export { machineIdFinder } from './sample-machines.js';
export type { MachineState, MachineIdOf, SampledMachine } from './sample-machines.js';
export { EARLIEST_MS, LATEST_MS, parseStamp } from './parse-stamp.js';
export type { StampFormat, StampOptions } from './parse-stamp.js';
export { millisecondsOf } from './printed-time.js';
export type { Measure, NumberColumn, RowPlan } from './row-plan.js';
export { countStamp } from './sample-tally.js';
export type { SampleTally } from './sample-tally.js';
export { splitCells } from './split-cells.js';
export { compilePattern } from './stamp-pattern.js';
export { createTimeZone } from './time-zone.js';
export type { TimeZone } from './time-zone.js';
export { recogniseSamples } from './recognise-samples.js';
export type { RecognisedSamples } from './recognise-samples.js';
export type { SampleFileReader } from './sample-file-reader.js';
export { createSampleRun } from './sample-run.js';
export type { RowTaker, SampleReading, SampleRun, SampleRunOptions } from './sample-run.js';
export { inputOfSamples } from './sample-summary.js';
export type { SampleFileSummary, SkipReason } from './sample-summary.js';
