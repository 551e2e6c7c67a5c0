import { csvCell, csvCellOfLines } from '../model/index.js';
import type { MachineId } from '../model/index.js';
import type { WavePlan } from '../waves/index.js';
import { OWN_COLUMNS, TOLD_COLUMNS } from './columns.js';
import type { IdleRow, PlanExtras } from './join-rows.js';

const LINE_END = '\r\n';
const NO_EXTRAS: PlanExtras = { columns: [], byMachine: new Map(), idle: [] };

/**
 * `plan.csv`: one row for each machine of the estate, those without a wave included with the reason, so that people can edit it and
 * have it scored. RFC 4180, UTF-8 without a mark, lines end in CR LF; an empty cell does not apply or is unknown. `wave` counts from 1.
 * Columns that a plan read before had of its own come last, as they were, line breaks within cells included; rows of it that plan
 * nothing stand below: `notInEstate` is no machine of the inputs, `contradicting` one of several waves for one machine.
 */
export function planCsv(plan: WavePlan, extras: PlanExtras = NO_EXTRAS): string {
  const waves = new Map(plan.waves.map((wave) => [wave.number, wave]));
  const names = new Map(plan.machines.map(({ id, name }) => [id, name]));
  const extraOf = (id: MachineId): readonly string[] => extras.byMachine.get(id) ?? extras.columns.map(() => '');
  const planned = plan.machines.map((one) => {
    const wave = waves.get(one.wave);
    const told = [
      ...[one.name, one.id, String(one.wave), wave?.name ?? '', wave?.cutover ?? '', one.application ?? ''],
      ...['planned', one.environment, one.criticality, one.role ?? '', one.tier],
      one.movesWith.map((id) => names.get(id) ?? id).join('; '),
      ...[one.zone === null ? '' : String(one.zone), one.method, one.readiness, String(one.complexity)],
      ...[String(one.hours), one.transferBytes === null ? '' : String(one.transferBytes), one.why.join('; ')],
    ];
    return { told, extra: extraOf(one.id) };
  });
  const unplanned = plan.unplanned.map(({ id, name, kind, reason }) => ({
    told: [name, id, '', '', '', '', kind, ...NOTHING_TOLD, reason],
    extra: extraOf(id),
  }));
  const idle = extras.idle.map(({ status, machine, id, application, wave: number, extra }) => {
    const wave = waves.get(number ?? 0);
    const place = [wave === undefined ? '' : String(wave.number), wave?.name ?? '', wave?.cutover ?? ''];
    const told = [machine, id, ...place, application, status, ...NOTHING_TOLD, IDLE_WORDS[status]];
    return { told, extra: extras.columns.map((_, column) => extra[column] ?? '') };
  });
  const header = { told: [...OWN_COLUMNS, ...TOLD_COLUMNS], extra: extras.columns };
  return [header, ...planned, ...unplanned, ...idle]
    .map(({ told, extra }) => [...told.map(csvCell), ...extra.map(csvCellOfLines)].join(',') + LINE_END)
    .join('');
}

/** Between the status and why. */
const NOTHING_TOLD: readonly string[] = TOLD_COLUMNS.slice(1, -1).map(() => '');
const IDLE_WORDS: Readonly<Record<IdleRow['status'], string>> = {
  notInEstate: 'no machine of the inputs',
  contradicting: 'the machine stands in several waves, and a machine moves once',
};
