import { z } from 'zod';
import type { Site } from '../../site/index.js';
import { ANTIVIRUS, CONSISTENCY, DATABASES } from './consistency-schema.js';
import { DIRECTORY, DNS } from './directory-schema.js';
import { ENDPOINTS } from './endpoints-schema.js';
import { count, flag, label, list, machines, oneOf, text, texts } from './fields.js';
import {
  ALLOW_LIST,
  CUTOVER,
  HARD_CODED_ADDRESSES,
  NETWORK,
  PRIVATE_ENDPOINTS,
  PROXIES,
  QUOTAS,
} from './network-schema.js';
import {
  AGENTS,
  APPLIANCES,
  CHURN,
  CONFIGURATION_SERVER,
  DATASTORES,
  DISKS,
  DRILLS,
  FAILBACK,
  FAILOVER,
  REPLICATION,
  SNAPSHOTS,
} from './replication-schema.js';

const MACHINES = z
  .strictObject({
    statedCount: count('how many machines there are said to be', 16).optional(),
    list: list(
      z.strictObject({
        machines: machines(),
        role: text('what they are for, in your words', 'front end').optional(),
        count: count('how many they are, where no list of names is at hand', 3).optional(),
      }),
      'Each machine once, by what it is for',
    ).optional(),
  })
  .meta({ description: 'The machines as somebody counts and lists them' });

const VCENTERS = list(
  z.strictObject({
    name: text('its name', 'vc01'),
    version: label('its version', '8.0').optional(),
    account: text('the account that replication uses', 'svc-replication').optional(),
    privileges: texts('its privileges as vCenter names them', ['Datastore.Browse']).optional(),
    role: oneOf(['custom', 'azureSiteRecovery', 'readOnly', 'administrator'], 'its role').optional(),
    isAudited: flag('what it does is written to a log that it cannot change', true).optional(),
    replicatingMachines: count('machines of this vCenter that replicate at once, over all appliances', 280).optional(),
    hasScaleOut: flag('a scale-out appliance is registered', false).optional(),
  }),
  'vCenters that replication asks',
);

/** A site file. The annotation keeps schema and types from drifting apart. */
export const SITE_SCHEMA: z.ZodType<Site> = z
  .strictObject({
    title: text('what you call the site', 'Head office').optional(),
    machines: MACHINES.optional(),
    replication: REPLICATION.optional(),
    configurationServer: CONFIGURATION_SERVER.optional(),
    appliances: APPLIANCES.optional(),
    vcenters: VCENTERS.optional(),
    consistency: CONSISTENCY.optional(),
    databases: DATABASES.optional(),
    antivirus: ANTIVIRUS.optional(),
    agents: AGENTS.optional(),
    directory: DIRECTORY.optional(),
    dns: DNS.optional(),
    network: NETWORK.optional(),
    endpoints: ENDPOINTS.optional(),
    privateEndpoints: PRIVATE_ENDPOINTS.optional(),
    proxies: PROXIES.optional(),
    allowList: ALLOW_LIST.optional(),
    churn: CHURN.optional(),
    disks: DISKS.optional(),
    datastores: DATASTORES.optional(),
    snapshots: SNAPSHOTS.optional(),
    hardCodedAddresses: HARD_CODED_ADDRESSES.optional(),
    quotas: QUOTAS.optional(),
    cutover: CUTOVER.optional(),
    failover: FAILOVER.optional(),
    failback: FAILBACK.optional(),
    drills: DRILLS.optional(),
  })
  .meta({ description: 'The site: what no inventory tells. Every key may be left out and is unknown then' });

/** A part of the published schema, as far as hints and the commented file need it. */
export interface SchemaPart {
  readonly type?: string;
  readonly description?: string;
  readonly examples?: readonly unknown[];
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, SchemaPart>>;
  readonly required?: readonly string[];
  readonly items?: SchemaPart;
}

/** The schema as `schemas/site.schema.json` publishes it. */
export const siteJsonSchema = (): SchemaPart => z.toJSONSchema(SITE_SCHEMA, { io: 'input' }) as SchemaPart;
