import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DRILL_DIRECTORY, SITE_RULES } from '../../src/site/index.js';
import type { Site } from '../../src/site/index.js';
import { deriveResolvedStatements, DOCUMENTED_RECOVERY_POINT_LIMITS } from '../../src/statements/index.js';
import type { Statement } from '../../src/statements/index.js';
import { NEEDS_SHARED, sharedPath } from '../support/shared-material.js';

interface TruthCase {
  readonly id: string;
  readonly area: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly expected: Readonly<Record<string, unknown>>;
}

const FILE = sharedPath('truth/replication-sample.json');
const hasFile = existsSync(FILE);
const all: readonly TruthCase[] = hasFile ? (JSON.parse(readFileSync(FILE, 'utf8')) as TruthCase[]) : [];
const NONE: TruthCase = { id: 'no case file', area: '', input: {}, expected: {} };

const casesOf = (area: string): readonly (readonly [string, TruthCase])[] => {
  const found = all.filter((one) => one.area === area);
  return (found.length > 0 ? found : [NONE]).map((one) => [one.id, one] as const);
};

const words = (value: unknown): string => JSON.stringify(value).toLowerCase();

describe(`documented facts of a directory in drills${NEEDS_SHARED}`, () => {
  /** What the product holds on the subject of a case. */
  function factsOn({ input }: TruthCase): Readonly<Record<string, unknown>> {
    if ('dcdiag' in input) return { mustContain: DRILL_DIRECTORY.passedTests.map((name) => `passed test ${name}`) };
    const asked = words(input);
    const setting = DRILL_DIRECTORY.registry.find(({ key, value }) =>
      [key.split('\\').at(-1) ?? '', value].some((name) => name.length > 5 && asked.includes(name.toLowerCase())),
    );
    if (setting !== undefined) return { dword: setting.dword, value: setting.dword };
    const { isGlobalCatalog, holdsFsmoRoles, isNetworkIsolated, recoveryPoint, shares } = DRILL_DIRECTORY;
    return {
      ...{ globalCatalog: isGlobalCatalog, gc: isGlobalCatalog, fsmo: holdsFsmoRoles, fsmoOwner: holdsFsmoRoles },
      ...{ isolated: isNetworkIsolated, recoveryPoint, shares, domainControllers: 1 },
    };
  }

  it.skipIf(!hasFile).each(casesOf('directory'))('%s', (_id, one) => {
    expect(factsOn(one)).toMatchObject(one.expected);
  });
});

const FACTS = {
  regions: [
    { name: 'eastus', displayName: 'East US' },
    { name: 'southeastasia', displayName: 'Southeast Asia' },
  ],
  recoveryPoints: DOCUMENTED_RECOVERY_POINT_LIMITS,
};
const SAID = { said: 'the case', at: { file: 'case' }, decides: false, note: null };

/** Whether a rule of that challenge speaks up about a site. */
const isHit = (challenge: string, site: Site): boolean =>
  SITE_RULES.filter((rule) => rule.challenge === challenge).some(
    (rule) => rule.check({ site, inventory: null, disputes: {} }, { asOf: '2026-11-20' }).kind === 'hit',
  );
const isContradicted = (statements: readonly Statement[]): boolean =>
  Object.values(deriveResolvedStatements(statements, FACTS))
    .flat()
    .some(({ kind }) => kind === 'contradicted');

/** A list of machines by role, as numbers. */
function countsSite(input: TruthCase['input']): { readonly site: Site; readonly sum: number } | null {
  const listed = Object.entries(input).find(([key, value]) => /list/i.test(key) && typeof value === 'object')?.[1];
  const stated = Object.entries(input).find(
    ([key, value]) => /stated|vms|machines|count/i.test(key) && typeof value === 'number',
  )?.[1];
  if (typeof listed !== 'object' || listed === null || typeof stated !== 'number') return null;
  const groups = Object.entries(listed as Record<string, number>);
  const list = groups.map(([role, count]) => ({ machines: [`${role}1..${role}${count}`], role, count }));
  return { site: { machines: { statedCount: stated, list } }, sum: groups.reduce((sum, [, count]) => sum + count, 0) };
}

/** Several claims on one subject, as statements; null where the case makes none. */
function claims(input: TruthCase['input']): readonly Statement[] | null {
  const [key, values] = Object.entries(input).find(([, value]) => Array.isArray(value)) ?? [];
  if (key === undefined || !Array.isArray(values)) return null;
  if (/database|engine/i.test(key)) {
    return values.map((engine) => {
      const isService = /azure database/i.test(String(engine));
      const where = isService ? ('azureService' as const) : ('onPremises' as const);
      const name = String(engine).replace(/^on-premises /i, '');
      return {
        ...SAID,
        topic: 'database',
        database: 'x',
        engine: name,
        where,
        isInScope: null,
        holds: null,
        machines: [],
      };
    });
  }
  if (/region|target|location/i.test(key)) {
    return values.map((region) => ({ ...SAID, topic: 'targetRegion', region: String(region) }));
  }
  throw new Error(`no topic for ${key}`);
}

const HOURS = { day: 24, hour: 1 } as const;

/** A claim about how the product of the vendor works, as the site that it describes, and the challenge that judges it. */
function claimed(text: string): readonly [challenge: string, site: Site] {
  if (/high[ -]?churn/.test(text)) {
    const scenario = /migrat|vmware|on-prem/.test(text) ? 'migration' : 'azureRecovery';
    return ['R-CHURN-3', { replication: { highChurn: true, scenario } }];
  }
  if (/cbt|changed block/.test(text)) {
    const isRecovery = /\basr\b|site recovery|replication appliance|mobility/.test(text);
    return [
      'R-CAP-1',
      { replication: { generation: isRecovery ? 'modernized' : 'agentless', capturedBy: 'changedBlockTracking' } },
    ];
  }
  if (/168\.63\.129\.16|forward/.test(text)) {
    return ['R-PE-2', { dns: { forwarders: [{ origin: 'onPremises', target: '168.63.129.16' }] } }];
  }
  if (text.includes('hosts file')) return ['R-PE-5', { dns: { hostsEntries: [{ machine: 'x', names: ['x'] }] } }];
  if (/vpn|s2s/.test(text)) {
    const link = { name: 'vpn', kind: 'siteToSiteVpn', carriesReplication: true } as const;
    // Who denies it altogether denies it with private endpoints too.
    const areUsed = isDenial(text) || (text.includes('private endpoint') && !/without|no private/.test(text));
    const site = { network: { links: [link] }, replication: { generation: generationIn(text) } };
    return ['R-LINK-1', { ...site, privateEndpoints: { areUsed } }];
  }
  if (/app(lication)?-consistent/.test(text)) {
    const script = {
      machines: ['x'],
      isPresent: true,
      isExecutable: true,
      preExitCode: 0,
      postExitCode: 0,
      seconds: 5,
    };
    return ['R-LNX-1', { consistency: { linuxScripts: [script] } }];
  }
  const [, amount = '', unit = ''] = /(\d+)\W*(day|hour)/.exec(text.replace(/(day|hour)s?"?\W+(\d+)/, '$2 $1')) ?? [];
  if (/retention|recovery point/.test(text) && amount !== '') {
    const retentionHours = Number(amount) * HOURS[unit as keyof typeof HOURS];
    return ['R-POL-1', { replication: { generation: generationIn(text), retentionHours } }];
  }
  throw new Error(`no rule for the claim ${text}`);
}

/** A claim that something is not so. What stands on Windows alone is denied of Linux. */
const isDenial = (text: string): boolean =>
  /unsupported|not (supported|possible|allowed)|isn't supported|only (on|for|works on) windows|windows only/.test(text);

/** Whether a claim is what the rules say: nothing is found of what it affirms, or something of what it denies. */
const isAsRulesSay = (text: string): boolean => isHit(...claimed(text)) === isDenial(text);

const generationIn = (text: string): 'classic' | 'modernized' =>
  /configuration ?server|classic/.test(text) ? 'classic' : 'modernized';

describe(`briefs that contradict themselves or the documents${NEEDS_SHARED}`, () => {
  it.skipIf(!hasFile).each(casesOf('seed-consistency'))('%s', (_id, { input, expected }) => {
    const counts = countsSite(input);
    const stated = counts === null ? claims(input) : null;
    const holds =
      counts !== null
        ? !isHit('R-INV-1', counts.site)
        : stated !== null
          ? !isContradicted(stated)
          : isAsRulesSay(words(input));
    if ('sumListed' in expected) expect(counts?.sum).toBe(expected['sumListed']);
    const wanted = expected['consistent'] ?? expected['matchesDocs'];
    expect(typeof wanted).toBe('boolean');
    expect(holds).toBe(wanted);
  });

  it('reads claims of each kind that a brief makes', () => {
    const judged = (input: Readonly<Record<string, unknown>>): boolean => isAsRulesSay(words(input));
    expect(judged({ retentionDays: 5, component: 'configuration server' })).toBe(false);
    expect(judged({ claim: '15 days of recovery points, modernized' })).toBe(true);
    expect(judged({ claim: 'VMs on the ASR replication appliance use VMware CBT' })).toBe(false);
    expect(judged({ claim: 'Azure Migrate agentless uses CBT' })).toBe(true);
    expect(judged({ claim: 'on-premises DNS forwards to 168.63.129.16' })).toBe(false);
    expect(judged({ claim: 'High Churn for Azure VM DR' })).toBe(true);
    expect(judged({ claim: 'S2S VPN is unsupported for replication, classic' })).toBe(true);
    expect(judged({ claim: 'S2S VPN is unsupported for replication, modernized' })).toBe(false);
    expect(judged({ claim: 'S2S VPN is supported with private endpoints' })).toBe(true);
    expect(judged({ claim: 'S2S VPN is supported without private endpoints' })).toBe(false);
    expect(judged({ claim: 'app-consistent points work only on Windows' })).toBe(false);
    expect(judged({ claim: 'app-consistent points of Linux are made by a custom script' })).toBe(true);
    const regions = (...names: readonly string[]): boolean => isContradicted(claims({ regions: names }) ?? []);
    expect([regions('East US', 'Southeast Asia'), regions('East US', 'eastus')]).toEqual([true, false]);
  });
});
