import type { RuleLines } from './nat-rules.js';
import { commentLine, quoteForPowerShell, quoteForShell } from './safe-text.js';

const LONGEST_LABEL = 63;

/** `shop-db1` and `shop.example` of `shop-db1.shop.example`; null for a name without a zone. */
export function splitName(name: string): { readonly label: string; readonly zone: string } | null {
  const dot = name.indexOf('.');
  if (dot < 1 || dot > LONGEST_LABEL || dot === name.length - 1) return null;
  return { label: name.slice(0, dot), zone: name.slice(dot + 1) };
}

/** A record as a line of a zone. */
export const recordLine = (name: string, ttlSeconds: number, address: string): string =>
  `${name}. ${ttlSeconds} IN A ${address}`;

/** Lets the DNS servers of the site ask the resolver in Azure for a zone: for Windows and for BIND. */
export function forwarderLines(zone: string, resolver: string): RuleLines {
  const name = quoteForPowerShell(zone);
  return {
    add: [
      commentLine('on each DNS server of the site, Windows'),
      `Add-DnsServerConditionalForwarderZone -Name ${name} -MasterServers ${resolver}`,
      commentLine('on each DNS server of the site, BIND: into named.conf, then rndc reload'),
      `zone "${zone}" { type forward; forward only; forwarders { ${resolver}; }; };`,
    ],
    remove: [
      `Remove-DnsServerZone -Name ${name} -Force`,
      commentLine(`BIND: take zone "${zone}" out of named.conf, then rndc reload`),
    ],
  };
}

/** An entry of a hosts file, and how exactly this entry goes away again: by its mark, which is the wave's and the machine's. */
export function hostsLines(one: {
  readonly name: string;
  readonly address: string;
  readonly wave: number;
  readonly index: number;
}): RuleLines {
  const mark = `portolan-wave-${one.wave}-${one.index}`;
  const entry = `${one.address} ${one.name} # ${mark}`;
  const path = '$env:SystemRoot\\System32\\drivers\\etc\\hosts';
  return {
    add: [
      commentLine('Linux'),
      `echo ${quoteForShell(entry)} | sudo tee -a /etc/hosts`,
      commentLine('Windows, as administrator'),
      `Add-Content -Path "${path}" -Value ${quoteForPowerShell(entry)}`,
    ],
    remove: [
      commentLine('Linux'),
      `sudo sed -i '/# ${mark}$/d' /etc/hosts`,
      commentLine('Windows, as administrator'),
      `(Get-Content -Path "${path}") -notmatch '# ${mark}$' | Set-Content -Path "${path}"`,
      'ipconfig /flushdns',
    ],
  };
}
