// Everything that touches the world outside: files, workbooks, the catalogue on disk, output folders.
// Reads into the pure core's values and writes what the core planned; decides nothing itself.
export { COLLECTOR_KINDS, collectorInterval, renderCollectScript } from './collect/render-collect-script.js';
export type { CollectorInterval, CollectorKind, CollectScriptOptions } from './collect/render-collect-script.js';
export { engineVersion } from './engine-version.js';
export {
  ASSESSMENT_FILE,
  findAssessmentFile,
  isFile,
  readAssessment,
  hashAssessment,
  serializeAssessment,
  serializeOutput,
  writeOutputFolder,
} from './output-folder.js';
export type { OutputFile } from './output-folder.js';
export { otherAssessmentIn } from './assessment-beside.js';
export { readOutputFolder } from './read-output-folder.js';
export type { OutputFolder } from './read-output-folder.js';
export { appendPeaksStore, compactPeaksStore, openPeaksStore, readPeaksStore, writePeaksStore } from './peaks-store.js';
export type { Compaction, PeaksStoreFile, PeaksStoreOptions, StoredPeaks } from './peaks-store.js';
export { readAzureMigrateAnswer } from './read-azure-migrate-answer.js';
export { ASSUMED_REGION, readAssessmentInput, readInputs, refuseEmpty } from './read-assessment-input.js';
export type { ReadAssessmentOptions, ReadInputs } from './read-assessment-input.js';
export { readCatalogue, readRegionOffer } from './read-catalogue.js';
export {
  differencesFrom,
  hashCatalogue,
  hashInputs,
  hashOptional,
  hashPolicy,
  hashText,
  LOCK_FILE,
  readLock,
  serializeLock,
} from './lock-file.js';
export type { AssessmentLock, LockedFile } from './lock-file.js';
export { EXPORT_COLUMNS, exportPeaks } from './export-peaks.js';
export type { ExportFormat } from './export-peaks.js';
export { ingestSamples, MAX_APPENDS } from './ingest-samples.js';
export type { IngestedFile, Ingestion, IngestOptions, StoreFigures } from './ingest-samples.js';
export { runPreflight } from './preflight/run-preflight.js';
export type { PreflightRun } from './preflight/run-preflight.js';
export { readPreflightEvidence, writePreflightEvidence } from './preflight/evidence-file.js';
export { probeRepeats } from './probe-repeats.js';
export { listFiles } from './list-files.js';
export { readConnectionMapping } from './read-connection-mapping.js';
export { readConnections, separateConnections } from './read-connections.js';
export type { ReadConnectionsOptions } from './read-connections.js';
export { readEstate } from './read-inputs.js';
export { settleAverages } from './settle-averages.js';
export { today } from './today.js';
export { readStores, separateStores, withoutStored } from './read-stores.js';
export type { StoredSamples } from './read-stores.js';
export { readSampleMapping } from './read-sample-mapping.js';
export { readSamples, readSamplesByMachine, separateSamples } from './read-samples.js';
export type { ReadSamplesOptions } from './read-samples.js';
export type { RunProgress, WatchOptions } from './run-watch.js';
export { PLAN_FILE, refuseEditedPlan, WAVES_FILE } from './edited-plan.js';
export { readWavePlan } from './read-wave-plan.js';
export { readWaveSettings } from './read-wave-settings.js';
export type { ReadWaveSettings } from './read-wave-settings.js';
export { readDecisions, separateDecisions } from './read-decisions.js';
export { readStatements, separateStatements } from './read-statements.js';
export type { StatementReading } from './read-statements.js';
export { readMachineCharts, readMachineChartValues } from './read-machine-charts.js';
export { readLicenceTerms } from './read-licence-terms.js';
export { readDiscoveredWorkloads, readWorkloads, separateWorkloads } from './read-workloads.js';
export type { WorkloadReading } from './read-workloads.js';
export { parseAssumptions, parseAssumptionWords } from './parse-assumptions.js';
export type { StatedAssumptions } from './parse-assumptions.js';
export { readAssumptions } from './read-assumptions.js';
export { readPolicy } from './read-policy.js';
export { readPriceSheet } from './read-price-sheet.js';
export { readEvidenceFile } from './continuity/read-evidence-file.js';
export { readChangedBlocks } from './read-changed-blocks.js';
export { readContinuityInputs } from './continuity/read-continuity-inputs.js';
export type { ContinuityInputs } from './continuity/read-continuity-inputs.js';
export { DEFAULT_CONTINUITY_SETTINGS, readContinuitySettings } from './continuity/read-continuity-settings.js';
export type { ContinuitySettings } from './continuity/read-continuity-settings.js';
export { writeTable } from './write-table.js';
export type { TableColumn } from './write-table.js';
export { writeWorkbook } from './write-workbook.js';
export type { WorkbookSheet } from './write-workbook.js';
export { readSite } from './site/read-site.js';
export type { SiteFile } from './site/read-site.js';
export { readSiteCheck, serializeSiteCheck } from './site/read-site-check.js';
export type { SiteCheckReading } from './site/read-site-check.js';
export { writeSiteTemplate } from './site/write-site-template.js';
export { describeSamples, packedEstateFiles, writeEstate } from './write-estate.js';
export type { EstateToWrite } from './write-estate.js';
export { demoMachines, ESTATE_NAMES, estateFiles, inventedEstate, sampleFiles } from '../estates/index.js';
export type {
  EstateDisk,
  EstateFile,
  EstateMachine,
  EstateName,
  EstateZone,
  InventedEstate,
  LoadShape,
  Rhythm,
  RoleName,
  SampleFile,
  SamplePart,
  Span,
} from '../estates/index.js';
