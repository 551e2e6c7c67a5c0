/**
 * Ports on which members of one cluster speak to each other, and hardly anybody else: tools of administrators do on some (RabbitMQ's CLI on 4369
 * and 25672), which is why one way alone is never enough between machines that nothing else joins.
 */
export interface ClusterPort {
  readonly words: string;
  readonly ports: readonly number[];
  /** `replicas` where the members hold copies of the same data by turns, `cluster` where they vote or share. */
  readonly kind: 'replicas' | 'cluster';
  /** By the table of products; null for what stands beside any product. */
  readonly product: string | null;
}

/**
 * Read in November 2026: RabbitMQ "Networking" (4369, 25672); Red Hat "Enabling ports for the High Availability Add-On", RHEL 10 (2224; 5404
 * and 5405 in that of cluster 5.1); Microsoft "Service overview and network port requirements for Windows" (3343); Percona XtraDB Cluster 8.0 "Secure the network" (4444, 4567, 4568); the etcd packages of SUSE (2380); Elastic "What are ports
 * 9200 and 9300 used for" (9300). Microsoft's page on the database mirroring endpoint leaves its port to the administrator: 5022 is by
 * convention, as is Redis' port of data plus 10,000. The rest was not looked up and is by convention.
 */
const CLUSTER_PORTS: readonly ClusterPort[] = [
  { words: 'RabbitMQ cluster', ports: [4369, 25_672], kind: 'cluster', product: 'rabbitmq' },
  { words: 'Pacemaker and Corosync', ports: [2224, 5404, 5405], kind: 'cluster', product: null },
  { words: 'Windows Server failover cluster', ports: [3343], kind: 'cluster', product: null },
  { words: 'SQL Server Always On endpoint', ports: [5022], kind: 'replicas', product: 'sql-server' },
  { words: 'etcd peers', ports: [2380], kind: 'cluster', product: null },
  { words: 'Galera cluster', ports: [4444, 4567, 4568], kind: 'cluster', product: 'mysql' },
  { words: 'ZooKeeper quorum', ports: [2888, 3888], kind: 'cluster', product: null },
  { words: 'Redis Sentinel and cluster bus', ports: [16_379, 26_379], kind: 'cluster', product: 'redis' },
  { words: 'Cassandra internode', ports: [7000, 7001], kind: 'cluster', product: 'cassandra' },
  { words: 'Elasticsearch transport', ports: [9300], kind: 'cluster', product: 'elasticsearch' },
  { words: 'Consul servers', ports: [8300, 8301, 8302], kind: 'cluster', product: null },
  { words: 'DRBD', ports: [7788, 7789], kind: 'replicas', product: null },
  { words: 'GlusterFS', ports: [24_007], kind: 'cluster', product: null },
];

const BY_PORT: ReadonlyMap<number, ClusterPort> = new Map(
  CLUSTER_PORTS.flatMap((one) => one.ports.map((port) => [port, one] as const)),
);

/** Null where anything may ask the port. */
export const clusterPort = (port: number): ClusterPort | null => BY_PORT.get(port) ?? null;
