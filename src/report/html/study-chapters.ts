import type { BackTest } from '../../backtest/index.js';
import type { WhatIf } from '../../whatif/index.js';
import type { ReportContents } from '../contents.js';
import { formatCountOf } from '../figures.js';
import { html } from '../html.js';
import type { Html } from '../html.js';
import type { Chapter } from './chapters.js';
import type { ChapterFigures } from './estate-figures.js';
import { fold, machineName, section, sentences, when } from './parts.js';

/** What was tried beside the assessment: many policies at once, and rules week after week. Those that were not run are not there. */
export function studyChapters({ whatIf, backTest }: ReportContents, figures: ChapterFigures): readonly Chapter[] {
  return [
    ...(whatIf === null ? [] : [{ id: 'whatif', title: 'What if', body: renderWhatIf(whatIf, figures) }]),
    ...(backTest === null ? [] : [{ id: 'backtest', title: 'Back-test', body: renderBackTest(backTest, figures) }]),
  ];
}

/** The estate in charts: how ready it is, and what its sizes are beside what it has. */
export function estateChapters({ assessment }: ReportContents, figures: ChapterFigures): readonly Chapter[] {
  if (assessment.machines.length === 0) return [];
  const readiness = section('readiness', 'Readiness', figures('readiness'));
  const sizes = section('sizes', 'Sizes', figures('sizes'));
  return [
    { id: 'readiness', title: 'Readiness', body: readiness },
    ...(assessment.counts.sized === 0 ? [] : [{ id: 'sizes', title: 'Sizes', body: sizes }]),
  ];
}

/** A grid of policies: what it varies, its chart, and why a cell is not on it. */
function renderWhatIf(whatIf: WhatIf, figures: ChapterFigures): Html {
  const { cells, window, knee, noKnee, partlyPriced, measuredMachines, machines } = whatIf;
  const lead =
    window === null
      ? `${formatCountOf(cells.length, 'policy', 'policies')} tried on the same estate. Without samples nothing says what would be overloaded.`
      : `${formatCountOf(cells.length, 'policy', 'policies')} tried on the same estate. Overloaded are the 10-minute buckets of ${window.from} to ${window.to} whose maximum exceeds what the chosen size or a disk offers; ${measuredMachines} of ${formatCountOf(machines.length, 'machine')} have samples.`;
  const notes = [
    ...(knee === null
      ? [`There is no knee: ${noKnee ?? 'nothing says why'}.`]
      : [`The knee is found so: ${knee.rule}.`]),
    ...(partlyPriced === 0
      ? []
      : [
          `Of ${formatCountOf(partlyPriced, 'machine')} on the curve some line of the bill has no known price in any cell: it is in none of these sums, and cells compare all the same.`,
        ]),
    ...offCurve(whatIf),
  ];
  return section(
    'whatif',
    'What if the policy were another',
    html`<p class="lead">${lead}</p>
      ${figures('whatif')}${sentences(notes, '')}`,
  );
}

/** Each reason once, with the number of cells that it keeps off the curve. */
function offCurve({ cells }: WhatIf): readonly string[] {
  const counts = new Map<string, number>();
  for (const cell of cells) {
    if (cell.offCurve !== null) counts.set(cell.offCurve, (counts.get(cell.offCurve) ?? 0) + 1);
  }
  return [...counts].map(
    ([reason, count]) => `${formatCountOf(count, 'policy', 'policies')} not on the curve: ${reason}.`,
  );
}

/** Rules held against weeks that they had not seen: their chart, what they are, who was refused and what to know. */
function renderBackTest(test: BackTest, figures: ChapterFigures): Html {
  const { weeks, machines, refused, rules, notes, machineWeeks, outOfScope } = test;
  const span = `${weeks[0]?.from ?? ''} to ${weeks.at(-1)?.to ?? ''}`;
  const beside = html`${sentences(
    rules.map(({ name, words }) => `${name}: ${words}.`),
    '',
  )}
  ${sentences(notes, '')}`;
  return section(
    'backtest',
    'Sizes of the past, held against what came',
    html`<p class="lead">
        ${formatCountOf(weeks.length, 'whole week')} (${span}, UTC), the first two only sized on:
        ${formatCountOf(machines.length, 'machine')} tested, ${formatCountOf(refused.length, 'machine')} refused,
        ${formatCountOf(outOfScope, 'machine')} out of scope.
      </p>
      ${figures('backtest', beside)}
      ${when(machineWeeks.compared === 0, () => html`<p class="caveat">No machine-week has a size and a price under every rule, so the rules do not compare.</p>`)}
      ${when(refused.length > 0, () =>
        fold(
          `${formatCountOf(refused.length, 'machine')} refused`,
          html`<ul class="sentences">
            ${refused.map(({ name, reason, remedy }) => html`<li>${machineName(name)}: ${reason}; ${remedy}</li>`)}
          </ul>`,
          'optional',
        ),
      )}`,
  );
}
