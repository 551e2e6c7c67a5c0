import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { deriveAssessment } from '../../src/assessment/index.js';
import { deriveGraph } from '../../src/graph/index.js';
import { readAssessmentInput } from '../../src/node/index.js';
import { DEFAULT_RECOVERY_SETTINGS, deriveRecoveryPlan } from '../../src/recovery/index.js';
import type { RecoveryPlan } from '../../src/recovery/index.js';
import { DEFAULT_REPLICATION_SETTINGS, deriveReplicationPlan } from '../../src/replication/index.js';
import type { ReplicationPlan, ReplicationSettings } from '../../src/replication/index.js';
import { toText } from '../../src/report/html.js';
import { renderRecoveryChapter } from '../../src/report/html/recovery-page.js';
import { renderReplicationChapter } from '../../src/report/html/replication-page.js';
import { renderReplicationHtml, renderReplicationText } from '../../src/report/index.js';

const SHOP = resolve(import.meta.dirname, '../../datasets/webshop');
const plain = (markup: string): string => markup.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');

/** An inventory, and nothing else: no samples, no connections, no site file. */
describe('the plans of an estate of which only the inventory is known', () => {
  let replicationBy: (settings: ReplicationSettings) => ReplicationPlan;
  let recovery: RecoveryPlan;
  beforeAll(async () => {
    const input = await readAssessmentInput([resolve(SHOP, 'rvtools.xlsx')], {});
    const { estate, peaks, engineVersion, catalogue } = input;
    const assessment = deriveAssessment(input);
    replicationBy = (settings) =>
      deriveReplicationPlan({
        ...{ estate, peaks, engineVersion, assessment, offer: input.offer, site: null, waves: null, calendar: null },
        settings,
      });
    recovery = deriveRecoveryPlan({
      ...{ estate, peaks, engineVersion, site: null, statements: [], regions: catalogue.regions, assessment },
      graph: deriveGraph({ machines: [], dependencies: null }),
      replication: DEFAULT_REPLICATION_SETTINGS,
      settings: { ...DEFAULT_RECOVERY_SETTINGS, simulation: { years: 5, seed: 1 } },
    });
  }, 120_000);

  it('say once what is unknown of bandwidth, and have no empty table of it', () => {
    const page = plain(toText(renderReplicationChapter(replicationBy(DEFAULT_REPLICATION_SETTINGS), 16)));
    expect(page).toContain('unknown: no sample tells what is written');
    expect(page).not.toMatch(/Breaches: none|Bandwidth: none|Batches: none/);
    const whole = plain(renderReplicationHtml(replicationBy(DEFAULT_REPLICATION_SETTINGS)));
    expect(whole).not.toMatch(/Breaches|Batches: none/);
  });

  it('mark an objective that nobody stated as assumed, and one that is stated not', () => {
    const silent = replicationBy(DEFAULT_REPLICATION_SETTINGS);
    expect(plain(toText(renderReplicationChapter(silent, 16)))).toContain('15 min, assumed');
    expect(renderReplicationText(silent, { all: false })).toContain('objective 15 min (assumed: nobody states one)');
    const stated = replicationBy({ ...DEFAULT_REPLICATION_SETTINGS, rpoMinutes: 15 });
    expect(plain(toText(renderReplicationChapter(stated, 16)))).not.toContain('min, assumed');
    expect(renderReplicationText(stated, { all: false })).not.toContain('assumed: nobody states one');
  });

  it('say once that no service is known whose availability could be reckoned', () => {
    expect(recovery.availability).toEqual([]);
    const page = plain(toText(renderRecoveryChapter(recovery, 16)));
    expect(page).toContain('Unknown: no application is known that users ask');
    expect(page).not.toMatch(/Availability: none|What would have to hold: none|Elements: none|Lost hours: none/);
  });

  it('call windows of cutovers by more than a word that is an operating system', () => {
    const page = plain(toText(renderReplicationChapter(replicationBy(DEFAULT_REPLICATION_SETTINGS), 16)));
    expect(page).toContain('Cutover windows');
    expect(page).not.toMatch(/\bWindows: \d|\bWindows \(the first/);
  });
});
