// Turns results into text: the report as one HTML page, sizes as CSV, and what the terminal shows.
// Decides nothing and writes nothing: every figure stands in the value it is given, every file is the caller's.
export { renderAllowListCsv, renderAllowListText } from './allow-list-text.js';
export { renderAssessSummary } from './assess-summary.js';
export { renderAvsText } from './avs-text.js';
export { renderBackTestText } from './backtest-text.js';
export { renderBusinessCaseText, renderUtilisationText } from './business-case-text.js';
export { renderCertificateText } from './certificate-text.js';
export { renderCheckText } from './check-text.js';
export { renderDiffText } from './diff-text.js';
export { renderExplainText } from './explain-text.js';
export { formatCount, formatCountOf, formatMoney } from './figures.js';
export { renderFunctionGroupsText, renderGraphText } from './graph-text.js';
export { contentsOfAssessment } from './contents.js';
export type { ReportContents, ReportLock } from './contents.js';
export type {
  ChartLine,
  ChartMark,
  ChartQuantity,
  ChartUnit,
  MachineChart,
  MachineCharts,
} from './charts/machine-charts.js';
export { renderReportHtml } from './html/page.js';
export { renderIngestText } from './ingest-text.js';
export { renderJointText } from './joint-text.js';
export { renderLicencesText } from './licences-text.js';
export { renderModernisationText } from './modernisation-text.js';
export { renderRecoveryHtml } from './html/recovery-page.js';
export { renderRecoveryText } from './recovery-text.js';
export { recoveryTables } from './tables/recovery-tables.js';
export { renderReplicationHtml } from './html/replication-page.js';
export { renderReplicationText } from './replication-text.js';
export { replicationTables } from './tables/replication-tables.js';
export { sheetOf } from './tables/sheet.js';
export { tableCsv } from './tables/table.js';
export type { ReportTable, TableCell, TableColumn } from './tables/table.js';
export { renderWavesHtml } from './html/waves-page.js';
export type { WavesPageParts } from './html/waves-page.js';
export { renderWavesText } from './waves-text.js';
export type { WavesTextOptions } from './waves-text.js';
export { kindWords, problemLines, tallyWords } from './problems-text.js';
export { renderPreflightPlan, renderPreflightText } from './preflight-text.js';
export { renderRunbookMarkdown } from './runbook-markdown.js';
export { SIZES_COLUMNS } from './sizes-columns.js';
export type { Cell, SizesColumn, SizesRow } from './sizes-columns.js';
export { renderSecondOpinionCsv } from './second-opinion-csv.js';
export { renderSecondOpinionText } from './second-opinion-text.js';
export { renderSiteText } from './site-text.js';
export { renderSizesCsv } from './sizes-csv.js';
export { renderWhatIfText } from './whatif-text.js';
export { renderWorkloadsText } from './workloads-text.js';
