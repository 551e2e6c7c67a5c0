import { describe, expect, it } from 'vitest';
import type { ReadinessState } from '../../src/rules/index.js';
import {
  APPS_PER_PLAN,
  asIsShare,
  assessWorkload,
  containerOverhead,
  DEFAULT_WORKLOAD_POLICY,
  FREE_INSTANCE_STORAGE_GB,
  LEAST_WEB_SHARE,
  packWebApps,
  POSTGRESQL_OLDEST,
  POSTGRESQL_READ_REPLICAS,
  POSTGRESQL_RULES,
  SQL_DATABASE_SIZES,
  SQL_FEATURES,
  WEB_APP_RULES,
  webPlanSku,
} from '../../src/workloads/index.js';
import type {
  PostgresqlFacts,
  SqlFacts,
  Target,
  TargetAnswer,
  WebAppFacts,
  WebPlanSku,
  WebPlatform,
  WorkloadPolicy,
} from '../../src/workloads/index.js';
import { plainPostgresql } from '../../src/workloads/postgresql-rules.js';
import { plainSql } from '../../src/workloads/sql-examples.js';
import { plainWebApp } from '../../src/workloads/web-app-rules.js';
import { absent, Reader, truthCases } from '../readiness/truth.js';

/** As the vendor's assessments are: comfort 1, and the smallest size where nothing was measured. */
const VENDOR: WorkloadPolicy = { ...DEFAULT_WORKLOAD_POLICY, comfort: 1, missingPerformance: 'smallest' };

const STATES: Readonly<Record<string, ReadinessState>> = {
  ready: 'ready',
  readywithwarnings: 'ready',
  readywithconditions: 'readyWithConditions',
  conditionallyready: 'readyWithConditions',
  notready: 'notReady',
  unknown: 'unknown',
};

const TARGETS: Readonly<Record<string, Target>> = {
  azuresqlmanagedinstance: 'sqlManagedInstance',
  sqlmi: 'sqlManagedInstance',
  azuresqldatabase: 'sqlDatabase',
  azuresqldb: 'sqlDatabase',
  azuresqlvm: 'sqlOnMachine',
  sqlserveronazurevm: 'sqlOnMachine',
  azurevirtualmachine: 'sqlOnMachine',
};

const plain = (text: unknown): string =>
  String(text)
    .toLowerCase()
    .replace(/[\s_-]/g, '');

function named<Value>(table: Readonly<Record<string, Value>>, text: unknown): Value {
  const found = table[plain(text)];
  if (found === undefined) throw new Error(`nothing is called ${JSON.stringify(text)}`);
  return found;
}

const textsOf = (value: unknown): readonly string[] =>
  value === undefined || value === null ? [] : (Array.isArray(value) ? value : [value]).map(String);

const codesOf = ({ findings }: TargetAnswer, severities: readonly string[]): readonly string[] =>
  [
    ...new Set(findings.filter(({ severity }) => severities.includes(severity)).flatMap(({ code }) => code ?? [])),
  ].sort();

const numberOr = <Otherwise>(value: unknown, otherwise: Otherwise): number | Otherwise =>
  typeof value === 'number' ? value : otherwise;

/** What a case leaves out is small and known, and nothing speaks against it. */
function sqlOf(input: Reader): SqlFacts {
  const isCounted = input.has('userDatabases') || input.has('databases');
  const counted = input.has('userDatabases') ? input.take('userDatabases') : input.take('databases');
  const totalMiB = input.take('totalDbSizeMB') ?? input.take('databaseSizeMB');
  const features = [...textsOf(input.take('features')), ...textsOf(input.take('feature'))];
  for (const feature of features) expect(SQL_FEATURES.map(({ code }) => code)).toContain(feature);
  const isEmpty = input.has('performanceData') && input.take('performanceData') === false;
  const isUndiscovered = isCounted && typeof counted !== 'number';
  return plainSql({
    databases: null,
    userDatabases: isUndiscovered ? null : numberOr(counted, 1),
    databasesMiB: numberOr(totalMiB, 100),
    cores: numberOr(input.take('vCoresAllocated') ?? input.take('cores'), 2),
    memoryMiB: 8192,
    cpuPercent: isEmpty ? null : numberOr(input.take('cpuPct') ?? input.take('cpuUtilizationPct'), 1),
    memoryUsedMiB: isEmpty ? null : numberOr(input.take('memoryInUseMB') ?? input.take('memoryUsedMB'), 128),
    features,
  });
}

const TIERS: Readonly<Record<string, string>> = {
  generalpurpose: 'generalPurpose',
  gp: 'generalPurpose',
  businesscritical: 'businessCritical',
  bc: 'businessCritical',
};

/** Each expectation that a case may state, and how an answer is held against it. */
const SQL_EXPECTATIONS: Readonly<Record<string, (answer: TargetAnswer, wanted: unknown) => void>> = {
  readiness: ({ state }, wanted) => {
    expect(state).toBe(named(STATES, wanted));
  },
  issues: (answer, wanted) => {
    expect(codesOf(answer, ['blocks', 'conditions', 'warns'])).toEqual([...textsOf(wanted)].sort());
  },
  warnings: (answer, wanted) => {
    expect(codesOf(answer, ['warns'])).toEqual([...textsOf(wanted)].sort());
  },
  serviceTier: ({ size }, wanted) => {
    expect(size).toMatchObject({ tier: named(TIERS, wanted) });
  },
  vCores: ({ size }, wanted) => {
    expect(size).toMatchObject({ vCores: wanted });
  },
  storageGB: ({ size }, wanted) => {
    expect(size).toMatchObject({ storageGB: wanted });
  },
  billedStorageGB: ({ size }, wanted) => {
    expect(size).toMatchObject({ billedStorageGB: wanted });
  },
  hardware: ({ size }, wanted) => {
    expect('name' in size ? plain(size.name) : '').toContain(plain(wanted).replace('standardseries', ''));
  },
  // Services have no price here; nothing is paid exactly where nothing is billed.
  monthlyStorageCost: ({ size }, wanted) => {
    expect('billedStorageGB' in size ? size.billedStorageGB > 0 : null).toBe(Number(wanted) > 0);
  },
  freeStorageGB: (_answer, wanted) => {
    expect(FREE_INSTANCE_STORAGE_GB).toBe(wanted);
  },
  minStorageGB: (_answer, wanted) => {
    expect(SQL_DATABASE_SIZES.leastStorageGB).toBe(wanted);
  },
};

describe(`cases of SQL Server${absent}`, () => {
  it.skipIf(absent !== '').each(truthCases('sql'))('%s', (_id, found) => {
    const [input, wanted] = [new Reader(found.input), new Reader(found.expected)];
    const target = named(TARGETS, input.take('target') ?? 'AzureSqlManagedInstance');
    const isProduction = plain(input.take('environment') ?? 'Prod') === 'prod';
    const facts = sqlOf(input);
    input.end('the input');
    const context = { policy: VENDOR, region: null, isProduction };
    const answer = assessWorkload(facts, context).find((one) => one.target === target)!;
    for (const [key, check] of Object.entries(SQL_EXPECTATIONS)) {
      if (wanted.has(key)) check(answer, wanted.take(key));
    }
    wanted.end('the expectation');
  });
});

/** Facts that a case may state, by any of its names, and the rule whose answer is meant. */
const POSTGRESQL_FACTS: readonly (readonly [RegExp, string, (value: unknown) => Partial<PostgresqlFacts>])[] = [
  [/^(?:port|listenport)$/, 'postgresql/port', (value) => ({ port: Number(value) })],
  [/^(?:version|sourceversion|postgresqlversion)$/, 'postgresql/version', (value) => ({ version: String(value) })],
  [/^(?:tls|tlsversion|ssl|tlsssl)$/, 'postgresql/tls', (value) => ({ tlsVersions: [String(value)] })],
  [/^(?:readreplicas|replicas|readreplicacount)$/, 'postgresql/replicas', (value) => ({ readReplicas: Number(value) })],
  [/^(?:ipv6|usesipv6|ipv6address)$/, 'postgresql/ipv6', (value) => ({ usesIpv6: value === true })],
  [/^(?:oidusage|withoids)$/, 'postgresql/oids', (value) => ({ oidTables: value === true ? ['t'] : [] })],
  [
    /^(?:customtablespaces|tablespaces)$/,
    'postgresql/tablespaces',
    (value) => ({ customTablespaces: value === true ? ['t'] : [] }),
  ],
];

/** `portWarning`, `blocked`, `replicaWarning`, `supported`: all of them ask whether the rule hits. */
function isHitWanted(wanted: Reader, isHit: boolean): void {
  let isAny = false;
  for (const [pattern, meansHit] of [
    [/(?:Warning|Issue|blocked|Blocked|flagged|warning|issue)$/, true],
    [/(?:supported|Supported|ok|ready|allowed|Allowed)$/, false],
  ] as const) {
    for (const key of wanted.keys().filter((name) => pattern.test(name))) {
      isAny = true;
      expect(isHit).toBe(wanted.take(key) === meansHit);
    }
  }
  if (!isAny) throw new Error('the case expects nothing that is understood');
}

const CONSTANTS: Readonly<Record<string, unknown>> = {
  maxreadreplicas: POSTGRESQL_READ_REPLICAS,
  minmigrationversion: POSTGRESQL_OLDEST.migrated,
  mindeploymentversion: POSTGRESQL_OLDEST.deployed,
};

describe(`cases of PostgreSQL${absent}`, () => {
  it.skipIf(absent !== '').each(truthCases('postgresql'))('%s', (_id, found) => {
    const [input, wanted] = [new Reader(found.input), new Reader(found.expected)];
    const title = input.text('rule');
    if (title !== undefined) {
      const rule = POSTGRESQL_RULES.find((one) => plain(one.title) === plain(title));
      if (rule === undefined) throw new Error(`no rule is called ${title}`);
      expect({ scope: wanted.take('scope'), category: wanted.take('category') }).toEqual({
        scope: rule.scope,
        category: rule.category,
      });
    } else if (input.has('limit') || input.has('setting')) {
      const key = plain(input.take('limit') ?? input.take('setting'));
      if (!(key in CONSTANTS)) throw new Error(`no limit is called ${key}`);
      expect(wanted.take('value')).toBe(CONSTANTS[key]);
    } else if (input.has('rules') || input.keys().length === 0 || input.has('count')) {
      const [what] = [input.take('rules'), input.take('count')];
      expect(what === undefined || textsOf(what).length >= 0).toBe(true);
      const count = (category: string): number => POSTGRESQL_RULES.filter((rule) => rule.category === category).length;
      const counts: Record<string, number> = {
        issue: count('Issue'),
        warning: count('Warning'),
        rules: POSTGRESQL_RULES.length,
      };
      for (const key of wanted.keys())
        expect(wanted.take(key)).toBe(counts[plain(key).replace(/s$/, '')] ?? counts['rules']);
    } else {
      const [key] = input.keys();
      const fact = POSTGRESQL_FACTS.find(([pattern]) => pattern.test(plain(key)));
      if (key === undefined || fact === undefined) throw new Error(`no fact is called ${String(key)}`);
      const facts = plainPostgresql(fact[2](input.take(key)));
      const context = { policy: VENDOR, region: null, isProduction: true };
      const [answer] = assessWorkload(facts, context);
      const isHit = answer!.findings.some(({ rule }) => rule === fact[1]);
      if (wanted.has('readiness')) expect(answer!.state).toBe(named(STATES, wanted.take('readiness')));
      else isHitWanted(wanted, isHit);
    }
    input.end('the input');
    wanted.end('the expectation');
  });
});

const PLATFORMS: Readonly<Record<string, WebPlatform>> = {
  java: 'java',
  tomcat: 'java',
  javawebapp: 'java',
  aspnet: 'aspnet',
  'asp.net': 'aspnet',
  dotnet: 'aspnet',
  'asp.netwebapp': 'aspnet',
};

/** A site with the fault that a check of this name finds: the failing example of the rule. */
function siteFailing(check: string): WebAppFacts {
  const rule = WEB_APP_RULES.find((one) => plain(one.code) === plain(check) || plain(one.title) === plain(check));
  if (rule === undefined) throw new Error(`no check is called ${check}`);
  return rule.examples.failing[0]!;
}

function expectShare(input: Reader, wanted: Reader): void {
  const platform = named(PLATFORMS, input.take('app') ?? input.take('platform') ?? input.take('appType'));
  const sizing = plain(input.take('sizing') ?? input.take('sizingCriterion') ?? '');
  const target = plain(input.take('target') ?? input.take('container') ?? input.take('overhead') ?? '');
  const isOverhead = target !== '' && target !== 'false' && sizing === '';
  if (sizing !== '' && !/^as(?:onpremises|is)$/.test(sizing)) throw new Error(`no share is stated for ${sizing}`);
  const share = isOverhead ? containerOverhead(platform) : asIsShare(platform);
  for (const key of wanted.keys()) {
    const value = wanted.take(key);
    if (/core/i.test(key)) expect(share.cores).toBe(value);
    else if (/memory/i.test(key)) expect(share.memoryGB).toBe(value);
    else throw new Error(`a share has no ${key}`);
  }
}

function expectPlan(input: Reader, wanted: Reader): void {
  const isGiven = (...keys: readonly string[]): boolean =>
    keys.some((key) => input.has(key) && /^(?:true|yes)$/i.test(String(input.take(key))));
  const isolation = isGiven('isolation', 'isolationRequired');
  const reservation = isGiven('reservedInstance', 'reservation', 'ri', 'reservedInstances');
  const stated = input.text('sku') ?? input.text('plan');
  // Environments share no plan, and a case is about one of them.
  input.take('environment');
  const perPlan = input.number('webAppsPerPlan') ?? input.number('appsPerPlan');
  const sku: WebPlanSku = (stated as WebPlanSku | undefined) ?? webPlanSku({ ...VENDOR, isolation, reservation });
  expect(Object.keys(APPS_PER_PLAN)).toContain(sku);
  const packed = packWebApps(input.number('webApps') ?? input.number('apps') ?? 0, perPlan ?? APPS_PER_PLAN[sku]);
  const told: Readonly<Record<string, unknown>> = {
    ...packed,
    ...{ sku, plan: sku, appservicePlan: sku, appServicePlan: sku, recommendedSku: sku },
    ...{ appsPerPlan: APPS_PER_PLAN[sku], webAppsPerPlan: APPS_PER_PLAN[sku], maxApps: APPS_PER_PLAN[sku] },
  };
  for (const key of wanted.keys()) {
    if (!(key in told)) throw new Error(`a plan has no ${key}`);
    expect(told[key]).toBe(wanted.take(key));
  }
}

describe(`cases of App Service${absent}`, () => {
  it.skipIf(absent !== '').each(truthCases('appservice'))('%s', (_id, found) => {
    const [input, wanted] = [new Reader(found.input), new Reader(found.expected)];
    const check = input.text('check') ?? input.text('issue') ?? input.text('warning');
    if (check !== undefined) {
      const context = { policy: VENDOR, region: null, isProduction: true };
      input.take('target');
      const [answer] = assessWorkload(siteFailing(check), context);
      expect(answer!.state).toBe(named(STATES, wanted.take('readiness')));
    } else if (input.has('app') || input.has('platform') || input.has('appType')) expectShare(input, wanted);
    else if (wanted.keys().some((key) => /minimum|least|minShare/i.test(key))) {
      input.keys().forEach((key) => input.take(key));
      for (const key of wanted.keys()) expect([LEAST_WEB_SHARE, LEAST_WEB_SHARE * 100]).toContain(wanted.take(key));
    } else expectPlan(input, wanted);
    input.end('the input');
    wanted.end('the expectation');
  });

  it('knows a site without a fault as ready', () => {
    const context = { policy: VENDOR, region: null, isProduction: true };
    expect(assessWorkload(plainWebApp(), context)[0]!.state).toBe('ready');
  });
});
