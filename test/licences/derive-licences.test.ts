import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Catalogue } from '../../src/catalog/index.js';
import { DEFAULT_LICENCE_TERMS } from '../../src/licences/index.js';
import type { LicenceRules, LicenceTerms, StatedSoftware } from '../../src/licences/index.js';
import { cores } from '../../src/model/index.js';
import type { Machine } from '../../src/model/index.js';
import { readCatalogue } from '../../src/node/index.js';
import { aMachine } from '../support/a-machine.js';
import { aGuest, aHost, licencesOf, sumOf } from './licensed-estate.js';
import type { Moved } from './licensed-estate.js';

let catalogue: Catalogue;
beforeAll(async () => {
  catalogue = await readCatalogue();
});

const rules = (changed: Partial<LicenceRules>): LicenceRules => ({ ...DEFAULT_LICENCE_TERMS.rules, ...changed });
const prices = (changed: Partial<LicenceTerms['prices']>) => ({ ...DEFAULT_LICENCE_TERMS.prices, ...changed });
const stated = (machines: readonly string[], changed: Partial<StatedSoftware>): StatedSoftware => ({
  machines,
  sqlServer: null,
  oracle: null,
  windowsEdition: null,
  ...changed,
});
const D4 = 'Standard_D4as_v5';
const moved = (machine: Machine, size: string | null = D4): Moved => ({ machine, size });
const LINUX = { ...aMachine().os, family: 'linux', product: 'ubuntu', edition: null } as const;
const guests = (count: number, host: string): readonly Moved[] =>
  Array.from({ length: count }, (_, index) => moved(aGuest(`web${index}`, host)));

describe('Windows Server before, by hosts', () => {
  const hosts = [aHost('esx1', { cores: 12 })];

  it('takes all cores once for Datacenter and once for every two machines for Standard', () => {
    const standard = { terms: { rules: rules({ windowsEdition: 'standard' as const }) }, hosts };
    const datacenter = { terms: { rules: rules({ windowsEdition: 'datacenter' as const }) }, hosts };
    const counted = [1, 2, 3, 5].map((count) => [
      sumOf(licencesOf(guests(count, 'esx1'), catalogue, standard), 'windowsServer', 'before').licences,
      sumOf(licencesOf(guests(count, 'esx1'), catalogue, datacenter), 'windowsServer', 'before').licences,
    ]);
    expect(counted).toEqual([
      [16, 16],
      [16, 16],
      [32, 16],
      [48, 16],
    ]);
  });

  it('tells what each edition would take where nobody says which', () => {
    const found = licencesOf(guests(3, 'esx1'), catalogue, { hosts });
    expect(found.lines[0]).toMatchObject({
      subject: { kind: 'host', name: 'esx1' },
      machines: 3,
      licences: null,
      byEdition: { standard: 32, datacenter: 16 },
    });
    expect(sumOf(found, 'windowsServer', 'before')).toMatchObject({ licences: null, unknown: 1, least: 16, most: 32 });
    const two = licencesOf(guests(2, 'esx1'), catalogue, { hosts });
    expect(sumOf(two, 'windowsServer', 'before')).toMatchObject({ licences: 16, unknown: 0 });
  });

  it('makes a host Datacenter where a guest is', () => {
    const os = { ...aMachine().os, edition: 'Datacenter' };
    const found = licencesOf([...guests(5, 'esx1'), moved(aGuest('dc', 'esx1', { os }))], catalogue, { hosts });
    expect(found.lines[0]).toMatchObject({ edition: 'datacenter', licences: 16 });
  });

  it('is unknown without the host, and without its processors, and says what to fetch', () => {
    const found = licencesOf([moved(aGuest('a', null)), moved(aGuest('b', 'esx9'))], catalogue, { hosts });
    const before = found.lines.filter(({ when }) => when === 'before');
    expect(before.map(({ subject, licences, missing }) => [subject.name, licences, missing?.what])).toEqual([
      ['esx9', null, 'processors and physical cores of the host'],
      ['a', null, 'the host that runs the machine'],
    ]);
    expect(sumOf(found, 'windowsServer', 'before')).toMatchObject({ licences: null, unknown: 2, least: 0, most: null });
  });

  it('takes the word of the owner over that of the inventory', () => {
    const host = { name: 'ESX1', processors: 2, cores: 40, cluster: null, windowsEdition: 'datacenter' as const };
    const found = licencesOf(guests(3, 'esx1'), catalogue, { hosts, terms: { hosts: [host] } });
    expect(found.lines[0]).toMatchObject({ licences: 40, edition: 'datacenter' });
  });
});

describe('Windows Server before, by machines', () => {
  const terms = { rules: rules({ windows: 'machines' as const }) };
  const guest = (name: string, count: number): Moved => moved(aGuest(name, null, { cores: cores(count) }));

  it('takes 8 at least for a machine, whole packs, and 16 for the owner', () => {
    const alone = licencesOf([guest('a', 9)], catalogue, { terms });
    expect(alone.lines.filter(({ when }) => when === 'before').map(({ licences }) => licences)).toEqual([10, 6]);
    expect(sumOf(alone, 'windowsServer', 'before').licences).toBe(16);
    const two = licencesOf([guest('a', 9), guest('b', 1)], catalogue, { terms });
    expect(sumOf(two, 'windowsServer', 'before')).toMatchObject({ licences: 18, lines: 2 });
  });
});

describe('a physical machine', () => {
  const metal = moved(aGuest('metal1', null, { source: 'physical' }));
  const host = { name: 'METAL1', processors: 2, cores: 20, cluster: null, windowsEdition: null };

  it('goes by its own cores, whatever the rule', () => {
    for (const windows of ['hosts', 'machines'] as const) {
      const terms = { rules: rules({ windows }), hosts: [host] };
      const found = licencesOf([metal], catalogue, { terms });
      expect(sumOf(found, 'windowsServer', 'before')).toMatchObject({ licences: 20, lines: 1 });
    }
  });

  it('takes them for SQL Server and Oracle too', () => {
    const machines = [stated(['metal1'], { sqlServer: 'standard', oracle: 'enterprise' })];
    const found = licencesOf([metal], catalogue, { terms: { hosts: [host], machines } });
    expect(sumOf(found, 'sqlServer', 'before').licences).toBe(20);
    expect(found.oracleReadings.map(({ licences }) => licences)).toEqual([10, 10, 10]);
  });

  it('is unknown without them: the cores of an inventory may be threads', () => {
    expect(sumOf(licencesOf([metal], catalogue), 'windowsServer', 'before')).toMatchObject({
      licences: null,
      unknown: 1,
    });
  });
});

describe('Windows Server in Azure', () => {
  it('counts the full size of a constrained-core size, or what it shows where the rule says so', () => {
    const one = [moved(aGuest('a', null), 'Standard_E16-4s_v5')];
    expect(sumOf(licencesOf(one, catalogue), 'windowsServer', 'after').licences).toBe(16);
    const terms = { rules: rules({ windowsOfConstrained: 'available' }) };
    expect(sumOf(licencesOf(one, catalogue, { terms }), 'windowsServer', 'after').licences).toBe(8);
  });

  it('is unknown without a size', () => {
    const found = licencesOf([moved(aGuest('a', null), null)], catalogue);
    expect(sumOf(found, 'windowsServer', 'after')).toMatchObject({ licences: null, unknown: 1 });
  });
});

describe('SQL Server', () => {
  const db = moved(aGuest('db1', 'esx1', { cores: cores(2), os: LINUX }), 'Standard_E16-4s_v5');
  const terms = (sqlServer: StatedSoftware['sqlServer'], changed: Partial<LicenceRules> = {}) => ({
    machines: [stated(['DB1'], { sqlServer })],
    rules: rules(changed),
  });

  it('takes 4 at least by virtual cores, and the vCPUs that a constrained-core size shows', () => {
    const found = licencesOf([db], catalogue, { terms: terms('standard') });
    expect([sumOf(found, 'sqlServer', 'before').licences, sumOf(found, 'sqlServer', 'after').licences]).toEqual([4, 4]);
  });

  it('takes none for Developer and Express', () => {
    const found = licencesOf([db], catalogue, { terms: terms('developer') });
    expect(sumOf(found, 'sqlServer', 'before')).toMatchObject({ licences: 0, perYear: 0 });
  });

  it('covers a host of Enterprise once, whatever runs there', () => {
    const twice = [db, moved(aGuest('db1b', 'esx1'))];
    const all = {
      ...terms('enterprise', { sqlServer: 'hosts' }),
      machines: [stated(['db*'], { sqlServer: 'enterprise' })],
    };
    const found = licencesOf(twice, catalogue, { terms: all, hosts: [aHost('esx1')] });
    expect(sumOf(found, 'sqlServer', 'before')).toMatchObject({ licences: 24, lines: 1 });
  });

  it('has bounds where the edition is unknown', () => {
    const found = licencesOf([db], catalogue, { terms: terms('yes') });
    expect(sumOf(found, 'sqlServer', 'before')).toMatchObject({ licences: null, least: 0, most: 4 });
    expect(found.unknowns).toContainEqual(
      expect.objectContaining({ what: 'the edition of SQL Server', when: 'before' }),
    );
  });

  it('is known from tags and statements, never from a name', () => {
    const tagged = (key: string, value: string): Moved =>
      moved(aGuest(`t-${value}`, null, { os: LINUX, tags: [[key, value]] }));
    const found = licencesOf(
      [
        tagged('SQL-Server', 'Standard'),
        tagged('role', 'Microsoft SQL Server Enterprise'),
        tagged('role', 'MySQL'),
        moved(aGuest('sql-prod-01', null, { os: LINUX })),
        moved(aGuest('mysql-01', null, { os: LINUX })),
        moved(aGuest('stated1', null, { os: LINUX })),
      ],
      catalogue,
      {
        statements: [
          {
            ...{ topic: 'database', said: 'slide 3', decides: false, note: null, database: 'erp' },
            ...{ engine: 'SQL Server Standard', where: null, isInScope: null, holds: null },
            machines: ['stated1'],
            at: { file: 's.yaml', line: 1 },
          },
        ],
      },
    );
    const before = found.lines.filter(({ product, when }) => product === 'sqlServer' && when === 'before');
    expect(before.map(({ subject, edition }) => [subject.name, edition])).toEqual([
      ['t-Standard', 'standard'],
      ['t-Microsoft SQL Server Enterprise', 'enterprise'],
      ['stated1', 'standard'],
    ]);
    expect(found.hints).toEqual([expect.objectContaining({ machine: 'sql-prod-01', product: 'sqlServer' })]);
    const unknown = found.unknowns.find(({ what }) => what === 'whether the machine runs SQL Server');
    expect(unknown?.subjects).toEqual(['t-MySQL', 'sql-prod-01', 'mysql-01']);
  });
});

describe('Oracle Database', () => {
  const hosts = [
    aHost('esx1'),
    aHost('esx2'),
    aHost('esx3', { cluster: 'other', cores: 10 }),
    aHost('esx4', { manager: 'vc2', cores: 100 }),
  ];
  const db = moved(aGuest('ora1', 'esx1', { os: LINUX }), 'Standard_E16-4s_v5');
  const terms = (oracle: StatedSoftware['oracle'], changed: Partial<LicenceRules> = {}) => ({
    machines: [stated(['ora*'], { oracle })],
    rules: rules(changed),
  });

  it('takes all hosts of the cluster, idle ones too, and tells the other readings beside it', () => {
    const found = licencesOf([db, moved(aGuest('ora2', 'esx2'))], catalogue, { hosts, terms: terms('enterprise') });
    expect(sumOf(found, 'oracleDatabase', 'before')).toMatchObject({ licences: 24, lines: 1 });
    expect(found.oracleReadings).toEqual([
      { reading: 'host', isUsed: false, licences: 24, unknown: 0 },
      { reading: 'cluster', isUsed: true, licences: 24, unknown: 0 },
      { reading: 'manager', isUsed: false, licences: 29, unknown: 0 },
    ]);
  });

  it('in Azure counts two vCPUs that are threads as one, and a vCPU that is a core as one', () => {
    const own = licencesOf([db], catalogue, { hosts, terms: terms('enterprise') });
    expect(sumOf(own, 'oracleDatabase', 'after').licences).toBe(2);
    const cores = licencesOf([{ ...db, size: 'Standard_F4' }], catalogue, { hosts, terms: terms('enterprise') });
    expect(sumOf(cores, 'oracleDatabase', 'after').licences).toBe(4);
  });

  it('does not license Standard Edition 2 above 8 vCPUs, nor on servers of more than two sockets', () => {
    const found = licencesOf([{ ...db, size: 'Standard_D16as_v5' }], catalogue, {
      hosts: [aHost('esx1', { processors: 4 })],
      terms: terms('standard2'),
    });
    expect(
      found.lines.filter(({ product }) => product === 'oracleDatabase').map(({ missing }) => missing?.what),
    ).toEqual([
      'a licence: Standard Edition 2 is not licensed on servers with more than 2 sockets',
      'a licence: Standard Edition 2 is not licensed on machines this large',
    ]);
  });

  it('is unknown where one host of the cluster is', () => {
    const some = [aHost('esx1'), aHost('esx2', { cores: null })];
    const found = licencesOf([db], catalogue, { hosts: some, terms: terms('enterprise') });
    expect(sumOf(found, 'oracleDatabase', 'before')).toMatchObject({ licences: null, unknown: 1 });
    expect(found.oracleReadings[0]).toMatchObject({ reading: 'host', licences: 12 });
  });

  it('is not read out of Oracle Linux', () => {
    const linux = moved(aGuest('app1', 'esx1', { tags: [['software', 'Oracle Linux 8']] }));
    expect(sumOf(licencesOf([linux], catalogue, { hosts }), 'oracleDatabase', 'before').lines).toBe(0);
  });
});

describe('hybrid benefit', () => {
  it('is what the Windows price is above the base price, over machines priced both ways', () => {
    const found = licencesOf([moved(aGuest('a', null)), moved(aGuest('b', null, { power: 'off' }))], catalogue, {
      terms: { prices: prices({ windowsStandardCore: 10 }) },
    });
    // 519.76 USD with Windows, 251.12 without: 268.64 a month, 3,223.68 a year over 8 core licences is 402.96.
    expect(found.hybridBenefit.running).toEqual({
      machines: 1,
      priced: 1,
      withoutPerMonth: 519_760_000,
      withPerMonth: 251_120_000,
      savedPerMonth: 268_640_000,
      coreLicences: 8,
      sixteenCoreSets: 1,
      breakEvenPerCoreYear: 402_960_000,
      ownedPerYear: { standard: 80_000_000, datacenter: null },
    });
    expect(found.hybridBenefit.poweredOff.machines).toBe(1);
  });

  it('has no cost of licences that nobody prices', () => {
    const found = licencesOf(guests(1, 'esx1'), catalogue, { hosts: [aHost('esx1')] });
    expect(found.hybridBenefit.running.ownedPerYear).toEqual({ standard: null, datacenter: null });
    expect(found.sums.filter(({ lines }) => lines > 0).every(({ perYear }) => perYear === null)).toBe(true);
  });
});

describe('machines of which too little is known', () => {
  it('are told and counted nowhere', () => {
    const unknown = { ...aMachine().os, family: 'unknown', product: null } as const;
    const client = { ...aMachine().os, product: 'windows', version: '10' };
    const found = licencesOf(
      [moved(aGuest('a', null, { os: unknown })), moved(aGuest('b', null, { os: client }))],
      catalogue,
      { terms: { unlisted: 'none', machines: [stated(['nobody'], { sqlServer: 'standard' })] } },
    );
    expect(found.lines).toEqual([]);
    expect(found.unknowns.map(({ subjects }) => subjects)).toEqual([['a'], ['b']]);
    expect(found.unmatched).toEqual(['nobody']);
    const undecided = { licences: null, least: 0, most: null, undecided: 1, perYear: null };
    expect(sumOf(found, 'windowsServer', 'before')).toMatchObject(undecided);
    expect(sumOf(found, 'sqlServer', 'before')).toMatchObject({ licences: 0, most: 0, undecided: 0, perYear: 0 });
  });

  it('leave powered-off machines out where the rule says so', () => {
    const off = [moved(aGuest('a', null, { power: 'off' }))];
    expect(licencesOf(off, catalogue, { terms: { rules: rules({ poweredOff: 'left' }) } }).machines).toBe(0);
  });
});

describe('sums', () => {
  const machine = fc.record({
    host: fc.constantFrom('esx1', 'esx2', 'esx3', null),
    cores: fc.constantFrom(1, 2, 4, 9, 16, null),
    isWindows: fc.boolean(),
    size: fc.constantFrom(D4, 'Standard_F4', 'Standard_E16-4s_v5', 'Standard_D16as_v5', null),
    sql: fc.constantFrom('enterprise', 'standard', 'developer', 'yes', 'none', null),
    oracle: fc.constantFrom('enterprise', 'standard2', 'express', 'yes', 'none', null),
    isOff: fc.boolean(),
  } as const);
  const anyRules = fc.record({
    windows: fc.constantFrom('hosts', 'machines'),
    windowsEdition: fc.constantFrom('standard', 'datacenter', null),
    sqlServer: fc.constantFrom('machines', 'hosts'),
    oracle: fc.constantFrom('host', 'cluster', 'manager'),
    oracleCoreFactor: fc.constantFrom(0.5, 0.25, 1),
    poweredOff: fc.constantFrom('counted', 'left'),
    windowsOfConstrained: fc.constantFrom('full', 'available'),
  } as const);

  it('are those of their lines, keep every machine, and bound what is unknown', () => {
    fc.assert(
      fc.property(fc.array(machine, { maxLength: 8 }), anyRules, (given, ruling) => {
        const all = given.map((one, index): Moved => ({
          machine: aGuest(`m${index}`, one.host, {
            cores: one.cores === null ? null : cores(one.cores),
            power: one.isOff ? 'off' : 'on',
            ...(one.isWindows ? {} : { os: LINUX }),
          }),
          size: one.size,
        }));
        const found = licencesOf(all, catalogue, {
          hosts: [aHost('esx1'), aHost('esx2', { cores: null })],
          terms: {
            rules: ruling,
            prices: prices({ windowsStandardCore: 1, sqlEnterpriseCore: 7, oracleEnterpriseProcessor: 100 }),
            machines: given.map((one, index) => stated([`m${index}`], { sqlServer: one.sql, oracle: one.oracle })),
          },
        });
        for (const sum of found.sums) {
          const own = found.lines.filter(({ product, when }) => product === sum.product && when === sum.when);
          const known = own.flatMap(({ licences }) => (licences === null ? [] : [licences]));
          const total = known.reduce((before, count) => before + count, 0);
          expect(sum.lines).toBe(own.length);
          expect(sum.known + sum.unknown).toBe(own.length);
          expect(sum.licences ?? 0).toBe(total);
          expect(sum.least).toBeGreaterThanOrEqual(total);
          if (sum.most !== null) expect(sum.most).toBeGreaterThanOrEqual(sum.least);
          if (sum.unit === 'core') expect(known.every((count) => count % 2 === 0)).toBe(true);
        }
        for (const line of found.lines) expect(line.licences === null).toBe(line.missing !== null);
        const isCounted = (index: number): boolean => ruling.poweredOff === 'counted' || !given[index]!.isOff;
        const windows = given.filter((one, index) => one.isWindows && isCounted(index)).length;
        const perProduct = (product: string, when: string): number =>
          found.lines
            .filter((line) => line.product === product && line.when === when)
            .reduce((sum, line) => sum + line.machines, 0);
        expect(perProduct('windowsServer', 'before')).toBe(windows);
        expect(perProduct('windowsServer', 'after')).toBe(windows);
        expect(perProduct('sqlServer', 'before')).toBe(perProduct('sqlServer', 'after'));
        expect(perProduct('oracleDatabase', 'before')).toBe(perProduct('oracleDatabase', 'after'));
      }),
      { seed: 20_261_121, numRuns: 150 },
    );
  });
});
