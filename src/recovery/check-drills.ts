import type { Problem } from '../model/index.js';
import { DEFAULT_RECOVERY_SETTINGS } from './recovery-defaults.js';
import { RECOVERY_SOURCES } from './recovery-sources.js';
import type { RecoverySettings } from './recovery-settings.js';
import { faultAt } from './settings-problems.js';
import type { RecoveryPlaces } from './settings-problems.js';

type DrillMonths = keyof RecoverySettings['drills'];

const DOCUMENTED: Readonly<Record<DrillMonths, { readonly of: string; readonly source: string }>> = {
  monthsPerMachine: { of: 'a machine', source: RECOVERY_SOURCES.monitor },
  monthsPerApplication: { of: 'an application', source: RECOVERY_SOURCES.recoveryPlan },
};

/** Drills that people want less often than the documents advise: taken as stated, and told. */
export function lateDrills({ drills }: Pick<RecoverySettings, 'drills'>, places: RecoveryPlaces): readonly Problem[] {
  const keys: readonly DrillMonths[] = ['monthsPerMachine', 'monthsPerApplication'];
  return keys.flatMap((key) => {
    const [stated, documented] = [drills[key], DEFAULT_RECOVERY_SETTINGS.drills[key]];
    if (stated <= documented) return [];
    const { of, source } = DOCUMENTED[key];
    const fault = {
      ...{ code: 'late-drills', severity: 'warning' as const },
      message: `drills.${key} is ${stated} months, and ${documented} are documented for ${of} (${source}): what is drilled later is not told as due until then`,
      remedy: `write at most ${documented}, or note who accepts that a failover is tried less often than that`,
    };
    return [faultAt(fault, places.recovery(`drills.${key}`))];
  });
}
