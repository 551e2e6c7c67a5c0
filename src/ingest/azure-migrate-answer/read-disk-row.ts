import { BYTES_PER_GIB } from '../../model/index.js';
import type { AnsweredDisk } from './answer.js';
import { issuesIn, parseDiskSku } from './answer-values.js';
import type { AnswerRow } from './bind-answer.js';
import type { DiskField } from './disk-rules.js';

/** @param number counted from 1, for a disk without a name */
export function diskOfRow(row: AnswerRow<DiskField>, currency: string | null, number: number): AnsweredDisk {
  const sku = row.text('sku');
  const issues = [...issuesIn(row.text('issues')), ...issuesIn(row.text('warnings'))];
  return {
    name: row.found('diskName')?.value ?? `Disk ${number}`,
    readiness: row.readiness('readiness'),
    issues: [...new Set(issues)],
    dataIssues: issuesIn(row.text('dataIssues')),
    sku,
    ...parseDiskSku(sku, row.text('type')),
    sourceBytes: row.bytes('sourceSize', BYTES_PER_GIB),
    targetBytes: row.bytes('targetSize', BYTES_PER_GIB),
    perMonth: row.money('cost', currency),
    readIops: row.iops('readIops'),
    writeIops: row.iops('writeIops'),
    readBytesPerSecond: row.rate('readRate'),
    writeBytesPerSecond: row.rate('writeRate'),
    provisionedIops: row.iops('ultraIops') ?? row.iops('v2Iops'),
    provisionedBytesPerSecond: row.rate('ultraRate') ?? row.rate('v2Rate'),
    origin: row.origin,
  };
}
