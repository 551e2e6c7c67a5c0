import type { Tier } from '../graph/index.js';
import { pinOf } from './derive-unplanned.js';
import { isEmptyPart, matchPart } from './named-part.js';
import { noPlan } from './plan-problems.js';
import { deriveTierBands } from './tier-bands.js';
import type { TierBands } from './tier-bands.js';
import type { WaveDays } from './wave-days.js';
import type { WaveMachine } from './wave-input.js';
import type { WaveFreeze, WavePin, WaveSettings } from './wave-settings.js';

/** Which waves a machine may be in, and what decides it. */
export interface AllowedWaves {
  /** From 0, ascending; empty where pin and freezes leave none. */
  readonly waves: readonly number[];
  readonly pin: WavePin | null;
  /** The waves of its tier, under the strategy `tier`; null where the tier leaves all of them. */
  readonly tier: { readonly tier: Tier; readonly first: number; readonly last: number } | null;
  /** Freezes that take a wave from it. */
  readonly freezes: readonly { readonly freeze: WaveFreeze; readonly wave: number; readonly date: string }[];
}

/** For each machine: its pin, else the waves of its tier, less the waves whose cutover lies in a freeze. */
export function deriveAllowedWaves(
  machines: readonly WaveMachine[],
  settings: WaveSettings,
  { days, dates }: WaveDays,
): readonly AllowedWaves[] {
  const pin = pinOf(settings);
  const bands: TierBands = settings.strategy === 'tier' ? deriveTierBands(machines, days.length) : new Map();
  const freezes = settings.freezes.map((freeze) => ({
    freeze,
    isMeant: isEmptyPart(freeze) ? () => true : matchPart(freeze),
    waves: dates.flatMap((date, wave) =>
      date !== null && date >= freeze.from && date <= freeze.to ? [{ freeze, wave, date }] : [],
    ),
  }));
  const frozenAny = freezes.filter(({ waves }) => waves.length > 0);
  return machines.map((machine) => {
    const decided = pin(machine);
    const pinned = decided?.wave ?? null;
    const band = bands.get(machine.tier);
    const [first, last] = pinned === null ? (band ?? [0, days.length - 1]) : [pinned - 1, pinned - 1];
    const taken = frozenAny.filter(({ isMeant }) => isMeant(machine)).flatMap(({ waves }) => waves);
    const frozen = new Set(taken.map(({ wave }) => wave));
    const waves: number[] = [];
    for (let wave = first; wave <= Math.min(last, days.length - 1); wave += 1) if (!frozen.has(wave)) waves.push(wave);
    return {
      waves,
      pin: pinned === null ? null : decided,
      tier: band === undefined ? null : { tier: machine.tier, first: band[0], last: band[1] },
      freezes: taken,
    };
  });
}

/** What left a machine without a wave, in words. */
function conflictOf({ pin, tier, freezes }: AllowedWaves): string {
  const parts = [
    pin === null ? null : `${pin.who} pinned it to wave ${pin.wave ?? 0} (${pin.why})`,
    pin === null && tier !== null ? `its tier ${tier.tier} goes in waves ${tier.first + 1} to ${tier.last + 1}` : null,
    ...freezes.map(
      ({ freeze, wave, date }) =>
        `wave ${wave + 1} on ${date} lies in the freeze from ${freeze.from} to ${freeze.to} (${freeze.why})`,
    ),
  ];
  return parts.filter((part) => part !== null).join('; ');
}

/** @throws {AssessmentError} `waves/no-plan` where some machine has no wave left */
export function refuseWithoutWave(machines: readonly WaveMachine[], allowed: readonly AllowedWaves[]): void {
  const stuck = allowed.flatMap((one, index) => (one.waves.length === 0 ? [{ one, name: machines[index]!.name }] : []));
  const [first] = stuck;
  if (first === undefined) return;
  const others = stuck.length > 1 ? `; so it is with ${stuck.length - 1} more` : '';
  throw noPlan(
    `no wave is left for ${first.name}: ${conflictOf(first.one)}${others}`,
    'move the cutover of the wave, shorten the freeze, change the pin, or ask for more waves',
    first.one.pin?.at ?? first.one.freezes[0]?.freeze.at ?? null,
  );
}
