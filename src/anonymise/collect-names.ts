import { PROFILES } from '../assessment/index.js';
import { addressesIn } from './addresses.js';
import { fieldKind } from './field-kinds.js';
import type { FieldKind, NameKind } from './field-kinds.js';
import type { Name } from './names.js';
import { createNameBook } from './name-book.js';
import type { Add, NameBook } from './name-book.js';
import { bracketedIn, quotedIn } from './replace-names.js';
import { mapStrings } from './walk.js';
import type { Path } from './walk.js';

export interface CollectedNames {
  /** By text in lower case. */
  readonly names: ReadonlyMap<string, Name>;
  /** Every address, as written. */
  readonly addresses: ReadonlySet<string>;
}

/** Ids by what they look like, wherever they stand; in lower case. */
const SHAPES: readonly (readonly [NameKind, RegExp])[] = [
  ['id', /(?<![\w-])[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}(?![\w-])/gu],
  ['hardware', /(?<![\w:-])[0-9a-fA-F]{2}(?:[:-][0-9a-fA-F]{2}){5}(?![\w:-])/gu],
  ['person', /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu],
  ['text', /\\\\[^\s\\"]+(?:\\[^\s\\"]+)+/gu],
];

/** Names that our own output gives, and those that products give alike at every customer. */
const OWN: Readonly<Partial<Record<FieldKind, RegExp>>> = {
  subnet: /^(?:AzureBastionSubnet|GatewaySubnet|AzureFirewallSubnet|RouteServerSubnet|vnet-recovery|snet-not-known)$/u,
  link: /^appliance-\d+$/u,
  sheet: /^(?:v[A-Z]\w*|Sheet ?\d*|Tabelle\d*)$/u,
  criticality: /^(?:high|medium|low)$/iu,
  device:
    /^(?:(?:virtual )?(?:hard )?dis[ck] ?\d*|(?:scsi|ide|nvme|sata|floppy)[ \d:()-]*|(?:network adapter|ethernet|nic|eth|ens|vmnic) ?[\d:]*|[a-z]:\\?|\/dev\/\w+|\d+)$/iu,
  datastore: /^the volumes of /u,
  rule: /^(?:in|out)-(?:bastion-\w+|deny-the-rest|load-balancer|site-directory-\w+)$/u,
};
/** Collects names from the places that hold some, then from everything by shape. */
export function collectNames(contents: object, words: readonly string[]): CollectedNames {
  const book = createNameBook();
  const { names, addresses, add, addFull } = book;
  const typed = typedNames(contents);
  // Machines first: a name that is a machine's and something else's has the pseudonym of a machine.
  for (const [kind, text] of typed) if (kind === 'machine') addFull(text, kind);
  addIds(contents, add);
  for (const [kind, text] of typed) {
    if (kind === 'machine' || kind === 'id') continue;
    if (kind === 'file') addFile(text, add);
    else if (WITH_DOMAINS.has(kind)) addFull(text, kind);
    else add(text, kind);
  }
  for (const [kind, text] of typed) if (kind === 'id') add(text, kind);
  for (const word of words) add(word, 'text');
  const inDomains = fullNamesWithin(book.addParts());
  visit(contents, (text, path) => {
    const kind = fieldKind(path);
    if (kind === 'fixed') return;
    for (const [shape, pattern] of SHAPES) for (const [found] of text.matchAll(pattern)) add(found, shape);
    for (const found of addressesIn(text)) addresses.add(found);
    if (inDomains !== null) for (const [found] of text.matchAll(inDomains)) add(found, 'party');
    if (kind === 'sentence') addSaid(text, path, book);
  });
  return { names, addresses };
}

type Typed = readonly [kind: NameKind, text: string];

/** What stands in fields that hold names, less what is ours. */
function typedNames(contents: object): readonly Typed[] {
  const isOwnPolicy = ownPolicy(contents);
  const typed: Typed[] = [];
  visit(contents, (text, path) => {
    const kind = fieldKind(path);
    if (kind === 'list') typed.push(...listed(text));
    else if (kind === 'columns') typed.push(...instances(text));
    else if (isName(kind) && OWN[kind]?.test(text) !== true) {
      if (kind !== 'policy' || !isOwnPolicy(text, path)) typed.push([kind, text]);
    }
  });
  return typed;
}

/** `fe01..fe03` are two names, and what has a star is a pattern of names that may tell their prefix. */
const listed = (text: string): readonly Typed[] =>
  text.includes('*') ? [['pattern', text]] : text.split('..').map((part) => ['machine', part]);

/** A column of samples names its disk or NIC in brackets: `nic[eth0].outBytesPerSecond`. */
const instances = (text: string): readonly Typed[] =>
  [...bracketedIn(text)].flatMap(({ 1: name = '' }) =>
    OWN.device?.test(name) === true ? [] : [['device', name] as const],
  );

const isName = (kind: FieldKind): kind is NameKind => !['fixed', 'words', 'sentence', 'list', 'columns'].includes(kind);

/** Profiles that come with the program, and their descriptions, say nothing of a customer. */
function ownPolicy(contents: object): (text: string, path: Path) => boolean {
  const profiles: ReadonlySet<string> = new Set(PROFILES.map(({ name }) => name));
  const used = (contents as { assessment?: { policy?: { name?: unknown } } }).assessment?.policy?.name;
  const isUsed = typeof used === 'string' && profiles.has(used);
  return (text, path) => profiles.has(text) || (isUsed && path.at(-1) === 'description');
}

/** Names of these kinds may carry the name of a domain. */
const WITH_DOMAINS: ReadonlySet<NameKind> = new Set(['host', 'manager', 'party', 'datacenter']);

/** Shows each text once for each kind of field. */
function visit(contents: object, see: (text: string, path: Path) => void): void {
  const seen = new Map<FieldKind, Set<string>>();
  mapStrings(contents, {
    text: (text, path) => {
      const kind = fieldKind(path);
      const before = seen.get(kind);
      if (before === undefined) seen.set(kind, new Set([text]));
      else if (before.has(text)) return text;
      else before.add(text);
      see(text, path);
      return text;
    },
    key: (key) => key,
  });
}

/** Ids follow the names of their machines, so that `id-0007` is that of `machine-0007` where names are different. */
function addIds(contents: object, add: Add): void {
  mapStrings(contents, {
    text: (text) => text,
    key: (key) => key,
    record: (record) => {
      const { id, name } = record;
      if (typeof id === 'string' && typeof name === 'string' && !id.includes(':')) {
        if (isMachine(record)) add(id, 'id', { order: `${name.toLowerCase()}\u0000${id.toLowerCase()}` });
      }
      return record;
    },
  });
}

const MACHINE_FIELDS = ['readiness', 'power', 'application', 'tier', 'reason', 'disks', 'rules'];
const isMachine = (record: Readonly<Record<string, unknown>>): boolean =>
  MACHINE_FIELDS.some((field) => field in record);

/** A file keeps its endings; its folders go with its name, and its last part is a name of its own in sentences. */
function addFile(text: string, add: Add): void {
  const last = text.split('/').at(-1) ?? text;
  const ending =
    /(?:\.(?:csv|tsv|xlsx?|json|jsonl|yaml|yml|parquet|zip|txt|store|html|log|gz|zst)){1,2}$/iu.exec(last)?.[0] ?? '';
  add(text, 'file', { ending: ending.toLowerCase() });
  if (last !== text) add(last, 'file', { ending: ending.toLowerCase(), order: text.toLowerCase() });
}

/**
 * What sentences tell: `network vlan-110`, that a subnet was made of, and what people wrote, in quotes: names of snapshots, media, labels. A part of a
 * name that tells a role is our own word.
 */
function addSaid(text: string, path: Path, { names, add }: NameBook): void {
  const network = path.at(-1) === 'from' ? /^network (.+)$/u.exec(text)?.[1] : undefined;
  if (network !== undefined && network !== 'not known') add(network, 'network');
  for (const { index, 0: quoted, 1: inner = '' } of quotedIn(text)) {
    if (text.startsWith(' in its name', index + quoted.length) || OWN.device?.test(inner) === true) continue;
    if (!names.has(inner.trim().toLowerCase())) add(inner, 'text');
  }
}

/** Full names within domains of the customer, wherever they stand. */
function fullNamesWithin(domains: ReadonlySet<string>): RegExp | null {
  if (domains.size === 0) return null;
  const ends = [...domains].sort((one, other) => other.length - one.length || (one < other ? -1 : 1));
  const escaped = ends.map((domain) => domain.replaceAll(/[.*+?^${}()|[\]\\]/gu, '\\$&'));
  return new RegExp(
    `(?<![\\p{L}\\p{N}_-])(?:[\\p{L}\\p{N}_-]+\\.)+(?:${escaped.join('|')})(?![\\p{L}\\p{N}_-])`,
    'giu',
  );
}
