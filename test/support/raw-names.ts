import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { read, utils } from '@e965/xlsx';
import { parse } from 'csv-parse/sync';

/** Headings of inventories and connections below which names stand, in lower case without blanks and the like. */
const HEADINGS = new Set(
  `vm vmname vmid vmuuid smbiosuuid id host cluster datacenter dnsname primaryipaddress ipv4address ipaddress ipaddresses macaddress mac network switchname
  datastore name visdkserver folder annotation notes path computername machine application sourceservername sourceip
  destinationservername destinationip sourcemachinearmid destinationmachinearmid sourceapplianceid systemname hostname`.split(
    /\s+/u,
  ),
);
const plain = (heading: string): string => heading.toLowerCase().replaceAll(/[^a-z0-9]/gu, '');

/** Every value of a column of names, read off the raw files of an estate and not through any of its readers. */
export function rawNames(folder: string): ReadonlySet<string> {
  const names = new Set<string>();
  const take = (rows: readonly (readonly unknown[])[]): void => {
    const columns = (rows[0] ?? []).map((heading) => HEADINGS.has(plain(String(heading))));
    for (const row of rows.slice(1)) {
      row.forEach((cell, column) => {
        if (columns[column] === true)
          for (const part of (typeof cell === 'string' ? cell : '').split(/[;,|\s]*[;,|][;,|\s]*/u))
            names.add(part.trim());
      });
    }
  };
  for (const path of filesOf(folder)) {
    const bytes = path.endsWith('.gz') ? gunzipSync(readFileSync(path)) : readFileSync(path);
    if (/\.csv(?:\.gz)?$/u.test(path)) {
      const rows: string[][] = parse(bytes.toString('utf8'), { bom: true, relax_column_count: true });
      take(rows);
    } else if (path.endsWith('.xlsx')) {
      const book = read(bytes);
      for (const sheet of book.SheetNames) {
        take(utils.sheet_to_json<unknown[]>(book.Sheets[sheet]!, { header: 1, raw: false }));
      }
    }
    names.add(
      path
        .slice(folder.length + 1)
        .split('/')
        .at(-1)!,
    );
  }
  names.delete('');
  return names;
}

const filesOf = (folder: string): readonly string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesOf(path) : [path];
  });
