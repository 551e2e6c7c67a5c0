import { columnRules, rule } from './column-rules.js';
import type { ColumnRules } from './column-rules.js';
import { GROUP_RULE, ID_RULE, ISSUE_RULES, NAME_RULE } from './machine-rules.js';

export type DiskField =
  | 'name'
  | 'machineId'
  | 'group'
  | 'diskName'
  | 'readiness'
  | 'issues'
  | 'warnings'
  | 'dataIssues'
  | 'sku'
  | 'type'
  | 'cost'
  | 'sourceSize'
  | 'targetSize'
  | 'readIops'
  | 'writeIops'
  | 'readRate'
  | 'writeRate'
  | 'ultraIops'
  | 'ultraRate'
  | 'v2Iops'
  | 'v2Rate';

const IOPS = 'iops|ops|operations|iop';
const PROVISIONED = 'provisioned recommended target ultra premium ssd v2 disk disks managed throughput iops';

/** A sheet with a row per disk. */
export const DISK_RULES: ColumnRules<DiskField> = columnRules<DiskField>(
  [
    NAME_RULE,
    ID_RULE,
    GROUP_RULE,
    ...ISSUE_RULES,
    rule('diskName', 'text', {
      needs: 'disk|disks|volume',
      allows: 'name names label managed id',
      refuses:
        'readiness ready suitability size sku tier type cost price read write iops ops throughput issues warnings count ' +
        'recommended redundancy provisioned',
    }),
    rule('readiness', 'text', {
      needs: 'readiness|ready|suitability|suitable',
      allows: 'disk disks migration status state storage',
      refuses: 'issues issue warnings warning security vm',
    }),
    rule('sku', 'text', {
      needs: 'sku|skus|tier|size',
      allows: 'recommended target disk disks storage managed size suggested',
      refuses: 'type source cost redundancy family',
    }),
    rule('type', 'text', {
      needs: 'type',
      allows: 'recommended target disk disks storage managed suggested',
      refuses: 'source boot redundancy os',
    }),
    rule('cost', 'money', {
      needs: 'cost|costs|price|spend|charge',
      allows: 'storage disk disks total',
      refuses: 'annual yearly',
    }),
    rule('sourceSize', 'number', {
      needs: 'size|capacity|storage',
      allows: 'disk disks source allocated provisioned storage',
      refuses: 'target recommended used free sku tier',
      units: ['size'],
      needsUnit: true,
    }),
    rule('sourceSize', 'number', {
      needs: 'source size|capacity',
      allows: 'disk disks storage allocated provisioned',
      refuses: 'sku tier type',
      units: ['size'],
    }),
    rule('targetSize', 'number', {
      needs: 'target|recommended size|capacity|storage',
      allows: 'disk disks storage',
      refuses: 'sku tier source',
      units: ['size'],
      needsUnit: true,
    }),
    rule('readIops', 'number', { needs: `read|reads ${IOPS}`, allows: 'disk disks storage' }),
    rule('writeIops', 'number', { needs: `write|writes ${IOPS}`, allows: 'disk disks storage' }),
    rule('readRate', 'number', {
      needs: 'read|reads',
      allows: 'disk disks storage throughput',
      refuses: 'iops ops operations latency',
      units: ['rate'],
    }),
    rule('writeRate', 'number', {
      needs: 'write|writes',
      allows: 'disk disks storage throughput',
      refuses: 'iops ops operations latency',
      units: ['rate'],
    }),
    rule('ultraIops', 'number', { needs: `ultra ${IOPS}`, allows: PROVISIONED, refuses: 'throughput v2' }),
    rule('ultraRate', 'number', {
      needs: 'ultra throughput',
      allows: PROVISIONED,
      refuses: 'iops operations v2',
      units: ['rate'],
    }),
    rule('v2Iops', 'number', { needs: `v2 ${IOPS}`, allows: PROVISIONED, refuses: 'throughput ultra' }),
    rule('v2Rate', 'number', {
      needs: 'v2 throughput',
      allows: PROVISIONED,
      refuses: 'iops operations ultra',
      units: ['rate'],
    }),
  ],
  'redundancy guidance migration',
);
