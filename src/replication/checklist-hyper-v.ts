import { SITE_PAGES } from '../site/index.js';
import type { Generation } from '../site/index.js';
import type { ChecklistItem } from './checklist.js';
import { hostInCommand, PREFLIGHT } from './checklist-commands.js';

const HOST = 'Hyper-V host';
const HTTPS = 443;
const NTP = 123;

/**
 * The addresses that the replication provider on Hyper-V hosts needs in the public cloud, as the page spells them.
 *
 * Source: MicrosoftDocs/azure-docs articles/migrate/migrate-support-matrix-hyper-v-migration.md @1d5a39eb (10/16/2023), "URL access (public
 * cloud)"; that of 04/15/2020 (@013eeb1d) has the same six. Its list for Azure Government and two more for private endpoints are not here.
 */
const ADDRESSES: readonly (readonly [address: string, why: string])[] = [
  ['login.microsoftonline.com', 'sign-in and identity'],
  ['backup.windowsazure.com', 'transfer and coordination of replication data'],
  ['*.hypervrecoverymanager.windowsazure.com', 'management of replication'],
  ['*.blob.core.windows.net', 'upload of data to storage accounts'],
  ['dc.services.visualstudio.com', 'upload of logs for monitoring'],
  ['time.windows.com', 'time synchronisation'],
];

/** What hosts of Hyper-V reach in Azure, where machines replicate by them. */
export const hyperVUrlItems = (
  generations: readonly Generation[],
  purpose: 'migrate' | 'protect',
): readonly ChecklistItem[] => (generations.includes('hyperV') ? ADDRESSES.map((one) => itemOf(one, purpose)) : []);

/** For a recovery no newer page than an include without a date lists its own, of which these are all but two. */
const OF_RECOVERY =
  "the page is Azure Migrate's, whose provider is that of Site Recovery; an undated list of Site Recovery (includes/site-recovery-URLS.md) has *.accesscontrol.windows.net, *.backup.windowsazure.com and time.nist.gov besides";

function itemOf([address, why]: readonly [string, string], purpose: 'migrate' | 'protect'): ChecklistItem {
  const isTime = address.startsWith('time.');
  const port = isTime ? NTP : HTTPS;
  const isPattern = hostInCommand(address) === '<host>';
  return {
    id: `urls/hyper-v/${address}`,
    what: `each ${HOST} reaches ${address} on ${port}/${isTime ? 'udp' : 'tcp'}`,
    ...{ from: HOST, to: address, port },
    check: isTime
      ? `w32tm /stripchart /computer:${address} /samples:1`
      : isPattern
        ? 'a pattern is no name that could be tried: read the rule of the firewall, and run the registration of the provider on the host'
        : `${PREFLIGHT} --only tcp,tls,proxy, run on the host; or Test-NetConnection -ComputerName ${address} -Port ${port}`,
    why: [
      why,
      ...(isTime ? ['the page names no port; 123/udp is that of NTP'] : []),
      ...(purpose === 'protect' ? [OF_RECOVERY] : []),
    ].join('; '),
    source: `${SITE_PAGES.migrateHyperV}, "URL access (public cloud)"`,
  };
}
