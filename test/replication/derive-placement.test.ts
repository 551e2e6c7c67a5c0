import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { derivePlacement } from '../../src/replication/index.js';
import type { PlacementPlan, ReplicatedMachine } from '../../src/replication/index.js';
import { spread } from '../../src/replication/spread.js';
import { parseBlackout } from '../../src/site/index.js';
import type { Site, Throttle } from '../../src/site/index.js';
import { aMachineChurn, aReplicatedMachine, LIMIT_CONDITIONS } from './limit-cases.js';

const LINK = {
  mbps: { value: null },
  zone: { value: 'Australia/Melbourne' },
  throttles: { value: [] },
  blackouts: { value: [] },
} as const;
const many = (count: number, overrides: Partial<ReplicatedMachine> = {}): readonly ReplicatedMachine[] =>
  Array.from({ length: count }, (_, index) => aReplicatedMachine({ ...overrides, name: `m${index}` }));

function placed(
  machines: readonly ReplicatedMachine[],
  {
    site = null,
    churn = {},
    link = LINK,
    iops = 100,
  }: { site?: Site | null; churn?: object; link?: object; iops?: number | null } = {},
): Omit<PlacementPlan, 'datastores'> {
  return derivePlacement({
    machines,
    churn: { machines: machines.map((machine) => aMachineChurn(machine, churn)) },
    verdicts: [],
    site,
    resolved: { ...LIMIT_CONDITIONS, ...LINK, ...link },
    iops: machines.map(({ id, disks }) => ({ machine: id, total: iops, disks: disks.map(() => iops) })),
  });
}
const kinds = (plan: Omit<PlacementPlan, 'datastores'>): readonly string[] => plan.appliances.map(({ kind }) => kind);

describe('appliances', () => {
  it('that replace classic ones are told with what is found and with the move', () => {
    const site = { replication: { generation: 'classic' } } as const;
    const said = placed(many(2, { generation: 'modernized' }), { site }).said.join('\n');
    expect(said).toContain('for the same 2 machines it takes a configuration server of 8 vCPU, 16 GB of memory');
    expect(said).toContain('the move: the replication appliance of this plan and a new vault');
    expect(placed(many(2, { generation: 'modernized' })).said.join('\n')).not.toContain('classic');
  });

  it('of the classic generation are told with who asks for them, and with what the modernized one takes', () => {
    const classic = many(2, { generation: 'classic' });
    const plan = placed(classic, { site: { replication: { generation: 'classic' } } });
    expect(kinds(plan)).toEqual(['configurationServer']);
    const said = plan.said.join('\n');
    expect(said).toContain('classic is planned only because the settings ask for it, to explain what is found');
    expect(said).toContain('for the same 2 machines: 1 replication appliance of 8 vCPU and 32 GB');
    expect(said).toContain('generation: { vmware: modernized, physical: modernized }');
    const modernized = placed(many(2, { generation: 'modernized' }));
    expect(modernized.appliances).toMatchObject([{ kind: 'replication', vcpus: 8, memoryGB: 32 }]);
    expect(modernized.cacheAccounts).toHaveLength(plan.cacheAccounts.length);
  });

  it.each([
    [300, ['azureMigrate'], false],
    [301, ['azureMigrate', 'scaleOut'], false],
    [500, ['azureMigrate', 'scaleOut'], false],
    [501, ['azureMigrate', 'scaleOut'], true],
  ] as const)('for %i machines of one vCenter without agents', (count, wanted, isRefused) => {
    const plan = placed(many(count, { generation: 'agentless' }));
    expect(kinds(plan)).toEqual(wanted);
    expect(plan.appliances.every(({ machines }) => machines.length === count)).toBe(true);
    expect(plan.said.some((line) => line.startsWith('refused') && line.includes('waves'))).toBe(isRefused);
    expect(plan.appliances.map(({ sharedWith }) => sharedWith)).toEqual(
      wanted.map((kind) => (kind === 'scaleOut' ? 'appliance-1' : undefined)),
    );
    expect(plan.cacheAccounts).toEqual([]);
  });

  it('are one a vCenter, whatever the case of its name', () => {
    const machines = ['VC02', 'vc01', 'vc02', null].map((manager, index) =>
      aReplicatedMachine({ name: `m${index}`, generation: 'agentless', manager }),
    );
    expect(placed(machines).appliances.map(({ serves, machines: own }) => [serves, own.length])).toEqual([
      ['vc01', 1],
      ['VC02', 2],
      [null, 1],
    ]);
  });

  it('are sized by the larger need, and more than one where one does not take it', () => {
    const sizes = (count: number, gbPerDay: number): unknown =>
      placed(many(count), { churn: { gbPerDay } }).appliances.map(({ vcpus, memoryGB, machines }) => [
        vcpus,
        memoryGB,
        machines.length,
      ]);
    expect(sizes(150, 6)).toEqual([[8, 32, 150]]);
    expect(sizes(151, 1)).toEqual([[16, 32, 151]]);
    expect(sizes(100, 15)).toEqual([[16, 32, 100]]);
    expect(sizes(240, 1)).toEqual([
      [8, 32, 120],
      [8, 32, 120],
    ]);
  });

  it.each([
    [200, 1, ['configurationServer'], 'a configuration server'],
    [201, 1, ['configurationServer', 'configurationServer'], '2 configuration servers'],
    [128, 16, ['configurationServer'], 'a configuration server'],
    [128, 16.01, ['configurationServer', 'processServer'], 'a configuration server and the process servers above'],
    [
      250,
      20,
      ['configurationServer', 'configurationServer', 'processServer'],
      '2 configuration servers and the process servers above',
    ],
  ] as const)('of the classic generation for %i machines of %d GB a day are what both rules ask for', (...row) => {
    const [count, gbPerDay, wanted, words] = row;
    const plan = placed(many(count, { generation: 'classic' }), { churn: { gbPerDay } });
    expect(kinds(plan)).toEqual(wanted);
    expect(plan.said.join('\n')).toContain(`its sizes (${words})`);
    expect(plan.appliances.reduce((sum, { machines }) => sum + machines.length, 0)).toBe(count);
  });

  it('of Hyper-V are a provider on each host', () => {
    const machines = ['hv2', 'hv1', 'HV1'].map((host, index) =>
      aReplicatedMachine({ name: `m${index}`, generation: 'hyperV', host }),
    );
    expect(placed(machines).appliances.map(({ kind, serves }) => [kind, serves])).toEqual([
      ['hyperVProvider', 'hv1'],
      ['hyperVProvider', 'hv2'],
    ]);
  });

  it('that there are already are judged', () => {
    const site: Site = {
      appliances: [
        { name: 'old', kind: 'azureMigrate', machines: 320 },
        { name: 'ps', kind: 'processServer', machines: 85, churnGBPerDay: 251, cpus: 4 },
        { name: 'fine', kind: 'replication', machines: 10, churnGBPerDay: 10, cpus: 8 },
      ],
    };
    // Without agentless machines the rule of Azure Migrate is not asked.
    expect(placed([], { site }).said.join()).not.toMatch(/scale-out/);
    expect(
      placed(many(1, { generation: 'agentless' }), { site }).said.filter((one) => /carries|needs/.test(one)),
    ).toEqual([
      expect.stringMatching(/^old carries 320 machines: .*scale-out/),
      'ps for 85 machines and 251 GB of changes a day needs 8 vCPU (has 4)',
    ]);
  });
});

describe('cache accounts', () => {
  it('are counted by operations, churn and disks, whichever is more', () => {
    const count = (churn: object, iops: number): number => placed(many(20), { churn, iops }).cacheAccounts.length;
    expect(count({}, 1000)).toBe(1);
    expect(count({}, 1001)).toBe(2);
    expect(count({ averageMBps: 300 }, 10)).toBe(1);
    expect(count({ averageMBps: 301 }, 10)).toBe(2);
  });

  it('take an unknown number where nothing is known, and at least so many where something is not', () => {
    const words = (churn: object, iops: number | null): string =>
      placed(many(20), { churn, iops }).said.find((one) => one.includes('the largest of the three'))!;
    expect(words({ averageMBps: null }, null)).toMatch(
      /^1 cache account: .* take unknown, at least 1, the average churn after growth takes unknown, at least 1 and/,
    );
    expect(words({ averageMBps: 301 }, 1001)).toMatch(/each\) take 2, the average churn after growth takes 2 and/);
    // Nineteen machines of 1,100 operations or 320 MB a second take two accounts; one of none takes none, and one there has to be.
    const mixed = (known: (index: number) => boolean, iops: number, averageMBps: number): string => {
      const machines = many(20);
      return derivePlacement({
        ...{ machines, verdicts: [], site: null, resolved: { ...LIMIT_CONDITIONS, ...LINK } },
        churn: {
          machines: machines.map((one, index) =>
            aMachineChurn(one, { averageMBps: known(index) ? averageMBps : null }),
          ),
        },
        iops: machines.map(({ id, disks }, index) => ({
          machine: id,
          total: known(index) ? iops : null,
          disks: disks.map(() => iops),
        })),
      }).said.find((one) => one.includes('the largest of the three'))!;
    };
    expect(mixed((index) => index > 0, 1100, 320)).toMatch(
      /each\) take at least 2, the average churn .* takes at least 2 and/,
    );
    expect(mixed((index) => index === 0, 0, 0)).toMatch(
      /each\) take at least 1, the average churn .* takes at least 1 and/,
    );
  });

  it('have names within the rules, unlike each other at the front, and each machine once', () => {
    const { cacheAccounts } = placed(many(60), { iops: 2500 });
    expect(cacheAccounts).toHaveLength(8);
    for (const { name } of cacheAccounts) expect(name).toMatch(/^[a-z0-9]{3,24}$/);
    expect(new Set(cacheAccounts.map(({ name }) => name.slice(0, 3))).size).toBe(8);
    expect(new Set(cacheAccounts.flatMap(({ machines }) => machines)).size).toBe(60);
  });
});

describe('spreading', () => {
  const items = fc
    .array(fc.tuple(fc.nat(100), fc.nat(100)), { maxLength: 30 })
    .map((all) => all.map((loads, index) => ({ id: `i${index}`, loads })));

  it('keeps each item once, no bin above a limit but for an item that is so alone, whatever the order', () => {
    fc.assert(
      fc.property(items, fc.integer({ min: 1, max: 4 }), (all, least) => {
        const most = [80, 90];
        const bins = spread(all, most, least);
        expect(bins.flat().sort()).toEqual(all.map(({ id }) => id).sort());
        for (const bin of bins) {
          const sums = most.map((_, place) =>
            all.filter(({ id }) => bin.includes(id)).reduce((sum, { loads }) => sum + loads[place]!, 0),
          );
          expect(bin.length === 1 || sums.every((sum, place) => sum <= most[place]! + 1e-9)).toBe(true);
        }
        expect(spread(all.toReversed(), most, least)).toEqual(bins);
      }),
    );
  });
});

describe('commands', () => {
  const DAY: Throttle = { from: '08:00', to: '18:00', mbps: 100, days: ['monday', 'tuesday'] };
  const linked = (throttles: readonly Throttle[], mbps: number | null = 1000): object => ({
    mbps: { value: mbps },
    throttles: { value: throttles },
    blackouts: { value: parseBlackout('Monday;7:00;7h')! },
  });

  it('divide a limit of the site among appliances, and name the clock', () => {
    const { commands, said } = placed(many(320, { generation: 'agentless' }), { link: linked([DAY]) });
    const [throttle, blackout] = commands;
    expect(throttle?.on).toBe('appliance-1, appliance-2');
    expect(throttle?.purpose).toMatch(
      /100 Mb\/s of the site from 08:00 to 18:00 are 50 for each of 2.*Australia\/Melbourne/,
    );
    expect(throttle?.lines[1]).toMatch(
      /-DaysOfWeek Monday,Tuesday -At 08:00\).*GatewayWindowsService\.exe -ThrottleRateActionBitsPerSecond 50000000"'\)$/,
    );
    expect(throttle?.lines[2]).toMatch(/-At 18:00\).*Remove-NetQosPolicy/);
    expect(throttle?.lines[2]).not.toMatch(/BitsPerSecond/);
    expect(throttle?.undo).toHaveLength(3);
    expect(blackout?.lines.join('\n')).toContain("'Monday;7:00;7h'");
    expect(said.join('\n')).toMatch(/divided evenly among 2.*less crosses than the plan reckons with/);
    expect(said.join('\n')).toMatch(/no command limits anything: where 1,?000 Mb\/s are less than the link has/);
  });

  it('set work hours of the recovery agent in its own units, and open it to its largest limit', () => {
    const { commands, said } = placed([aReplicatedMachine({ generation: 'hyperV' })], { link: linked([DAY], null) });
    expect(commands[0]?.lines).toEqual([
      'Set-OBMachineSetting -WorkDay ([System.DayOfWeek]::Monday), ([System.DayOfWeek]::Tuesday) -StartWorkHour "08:00:00" -EndWorkHour "18:00:00" -WorkHourBandwidth (97656*1024) -NonWorkHourBandwidth (999023*1024)',
    ]);
    expect(commands[0]?.undo).toEqual(['Set-OBMachineSetting -NoThrottle']);
    expect(commands[1]?.lines.join()).toContain('UploadThreadsPerVM');
    expect(said.join('\n')).toMatch(/1023 Mbps/);
    expect(said.join('\n')).toMatch(/no blackout is documented/);
  });

  it.each([
    ['below 512 Kbps', [{ ...DAY, mbps: 0.5 }], /lie outside of what the recovery agent can be limited to/],
    ['above 1,023 Mbps', [{ ...DAY, mbps: 1100 }], /lie outside/],
    ['two windows', [DAY, { ...DAY, from: '20:00', to: '21:00', mbps: 50 }], /knows one window/],
  ])('refuse what the recovery agent cannot: %s', (_what, throttles, words) => {
    const { commands, said } = placed([aReplicatedMachine({ generation: 'hyperV' })], {
      link: linked(throttles, 2000),
    });
    expect(commands.some(({ lines }) => lines.join().includes('Set-OBMachineSetting'))).toBe(false);
    expect(said.join('\n')).toMatch(words);
  });

  it.each([
    [0.511, null, false],
    [0.512, '(512*1024)', true],
    [0.525, '(512*1024)', false],
    [1023, '(999023*1024)', false],
    [1023.001, null, false],
    [1024, null, false],
  ])('take 512 Kbps to 1,023 Mbps, of a thousand each: %d Mb/s', (mbps, written, isRaised) => {
    const { commands, said } = placed([aReplicatedMachine({ generation: 'hyperV' })], {
      link: linked([{ ...DAY, mbps }], 1000),
    });
    const line = commands.flatMap(({ lines }) => lines).find((one) => one.includes('Set-OBMachineSetting'));
    expect(/ -WorkHourBandwidth (\S+)/.exec(line ?? '')?.[1] ?? null).toBe(written);
    expect(said.join('\n').includes('outside of what')).toBe(written === null);
    expect(said.join('\n').includes('a little more than asked for')).toBe(isRaised);
  });

  it('hold by night as by day: a window over midnight is the other one', () => {
    const night: Throttle = { from: '20:00', to: '06:00', mbps: 100 };
    const { commands } = placed([aReplicatedMachine({ generation: 'hyperV' })], { link: linked([night], 500) });
    expect(commands[0]?.lines[0]).toMatch(
      /"06:00:00" -EndWorkHour "20:00:00" -WorkHourBandwidth \(999023\*1024\) -NonWorkHourBandwidth \(97656\*1024\)/,
    );
  });

  it('hold one line each and no name, whatever hosts and vCenters are called', () => {
    const names = [
      'a\nreboot',
      'x; Remove-Item C:\\',
      '$(reboot)',
      "x' -or 'y",
      'x" | iex',
      '</script>',
      '=cmd|calc',
      '__proto__',
    ];
    const machines = names.flatMap((name) => [
      aReplicatedMachine({ name: `v-${name}`, generation: 'agentless', manager: name, host: name }),
      aReplicatedMachine({ name: `h-${name}`, generation: 'hyperV', source: 'hyperv', manager: name, host: name }),
    ]);
    const { commands } = placed(machines, { link: linked([DAY]) });
    expect(commands.length).toBeGreaterThan(2);
    for (const { lines, undo } of commands) {
      for (const line of [...lines, ...undo]) {
        expect(line).not.toMatch(/[\r\n\u2028\u2029]/);
        for (const name of names) expect(line).not.toContain(name);
      }
    }
  });

  it('are none where nothing limits', () => {
    expect(placed(many(2, { generation: 'agentless' })).commands).toEqual([]);
  });
});
