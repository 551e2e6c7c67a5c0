import { readAddress } from './addresses.js';
import { compareText } from '../model/index.js';
import type { NameKind } from './field-kinds.js';
import type { Name } from './names.js';

/** Takes a text down as a name of a kind; the kind of its first place holds. */
export type Add = (text: string, kind: NameKind, more?: Partial<Name>) => void;

/** Where names are taken down. */
export interface NameBook {
  readonly names: ReadonlyMap<string, Name>;
  readonly addresses: Set<string>;
  readonly add: Add;
  /** A name that may carry its domain: `esx01.shop.example`. */
  readonly addFull: Add;
  /** To be called when all full names are there: their first parts and their domains. Returns the domains. */
  readonly addParts: () => ReadonlySet<string>;
}

/** Ends of the names of Azure's services. */
const SERVICE_LABELS: ReadonlySet<string> = new Set(
  `azure azurewebsites azurecr azureedge azurefd azmk8s backup blob cache cloudapp com core database file hypervrecoverymanager io mariadb microsoft
  microsoftonline mysql net postgres privatelink queue redis servicebus siterecovery table trafficmanager vault windows windowsazure`.split(
    /\s+/u,
  ),
);
/** First parts of full names that name a service and nobody in particular. */
const COMMON_LABELS: ReadonlySet<string> = new Set(
  'api app db dns ftp git host ldap mail ntp proxy server smtp sql vc vcenter vcsa web www'.split(' '),
);
const FULL_NAME = /^[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)+$/u;

const isService = (text: string): boolean =>
  /\.(?:azure|windowsazure|microsoft|microsoftonline|azurewebsites|azurecr|azmk8s|windows|trafficmanager|azureedge|azurefd|cloudapp)(?:\.\w+)?\.(?:com|net|io)$/u.test(
    `.${text}`,
  );

/** An empty book. */
export function createNameBook(): NameBook {
  const names = new Map<string, Name>();
  const addresses = new Set<string>();
  const parts = new Map<string, { readonly short: string; readonly kind: NameKind; readonly domain: string }>();
  const add: Add = (text, kind, more = {}) => {
    const spelling = text.trim();
    const lower = spelling.toLowerCase();
    if (lower === '') return;
    const before = names.get(lower);
    if (readAddress(spelling) !== null) addresses.add(spelling);
    else if (before !== undefined) before.spellings.add(spelling);
    else {
      const spellings = new Set([spelling]);
      names.set(lower, { text: lower, kind, spellings, order: lower, shortOf: null, ending: '', ...more });
    }
  };
  const addFull: Add = (text, kind) => {
    const lower = text.trim().toLowerCase();
    const labels = lower.split('.');
    const isFull = FULL_NAME.test(lower) && readAddress(lower) === null;
    if (isFull && isService(lower)) {
      add(text, kind, { ending: serviceEnding(labels) });
      return;
    }
    add(text, kind);
    if (!isFull || /\.\d+$/u.test(lower)) return;
    parts.set(lower, { short: text.trim().slice(0, labels[0]?.length), kind, domain: labels.slice(1).join('.') });
  };
  const addParts = (): ReadonlySet<string> => {
    const domains = new Set<string>();
    for (const [full, { short, kind, domain }] of [...parts].sort(([one], [other]) => compareText(one, other))) {
      if (domain.includes('.')) domains.add(domain);
      if (!COMMON_LABELS.has(short.toLowerCase())) add(short, kind, { shortOf: full });
    }
    for (const domain of domains) add(domain, 'domain', { ending: '.example' });
    return domains;
  };
  return { names, addresses, add, addFull, addParts };
}

/** What is left of `shop-pg.postgres.database.azure.com` when all that a customer chose is gone. */
function serviceEnding(labels: readonly string[]): string {
  let start = labels.length - 1;
  while (start > 1 && SERVICE_LABELS.has(labels[start - 1] ?? '')) start -= 1;
  return `.${labels.slice(start).join('.')}`;
}
