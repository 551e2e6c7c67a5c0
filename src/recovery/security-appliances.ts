import { compareText, plainMachineName } from '../model/index.js';
import type { Machine } from '../model/index.js';
import type { Site } from '../site/index.js';

/** What takes replication back on the site: addresses of those that the site file names and an inventory has. */
export interface FoundAppliances {
  /** Of the modernized generation. */
  readonly replication: readonly string[];
  readonly configurationServer: readonly string[];
  readonly processServer: readonly string[];
}

export function appliancesOf(site: Site | null, machines: readonly Machine[]): FoundAppliances {
  const addresses = new Map<string, readonly string[]>();
  for (const { name, addresses: own } of machines) {
    const key = plainMachineName(name);
    addresses.set(key, [...(addresses.get(key) ?? []), ...own]);
  }
  const named = (kind: string): readonly string[] =>
    (site?.appliances ?? []).flatMap((one) => (one.kind === kind ? one.name : []));
  const { machine } = site?.configurationServer ?? {};
  const servers = [...named('configurationServer'), ...(machine === undefined ? [] : [machine])];
  const found = (names: readonly string[]): readonly string[] =>
    [...new Set(names.flatMap((name) => addresses.get(plainMachineName(name)) ?? []))].sort(compareText);
  return {
    replication: found(named('replication')),
    configurationServer: found(servers),
    // The configuration server holds a process server of its own.
    processServer: found([...named('processServer'), ...servers]),
  };
}
