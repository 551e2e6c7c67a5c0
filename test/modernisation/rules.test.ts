import { describe, expect, it } from 'vitest';
import {
  CONFIDENCE_TABLE,
  deriveModernisation,
  MODERNISATION_FACTS,
  MODERNISATION_RULES,
  ORACLE_AT_AZURE_REGIONS,
  suggestionId,
  TARGET_SERVICES,
} from '../../src/modernisation/index.js';
import type { Candidate, Modernisation, ServiceId } from '../../src/modernisation/index.js';
import { bytesOfGib, toMachineId } from '../../src/model/index.js';
import type { Machine } from '../../src/model/index.js';
import { renderModernisationText } from '../../src/report/index.js';
import { aDisk, aMachine } from '../support/a-machine.js';
import { newForm, readExports } from '../support/connection-export.js';

const named = (name: string, more: Partial<Machine> = {}): Machine =>
  aMachine({
    ...{ id: toMachineId(name), name, uuid: null, addresses: [], nics: [], tags: [], annotation: null },
    ...{ disks: [aDisk({ isOs: true })], diskCount: 1, application: 'Shop' },
    ...more,
  });
const dataDisk = (gib: number): Partial<Machine> => ({
  disks: [aDisk({ isOs: true }), aDisk({ sizeBytes: bytesOfGib(gib) })],
  diskCount: 2,
});

/** One machine that serves or asks, as an export has it; read by the real reader. */
function suggest(
  machines: readonly Machine[],
  rows: readonly (readonly [from: string, process: string, to: string, targetProcess: string, port: number])[],
  more: Partial<Parameters<typeof deriveModernisation>[0]> = {},
): Modernisation {
  const text = rows.map(
    ([from, process, to, targetProcess, port]) =>
      `2026-11-09,a,,${from},,,${process},,${to},,,${targetProcess},${port},1`,
  );
  const dependencies = readExports([newForm(...text)], machines);
  return deriveModernisation({ estate: { machines }, dependencies, region: 'australiaeast', ...more });
}

const brief = ({ candidates }: Modernisation, name: string): readonly string[] =>
  candidates
    .filter(({ machine }) => machine.name === name)
    .map(({ service, confidence, isSuggested }) => `${service} ${confidence}${isSuggested ? ' *' : ''}`);

describe('candidate rules', () => {
  it('have ids of their own, a source with a date, a review in time, and examples on both sides', () => {
    expect(new Set(MODERNISATION_RULES.map(({ id }) => id)).size).toBe(MODERNISATION_RULES.length);
    for (const rule of MODERNISATION_RULES) {
      expect(rule.source, rule.id).not.toBe('');
      expect(rule.reviewBy > rule.readOn, rule.id).toBe(true);
      expect(rule.examples.passing.length, rule.id).toBeGreaterThan(0);
      expect(rule.examples.failing.length, rule.id).toBeGreaterThan(0);
      expect(rule.caveats.length * rule.toFindOut.length, rule.id).toBeGreaterThan(0);
    }
  });

  it.each(MODERNISATION_RULES.map((rule) => [rule.id, rule] as const))('%s behaves as its examples say', (_, rule) => {
    for (const facts of rule.examples.passing) expect(rule.check(facts, null).kind).toBe('ok');
    for (const facts of rule.examples.failing) expect(rule.check(facts, null).kind).toBe('hit');
  });

  it('are never met by a machine of which nothing is known, and say what to fetch', () => {
    const { candidates, counts, missing } = suggest([named('srv')], []);
    expect(candidates).toEqual([]);
    expect(counts).toMatchObject({ machines: 1, unknown: 1, suggested: 0 });
    expect(missing).toEqual({ machines: ['srv'], ...MODERNISATION_FACTS.roles });
  });

  it('suggest no cache of the kind that retires, and name the dates', () => {
    expect(Object.values(TARGET_SERVICES).map(({ name }) => name)).not.toContain('Azure Cache for Redis');
    expect(TARGET_SERVICES['managed-redis'].note).toContain('2028-09-30');
  });
});

describe('confidence', () => {
  it('falls with every thing in the way, and never rises with a weaker sign', () => {
    const rank = { high: 3, medium: 2, low: 1 };
    const value = (cell: keyof typeof rank | null): number => (cell === null ? 0 : rank[cell]);
    const rows = [CONFIDENCE_TABLE.high, CONFIDENCE_TABLE.medium, CONFIDENCE_TABLE.low].map((row) => row.map(value));
    for (const row of rows) expect(row.toSorted((left, right) => right - left)).toEqual(row);
    for (const column of [0, 1, 2]) {
      const down = rows.map((row) => row[column]!);
      expect(down.toSorted((left, right) => right - left)).toEqual(down);
    }
  });

  it('of a web server: high alone, medium with a disk, low if it passes requests on as well', () => {
    const rows = [
      ['w1', 'nginx', 'cdn', '', 443],
      ['w2', 'nginx', 'cdn', '', 443],
      ['w3', 'nginx', 'app', 'java', 8080],
    ] as const;
    const machines = [named('w1'), named('w2', dataDisk(40)), named('w3', dataDisk(40)), named('app')];
    const found = suggest(machines, rows);
    expect(brief(found, 'w1')).toEqual(['app-service high *', 'static-web-apps medium']);
    expect(brief(found, 'w2')).toEqual(['app-service medium *', 'static-web-apps low']);
    expect(brief(found, 'w3')).toEqual(['app-service low']);
    expect(found.candidates.find(({ machine }) => machine.name === 'w3')?.inTheWay).toEqual([
      'it passes requests on to 1 machine: rules and certificates move with it',
      'beside its system it has a disk of 40 GiB: what is kept there is unknown',
    ]);
  });

  it('of a machine whose disks nobody lists is lower than of one that has none but its system', () => {
    const found = suggest([named('w1', { disks: [], diskCount: null })], [['w1', 'nginx', 'cdn', '', 443]]);
    expect(brief(found, 'w1')).toEqual(['app-service medium *', 'static-web-apps low']);
  });

  it('of a machine with several purposes falls', () => {
    const found = suggest(
      [named('x')],
      [
        ['x', 'nginx', 'cdn', '', 443],
        ['cdn', '', 'x', 'redis-server', 6379],
      ],
    );
    expect(brief(found, 'x')).toEqual(['app-service medium *', 'static-web-apps low', 'managed-redis low']);
  });

  it.each([
    [
      'a dongle',
      { condition: { ...aMachine().condition, usbDevices: ['Aladdin HASP'] } },
      'a device is connected to it (Aladdin HASP), such as a licence dongle',
    ],
    [
      'a shared disk',
      { disks: [aDisk({ isOs: true, isShared: true })] },
      'it shares a disk with other machines, as nodes of a cluster do',
    ],
  ])('of a machine with %s is none, with the reason', (_, more, reason) => {
    const found = suggest([named('w1', more)], [['w1', 'nginx', 'cdn', '', 443]]);
    expect(found.candidates).toEqual([]);
    expect(found.refused).toEqual([{ machine: expect.objectContaining({ name: 'w1' }) as unknown, reasons: [reason] }]);
    expect(found.counts).toMatchObject({ refused: 1, suggested: 0 });
  });

  it('of a sign by name alone is low, and nothing is suggested on it', () => {
    const found = suggest([named('jump01'), named('gw01')], []);
    expect(brief(found, 'jump01')).toEqual(['bastion low']);
    expect(found.refused.map(({ reasons }) => reasons)).toEqual([
      [
        'the surest sign for Azure API Management is low: "gw" in its name',
        'its routes and plug-ins have to be written anew as policies',
      ],
    ]);
  });
});

/** Each rule by an export of connections, through the reader. */
type Reached = readonly [
  rule: string,
  from: string,
  process: string,
  to: string,
  target: string,
  port: number,
  more?: Partial<Machine>,
];
const REACHED: readonly Reached[] = [
  ['paas/static-web', 'x', 'nginx', 'cdn', '', 443],
  ['paas/web-front', 'x', 'httpd', 'cdn', '', 443],
  ['paas/iis-site', 'u', '', 'x', 'w3wp.exe', 443],
  ['paas/api-replicas', 'u', 'nginx', 'x', 'python3', 8080],
  ['paas/program', 'u', 'nginx', 'x', 'node', 3000],
  ['paas/model-server', 'u', '', 'x', 'tensorflow_model_server', 8501],
  ['paas/gateway', 'u', '', 'x', 'kong', 8000],
  ['paas/postgresql', 'u', '', 'x', 'postgres', 5432],
  ['paas/mysql', 'u', '', 'x', 'mysqld', 3306],
  ['paas/sql-managed-instance', 'u', '', 'x', 'sqlservr.exe', 1433],
  ['paas/sql-database', 'u', '', 'x', 'sqlservr.exe', 1433],
  ['paas/sql-vm', 'u', '', 'x', 'sqlservr.exe', 1433],
  ['paas/oracle-at-azure', 'u', '', 'x', 'tnslsnr', 1521],
  ['paas/oracle-vm', 'u', '', 'x', 'oracle', 1521],
  ['paas/redis', 'u', '', 'x', 'redis-server', 6379],
  ['paas/rabbitmq-service-bus', 'u', '', 'x', 'beam.smp', 5672],
  ['paas/rabbitmq-vm', 'u', '', 'x', 'beam.smp', 5672],
  ['paas/nat-firewall', 'x', 'conntrackd', 'out', '', 443],
  ['paas/nat-egress', 'x', 'conntrackd', 'out', '', 443],
  ['paas/file-server', 'u', '', 'x', 'smbd', 445],
  ['paas/file-server-netapp', 'u', '', 'x', 'smbd', 445, dataDisk(20_000)],
  ['paas/log-server', 'u', '', 'x', 'rsyslogd', 514],
  ['paas/directory', 'u', '', 'x', 'lsass.exe', 389],
];

describe('every rule', () => {
  it.each(REACHED.map((one) => [one[0], one] as const))('%s is reached by an export of connections', (rule, one) => {
    const [, from, process, to, target, port, more = {}] = one;
    const twin = named('y', { os: { ...aMachine().os, family: 'linux' } });
    const own = named('x', { os: { ...aMachine().os, family: 'linux' }, ...more });
    const found = suggest(
      [own, twin],
      [
        [from, process, to, target, port],
        ...(to === 'x' && rule === 'paas/api-replicas' ? [[from, process, 'y', target, port] as const] : []),
      ],
    );
    const all = found.candidates.filter(({ machine }) => machine.name === 'x').map((one) => one.rule);
    expect(all).toContain(rule);
    expect(found.rules.map((one) => one.rule)).toEqual(expect.arrayContaining(all));
  });

  it('is among those, or reached by log-ons', () => {
    const rows = Array.from({ length: 5 }, (_, index) => ['x', 'ssh', `m${index}`, 'sshd', 22] as const);
    const machines = [named('x'), ...rows.map(([, , name]) => named(name))];
    const found = suggest(machines, rows);
    expect(brief(found, 'x')).toEqual(['bastion medium *']);
    const reached = new Set([...REACHED.map(([rule]) => rule), ...found.candidates.map(({ rule }) => rule)]);
    expect([...reached].toSorted()).toEqual(MODERNISATION_RULES.map(({ id }) => id).toSorted());
  });
});

describe('suggestions', () => {
  const oracle = (region: string, more = {}) =>
    suggest([named('ora')], [['u', '', 'ora', 'oracle', 1521]], { region, ...more });

  it('offer Oracle Database@Azure where a region has it, and the VM with its licences everywhere', () => {
    expect(brief(oracle('australiaeast'), 'ora')).toEqual(['oracle-vm high', 'oracle-database-at-azure medium *']);
    expect(brief(oracle('westus2'), 'ora')).toEqual(['oracle-vm high']);
    const licences = new Map([[toMachineId('ora'), '8 processor licences in Azure']]);
    const [vm] = oracle('westus2', { licences }).candidates;
    expect(vm?.evidence).toContain('licences: 8 processor licences in Azure');
    for (const region of ['australiaeast', 'australiasoutheast', 'southeastasia'])
      expect(ORACLE_AT_AZURE_REGIONS.has(region)).toBe(true);
  });

  it('carry an id that decisions name, and the answer that was given', () => {
    const given: readonly { service: ServiceId; isAccepted: boolean }[] = [
      { service: 'managed-redis', isAccepted: true },
    ];
    const machines = [named('r1'), named('r2')];
    const rows = [
      ['u', '', 'r1', 'redis-server', 6379],
      ['u', '', 'r2', 'redis-server', 6379],
    ] as const;
    const declined = [{ service: 'managed-redis', isAccepted: false }];
    const found = suggest(machines, rows, { answersOf: (id) => (id === 'r1' ? given : declined) });
    const of = ({ id, answer }: Candidate) => [id, answer];
    expect(found.candidates.map(of)).toEqual([
      [suggestionId('r1', 'managed-redis'), 'accepted'],
      ['r2 -> managed-redis', 'declined'],
    ]);
    expect(found.counts).toMatchObject({ accepted: 1, declined: 1 });
  });

  it('keep every answer: those that meet no suggestion are listed with the reason', () => {
    const answer = (service: string, isAccepted = true) => [{ service, isAccepted }];
    const given: Readonly<Record<string, readonly { service: string; isAccepted: boolean }[]>> = {
      r1: answer('managed-redis'),
      batch01: answer('app-service'),
      srv: answer('managed-redis', false),
      t: answer('app-service'),
    };
    const machines = [named('r1'), named('batch01'), named('srv'), named('t', { isTemplate: true })];
    const found = suggest(machines, [['u', '', 'r1', 'redis-server', 6379]], { answersOf: (id) => given[id] ?? [] });
    expect(found.counts).toMatchObject({ accepted: 1, declined: 0, answeredWithoutSuggestion: 3 });
    expect(found.answeredWithoutSuggestion.map(({ id, answer, reasons }) => [id, answer, ...reasons])).toEqual([
      ['batch01 -> app-service', 'accepted', 'what is known of the machine meets no rule of this service'],
      ['srv -> managed-redis', 'declined', 'nothing tells what the machine is for'],
      ['t -> app-service', 'accepted', 'the machine is a template'],
    ]);
    const text = renderModernisationText(found, { all: false });
    expect(text).toContain('answered: 1 accepted, 0 declined, 3 answered without a suggestion');
    expect(text).toContain('t -> app-service: accepted, and not suggested: the machine is a template');
  });

  it('name whose evidence is told where machines of a group differ, and nobody where they agree', () => {
    const both = [named('r1'), named('r2')];
    const row = (from: string, to: string) => [from, '', to, 'redis-server', 6379] as const;
    const differing = suggest(both, [row('u', 'r1'), row('v', 'r1'), row('u', 'r2')]);
    const told = renderModernisationText(differing, { all: false }).replace(/\s+/g, ' ');
    expect(told).toContain('r1, r2 for example r1: because process (high): process redis-server serves port 6379 to 2');
    const alike = renderModernisationText(suggest(both, [row('u', 'r1'), row('u', 'r2')]), { all: false });
    expect(alike).toContain('because process (high)');
    expect(alike).not.toContain('for example');
  });

  it('name a machine by its id where its name stands for several', () => {
    const machines = [
      named('r', { id: toMachineId('id-1'), tags: [['role', 'redis']], annotation: 'Redis' }),
      named('r', { id: toMachineId('id-2') }),
    ];
    const found = deriveModernisation({ estate: { machines }, dependencies: null, region: 'eastus' });
    expect(found.candidates.map(({ id }) => id)).toEqual(['id-1 -> managed-redis']);
  });

  it('leave templates out, and count every machine once', () => {
    const found = suggest(
      [named('t', { isTemplate: true }), named('w'), named('batch01'), named('?')],
      [['w', 'nginx', 'c', '', 443]],
    );
    const { machines, suggested, onlyOther, refused, unmatched, unknown } = found.counts;
    expect(machines).toBe(3);
    expect(suggested + onlyOther + refused + unmatched + unknown).toBe(machines);
    expect([suggested, unmatched, unknown]).toEqual([1, 1, 1]);
  });
});
