import { SITE_PAGES } from '../site/index.js';
import type { Generation } from '../site/index.js';
import type { ChecklistItem } from './checklist.js';

const NOWHERE = { to: null, port: null } as const;
const LOOK_UP =
  'the network part of the requirements of a configuration server (vmware-azure-configuration-server-requirements.md of the Site Recovery documentation, and the table that it includes)';

/** What the tables of ports do not have of a configuration server. */
export const classicPortItems = (generations: readonly Generation[]): readonly ChecklistItem[] =>
  generations.includes('classic')
    ? [
        {
          id: 'ports/configuration-server',
          what: 'unknown: how the configuration server reaches vCenter and ESXi hosts, for discovery and for the way home; our tables have its ports towards machines and Azure alone',
          ...{ ...NOWHERE, from: 'configuration server' },
          check: `look it up in ${LOOK_UP}, and read what the firewall lets the server that is there do today`,
          why: 'what is not in the tables is unknown here, not unneeded',
          source: SITE_PAGES.classicEnd,
        },
      ]
    : [];

/** No table here lists the addresses of a configuration server; those of the modernized appliance are no stand-in. */
export const classicUrlItems = (generations: readonly Generation[]): readonly ChecklistItem[] =>
  generations.includes('classic')
    ? [
        {
          id: 'urls/configuration-server',
          what: 'unknown: the addresses in Azure and on the internet that the configuration server needs; our tables have those of the modernized appliance alone, which are not the same',
          ...{ ...NOWHERE, from: 'configuration server' },
          check: `look them up in ${LOOK_UP}, and compare them with what the proxy and the firewall of the server that is there let by`,
          why: 'the classic generation is out of support since 30 March 2026; with the modernized one this list has the addresses of its appliance',
          source: SITE_PAGES.classicEnd,
        },
      ]
    : [];
