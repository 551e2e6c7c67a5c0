import { z } from 'zod';
import type { Directory, Dns } from '../../site/index.js';
import { count, flag, list, machines, number, oneOf, text, texts } from './fields.js';

export const DIRECTORY: z.ZodType<Directory> = z
  .strictObject({
    domain: text('the domain that machines are members of', 'corp.example').optional(),
    domainControllers: list(
      z.strictObject({
        name: text('its name', 'DC01'),
        site: oneOf(['onPremises', 'azure'], 'where it runs').optional(),
        isWritable: flag('false for a read-only domain controller', true).optional(),
        isGlobalCatalog: flag('it holds the global catalogue', true).optional(),
        fsmo: z
          .array(z.enum(['schema', 'domainNaming', 'pdc', 'rid', 'infrastructure']))
          .max(5)
          .meta({ description: 'operations masters it holds; [] where none', examples: [['pdc', 'rid']] })
          .optional(),
        isReplicated: flag('Site Recovery replicates it like other machines', false).optional(),
        isReachable: flag('members in Azure reach it while the first site is lost', true).optional(),
      }),
      'Domain controllers of both sites',
    ).optional(),
    passwordCaching: z
      .strictObject({
        isConfigured: flag('a read-only domain controller may cache passwords of those who fail over', true).optional(),
        machinesMissing: texts('machines whose password it has not cached; [] where none', []).optional(),
        usersMissing: count('users and service accounts whose password it has not cached', 0).optional(),
      })
      .meta({ description: 'Passwords that a read-only domain controller has cached' })
      .optional(),
    secureChannels: list(
      z.strictObject({
        machines: machines(),
        isOk: flag('nltest /sc_verify said NERR_Success after a test failover', true).optional(),
      }),
      'Membership of machines after they moved',
    ).optional(),
    machinePasswordMaximumAgeDays: number(
      'days after which members change their password; 30 unless a policy says else',
      30,
      {
        max: 999,
      },
    ).optional(),
    oldestMachinePasswordDays: number('age of the oldest password of a member that is on', 28).optional(),
    drill: z
      .strictObject({
        isNetworkIsolated: flag('the network of test failovers reaches no other', true).optional(),
        dnsServer: text('the DNS server of that network', '10.9.0.4').optional(),
        domainControllerAddress: text('the address of the domain controller in it', '10.9.0.4').optional(),
        domainControllers: count('domain controllers started in it', 1).optional(),
        passedTests: texts('tests that dcdiag printed as passed', [
          'Connectivity',
          'Advertising',
          'MachineAccount',
        ]).optional(),
        isSysvolShared: flag('net share lists SYSVOL and NETLOGON', true).optional(),
        generationSafeguard: oneOf(
          ['active', 'disabled'],
          'disabled where gencounter has Start 4 in the registry',
        ).optional(),
        isForDrillsOnly: flag('that domain controller serves drills alone', true).optional(),
      })
      .meta({ description: 'The directory of test failovers' })
      .optional(),
  })
  .meta({ description: 'Active Directory: who answers where, and whether machines stay members' });

export const DNS: z.ZodType<Dns> = z
  .strictObject({
    records: list(
      z.strictObject({
        name: text('the name that clients use', 'shop.corp.example'),
        ttlSeconds: number('its time to live, in seconds', 60).optional(),
      }),
      'Records of what moves',
    ).optional(),
    areNamesUsed: flag('applications call each other by fully qualified names', true).optional(),
    forwarders: list(
      z.strictObject({
        origin: oneOf(['onPremises', 'azure'], 'where the server stands that forwards'),
        server: text('that server', 'dns01').optional(),
        zone: text(
          'the zone of a conditional forwarder; left out for one of all names',
          'blob.core.windows.net',
        ).optional(),
        target: text('the address it forwards to', '10.20.0.4'),
      }),
      'Where DNS servers forward to',
    ).optional(),
    hostsEntries: list(
      z.strictObject({
        machine: text('the machine with the hosts file', 'appliance01'),
        names: texts('names of Azure services in it; [] where none', [
          'myvault.siterecovery.windowsazure.com',
        ]).optional(),
      }),
      'Hosts files that answer names of Azure services',
    ).optional(),
  })
  .meta({ description: 'DNS of both sites' });
