import { describe, expect, it } from 'vitest';
import {
  canKeepAddress,
  DRILL_DIRECTORY,
  findErrorCode,
  hostOfPattern,
  HOSTS_FILE_USE,
  isAnsweredPrivately,
  isConfigurablePort,
  judgeBypass,
  PORTS,
  PRIVATE_ENDPOINT_FACTS,
  storageRoleOf,
  URL_LISTS,
  VAULT_IDENTITY_ROLES,
  zoneOfResource,
} from '../../../src/site/index.js';
import type { AzureCloud, ConnectivityTool, Party, QueryOrigin, StorageKind } from '../../../src/site/index.js';
import { absent, Reader, truthCases } from './truth.js';

/** What a case calls a part, by the words it uses; more than one where it names more than one. */
const PARTIES: readonly (readonly [words: RegExp, parties: readonly Party[]])[] = [
  [/replicated VM/i, ['replicated VM']],
  [/configuration server/i, ['configuration server']],
  [/process server/i, ['process server']],
  [/ASR appliance/i, ['Site Recovery appliance']],
  [/^(Azure Migrate )?appliance$/i, ['Azure Migrate appliance']],
  [/scale-out appliance|configuration manager/i, ['Azure Migrate appliance']],
  [/^operator|^browser|^user/i, ['operator']],
  [/vCenter/i, ['vCenter']],
  [/ESXi/i, ['ESXi host']],
  [/Hyper-V host/i, ['Hyper-V host']],
  [/Windows server/i, ['Windows server']],
  [/Linux server/i, ['Linux server']],
  [/Azure storage/i, ['Azure Storage']],
  [/^Azure$/i, ['Azure']],
  [/takeover host/i, ['takeover host']],
  [/HyperBDR console/i, ['HyperBDR console']],
  [/sync proxy/i, ['HyperBDR sync proxy']],
];

function partiesOf(text: string): readonly Party[] {
  const found = text
    .split(' / ')
    .flatMap((part) => PARTIES.filter(([words]) => words.test(part.trim())).flatMap(([, parties]) => parties));
  if (found.length === 0) throw new Error(`no part of a site is called "${text}"`);
  return found;
}

describe(`ports of documents${absent}`, () => {
  it.skipIf(absent !== '').each(truthCases('port'))('%s', (_id, { input, expected }) => {
    const [asked, answer] = [new Reader(input), new Reader(expected)];
    const [from, to, port] = [asked.text('from'), asked.text('to'), asked.number('port')];
    asked.end('input');
    if (port !== undefined) {
      expect(isConfigurablePort(port)).toBe(answer.take('configurable'));
    } else {
      const rows = PORTS.filter((row) => partiesOf(from!).includes(row.from) && partiesOf(to!).includes(row.to));
      const tcp = answer.number('tcp');
      expect(rows.map((row) => row.port)).toContain(tcp);
      // A word for the channel picks the row.
      if (/HTTP fallback/i.test(to!)) expect(rows.find((row) => row.port === tcp)?.fallbackOf).not.toBeNull();
      if (answer.has('configurable')) expect(isConfigurablePort(tcp!)).toBe(answer.take('configurable'));
      if (answer.has('udp')) expect(rows.some((row) => row.protocol === 'udp')).toBe(answer.take('udp') !== false);
    }
    answer.end('expected');
  });
});

/** `ASR modernized appliance, public cloud`: whose list, and of which cloud. */
function listsOf(words: string): { readonly tool: ConnectivityTool; readonly cloud: AzureCloud } {
  const tool = /ASR|Site Recovery|replicated VM/i.test(words) ? 'asr-modernized' : 'migrate-agentless';
  const cloud = /government|fairfax/i.test(words)
    ? 'government'
    : /china|21vianet|mooncake/i.test(words)
      ? 'china'
      : 'public';
  return { tool, cloud };
}

describe(`addresses of documents${absent}`, () => {
  it.skipIf(absent !== '').each(truthCases('url'))('%s', (_id, { input, expected }) => {
    const [asked, answer] = [new Reader(input), new Reader(expected)];
    const url = asked.text('url')!;
    const { tool, cloud } = listsOf(answer.text('requiredBy')!);
    const lists = URL_LISTS.filter(
      (list) => list.tool === tool && list.cloud === cloud && list.connectivity === 'public',
    );
    const hosts = lists.flatMap((list) => list.groups.flatMap(({ patterns }) => patterns.map(hostOfPattern)));
    expect(hosts).toContain(hostOfPattern(url));
    asked.end('input');
    answer.end('expected');
  });

  it('are 19 for the modernized appliance and 21 for the appliance of Azure Migrate, as their pages count them', () => {
    const count = (tool: ConnectivityTool): number =>
      URL_LISTS.find(
        (list) => list.tool === tool && list.cloud === 'public' && list.connectivity === 'public',
      )!.groups.flatMap(({ patterns }) => patterns).length;
    expect(count('asr-modernized')).toBe(19);
    expect(count('migrate-agentless')).toBe(21);
    expect(count('migrate-discovery')).toBe(19);
  });
});

/** Words that carry no fact. */
const EMPTY_WORDS = new Set([
  'the',
  'a',
  'of',
  'in',
  'is',
  'has',
  'with',
  'no',
  'not',
  'on',
  'for',
  'and',
  'or',
  'example',
]);
const wordsOf = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '' && !EMPTY_WORDS.has(word));

describe(`error codes of documents${absent}`, () => {
  it.skipIf(absent !== '').each(truthCases('error-code'))('%s', (_id, { input, expected }) => {
    const [asked, answer] = [new Reader(input), new Reader(expected)];
    const entry = findErrorCode(String(asked.take('code')))?.entry;
    expect(entry).toBeDefined();
    const said = wordsOf(entry!.meaning);
    const meant = wordsOf(answer.text('meaning') ?? '');
    // Our words need not be theirs, but most of what a meaning names has to be named.
    expect(meant.filter((word) => said.includes(word)).length).toBeGreaterThanOrEqual(meant.length * 0.6);
    if (answer.has('scenario')) expect(entry!.scenario).toBe(answer.take('scenario'));
    if (answer.has('hresult')) expect(entry!.hresult).toBe(answer.take('hresult'));
    if (answer.has('port')) expect(entry!.port).toBe(answer.take('port'));
    if (answer.has('check')) expect(entry!.check).toEqual(answer.take('check'));
    asked.end('input');
    answer.end('expected');
  });
});

/** What a case asks of private endpoints, by the key it asks with, and our answer in the words of the case. */
const QUESTIONS: readonly (readonly [
  key: RegExp,
  answer: (value: unknown, rest: Reader) => Readonly<Record<string, unknown>>,
])[] = [
  [/cache storage endpoint/, () => ({ count: PRIVATE_ENDPOINT_FACTS.cacheAccountAddresses })],
  [/vault.*(endpoint|links|ip)/i, () => ({ count: PRIVATE_ENDPOINT_FACTS.vaultAddresses })],
  [
    /^vault$/,
    (value) => ({
      canCreateEndpoint: value === 'has registered items' ? PRIVATE_ENDPOINT_FACTS.canVaultHaveItems : true,
    }),
  ],
  [
    /^resource$/,
    (value) => ({
      zone: zoneOfResource(
        /key vault/i.test(String(value))
          ? 'keyVault'
          : /storage|blob/i.test(String(value))
            ? 'storageBlob'
            : /project|discovery|assessment/i.test(String(value))
              ? 'migrateProject'
              : 'vault',
      ).zone,
    }),
  ],
  [
    /forwarder target/,
    (_value, rest) => {
      const origin = rest.text('queryOrigin') ?? '';
      const from: QueryOrigin = /not linked|unlinked/i.test(origin)
        ? 'unlinkedVirtualNetwork'
        : /vnet|virtual network/i.test(origin)
          ? 'virtualNetwork'
          : 'onPremises';
      return { resolves: isAnsweredPrivately(from) };
    },
  ],
  [/hosts file/, () => ({ use: HOSTS_FILE_USE })],
  [/storage name prefix/, (value) => ({ role: storageRoleOf(String(value)) })],
  [
    /vault identity/,
    (value) => ({
      roles: VAULT_IDENTITY_ROLES[(/premium|classic/.exec(String(value))?.[0] ?? 'standard') as StorageKind],
    }),
  ],
  [/bypass/i, (value) => ({ allowed: judgeBypass(String(value), 'private').isRight })],
  [/mobility/i, () => ({ minimum: PRIVATE_ENDPOINT_FACTS.minimumMobilityVersion })],
];

describe(`private endpoints of documents${absent}`, () => {
  it.skipIf(absent !== '').each(truthCases('private-endpoint'))('%s', (_id, { input, expected }) => {
    const asked = new Reader(input);
    const question = QUESTIONS.find(([key]) => Object.keys(input).some((one) => key.test(one)));
    if (question === undefined) throw new Error(`nothing answers ${Object.keys(input).join(', ')}`);
    const key = Object.keys(input).find((one) => question[0].test(one))!;
    expect(question[1](asked.take(key), asked)).toEqual(expected);
    asked.end('input');
  });
});

describe(`facts of directories in documents${absent}`, () => {
  // Which domain controllers a design needs is judged by the rules about the site; here stand names and lines alone.
  const facts = truthCases('directory').filter(
    ([, { input }]) => 'registry' in input || 'dcdiag' in input || absent !== '',
  );

  it.skipIf(absent !== '').each(facts)('%s', (_id, { input, expected }) => {
    const [asked, answer] = [new Reader(input), new Reader(expected)];
    if (asked.has('registry')) {
      const asking = asked.text('registry')!;
      const found = DRILL_DIRECTORY.registry.find(({ key, value }) => `${key.split('\\').at(-1)!} ${value}` === asking);
      expect(asked.text('purpose')).toContain('drill-only');
      expect(found?.purpose).toContain('drills alone');
      expect(found?.dword).toBe(answer.number('dword'));
    } else {
      expect(asked.take('dcdiag')).toBe(true);
      expect(DRILL_DIRECTORY.passedTests.map((test) => `passed test ${test}`)).toEqual(answer.take('mustContain'));
    }
    asked.end('input');
    answer.end('expected');
  });
});

describe(`kept addresses of documents${absent}`, () => {
  it.skipIf(absent !== '').each(truthCases('ip-retention'))('%s', (_id, { input, expected }) => {
    const [asked, answer] = [new Reader(input), new Reader(expected)];
    const isPublic = asked.take('publicIp') === true;
    const part = asked.take('subnet') ?? asked.take('subnetFailover') ?? asked.take('failover');
    asked.take('privateIp');
    const kept = canKeepAddress(
      isPublic
        ? { kind: 'publicAddress' }
        : { kind: 'privateAddress', subnet: /part/i.test(String(part)) ? 'part' : 'whole' },
    );
    expect(kept.isKept).toBe(answer.take('retained'));
    asked.end('input');
    answer.end('expected');
  });
});
