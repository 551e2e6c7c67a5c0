import { describe, expect, it } from 'vitest';
import {
  AVS_CPU_CAP_2020,
  AVS_NODES,
  AVS_RANGES,
  AVS_STORAGE,
  AVS_STORAGE_NAMES,
  DEFAULT_AVS_POLICY,
  deriveAvs,
  limitingFactorOf,
  OBSERVED_AV36,
  predictedPercent,
} from '../../src/avs/index.js';
import type { AvsNode, AvsResource } from '../../src/avs/index.js';
import { plainAvsMachine } from '../../src/avs/rules.js';
import { toMachineId } from '../../src/model/index.js';
import type { ReadinessState } from '../../src/rules/index.js';
import { absent, Reader, truthCases } from '../readiness/truth.js';

const plain = (text: unknown): string =>
  String(text)
    .toLowerCase()
    .replace(/[\s_-]/g, '');

const STATES: Readonly<Record<string, ReadinessState>> = {
  ready: 'ready',
  readywithconditions: 'readyWithConditions',
  notready: 'notReady',
  unknown: 'unknown',
};
const RESOURCES: Readonly<Record<string, AvsResource>> = { cpu: 'cpu', memory: 'memory', storage: 'storage' };

function named<Value>(table: Readonly<Record<string, Value>>, text: unknown): Value {
  const found = table[plain(text)];
  if (found === undefined) throw new Error(`nothing is called ${JSON.stringify(text)}`);
  return found;
}

/** Settings by what they are called, and what each may be asked: default, least, greatest. */
const SETTINGS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  vcpuoversubscription: { default: DEFAULT_AVS_POLICY.oversubscription },
  oversubscription: { default: DEFAULT_AVS_POLICY.oversubscription },
  memoryovercommit: { min: AVS_RANGES.memoryOvercommit.least, max: AVS_RANGES.memoryOvercommit.greatest, decimals: 1 },
  dedupcompression: { min: AVS_RANGES.deduplication.least, max: AVS_RANGES.deduplication.greatest, decimals: 1 },
  deduplication: { min: AVS_RANGES.deduplication.least, max: AVS_RANGES.deduplication.greatest, decimals: 1 },
  slack: { default: DEFAULT_AVS_POLICY.slackPercent, value: DEFAULT_AVS_POLICY.slackPercent },
  cpucap: { default: DEFAULT_AVS_POLICY.cpuCapPercent, year2020: AVS_CPU_CAP_2020 },
};

const settingNamed = (name: unknown): Readonly<Record<string, number>> => {
  const wanted = plain(name).replace(/(?:factor|percent|pct|ratio)$/, '');
  const found = Object.entries(SETTINGS).find(
    ([key]) => key === wanted || wanted.startsWith(key) || wanted.includes(key),
  );
  if (found === undefined) throw new Error(`no setting is called ${String(name)}`);
  return found[1];
};

function expectSetting(input: Reader, wanted: Reader): void {
  const setting = settingNamed(input.take('setting'));
  const year = input.number('docYear');
  for (const key of wanted.keys()) {
    const asked = year === 2020 ? 'year2020' : plain(key).replace(/imum$/, '');
    const value = setting[asked] ?? setting['default'];
    expect(value).toBe(wanted.take(key));
  }
}

function expectStorage(input: Reader, wanted: Reader): void {
  const [ftt, raid, size] = [input.number('ftt'), plain(input.take('raid')), input.number('vmGB') ?? 100];
  const name = AVS_STORAGE_NAMES.find(
    (one) => AVS_STORAGE[one].failuresToTolerate === ftt && plain(AVS_STORAGE[one].raid) === raid,
  );
  if (name === undefined) throw new Error(`no storage policy of ${String(ftt)} and ${raid}`);
  const { minimumHosts, factor } = AVS_STORAGE[name];
  if (wanted.has('minHosts')) expect(minimumHosts).toBe(wanted.take('minHosts'));
  if (wanted.has('consumedGB')) expect(size * factor).toBeCloseTo(wanted.number('consumedGB')!, 1);
  if (wanted.has('factor')) expect(factor).toBeCloseTo(wanted.number('factor')!, 2);
}

/** `memoryUsedTB` beside `memoryAvailableTB`, and the like of processor and storage. */
function expectPrediction(input: Reader, wanted: Reader): void {
  for (const key of wanted.keys()) {
    const resource = /cpu|core/i.test(key) ? /cpu|core/i : /mem/i.test(key) ? /mem/i : /stor/i;
    const [used, available] = [/used|required|need/i, /available|total|capacity/i].map((kind) =>
      input.keys().find((one) => resource.test(one) && kind.test(one)),
    );
    if (used === undefined || available === undefined) throw new Error(`nothing tells of what ${key} is a share`);
    const found = predictedPercent(input.number(used)!, input.number(available)!);
    expect(found).toBeCloseTo(wanted.number(key)!, 1);
  }
}

/** Real output counts AV36 with 15 TB, the page with 15.2. */
function expectNodes(input: Reader, wanted: Reader): void {
  const [nodes, type] = [input.number('nodes') ?? 1, input.text('nodeType') ?? input.text('node') ?? 'AV36'];
  const node = (AVS_NODES as Readonly<Record<string, AvsNode>>)[type];
  if (node === undefined) throw new Error(`no node is called ${type}`);
  for (const key of wanted.keys()) {
    const value = wanted.number(key)!;
    if (/core|cpu/i.test(key)) expect(nodes * node.cores).toBe(value);
    else if (/mem/i.test(key))
      expect(nodes * (key.endsWith('TB') ? node.memoryGB / 1024 : node.memoryGB)).toBeCloseTo(value, 4);
    else if (/stor/i.test(key)) {
      const factor = key.endsWith('GB') ? 1024 : 1;
      expect([node, OBSERVED_AV36].map(({ storageTB }) => nodes * storageTB * factor)).toContain(value);
    } else throw new Error(`a node has no ${key}`);
  }
}

function expectReadiness(input: Reader, wanted: Reader): void {
  const isSix = [input.take('ipv6'), input.take('hasIPv6'), input.take('hasIpv6'), input.take('ipV6')].includes(true);
  const protocol = plain(input.take('internetProtocol') ?? '');
  const isOld = [input.take('osDeprecated'), input.take('deprecatedOs'), input.take('vmwareDeprecatedOs')].includes(
    true,
  );
  input.take('machines');
  const rule = isOld ? { os: { name: 'Windows Server 2003', product: 'windows-server', version: '2003' } } : {};
  const addresses = isSix || protocol === 'ipv6' ? ['10.0.0.4', 'fe80::1'] : ['10.0.0.4'];
  const facts = plainAvsMachine({ addresses, ...rule });
  const machine = { id: toMachineId('a'), facts, vCpus: 1, memoryGB: 1, allocatedGB: 1, usedGB: 1 };
  const { state, findings } = deriveAvs([machine], DEFAULT_AVS_POLICY).machines[0]!;
  expect(state).toBe(named(STATES, wanted.take('readiness')));
  for (const key of ['issues', 'issue', 'code', 'warning', 'warnings']) {
    if (!wanted.has(key)) continue;
    const value = wanted.take(key);
    const codes = (Array.isArray(value) ? value : [value]).map(String);
    expect(findings.flatMap(({ code }) => code ?? [])).toEqual(codes.filter((code) => code !== 'None'));
  }
  wanted.take('machines');
}

describe(`cases of Azure VMware Solution${absent}`, () => {
  it.skipIf(absent !== '').each(truthCases('avs'))('%s', (_id, found) => {
    const [input, wanted] = [new Reader(found.input), new Reader(found.expected)];
    const keys = wanted.keys();
    if (input.has('setting')) expectSetting(input, wanted);
    else if (input.has('ftt')) expectStorage(input, wanted);
    else if (keys.includes('limitingFactor')) {
      input.take('nodes');
      const percent = {
        cpu: input.number('cpuPct')!,
        memory: (input.number('memPct') ?? input.number('memoryPct'))!,
        storage: input.number('storagePct')!,
      };
      expect(limitingFactorOf(percent)).toBe(named(RESOURCES, wanted.take('limitingFactor')));
    } else if (keys.includes('readiness')) expectReadiness(input, wanted);
    else if (keys.some((key) => /predicted|Pct$|Percent$/.test(key))) expectPrediction(input, wanted);
    else expectNodes(input, wanted);
    input.end('the input');
    wanted.end('the expectation');
  });
});
