import type { MachineId, Problem } from '../model/index.js';
import type { TimeZone } from '../timeseries/index.js';
import type { PlannedWave } from '../waves/index.js';
import type { CalendarTerms } from './calendar-terms.js';
import { usersAwake } from './problems.js';
import { isWithin, localText, minuteOfDayAt, QUARTER_MS } from './wall-clock.js';
import { statedZones } from './users-zone.js';
import type { StatedZone } from './users-zone.js';

/** By whose clock a wave is cut over, and what its machines state. */
export interface WaveZone {
  readonly zone: TimeZone;
  readonly stated: readonly StatedZone[];
  /** Null: people set the zone, or nobody states one. */
  readonly said: string | null;
}

/**
 * The zone of the settings; else that which most machines of the wave and those they serve state; else that of all waves.
 *
 * @param machines those of the wave, then those they serve
 */
export function deriveWaveZone(
  wave: PlannedWave,
  machines: readonly MachineId[],
  { settings, users, machines: estate }: CalendarTerms,
): WaveZone {
  const stated = statedZones(machines, estate);
  const [most] = stated;
  if (settings.zones.users !== null || most === undefined) return { zone: users, stated, said: null };
  const isOther = most.zone.name !== users.name;
  const said = isOther
    ? `${wave.name} goes by ${most.zone.name}, which ${most.machines} of its machines and those they serve state.`
    : null;
  return { zone: most.zone, stated, said };
}

/** A warning where a window lies in the day of users that machines of the wave state, with the counts and their time. */
export function awakeProblems(
  wave: PlannedWave,
  { zone, stated }: WaveZone,
  { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number },
  { settings }: CalendarTerms,
): readonly Problem[] {
  const isNight = (of: TimeZone, atMs: number): boolean => isWithin(settings.hours, minuteOfDayAt(of, atMs));
  const instants = Array.from({ length: (toMs - fromMs) / QUARTER_MS }, (_, quarter) => fromMs + quarter * QUARTER_MS);
  const awake = stated.filter((one) => one.zone.name !== zone.name && !instants.every((at) => isNight(one.zone, at)));
  if (awake.length === 0) return [];
  const own = stated.find((one) => one.zone.name === zone.name)?.machines ?? 0;
  const others = awake.map(
    (one) =>
      `${one.machines} state ${one.zone.name}, where it is ${localText(one.zone, fromMs)} to ${localText(one.zone, toMs)}`,
  );
  const { from, to } = settings.hours;
  return [usersAwake(wave.name, { zone: zone.name, own, others: others.join('; '), hours: `${from} to ${to}` })];
}
