import type { ReportContents } from '../contents.js';
import { formatCountOf } from '../figures.js';
import { html, nothing } from '../html.js';
import type { Html } from '../html.js';
import { fold, sentences } from './parts.js';

interface Premises {
  readonly title: string;
  readonly assumptions: readonly string[];
  readonly settings: readonly string[];
}

const premisesOf = ({ waves, calendar, replication, recovery }: ReportContents): readonly Premises[] => [
  ...(waves === null ? [] : [{ title: 'Waves', assumptions: [], settings: waves.settingsWords }]),
  ...(calendar === null ? [] : [{ title: 'Calendar of waves', assumptions: calendar.assumptions, settings: [] }]),
  ...(replication === null
    ? []
    : [{ title: 'Replication', assumptions: replication.assumptions, settings: replication.settingsWords }]),
  ...(recovery === null
    ? []
    : [{ title: 'Recovery', assumptions: recovery.assumptions, settings: recovery.settingsWords }]),
];

/** What the plans of the report take for granted and are set to, plan by plan; nothing where there is none. */
export function planPremises(contents: ReportContents): Html {
  const plans = premisesOf(contents);
  return plans.length === 0
    ? nothing
    : html`<h3>What the plans in this report rest on besides</h3>
        ${plans.map(({ title, assumptions, settings }) =>
          fold(
            `${title}: ${formatCountOf(assumptions.length, 'assumption')}, ${formatCountOf(settings.length, 'setting')}`,
            html`${sentences(assumptions, 'No assumption is stated.')}
            ${settings.length === 0 ? nothing : html`<h4>Settings</h4>`}${settings.length === 0 ? nothing : sentences(settings, 'None.')}`,
          ),
        )}`;
}

/** Whether something stands in the report that the lock of the assessment does not cover. */
export const hasPlans = (contents: ReportContents): boolean => premisesOf(contents).length > 0;
