import type { ReportContents } from '../contents.js';
import type { Html } from '../html.js';
import { renderBasis, renderGlossary } from './basis.js';
import { renderCost, renderScenarios } from './cost.js';
import { renderDecisions } from './decisions.js';
import { renderFindings, renderOutOfScope } from './findings.js';
import { renderHeadline } from './headline.js';
import { renderInput } from './input.js';
import { renderMachineTable } from './machine-table.js';
import type { MachineTableTerms } from './machine-columns.js';
import { renderMachineViews } from './machine-views.js';
import { html } from '../html.js';
import { renderMap } from './map-chapter.js';
import { renderSeen } from './seen.js';
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
export function chaptersOf(contents: ReportContents): readonly Chapter[] {
  const { assessment, graph, waves, calendar } = contents;
  return [
    chapter('summary', 'At a glance', renderHeadline(assessment)),
    chapter('cost', 'Cost', renderCost(assessment)),
    chapter('scenarios', 'Other terms', renderScenarios(assessment)),
    chapter('machines', 'Machines', machines(contents)),
    ...(graph === null ? [] : [chapter('map', 'Dependencies', renderMap({ assessment, graph, waves }))]),
    ...(waves === null ? [] : [chapter('waves', 'Waves', renderWavesChapter(waves, calendar))]),
    chapter('findings', 'Findings', renderFindings(assessment)),
    ...(assessment.decisions.length === 0 ? [] : [chapter('decisions', 'Decisions', renderDecisions(assessment))]),
    chapter('out-of-scope', 'Out of scope', renderOutOfScope(assessment)),
    ...(assessment.calendar === null ? [] : [chapter('seen', 'Samples', renderSeen(assessment))]),
    chapter('input', 'Input', renderInput(assessment)),
    chapter('basis', 'Basis', renderBasis(assessment)),
    chapter('glossary', 'Words', renderGlossary()),
  ];
}

function machines(contents: ReportContents): Html {
  const { packs, unscripted } = renderMachineViews(contents);
  return html`${renderMachineTable(contents.assessment, termsOf(contents), unscripted)}${packs}`;
}

const termsOf = ({ assessment, waves }: ReportContents): MachineTableTerms => ({
  currency: assessment.catalogue,
  waves: waves === null ? null : new Map(waves.machines.map(({ id, wave }) => [id, wave])),
  hasSamples: assessment.calendar !== null,
});
