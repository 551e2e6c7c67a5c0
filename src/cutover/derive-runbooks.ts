import { cutoverSteps } from './cutover-steps.js';
import { addressSteps } from './address-steps.js';
import { dataKeepersOf } from './data-keepers.js';
import type { DataKeeper } from './data-keepers.js';
import { numberParts } from './draft.js';
import type { PartDraft } from './draft.js';
import { decommissionSteps, prepareSteps, rollbackSteps, watchSteps } from './other-steps.js';
import { deriveFirewallRows } from './firewall-rows.js';
import type { FirewallRow } from './firewall-row.js';
import type { Runbook, RunbookPart } from './runbook.js';
import { listWords } from './safe-text.js';
import { testMigrationSteps } from './test-migration.js';
import { frontsOf } from './traffic-steps.js';
import { viewPlan, viewWave } from './wave-view.js';
import type { RunbookInput, WaveView } from './wave-view.js';

/**
 * What the people of each wave work by, in the order of the waves: prepare, test migration, addresses, cutover, watch, rollback,
 * decommission. Machines that are alike share a step; every machine of a wave is in its test migration, its cutover and its
 * decommission. What nobody stated is said as a question, and no rule is written with an address that is not known. The lines are to
 * be read before they are run: nothing here runs them.
 *
 * @param input `calendar` null: times are counted from the cutover
 * @returns one runbook for each wave of the plan that holds a machine; the same input gives the same bytes
 */
export function deriveRunbooks(input: RunbookInput): readonly Runbook[] {
  const view = viewPlan(input);
  const rows = deriveFirewallRows(input);
  return input.plan.waves
    .filter(({ machines }) => machines.length > 0)
    .map((wave) => runbookOf(viewWave(view, wave), rows));
}

function runbookOf(view: WaveView, rows: readonly FirewallRow[]): Runbook {
  const keepers = dataKeepersOf(view);
  const fronts = frontsOf(view);
  const drafts: readonly PartDraft[] = [
    { id: 'prepare', title: 'Prepare', steps: prepareSteps(view, keepers, fronts, rows) },
    { id: 'testMigration', title: 'Test migration', steps: testMigrationSteps(view) },
    { id: 'addresses', title: 'Addresses and names', steps: addressSteps(view, rows) },
    { id: 'cutover', title: 'Cutover', steps: cutoverSteps(view, keepers, fronts) },
    { id: 'watch', title: 'Watch', steps: watchSteps(view) },
    { id: 'rollback', title: 'Roll back', steps: rollbackSteps(view, keepers, fronts) },
    { id: 'decommission', title: 'Decommission', steps: decommissionSteps(view) },
  ];
  const parts = numberParts(view.wave.number, drafts);
  return {
    wave: view.wave.number,
    title: `Runbook of ${listWords([view.wave.name])}: ${view.machines.length} ${view.machines.length === 1 ? 'machine' : 'machines'}`,
    machines: view.machines.map(({ id, name }) => ({ id, name })),
    parts,
    rollbackPoint: rollbackPointOf(view, { drafts, parts, keepers }),
    assumptions: assumptionsOf(view),
  };
}

/** The first step of the night that lets anyone write in Azure. */
function rollbackPointOf(
  { machines, plan, wave }: WaveView,
  {
    drafts,
    parts,
    keepers,
  }: {
    readonly drafts: readonly PartDraft[];
    readonly parts: readonly RunbookPart[];
    readonly keepers: readonly DataKeeper[];
  },
): string {
  const part = drafts.findIndex(({ id }) => id === 'cutover');
  const step = drafts[part]?.steps.findIndex(({ opensWrites }) => opensWrites === true) ?? -1;
  const number = parts[part]?.steps[step]?.number ?? '';
  const merge = parts.find(({ id }) => id === 'rollback')?.steps.at(-1)?.number ?? '';
  const rule = `Swapping back loses nothing until somebody writes in Azure, which step ${number} first allows; after the first write, step ${merge} decides.`;
  if (keepers.length > 0) return rule;
  const outside = plan.outside.filter((one) => one.wave === wave.number && one.direction === 'asks' && one.isStateful);
  if (outside.length > 0) {
    const parties = new Set(outside.map(({ party, addresses }) => party || addresses.join(', ') || 'a nameless party'));
    return `${rule} Its machines keep data outside of what is known, with ${listWords([...parties])}, which the inventory lacks.`;
  }
  const unsure = machines.filter(
    ({ planned, roles }) => (planned?.tier ?? 'unknown') === 'unknown' || roles.length === 0,
  );
  return unsure.length === 0
    ? `${rule} No machine of this wave keeps data, as far as roles tell: what is written goes to machines of other waves.`
    : `${rule} No machine of this wave is known to keep data; of ${listWords(unsure.map(({ name }) => name))} nobody knows.`;
}

function assumptionsOf(view: WaveView): readonly string[] {
  const { graph, strangers, settings, edges } = view;
  const open = edges.filter(({ protocol }) => protocol === null).length;
  const removed = graph.noise.filter(({ isRemoved }) => isRemoved);
  const noise = removed.reduce((sum, rule) => sum + rule.edges, 0);
  return [
    ...datesAssumed(view),
    graph.observed === null
      ? 'The connections state no days: how long anybody looked is unknown.'
      : `Ports are those of connections seen from ${graph.observed.from} to ${graph.observed.to}; what happens less often is not among them.`,
    ...(noise === 0
      ? []
      : [
          `${noise} connections of agents, backup, monitoring and scanners plan nothing, by the rules of the graph; what of them crosses the link is in the list for the firewall.`,
        ]),
    ...(open === 0 ? [] : [`${open} connections name no protocol and are taken for TCP.`]),
    ...(settings.canChangeCode === null
      ? ['Whether code or configuration of clients can be changed is not stated for all.']
      : []),
    ...(strangers.length === 0 ? [] : [`The settings name what is no machine of the estate: ${listWords(strangers)}.`]),
    'Rules are written for IPv4.',
    'Lines are proposals: somebody who knows the system reads each of them before running it.',
  ];
}

function datesAssumed(view: WaveView): readonly string[] {
  const { calendar, window, batches, machines } = view;
  if (calendar === null) {
    const together =
      'Without a calendar nobody says how many machines are cut over beside each other: all of the wave are.';
    return ['Nothing is dated: times are counted from the cutover.', ...(machines.length > 1 ? [together] : [])];
  }
  if (window === null) return ['The calendar has no window for this wave.'];
  return window.batches.length > 1 && batches.length === 1
    ? ['The calendar has batches of other machines: all of the wave are cut over beside each other here.']
    : [];
}
