import { bytes } from '../../model/index.js';
import type { Bytes, Disk } from '../../model/index.js';
import { flagAt, numberAt, placeOfRow, textAt } from '../columns.js';
import type { Cursor, Range } from '../columns.js';
import { partitionWithoutSize } from '../problems.js';
import { derivedFrom, diskOfSize, mapFound, nicNamed, put, putIfUnknown } from '../sourced.js';
import type { Found, MachineDraft, Sourced } from '../sourced.js';
import { joinLists } from '../words.js';
import type { ArgdataDiskField, ArgdataField, ArgdataNicField } from './argdata-columns.js';
import { unquoted } from './argdata-text.js';

type ArgdataCursor = Cursor<ArgdataField>;

/** No disk of a platform is larger than this, and every number up to it is exact. */
const DISK: Range = { least: 0, greatest: 2 ** 52 };

/** The disks of a row, in the order of their numbers; the one that is marked boots, else the first. */
export function putArgdataDisks(draft: MachineDraft, cursor: ArgdataCursor, numbers: readonly number[]): void {
  const disks: { readonly disk: Sourced<Disk>; readonly boots: Found<boolean> | null }[] = [];
  for (const number of numbers) {
    const disk = diskAt(cursor, number);
    if (disk !== null) disks.push({ disk, boots: flagAt(cursor, `disk ${number} isOSDisk`) });
  }
  draft.disks = disks.map(({ disk }) => disk);
  const marked = disks.filter(({ boots }) => boots?.value === true);
  for (const { disk, boots } of marked) put(disk, 'isOs', boots);
  const [first] = draft.disks;
  if (first === undefined || marked.length > 0) return;
  put(first, 'isOs', {
    value: true,
    origin: derivedFrom(first.origins['name']!, 'the first disk, since none is marked'),
  });
}

function diskAt(cursor: ArgdataCursor, number: number): Sourced<Disk> | null {
  const text = (part: 'name' | 'label' | 'diskMode' | 'diskType' | 'diskProvisioningPolicy' | 'controllerType') =>
    textAt(cursor, `disk ${number} ${part}` satisfies ArgdataDiskField);
  const printed = text('label') ?? text('name');
  const size = mapFound(numberAt(cursor, `disk ${number} maxSizeInBytes`, DISK), bytes);
  if (size === null || size.value === 0) {
    if (printed !== null) cursor.bound.problems.push(partitionWithoutSize(printed.origin, `disk "${printed.value}"`));
    return null;
  }
  const name = printed ?? { value: `Disk ${number + 1}`, origin: derivedFrom(size.origin, 'numbered') };
  const disk = diskOfSize(name, size, 'stated');
  const used: Found<Bytes> | null = mapFound(numberAt(cursor, `disk ${number} usedSpaceInBytes`, DISK), bytes);
  if (used !== null && used.value > 0) put(disk, 'usedBytes', used);
  put(disk, 'controller', text('controllerType'));
  put(
    disk,
    'isIndependent',
    mapFound(text('diskMode'), (mode) => /^independent/i.test(mode)),
  );
  put(
    disk,
    'isRawDevice',
    mapFound(text('diskType'), (type) => /raw/i.test(type)),
  );
  put(disk, 'isThin', thinness(text('diskProvisioningPolicy')));
  return disk;
}

function thinness(found: Found<string> | null): Found<boolean> | null {
  if (found === null) return null;
  if (/thin/i.test(found.value)) return { value: true, origin: found.origin };
  return /thick|eager|lazy/i.test(found.value) ? { value: false, origin: found.origin } : null;
}

/** The adapters of a row, in the order of their numbers; a number of which every cell is empty is none. */
export function putArgdataNics(draft: MachineDraft, cursor: ArgdataCursor, numbers: readonly number[]): void {
  for (const number of numbers) {
    const text = (part: 'label' | 'macAddress' | 'ipAddressList' | 'networkName' | 'adapterType') =>
      textAt(cursor, `nic ${number} ${part}` satisfies ArgdataNicField);
    const mac = text('macAddress');
    const label = text('label');
    const [first] = [label, mac, text('ipAddressList'), text('networkName')].filter((found) => found !== null);
    if (first === undefined) continue;
    const numbered = { value: `Network adapter ${number + 1}`, origin: derivedFrom(first.origin, 'numbered') };
    const nic = nicNamed(label ?? numbered);
    put(
      nic,
      'mac',
      mapFound(mac, (value) => value.toLowerCase()),
    );
    put(nic, 'network', text('networkName'));
    put(nic, 'adapter', text('adapterType'));
    const addresses = joinLists(unquoted(text('ipAddressList')));
    put(nic, 'addresses', addresses);
    addAddresses(draft, addresses);
    draft.nics.push(nic);
  }
  const count = { value: draft.nics.length, origin: derivedFrom(placeOfRow(cursor), 'the adapters that are listed') };
  if (draft.nics.length > 0) putIfUnknown(draft.core, 'nicCount', count);
}

function addAddresses({ core }: MachineDraft, more: Found<readonly string[]> | null): void {
  if (more === null) return;
  const value = [...new Set([...core.values.addresses, ...more.value])];
  put(core, 'addresses', { value, origin: core.origins['addresses'] ?? more.origin });
}
