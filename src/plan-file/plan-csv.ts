import { csvCell } from '../model/index.js';
import type { MachineId } from '../model/index.js';
import type { WavePlan } from '../waves/index.js';
import { OWN_COLUMNS, TOLD_COLUMNS } from './columns.js';
import type { PlanExtras } from './join-rows.js';

const LINE_END = '\r\n';
const NO_EXTRAS: PlanExtras = { columns: [], byMachine: new Map() };

/**
 * `plan.csv`: one row for each machine of the estate, those without a wave included with the reason, so that people can edit it and
 * have it scored. RFC 4180, UTF-8 without a mark, lines end in CR LF; an empty cell does not apply or is unknown. `wave` counts from 1.
 * Columns that a plan read before had of its own come last, as they were.
 */
export function planCsv(plan: WavePlan, extras: PlanExtras = NO_EXTRAS): string {
  const waves = new Map(plan.waves.map((wave) => [wave.number, wave]));
  const names = new Map(plan.machines.map(({ id, name }) => [id, name]));
  const extraOf = (id: MachineId): readonly string[] => extras.byMachine.get(id) ?? extras.columns.map(() => '');
  const planned = plan.machines.map((one) => {
    const wave = waves.get(one.wave);
    return [
      ...[one.name, one.id, String(one.wave), wave?.name ?? '', wave?.cutover ?? '', one.application ?? ''],
      ...['planned', one.environment, one.criticality, one.role ?? '', one.tier],
      one.movesWith.map((id) => names.get(id) ?? id).join('; '),
      ...[one.zone === null ? '' : String(one.zone), one.method, one.readiness, String(one.complexity)],
      ...[String(one.hours), one.transferBytes === null ? '' : String(one.transferBytes), one.why.join('; ')],
      ...extraOf(one.id),
    ];
  });
  const unplanned = plan.unplanned.map(({ id, name, kind, reason }) => [
    ...[name, id, '', '', '', ''],
    kind,
    ...TOLD_COLUMNS.slice(1, -1).map(() => ''),
    reason,
    ...extraOf(id),
  ]);
  const header = [...OWN_COLUMNS, ...TOLD_COLUMNS, ...extras.columns];
  return [header, ...planned, ...unplanned].map((row) => row.map(csvCell).join(',') + LINE_END).join('');
}
