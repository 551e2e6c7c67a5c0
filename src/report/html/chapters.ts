import type { EstateFigures } from '../estate-charts/chart.js';
import type { ReportContents } from '../contents.js';
import type { Html } from '../html.js';
import { renderBasis, renderGlossary } from './basis.js';
import { renderCost, renderScenarios } from './cost.js';
import { renderDecisions } from './decisions.js';
import { figuresOf } from './estate-figures.js';
import type { ChapterFigures } from './estate-figures.js';
import { FINDINGS_ANCHORS, renderFindings, renderOutOfScope } from './findings.js';
import { renderHeadline } from './headline.js';
import { renderInput } from './input.js';
import { renderMachineTable } from './machine-table.js';
import type { MachineTableTerms } from './machine-columns.js';
import { renderMachineViews } from './machine-views.js';
import { html } from '../html.js';
import { renderMap } from './map-chapter.js';
import { renderQuality } from './quality.js';
import { RECOVERY_ANCHORS, renderRecoveryChapter } from './recovery-page.js';
import { renderReplicationChapter, REPLICATION_ANCHORS } from './replication-page.js';
import { renderSeen } from './seen.js';
import { estateChapters, studyChapters } from './study-chapters.js';
import { renderWavesChapter } from './waves-chapter.js';

/** A part of the report with its place in the navigation. */
export interface Chapter {
  readonly id: string;
  /** In the navigation: a word or two. */
  readonly title: string;
  readonly body: Html;
}

const chapter = (id: string, title: string, body: Html): Chapter => ({ id, title, body });

/** The chapters in the order in which they are read; those of what was not run are not there. */
export function chaptersOf(contents: ReportContents, drawn: EstateFigures | null): readonly Chapter[] {
  const figures = figuresOf(contents, drawn);
  const chapters = [
    ...machineChapters(contents, figures),
    ...planChapters(contents),
    ...basisChapters(contents, figures),
  ];
  const places = new Set([...chapters.map(({ id }) => id), ...anchorsOf(contents)]);
  return [chapter('summary', 'At a glance', renderHeadline(contents, places)), ...chapters];
}

const machineChapters = (contents: ReportContents, figures: ChapterFigures): readonly Chapter[] => [
  ...estateChapters(contents, figures),
  chapter('machines', 'Machines', machines(contents)),
  chapter('findings', 'Readiness by rule', renderFindings(contents.assessment)),
  chapter('out-of-scope', 'Out of scope', renderOutOfScope(contents.assessment)),
  chapter('cost', 'Cost', renderCost(contents.assessment, figures('cost'))),
  chapter('scenarios', 'Other terms', renderScenarios(contents.assessment, figures('scenarios'))),
  ...studyChapters(contents, figures),
];

const planChapters = ({
  assessment,
  graph,
  waves,
  calendar,
  replication,
  recovery,
}: ReportContents): readonly Chapter[] => [
  ...(graph === null ? [] : [chapter('map', 'Dependencies', renderMap({ assessment, graph, waves, calendar }))]),
  ...(waves === null ? [] : [chapter('waves', 'Waves', renderWavesChapter(waves, calendar, replication))]),
  ...(replication === null
    ? []
    : [chapter('replication', 'Replication', renderReplicationChapter(replication, assessment.machines.length))]),
  ...(recovery === null
    ? []
    : [chapter('recovery', 'Recovery', renderRecoveryChapter(recovery, assessment.machines.length))]),
];

function basisChapters(contents: ReportContents, figures: ChapterFigures): readonly Chapter[] {
  const { assessment } = contents;
  return [
    ...(assessment.machines.length === 0 ? [] : [chapter('quality', 'Quality of the data', renderQuality(assessment))]),
    ...(assessment.calendar === null
      ? []
      : [chapter('seen', 'What samples saw', renderSeen(assessment, figures('seen')))]),
    chapter('input', 'Input and problems', renderInput(contents)),
    ...(assessment.decisions.length === 0 ? [] : [chapter('decisions', 'Decisions', renderDecisions(assessment))]),
    chapter('basis', 'What it rests on', renderBasis(contents)),
    chapter('glossary', 'Glossary', renderGlossary()),
  ];
}

/** Places within chapters to which risks point. */
const anchorsOf = ({ replication, recovery }: ReportContents): readonly string[] => [
  ...FINDINGS_ANCHORS,
  ...(replication === null ? [] : REPLICATION_ANCHORS),
  ...(recovery === null ? [] : RECOVERY_ANCHORS),
];

function machines(contents: ReportContents): Html {
  const { packs, unscripted } = renderMachineViews(contents);
  return html`${renderMachineTable(contents.assessment, termsOf(contents), unscripted)}${packs}`;
}

const termsOf = ({ assessment, waves }: ReportContents): MachineTableTerms => ({
  currency: assessment.catalogue,
  waves: waves === null ? null : new Map(waves.machines.map(({ id, wave }) => [id, wave])),
  hasSamples: assessment.calendar !== null,
});
