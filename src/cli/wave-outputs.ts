import { calendarCsv, calendarIcs, calendarJira } from '../calendar/index.js';
import type { WaveCalendar } from '../calendar/index.js';
import { firewallCsv } from '../cutover/index.js';
import type { CutoverSettings, Runbook } from '../cutover/index.js';
import type { FunctionGroups } from '../dependency/index.js';
import type { DependencyGraph } from '../graph/index.js';
import type { Estate } from '../model/index.js';
import { PLAN_FILE, WAVES_FILE } from '../node/index.js';
import type { OutputFile } from '../node/index.js';
import { planCsv } from '../plan-file/index.js';
import type { PlanExtras } from '../plan-file/index.js';
import { renderRunbookMarkdown, renderWavesHtml } from '../report/index.js';
import { graphFile } from './graph-output.js';
import type { WavePlan } from '../waves/index.js';

/** A plan with all that follows from it. */
export interface PlannedWaves {
  readonly plan: WavePlan;
  /** The plan as `waves.json`. */
  readonly text: string;
  readonly calendar: WaveCalendar;
  readonly runbooks: readonly Runbook[];
  readonly estate: Estate;
  readonly graph: DependencyGraph;
  /** As `graphFile` takes them. */
  readonly functions: FunctionGroups | null;
  readonly cutover: CutoverSettings;
  /** Columns of the plan that was given which mean nothing to us; null where none was given. */
  readonly extras: PlanExtras | null;
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** By what a later run knows a text of ours. */
const RUNBOOK_MARK = '<!-- portolan runbook -->\n';

const runbookFile = (runbook: Runbook): OutputFile => ({
  name: `runbook-wave-${runbook.wave}.md`,
  text: RUNBOOK_MARK + renderRunbookMarkdown(runbook),
});

/** The files of a plan, that for people first. */
export const wavesFiles = ({
  plan,
  text,
  calendar,
  runbooks,
  estate,
  graph,
  functions,
  cutover,
  extras,
}: PlannedWaves): readonly OutputFile[] => [
  { name: PLAN_FILE, text: planCsv(plan, extras ?? undefined) },
  { name: WAVES_FILE, text },
  graphFile(graph, functions),
  { name: 'waves.html', text: renderWavesHtml(plan, { calendar, runbooks }) },
  { name: 'firewall.csv', text: firewallCsv({ plan, estate, graph, settings: cutover }) },
  { name: 'calendar.json', text: json(calendar) },
  { name: 'calendar.ics', text: calendarIcs(calendar, plan) },
  { name: 'calendar.csv', text: calendarCsv(calendar, plan) },
  { name: 'jira.csv', text: calendarJira(calendar, plan) },
  ...runbooks.map(runbookFile),
];
