import { describe, expect, it } from 'vitest';

import { parseOperatingSystem } from '../../src/ingest/operating-system.js';
import { bytes, bytesOfGib } from '../../src/model/index.js';
import { exampleDisk, exampleFacts } from '../../src/readiness/example-facts.js';
import type { ReadinessFacts, ReadinessState, ReadinessVerdict } from '../../src/readiness/index.js';
import {
  azureGenerationOf,
  CLOUD_SUITABILITIES,
  deriveReadiness,
  deriveUefiMigration,
  isDefenderCosted,
  MACHINE_LIMITS,
  VM_SUITABILITY_EXPLANATIONS,
} from '../../src/readiness/index.js';
import type { Edition } from '../../src/readiness/rule.js';
import { ASSESSMENT_STATUSES } from '../../src/assessment/staleness.js';
import { CATALOGUE, contextOf } from './catalogue.js';
import { absent, Reader, truthCases } from './truth.js';

const STATES: Readonly<Record<string, ReadinessState>> = {
  Ready: 'ready',
  Suitable: 'ready',
  ReadyWithConditions: 'readyWithConditions',
  ConditionallySuitable: 'readyWithConditions',
  NotReady: 'notReady',
  NotSuitable: 'notReady',
  Unknown: 'unknown',
  ReadinessUnknown: 'unknown',
};

function stateNamed(name: unknown): ReadinessState {
  const state = STATES[String(name)];
  if (state === undefined) throw new Error(`no state is called ${JSON.stringify(name)}`);
  return state;
}

const PLAIN_NAMES = [
  'Windows Server 2016',
  'Windows Server 2012 R2',
  'Red Hat Enterprise Linux 9',
  'Windows 10',
  'Ubuntu 24.04',
];

/** A case may speak of a class of systems; then each of its members has to satisfy it. */
function systemsOf(name: string, architecture: string | undefined): readonly ReadinessFacts['os'][] {
  const bits = architecture ?? null;
  const isClass = /linux/i.test(name) && /endorsed|version (?:is )?(?:not )?known|unknown version/i.test(name);
  if (name.toLowerCase() === 'any') return PLAIN_NAMES.map((plain) => parseOperatingSystem([plain], null, bits));
  if (!isClass) return [parseOperatingSystem([name.replace(/^OS specified as /i, '')], null, bits)];
  if (/\bunendorsed|not endorsed|non-endorsed/i.test(name)) {
    return ['Other 3.x Linux', 'Gentoo Linux', 'Fedora 40'].map((plain) => parseOperatingSystem([plain], null, bits));
  }
  if (/unknown|not known/i.test(name)) {
    return ['Ubuntu Linux', 'Debian GNU/Linux'].map((plain) => parseOperatingSystem([plain], null, bits));
  }
  const endorsed = CATALOGUE.osVersions.filter(
    (row) => row.imageNamed === true && (row.endOfLife ?? '') > CATALOGUE.date,
  );
  return endorsed.map((row) => parseOperatingSystem([`${row.name} ${row.version}`], null, bits));
}

function firmwareOf(input: Reader, otherwise: ReadinessFacts['firmware']): ReadinessFacts['firmware'] {
  if (!input.has('bootType')) return otherwise;
  const text = input.take('bootType');
  if (text === null || text === 'missing' || text === 'Unknown') return null;
  if (text === 'EFI' || text === 'UEFI') return 'efi';
  if (text === 'BIOS') return 'bios';
  throw new Error(`no boot type is called ${JSON.stringify(text)}`);
}

const IMPORTS = /csv|import|rvtools/i;

/** Every input of the machine cases, as facts; what a case leaves out is a small machine that nothing speaks against. */
function machinesOf(input: Reader): readonly ReadinessFacts[] {
  const source = input.text('source') ?? input.text('discovery') ?? 'appliance';
  const diskTB = input.number('diskSizeTB');
  const diskGB = input.number('diskSizeGB') ?? (diskTB === undefined ? undefined : diskTB * 1024);
  const memoryGB = input.number('requiredMemoryGB');
  const overrides = {
    fromImport: IMPORTS.test(source),
    firmware: firmwareOf(input, 'bios'),
    cores: input.number('requiredCores') ?? 2,
    memoryBytes: bytesOfGib(memoryGB ?? 4),
    nicCount: input.number('nicCount') ?? 1,
    diskCount: input.number('diskCount') ?? 1,
    disks: [exampleDisk(diskGB === undefined ? {} : { sizeBytes: bytesOfGib(diskGB) })],
  };
  const systems = systemsOf(input.text('os') ?? 'Windows Server 2016', input.text('architecture'));
  return systems.map((os) => exampleFacts({ ...overrides, os }));
}

function editionOf(input: Reader, otherwise: Edition): Edition {
  const year = input.number('docYear');
  if (year === undefined) return otherwise;
  const edition = String(year);
  if (!(edition in MACHINE_LIMITS)) throw new Error(`no edition of ${year}`);
  return edition as Edition;
}

function expectVerdict({ readiness, findings }: ReadinessVerdict, wanted: Reader): void {
  const isWithin = !findings.some(({ rule }) => rule.startsWith('limits/'));
  if (wanted.has('withinLimit')) expect(isWithin).toBe(wanted.take('withinLimit'));
  if (wanted.has('readiness')) expect(readiness.state).toBe(stateNamed(wanted.take('readiness')));
  if (wanted.has('readinessOneOf')) {
    expect((wanted.take('readinessOneOf') as readonly string[]).map(stateNamed)).toContain(readiness.state);
  }
  if (wanted.has('explanation')) expect(readiness.code).toBe(wanted.take('explanation'));
}

describe(`cases of the vendor's documents and of real output${absent}`, () => {
  it.skipIf(absent !== '').each(truthCases('readiness', 'readiness-os', 'readiness-real'))('%s', (_id, found) => {
    const isReal = found.area === 'readiness-real';
    const input = new Reader(found.input);
    const edition = editionOf(input, isReal ? '2023' : '2025');
    input.take('check');
    const machines = machinesOf(input);
    input.end('the input');
    expect(machines.length).toBeGreaterThan(0);
    for (const facts of machines) {
      const wanted = new Reader(found.expected);
      if (wanted.has('uefiMigrationSupported')) {
        expect(deriveUefiMigration(facts.os).supported).toBe(wanted.take('uefiMigrationSupported'));
      }
      if (wanted.has('azureGeneration')) expect(azureGenerationOf(facts.firmware)).toBe(wanted.take('azureGeneration'));
      expectVerdict(deriveReadiness(facts, contextOf(edition, isReal ? { asOf: '2023-08-31' } : {})), wanted);
      wanted.end('the expectation');
    }
  });
});

describe(`cases of Defender for Servers${absent}`, () => {
  it.skipIf(absent !== '').each(truthCases('defender'))('%s', (_id, found) => {
    const [input, wanted] = [new Reader(found.input), new Reader(found.expected)];
    // The size is named beside its vCPUs, which are what decides.
    input.take('recommendedSize');
    const vcpus = input.number('vcpus') ?? 2;
    const memoryBytes = bytesOfGib(input.number('memoryGB') ?? 4);
    const azureReadiness = stateNamed(input.text('azureReadiness') ?? 'Ready');
    const facts = exampleFacts({
      os: systemsOf(input.text('os') ?? 'Windows Server 2016', undefined)[0]!,
      disks: [exampleDisk({ sizeBytes: bytes(bytesOfGib(input.number('diskGB') ?? 128)) })],
      // Any blocking fact makes a machine not ready; this one is as good as another.
      nicCount: azureReadiness === 'notReady' ? 33 : 1,
      chosen: { vcpus, memoryBytes, hasTemporaryDisk: null },
    });
    input.end('the input');
    if (wanted.has('defenderReadiness')) {
      const { readiness } = deriveReadiness(facts, contextOf('2025'));
      expect(readiness.security).toBe(stateNamed(wanted.take('defenderReadiness')));
    }
    const isCosted = isDefenderCosted({ azure: azureReadiness, vcpus });
    if (wanted.has('defenderCostIncluded')) expect(isCosted).toBe(wanted.take('defenderCostIncluded'));
    // Readiness knows no price: it answers only whether there is a cost at all.
    if (wanted.has('monthlyAUD')) expect((wanted.number('monthlyAUD') ?? 0) > 0).toBe(isCosted);
    wanted.end('the expectation');
  });
});

const ENUMERATIONS: Readonly<Record<string, readonly string[]>> = {
  AssessmentStatus: ASSESSMENT_STATUSES,
  CloudSuitability: CLOUD_SUITABILITIES,
  AzureVmSuitabilityExplanation: VM_SUITABILITY_EXPLANATIONS,
};

describe(`the vendor's enumerations of states${absent}`, () => {
  const all = truthCases('settings');
  // Settings of sizing and cost are checked where they are made.
  const cases = absent === '' ? all.filter(([, { input }]) => String(input['enum']) in ENUMERATIONS) : all;
  it.skipIf(absent !== '').each(cases)('%s', (_id, found) => {
    expect(ENUMERATIONS[String(found.input['enum'])]).toEqual(found.expected);
  });
});
