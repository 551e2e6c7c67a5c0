import { z } from 'zod';
import { AZURE_CLOUDS, CONNECTIVITY_TOOLS } from '../../site/index.js';
import type { AzureCloud, ConnectivityTool, Endpoints } from '../../site/index.js';
import { flag, list, oneOf, text, texts } from './fields.js';

const MOST_PORT = 65_535;
const port = (description: string, example: number): z.ZodInt =>
  z
    .int()
    .min(1)
    .max(MOST_PORT)
    .meta({ description, examples: [example] });

/** What is said of services that answer at an address. */
const endpoints = (description: string, host: string, usualPort: number) =>
  list(
    z.strictObject({
      host: text('its full name or address', host),
      port: port(`its port where it is not ${usualPort}`, usualPort).optional(),
    }),
    description,
  );

export const ENDPOINTS: z.ZodType<Endpoints> = z
  .strictObject({
    cloud: oneOf(
      AZURE_CLOUDS as readonly [AzureCloud, ...AzureCloud[]],
      'which Azure; china is the one operated by 21Vianet',
    ).optional(),
    tools: z
      .array(z.enum(CONNECTIVITY_TOOLS as [ConnectivityTool, ...ConnectivityTool[]]))
      .max(CONNECTIVITY_TOOLS.length)
      .meta({
        description: `what needs connections: ${CONNECTIVITY_TOOLS.join(', ')}; left out for what replication.generation says`,
        examples: [['asr-modernized']],
      })
      .optional(),
    vcenters: endpoints('vCenter servers', 'vc01.corp.example', 443).optional(),
    esxiHosts: endpoints('ESXi hosts; they are asked on 443 and 902', 'esx01.corp.example', 902).optional(),
    hyperVHosts: endpoints('Hyper-V hosts', 'hv01.corp.example', 5986).optional(),
    migrateAppliances: endpoints('appliances of Azure Migrate', 'migrate01.corp.example', 44368).optional(),
    replicationAppliances: endpoints('appliances of Site Recovery', 'asr01.corp.example', 443).optional(),
    dataPort: port('the port for replication data where it is not 9443', 9443).optional(),
    dnsServers: endpoints('DNS servers of the site, by address', '10.1.0.10', 53).optional(),
    cacheAccounts: texts('storage accounts that replication data goes to; Azure Migrate names them ...lsa...', [
      'migratelsa0815',
    ]).optional(),
    gatewayAccounts: texts('storage accounts that hold the state of machines; Azure Migrate names them ...gwsa...', [
      'migrategwsa0815',
    ]).optional(),
    keyVaults: texts('key vaults of the appliances', ['migrate-kv-0815']).optional(),
    privateNames: texts('full names that private endpoints answer, as "Download DNS settings" lists them', [
      'example-asr-pod01-rcm1.ae.siterecovery.windowsazure.com',
    ]).optional(),
    isMultiVmConsistent: flag('machines share recovery points in replication groups', false).optional(),
  })
  .meta({
    description: 'Names and addresses of what talks to each other, for portolan site urls and portolan preflight',
  });
