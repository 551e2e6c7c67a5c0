import { describe, expect, it } from 'vitest';
import {
  BY_SITE,
  classicProblems,
  DEFAULT_REPLICATION_SETTINGS,
  forPlatformsOf,
  resolveReplicationSettings,
} from '../../src/replication/index.js';
import type { ReplicationSettings, ResolvedReplication } from '../../src/replication/index.js';
import type { Site } from '../../src/site/index.js';
import { aReplicatedMachine } from './a-first-copy.js';

const resolve = (settings: Partial<ReplicationSettings> = {}, site: Site | null = null): ResolvedReplication =>
  resolveReplicationSettings({ ...DEFAULT_REPLICATION_SETTINGS, ...settings }, site);
const linkOf = (link: Partial<ReplicationSettings['link']>): Partial<ReplicationSettings> => ({
  link: { ...DEFAULT_REPLICATION_SETTINGS.link, ...link },
});
const codesOf = ({ problems }: ResolvedReplication): readonly string[] => problems.map(({ code }) => code);

const SITE: Site = {
  replication: { scenario: 'recovery', generation: 'modernized', rpoThresholdMinutes: 30 },
  network: {
    replicationMbps: 500,
    throttles: [{ from: '07:00', to: '19:00', mbps: 100 }],
    blackouts: ['Monday;7:00;7h | Tuesday;8:00;1d7h'],
  },
};

describe('settings of replication', () => {
  it('are the defaults where nobody says anything, and what has none is unknown', () => {
    const found = resolve();
    expect(found).toMatchObject({
      purpose: { value: 'migrate', from: 'the default: neither the settings nor the site file say' },
      rpoMinutes: { value: 15, from: 'the default of the Deployment Planner' },
      mbps: { value: null, from: 'unknown: nobody says' },
      zone: { value: 'UTC', from: 'an assumption: the settings name no zone' },
      throttles: { value: [] },
      highChurn: { value: false },
      growthPercent: { value: 30 },
      compressionPercent: { value: 30 },
      foldPercent: { value: null, from: 'nobody measured it' },
      problems: [],
    });
    expect(found.generation.vmware.value).toBeNull();
    expect(found.words.join(' ')).toContain('an upper bound');
  });

  it('are those of the site file where the settings are silent, and say so', () => {
    const found = resolve({}, SITE);
    expect(found).toMatchObject({
      purpose: { value: 'protect', from: 'the site file (scenario recovery)' },
      rpoMinutes: { value: 30, from: 'the site file' },
      mbps: { value: 500, from: 'the site file' },
      generation: { vmware: { value: 'modernized', from: 'the site file' }, hyperv: { value: 'hyperV' } },
      problems: [],
    });
    expect(found.blackouts.value.map(({ startMinute, minutes }) => [startMinute, minutes])).toEqual([
      [420, 420],
      [1920, 1860],
    ]);
  });

  it('win over the site file, and a difference in purpose is told', () => {
    const found = resolve({ purpose: 'migrate', rpoMinutes: 60, ...linkOf({ mbps: 50, throttles: [] }) }, SITE);
    expect(found).toMatchObject({
      purpose: { value: 'migrate', from: 'the settings' },
      rpoMinutes: { value: 60, from: 'the settings' },
      mbps: { value: 50, from: 'the settings' },
      throttles: { value: [], from: 'the settings' },
    });
    expect(codesOf(found)).toEqual(['replication/settings-over-site']);
  });
});

describe('High Churn', () => {
  it.each([
    ['a migration', resolve({ highChurn: true })],
    ['machines on premises', resolve({}, { replication: { scenario: 'recovery', highChurn: true } })],
    ['a migration', resolve({}, { replication: { scenario: 'migration', highChurn: true } })],
  ])('is refused for %s, with the reason and what is documented instead', (words, found) => {
    expect(found.highChurn.value).toBe(false);
    expect(found.problems[0]).toMatchObject({ code: 'replication/high-churn-refused', severity: 'error' });
    expect(found.problems[0]!.message).toContain(words);
    expect(found.problems[0]!.remedy).toContain('78188');
  });

  it('is taken for the recovery of machines that run in Azure', () => {
    const found = resolve({}, { replication: { scenario: 'azureRecovery', highChurn: true } });
    expect(found).toMatchObject({ highChurn: { value: true, from: 'the site file' }, problems: [] });
  });
});

describe('a generation', () => {
  it('that does not serve the purpose is refused', () => {
    const generation = { vmware: 'agentless', hyperv: 'modernized', physical: 'hyperV' } as const;
    const found = resolve({ purpose: 'protect', generation });
    expect(codesOf(found)).toEqual([
      'replication/generation-refused',
      'replication/generation-refused',
      'replication/generation-refused',
    ]);
    expect(found.generation).toMatchObject({
      vmware: { value: 'modernized' },
      hyperv: { value: 'hyperV' },
      physical: { value: 'modernized' },
    });
  });

  it('of the site file counts where it serves', () => {
    const found = resolve({}, { replication: { scenario: 'recovery', generation: 'classic' } });
    expect(found.generation.vmware).toEqual({
      value: 'modernized',
      from: 'the way out of the classic generation, which the site file states',
    });
    expect(found.problems).toEqual([]);
    const modernized = resolve({}, { replication: { scenario: 'recovery', generation: 'modernized' } });
    expect(modernized.generation.vmware).toEqual({ value: 'modernized', from: 'the site file' });
    const hyperV = resolve({}, { replication: { scenario: 'migration', generation: 'hyperV' } });
    expect(hyperV).toMatchObject({ generation: { vmware: { value: null } }, problems: [] });
  });

  it('of the settings holds over another one of the site file, told with both places', () => {
    const found = resolveReplicationSettings(
      {
        ...DEFAULT_REPLICATION_SETTINGS,
        purpose: 'protect',
        generation: { vmware: 'modernized', hyperv: null, physical: null },
      },
      { replication: { scenario: 'recovery', generation: 'classic' } },
      (by, path) => ({ file: by === BY_SITE ? 'site.yaml' : 'plans.yaml', line: path.length }),
    );
    expect(found.problems).toMatchObject([
      { code: 'replication/settings-over-site', at: { file: 'plans.yaml', line: 'generation.vmware'.length } },
    ]);
    expect(found.problems[0]!.message).toBe(
      'the generation for VMware: the settings say modernized and the site file classic (site.yaml:22); the settings hold',
    );
  });

  it('that is classic is warned of where a machine is planned with it or in its place, and nowhere else', () => {
    const found = resolve({}, { replication: { scenario: 'recovery', generation: 'classic' } });
    const asked = resolve({ generation: { vmware: 'classic', hyperv: null, physical: null } });
    expect(asked.generation.vmware).toEqual({ value: 'classic', from: 'the settings' });
    const of = (generation: 'classic' | 'modernized', resolved = found) =>
      classicProblems([aReplicatedMachine('a', 1, { generation })], resolved, () => null).map(({ code }) => code);
    expect([of('modernized'), of('classic', asked), of('modernized', asked)]).toEqual([
      ['replication/classic-found'],
      ['replication/classic-generation'],
      [],
    ]);
  });
});

describe('bad settings', () => {
  it('are named, and something that is told stands in their place', () => {
    const found = resolve({
      ...{ rpoMinutes: 0, growthPercent: -1, compressionPercent: 100, foldPercent: 0 },
      ...linkOf({
        mbps: NaN,
        zone: 'Mars/Olympus',
        throttles: [
          { from: '7:00', to: '19:00', mbps: 100 },
          { from: '07:00', to: '19:00', mbps: -5 },
          { from: '07:00', to: '19:00', mbps: 20 },
        ],
        blackouts: ['Moonday;7:00;7h', 'Sunday;0:00;2h'],
      }),
    });
    expect(codesOf(found).toSorted()).toEqual([
      'replication/bad-blackout',
      ...['replication/bad-figure', 'replication/bad-figure', 'replication/bad-figure'],
      ...['replication/bad-figure', 'replication/bad-figure'],
      ...['replication/bad-throttle', 'replication/bad-throttle'],
      'replication/unknown-zone',
    ]);
    expect(found).toMatchObject({
      rpoMinutes: { value: 15 },
      mbps: { value: null },
      zone: { value: 'UTC' },
      growthPercent: { value: 30 },
      compressionPercent: { value: 30 },
      foldPercent: { value: null },
    });
    expect(found.throttles.value.map(({ mbps }) => mbps)).toEqual([20]);
    expect(found.blackouts.value.map(({ text }) => text)).toEqual(['Sunday;0:00;2h']);
  });

  it('cannot move a cursor or end a line', () => {
    const [problem] = resolve(linkOf({ zone: '\u001b[31mred\r\n</script>' })).problems;
    expect(problem!.message).not.toMatch(/[\u0000-\u001f]/);
  });

  it('name throttles of the same hours with different limits, with both places and what is taken', () => {
    const throttles: ReplicationSettings['link']['throttles'] = [
      { days: ['monday'], from: '07:00', to: '09:00', mbps: 20 },
      { days: ['monday', 'tuesday'], from: '08:00', to: '12:00', mbps: 30 },
      { days: ['friday'], from: '22:00', to: '02:00', mbps: 5 },
      { days: ['saturday'], from: '01:00', to: '03:00', mbps: 6 },
    ];
    const settings = { ...DEFAULT_REPLICATION_SETTINGS, ...linkOf({ mbps: 50, throttles }) };
    const found = resolveReplicationSettings(settings, null, (_, path) => ({
      ...{ file: 'plans.yaml', line: 10 + Number(path.split('.').at(-1)) },
    }));
    expect(found.problems.map(({ code, severity, at }) => [code, severity, at?.line])).toEqual([
      ['replication/overlapping-throttles', 'warning', 11],
      ['replication/overlapping-throttles', 'warning', 13],
    ]);
    expect(found.problems[0]!.message).toBe(
      'the throttles 20 Mb/s from 07:00 to 09:00 on monday (plans.yaml:10) and 30 Mb/s from 08:00 to 12:00 on monday, tuesday hold at the same time with different limits; in the minutes of both the lower is taken, 20 Mb/s, since what keeps to it keeps to both',
    );
    expect(found.throttles.value).toEqual(throttles);
  });

  it('let throttles follow each other, say the same, or be of two tools', () => {
    const day = { from: '08:00', to: '18:00' };
    for (const throttles of [
      [
        { ...day, mbps: 10 },
        { from: '18:00', to: '08:00', mbps: 60 },
      ],
      [
        { ...day, mbps: 10 },
        { from: '09:00', to: '10:00', mbps: 10 },
      ],
      [
        { ...day, mbps: 10, by: 'appliance' as const },
        { ...day, mbps: 60, by: 'recoveryAgent' as const },
      ],
    ]) {
      expect(codesOf(resolve(linkOf({ mbps: 100, throttles })))).toEqual([]);
    }
  });

  it('name blackouts that share minutes, of one entry or of two', () => {
    const of = (blackouts: readonly string[]): readonly string[] =>
      resolve(linkOf({ blackouts })).problems.map(({ code, message }) => `${code}: ${message}`);
    expect(of(['Monday;9:00;1h', 'Monday;9:30;1h'])).toEqual([
      'replication/overlapping-blackouts: the blackouts Monday;9:00;1h (entry 1) and Monday;9:30;1h share minutes; nothing is carried in any minute of either, which is what both say',
    ]);
    expect(of(['Monday;7:00;7h | Monday;8:00;2h'])).toHaveLength(1);
    expect(of(['Sunday;23:00;2h', 'Monday;0:30;1h'])).toHaveLength(1);
    expect(of(['Monday;9:00;1h', 'Monday;10:00;1h'])).toEqual([]);
  });

  it('tell a throttle that never binds', () => {
    const throttles = [{ from: '07:00', to: '19:00', mbps: 100 }];
    expect(codesOf(resolve(linkOf({ mbps: 100, throttles })))).toEqual(['replication/idle-throttle']);
  });

  it('tell that two tools throttle two streams', () => {
    const throttles = (['appliance', 'recoveryAgent'] as const).map((by) => ({
      ...{ from: '07:00', to: '19:00', mbps: 100, by },
    }));
    expect(resolve(linkOf({ throttles })).words.join(' ')).toContain('each throttle their own stream');
  });
});

describe('the sentence of what replicates', () => {
  it('names the platforms of the estate alone, and none twice', () => {
    const resolved = resolveReplicationSettings({ ...DEFAULT_REPLICATION_SETTINGS, purpose: 'protect' }, null);
    const of = (...sources: readonly ('vmware' | 'hyperv')[]): string =>
      forPlatformsOf(
        resolved,
        sources.map((source) => ({ source })),
      ).words.find((words) => words.startsWith('Replicated by'))!;
    expect(of('hyperv')).toMatch(/^Replicated by: Hyper-V Replica to Azure \([^)]*\)\.$/);
    expect(of('vmware')).toMatch(/^Replicated by: VMware /);
    expect(of('vmware')).not.toMatch(/Hyper-V|physical/);
  });
});
