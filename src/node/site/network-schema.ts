import { z } from 'zod';
import type {
  AllowList,
  Cutover,
  HardCodedAddresses,
  Network,
  PrivateEndpoints,
  Proxy,
  Quota,
} from '../../site/index.js';
import { parseBlackout } from '../../site/index.js';
import { clock, count, day, flag, list, number, oneOf, text, texts } from './fields.js';

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

export const NETWORK: z.ZodType<Network> = z
  .strictObject({
    links: list(
      z.strictObject({
        name: text('what you call it', 'circuit 1'),
        kind: oneOf(['expressRoute', 'siteToSiteVpn', 'internet'], 'what it is').optional(),
        peering: oneOf(['private', 'microsoft', 'both'], 'ExpressRoute: its peering').optional(),
        tier: oneOf(['standard', 'local', 'premium'], 'ExpressRoute: its SKU').optional(),
        peeringLocation: text('ExpressRoute: where it meets the provider', 'Sydney').optional(),
        geography: text(
          'ExpressRoute: the geopolitical region of that place, where Portolan does not know it',
          'Oceania',
        ).optional(),
        localRegions: texts(
          "ExpressRoute Local: the regions it reaches, the column Local Azure regions of Microsoft's table of locations",
          ['Australia East'],
        ).optional(),
        mode: oneOf(['single', 'activePassive', 'activeActive'], 'alone or in a pair').optional(),
        regions: texts('Azure regions reached over it', ['Australia East']).optional(),
        bandwidthMbps: number('its bandwidth in Mb/s', 1000).optional(),
        carriesReplication: flag('replication takes it', true).optional(),
      }),
      'Ways between the site and Azure',
    ).optional(),
    replicationMbps: number('what replication may use while nothing is throttled, in Mb/s', 400).optional(),
    throttles: list(
      z.strictObject({
        days: z
          .array(z.enum(WEEKDAYS))
          .min(1)
          .max(7)
          .meta({ description: 'days; left out for all', examples: [['monday', 'tuesday']] })
          .optional(),
        from: clock("when it begins, by the appliance's clock", '08:00'),
        to: clock('when it ends; before the beginning means on the next day', '18:00'),
        mbps: number('what is left for replication, in Mb/s', 100),
        by: oneOf(['appliance', 'recoveryAgent'], 'what throttles').optional(),
      }),
      'Limits on replication by time of the week; [] where there are none',
    ).optional(),
    blackouts: z
      .array(
        z
          .string()
          .max(1000)
          .refine((words) => parseBlackout(words) !== null, {
            message: 'is no blackout window: write Day;H:MM;1d7h, such as Monday;7:00;7h, several with | between',
          }),
      )
      .max(200)
      .meta({
        description: 'windows without replication as the appliance writes them; [] where none',
        examples: [['Monday;7:00;7h']],
      })
      .optional(),
    subnets: list(
      z.strictObject({
        name: text('its name', 'app'),
        network: text('the virtual network it is part of', 'vnet-target').optional(),
        egress: oneOf(
          ['natGateway', 'firewall', 'loadBalancer', 'publicAddress', 'default', 'none'],
          'how machines get out; default is the access that Azure once gave by itself',
        ).optional(),
        isNetworkNew: flag('the network was or will be made after 31 March 2026', true).optional(),
        needsEgress: flag('something in it calls the internet or a public service', true).optional(),
      }),
      'Subnets of the target network',
    ).optional(),
    egressPoints: list(
      z.strictObject({
        name: text('the machine or device', 'nat01'),
        carries: text('what passes it', 'all egress').optional(),
        standby: text('what takes over', 'nat02').optional(),
        hasStandby: flag('something takes over when it fails', true).optional(),
      }),
      'What everything of a kind passes on its way out',
    ).optional(),
  })
  .meta({ description: 'Links, limits and subnets' });

export const PRIVATE_ENDPOINTS: z.ZodType<PrivateEndpoints> = z
  .strictObject({
    areUsed: flag('vault and storage are reached through private endpoints', true).optional(),
    hadVaultItems: flag('the vault had items when its endpoint was made', false).optional(),
    subnet: text("the range of the endpoints' subnet", '10.20.3.0/27').optional(),
    resolved: list(
      z.strictObject({
        name: text('the name that was asked on the appliance', 'mycache.blob.core.windows.net'),
        service: oneOf(['vault', 'blob', 'keyVault', 'discovery'], 'the service it is of').optional(),
        address: text('the address that came back', '10.20.3.9').optional(),
      }),
      'What names resolve to on the appliance',
    ).optional(),
    cacheAccount: z
      .strictObject({
        kind: oneOf(['generalPurposeV2', 'generalPurposeV1', 'blockBlob', 'other'], 'its kind').optional(),
        hasEndpoint: flag('it has a private endpoint of its own', true).optional(),
        isInternetAccepted: flag('without one its data takes the internet, and somebody agreed', false).optional(),
      })
      .meta({ description: 'The cache storage account' })
      .optional(),
  })
  .meta({ description: 'Private endpoints of vault and storage' });

export const PROXIES: z.ZodType<readonly Proxy[]> = list(
  z.strictObject({
    address: text('its address', 'proxy.corp.example:8080'),
    protocol: oneOf(['http', 'https', 'socks'], 'how it is spoken to').optional(),
    needsAuthentication: flag('it asks who calls', false).optional(),
    resolvesCname: flag('it follows aliases of names', true).optional(),
    inspectsTls: flag('it opens TLS and signs it anew', false).optional(),
    bypasses: texts('names that go around it; [] where none', ['mycache.blob.core.windows.net']).optional(),
  }),
  'Proxies between appliance and Azure; [] where there are none',
);

export const ALLOW_LIST: z.ZodType<AllowList> = z
  .strictObject({
    isApplied: flag('the firewall lets appliance and machines reach what they need', true).optional(),
    urls: texts('what it lets them reach', ['*.vault.azure.net']).optional(),
  })
  .meta({ description: 'The allow-list of the firewall' });

export const HARD_CODED_ADDRESSES: z.ZodType<HardCodedAddresses> = z
  .strictObject({
    searchedBy: text('how they were looked for', 'flows of a week and a search of configuration files').optional(),
    found: list(
      z.strictObject({
        where: text('where it stands', 'api01 /etc/app.conf'),
        address: text('the address', '10.1.2.3').optional(),
        plan: oneOf(
          ['name', 'nat', 'natWithoutSourceNat', 'reverseProxy', 'keepSubnet', 'none'],
          'what becomes of it',
        ).optional(),
      }),
      'Addresses that were found; [] where none was',
    ).optional(),
  })
  .meta({ description: 'Addresses written into programs and configurations' });

export const QUOTAS: z.ZodType<readonly Quota[]> = list(
  z.strictObject({
    region: text('the region', 'Australia East'),
    family: text('the family of sizes, or Total Regional vCPUs, or Network Interfaces', 'Standard DSv5 Family vCPUs'),
    limit: count('its limit', 350).optional(),
    used: count('what is used today', 40).optional(),
    needed: count('what a failover of everything at once adds', 180).optional(),
  }),
  'Quotas of the target region',
);

export const CUTOVER: z.ZodType<Cutover> = z
  .strictObject({
    on: day('the day of the window', '2026-12-05').optional(),
    from: clock("when it begins, by the appliance's clock", '22:00').optional(),
    hours: number('how long it lasts, in hours', 6, { max: 1000 }).optional(),
    initialReplicationOn: day('the day initial replication begins', '2026-11-20').optional(),
    initialReplicationGB: number('what it copies, in GB', 40_000).optional(),
  })
  .meta({ description: 'The next window in which machines move' });
