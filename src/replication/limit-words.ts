/** Every limit that a plan of replication judges, by the name that data has for it, as people read it. */
export const LIMIT_WORDS = {
  diskSize: 'size of a disk',
  machineSize: 'size of a machine',
  disksPerMachine: 'disks of a machine',
  diskChurn: 'churn of a disk, mean',
  diskChurnP95: 'churn of a disk, P95',
  diskChurnPerDay: 'churn of a disk in a day',
  machineChurn: 'churn of a machine, peak minute',
  machineChurnMean: 'churn of a machine, mean',
  machineChurnP95: 'churn of a machine, P95',
  machineChurnPerDay: 'churn of a machine in a day',
  diskIops: 'operations of a disk, P95',
  diskWriteIops: 'writes of a disk, mean',
  machineWriteIops: 'writes of a machine, mean',
  machineIops: 'operations of a machine, P95',
  highChurn: 'High Churn',
  highChurnMemory: 'memory for High Churn',
  snapshotStorage: 'storage of snapshots',
  hyperVLog: 'log of a Hyper-V disk',
} as const;

export type LimitName = keyof typeof LIMIT_WORDS;
