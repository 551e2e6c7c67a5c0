import { isCarriedByAppliances } from '../model/index.js';
import { capacityInForce } from './profiles.js';
import type { PlannedWave } from './wave-plan.js';
import type { WaveMachine } from './wave-input.js';
import type { WaveCapacity, WaveSettings } from './wave-settings.js';

type WaveLimits = readonly (readonly (number | null)[])[];
type Resource = PlannedWave['loads'][number]['resource'];

export const RESOURCES: readonly Resource[] = ['machines', 'hours', 'transferBytes', 'replicating'];

const BYTES_PER_MIB = 2 ** 20;

/**
 * What a machine takes of each resource, in the order of `RESOURCES`; null where it is not known, which counts as nothing. Hours are
 * counted in whole hundredths and bytes in whole MiB, each machine rounded up, so that sums stay exact.
 */
export function loadsOf(machine: WaveMachine): readonly (number | null)[] {
  return [
    1,
    Math.ceil(machine.hours * 100),
    machine.transferBytes === null ? null : Math.ceil(machine.transferBytes / BYTES_PER_MIB),
    isCarriedByAppliances(machine.method) ? 1 : 0,
  ];
}

const SCALES: readonly number[] = [1, 1 / 100, BYTES_PER_MIB, 1];

/** A load as people read it: machines, hours, bytes. */
export const loadInUnits = (resource: number, load: number): number =>
  resource === 1 ? load / 100 : load * SCALES[resource]!;

/** A stated limit in the units of `loadsOf`, rounded down. */
function limitIn(resource: number, stated: number | null): number | null {
  if (stated === null) return null;
  return resource === 1 ? Math.floor(stated * 100) : Math.floor(stated / SCALES[resource]!);
}

/**
 * What each wave bears: `limits[resource][wave]`, in the units of `loadsOf`; null: no limit. With the machines that a wave of ours has
 * at most where nobody states it.
 */
export const deriveWaveLimits = (settings: WaveSettings, waves: number): WaveLimits =>
  limitsOf(capacityInForce(settings), settings, waves);

/** Only what is stated: that is what a plan of others can be held to. */
export const deriveStatedLimits = (settings: WaveSettings, waves: number): WaveLimits =>
  limitsOf(settings.capacity, settings, waves);

function limitsOf(inForce: WaveCapacity, settings: WaveSettings, waves: number): WaveLimits {
  const ofWave = Array.from({ length: waves }, (_, wave): WaveCapacity => {
    const own = settings.byWave.findLast((one) => one.wave === wave + 1) ?? {};
    return { ...inForce, ...own };
  });
  return RESOURCES.map((name, resource) => ofWave.map((capacity) => limitIn(resource, capacity[name])));
}
