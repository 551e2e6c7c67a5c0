import { describe, expect, it } from 'vitest';
import type { Problem } from '../../src/model/index.js';
import { DEFAULT_RECOVERY_SETTINGS } from '../../src/recovery/index.js';
import type { RecoverySettings } from '../../src/recovery/index.js';
import {
  contradictedGenerations,
  placesOfReplication,
  refusedRetentions,
  statedGeneration,
} from '../../src/recovery/check-generations.js';
import { deriveObjectives } from '../../src/recovery/objectives.js';
import { DEFAULT_REPLICATION_SETTINGS, resolveReplicationSettings } from '../../src/replication/index.js';
import type { ReplicationSettings } from '../../src/replication/index.js';
import type { Site } from '../../src/site/index.js';
import { aReplicatedMachine } from '../replication/a-first-copy.js';

const CLASSIC: Site = { replication: { scenario: 'recovery', generation: 'classic' } };
const PLACES = {
  recovery: (path: string) => ({ file: `plans.yaml#recoveryPlan.${path}`, line: 9 }),
  replication: (path: string) => ({ file: `plans.yaml#replicationPlan.${path}`, line: 3 }),
  site: (path: string) => ({ file: `site.yaml#${path}`, line: 16 }),
};

interface Stated {
  readonly recovery?: RecoverySettings['generation'];
  readonly vmware?: ReplicationSettings['generation']['vmware'];
  readonly site?: Site | null;
}

/** What is told of VMware machines that are replicated as the settings and the site file say. */
function toldOf({ recovery = null, vmware = null, site = CLASSIC }: Stated): readonly Problem[] {
  const replication: ReplicationSettings = {
    ...{ ...DEFAULT_REPLICATION_SETTINGS, purpose: 'protect' },
    generation: { vmware, hyperv: null, physical: null },
  };
  const settings = { ...DEFAULT_RECOVERY_SETTINGS, generation: recovery };
  const resolved = resolveReplicationSettings(replication, site, placesOfReplication(PLACES));
  const used = { ...settings, generation: statedGeneration(settings, replication) };
  const { generation } = deriveObjectives({ site, statements: [], settings: used });
  const machines = [aReplicatedMachine('fe01', 1e9, { generation: resolved.generation.vmware.value ?? 'modernized' })];
  return contradictedGenerations({ points: generation, settings, machines, resolved, places: PLACES });
}

describe('generations that contradict each other', () => {
  it('are named with both places, and which of them holds for what', () => {
    const [told, ...more] = toldOf({ recovery: 'classic', vmware: 'modernized' });
    expect(more).toEqual([]);
    expect(told).toMatchObject({
      code: 'recovery/generation-contradicted',
      severity: 'warning',
      at: { file: 'plans.yaml#recoveryPlan.generation', line: 9 },
    });
    expect(told!.message).toBe(
      'recovery points are held against the classic generation by the settings (plans.yaml#recoveryPlan.generation:9), but replicated are VMware (1) as modernized by the settings (plans.yaml#replicationPlan.generation.vmware:3): for replication, its limits and its cost the latter holds, for the policy of points, the way home and the recovery site the former',
    );
  });

  it('are found where the site file is the other of the two', () => {
    const modernized: Site = { replication: { scenario: 'recovery', generation: 'modernized' } };
    const [told] = toldOf({ recovery: 'classic', site: modernized });
    expect(told!.message).toContain('VMware (1) as modernized by the site file (site.yaml#replication.generation:16)');
    const [asked] = toldOf({ recovery: 'classic' });
    expect(asked!.message).toContain(
      'as modernized by the way out of the classic generation, which the site file states (site.yaml#replication.generation:16)',
    );
  });

  it('are none where the settings of replication hold for points too, or all say the same', () => {
    expect(toldOf({ vmware: 'modernized' })).toEqual([]);
    expect(toldOf({})).toEqual([]);
    expect(toldOf({ recovery: 'classic', vmware: 'classic' })).toEqual([]);
    expect(toldOf({ recovery: 'modernized' })).toEqual([]);
    expect(toldOf({ recovery: 'modernized', site: null })).toEqual([]);
  });
});

describe('a retention that machines on Hyper-V cannot have', () => {
  const machines = [
    aReplicatedMachine('fe01', 1e9, { generation: 'modernized' }),
    aReplicatedMachine('hv01', 1e9, { source: 'hyperv', generation: 'hyperV' }),
  ];
  const told = (site: Site | null, retentionHours: number | null, of = machines): readonly Problem[] => {
    const settings = { ...DEFAULT_RECOVERY_SETTINGS, retentionHours };
    return refusedRetentions(deriveObjectives({ site, statements: [], settings }), of, { settings, places: PLACES });
  };

  it('is named with its place, where the site file or the settings state it', () => {
    const [found] = told({ replication: { retentionHours: 240 } }, null);
    expect(found).toMatchObject({
      ...{ code: 'recovery/retention-refused', severity: 'warning' },
      at: { file: 'site.yaml#replication.retentionHours', line: 16 },
    });
    expect(found!.message).toMatch(/kept 240 h \(the site file\), .* at most 24 h: of 1 of 2 machines/);
    expect(told(null, 25)[0]!.at).toEqual({ file: 'plans.yaml#recoveryPlan.retentionHours', line: 9 });
  });

  it('is none at a day, where nobody states one, and without such machines', () => {
    expect([told(null, 24), told(null, null), told(null, 240, machines.slice(0, 1))]).toEqual([[], [], []]);
  });
});
