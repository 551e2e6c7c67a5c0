import { columnRules, rule } from './column-rules.js';
import type { ColumnRule, ColumnRules } from './column-rules.js';

export type MachineField =
  | 'name'
  | 'machineId'
  | 'group'
  | 'environment'
  | 'readiness'
  | 'securityReadiness'
  | 'issues'
  | 'warnings'
  | 'dataIssues'
  | 'size'
  | 'storageSku'
  | ComputeField
  | 'storageCost'
  | 'securityCost'
  | 'totalCost'
  | 'siteRecoveryCost'
  | 'backupCost'
  | 'confidence'
  | 'os'
  | 'osVersion'
  | 'bootType'
  | 'host'
  | 'cores'
  | 'memory'
  | 'cpuPercent'
  | 'memoryPercent'
  | 'storage'
  | 'diskReadIops'
  | 'diskWriteIops'
  | 'diskReadRate'
  | 'diskWriteRate'
  | 'networkInRate'
  | 'networkOutRate'
  | 'diskCount'
  | 'nicCount'
  | 'addresses'
  | 'macs'
  | 'diskNames'
  | 'diskReadiness'
  | 'diskSkus';

export type ComputeField =
  | 'computeStated'
  | 'computePayg'
  | 'computeReserved'
  | 'computeSavingsPlan'
  | 'computeHybrid'
  | 'computeReservedHybrid'
  | 'computeSavingsPlanHybrid';

const MACHINE = 'machine|server|vm|name|hostname|computer|fqdn';
const COST = 'cost|costs|price|spend|charge';
const READY = 'readiness|ready|suitability|suitable';
const USE = 'usage|utilization|utilisation|use|used|load';
const IOPS = 'iops|ops|operations|iop';
const READ = 'read|reads';
const WRITE = 'write|writes';
const NOT_VM =
  'sql mi db database databases avs vmware solution web app webapp webapps aks postgresql postgres pgsql mysql';
const PAY = 'pay go payg you';
const RESERVED = 'ri|reserved|reservation|reservations';
const HYBRID = 'ahub|hybrid|ahb';
const PLAN = 'asp|plan';

const compute = (field: ComputeField, needs: string, refuses: string): ReturnType<typeof rule<MachineField>> =>
  rule(field, 'money', {
    needs: `compute|vm ${COST} ${needs}`,
    allows: `compute machine vm virtual instance ${PAY} year yr years 1yr 3yr benefit savings reserved saving and`,
    refuses: `storage disk disks security defender total annual annually yearly hourly backup recovery ${refuses}`,
  });

/** The column of the machine's name, in sheets of every kind. */
export const NAME_RULE: ColumnRule<'name'> = rule('name', 'text', {
  needs: MACHINE,
  allows: 'machine server vm name display fqdn computer virtual',
  refuses: `host id uuid guid readiness size sku cost type family group tags tag issues operating system os disk ${NOT_VM} instance processor project assessment subscription cluster application environment network site boot ip mac`,
});

export const ID_RULE: ColumnRule<'machineId'> = rule('machineId', 'text', {
  needs: 'id|uuid|identifier|guid|armid',
  allows: 'machine server vm arm resource bios',
  refuses: 'subscription tenant group assessment project node cluster disk issue site',
});

export const GROUP_RULE: ColumnRule<'group'> = rule('group', 'text', {
  needs: 'group',
  allows: 'name machine assessment',
  refuses: 'resource availability security id ag',
});

export const ISSUE_RULES: readonly ColumnRule<'issues' | 'warnings' | 'dataIssues'>[] = [
  rule('issues', 'text', {
    needs: 'issues|issue|blockers|explanation',
    allows: `readiness vm migration conditions suitability machine server disk`,
    refuses: `data collection number count total level security warnings warning category id code ${NOT_VM}`,
  }),
  rule('warnings', 'text', {
    needs: 'warnings|warning',
    allows: 'readiness vm migration conditions machine server disk issues',
    refuses: `data collection level security category code ${NOT_VM}`,
  }),
  rule('dataIssues', 'text', {
    needs: 'data issues|issue|warnings|problems',
    allows: 'collection performance missing',
    refuses: NOT_VM,
  }),
];

/** A sheet with a row per machine. The sheet of the export utility also packs its disks into the row. */
export const MACHINE_RULES: ColumnRules<MachineField> = columnRules<MachineField>(
  [
    NAME_RULE,
    ID_RULE,
    GROUP_RULE,
    ...ISSUE_RULES,
    rule('environment', 'text', { needs: 'environment|env', allows: 'type tag name' }),
    rule('readiness', 'text', {
      needs: READY,
      allows: 'vm migration machine server status state target',
      refuses: `issues issue warnings warning disk disks security explanation reason reasons reasonings storage ${NOT_VM}`,
    }),
    rule('securityReadiness', 'text', { needs: `security|defender ${READY}`, refuses: 'issues' }),
    rule('size', 'text', {
      needs: 'size|sku|skus',
      allows: 'recommended target vm compute machine suggested virtual name',
      refuses: `disk disks storage db database memory onprem source original security managed family reasonings ${NOT_VM}`,
    }),
    rule('storageSku', 'text', {
      needs: 'storage sku|skus|tier|size',
      allows: 'recommended target disk disks suggested',
      refuses: 'cost source onprem',
    }),
    compute('computePayg', 'payg|go|pay', 'ri reserved reservation reservations ahub hybrid ahb asp plan'),
    compute('computeReserved', RESERVED, 'ahub hybrid ahb asp plan'),
    compute('computeSavingsPlan', PLAN, 'ahub hybrid ahb ri reservation reservations'),
    compute('computeHybrid', HYBRID, 'ri reserved reservation reservations asp plan saving savings'),
    compute('computeReservedHybrid', `${HYBRID} ${RESERVED}`, 'asp plan'),
    compute('computeSavingsPlanHybrid', `${HYBRID} ${PLAN}`, 'ri reservation reservations'),
    compute(
      'computeStated',
      '',
      'ri reserved reservation reservations ahub hybrid ahb asp plan payg pay go saving savings benefit',
    ),
    rule('storageCost', 'money', {
      needs: `storage|disk|disks ${COST}`,
      allows: 'disk disks managed',
      refuses: 'hdd ssd premium ultra standard compute annual yearly savings',
    }),
    rule('securityCost', 'money', { needs: `security|defender ${COST}`, allows: 'defender' }),
    rule('totalCost', 'money', {
      needs: `total|overall|monthly|month ${COST}`,
      allows: 'vm machine server',
      refuses: 'compute storage disk disks security backup recovery hdd ssd premium ultra network license licence',
    }),
    rule('siteRecoveryCost', 'money', { needs: `recovery|asr ${COST}`, allows: 'site' }),
    rule('backupCost', 'money', { needs: `backup ${COST}` }),
    rule('confidence', 'number', {
      needs: 'confidence|coverage',
      allows: 'rating percent performance utilization utilisation data collected score level',
      refuses: 'stars star',
      units: ['percent'],
    }),
    rule('os', 'text', {
      needs: 'os|operating',
      allows: 'system name guest machine server vm',
      refuses: 'support version architecture disk savings cost end date kind',
    }),
    rule('osVersion', 'text', { needs: 'os|operating version', allows: 'system', refuses: 'support sql' }),
    rule('bootType', 'text', { needs: 'boot|firmware', allows: 'type' }),
    rule('host', 'text', { needs: 'host|hypervisor', allows: 'vm name server machine', refuses: 'cpu processor' }),
    rule('cores', 'number', {
      needs: 'cores|vcpus|vcpu|cpus|vcores|core|processors',
      allows: 'allocated cpu processor vm',
      refuses: `name benchmark ${NOT_VM}`,
    }),
    rule('memory', 'number', { needs: 'memory|ram', allows: 'allocated size configured', units: ['size'] }),
    rule('cpuPercent', 'number', {
      needs: `cpu|processor ${USE}|percent`,
      allows: 'percent percentile',
      units: ['percent'],
    }),
    rule('memoryPercent', 'number', {
      needs: `memory|ram ${USE}`,
      allows: 'percent percentile',
      units: ['percent'],
    }),
    rule('cpuPercent', 'number', { needs: 'cpu|processor', units: ['percent'], needsUnit: true }),
    rule('memoryPercent', 'number', { needs: 'memory|ram', units: ['percent'], needsUnit: true }),
    rule('storage', 'number', {
      needs: 'storage',
      allows: 'size allocated provisioned capacity disk',
      refuses: 'cost sku tier usage utilization utilisation type throughput',
      units: ['size'],
    }),
    rule('storage', 'number', {
      needs: 'disk|disks size|capacity|space',
      allows: 'allocated provisioned',
      refuses: 'cost sku tier type',
      units: ['size'],
      needsUnit: true,
    }),
    rule('diskReadIops', 'number', { needs: `${READ} ${IOPS}`, allows: 'disk disks storage', refuses: 'network' }),
    rule('diskWriteIops', 'number', { needs: `${WRITE} ${IOPS}`, allows: 'disk disks storage', refuses: 'network' }),
    rule('diskReadRate', 'number', {
      needs: `disk|disks|storage ${READ}`,
      allows: 'throughput',
      refuses: 'network ops iops operations latency',
      units: ['rate'],
    }),
    rule('diskWriteRate', 'number', {
      needs: `disk|disks|storage ${WRITE}`,
      allows: 'throughput',
      refuses: 'network ops iops operations latency',
      units: ['rate'],
    }),
    rule('networkInRate', 'number', {
      needs: 'network|nic read|received|receive|inbound|rx|ingress|in',
      allows: 'throughput in traffic',
      refuses: 'out outbound write adapter adapters sent transmitted cost',
      units: ['rate'],
    }),
    rule('networkOutRate', 'number', {
      needs: 'network|nic write|sent|transmitted|outbound|tx|egress|out',
      allows: 'throughput in traffic',
      refuses: 'inbound read received adapter adapters cost',
      units: ['rate'],
    }),
    rule('diskCount', 'number', {
      needs: 'disks|disk count|number|total',
      refuses: 'hdd ssd premium ultra standard size',
    }),
    rule('nicCount', 'number', { needs: 'adapters|nics|adapter', allows: 'network virtual' }),
    rule('addresses', 'text', { needs: 'ip|ips|ipv4', allows: 'address addresses list' }),
    rule('macs', 'text', { needs: 'mac|macs', allows: 'address addresses list' }),
    rule('diskNames', 'text', { needs: 'disk|disks names|name' }),
    rule('diskReadiness', 'text', { needs: `disk|disks ${READY}`, refuses: 'issues warnings' }),
    rule('diskSkus', 'text', {
      needs: 'disk|disks skus|sku|tiers|size|sizes',
      allows: 'recommended target suggested managed',
      refuses: 'source onprem cost',
    }),
  ],
  'strategy security tags support status ends date processor compute redundancy architecture adapters',
);
