import { derivedFrom } from '../sourced.js';
import type { Found } from '../sourced.js';

/** `\\server\share`, also in the long form `\\?\UNC\server\share`. */
const SHARE = /^\\\\(?![?.]\\)([^\\]+)\\([^\\]+)\\/;
/** A volume of a failover cluster, which all of its hosts see under the same path. */
const OF_CLUSTER = /^([a-z]:)\\ClusterStorage\\([^\\]+)\\/i;
/** A volume without a letter, by its own id. */
const WITHOUT_LETTER = /^\\\\\?\\(Volume\{[0-9a-f-]{36}\})\\/i;
const DRIVE = /^([a-z]:)\\/i;

/**
 * The volume on which a file of Hyper-V lies: `C:\ClusterStorage\Volume3`, `D:\`, `\\server\share`; null for anything else, such as a disk of
 * the host. A volume that is mounted in a folder of a drive cannot be told from that drive.
 */
export function volumeOfPath(path: Found<string> | null): Found<string> | null {
  const value = path === null ? null : volumeIn(path.value);
  if (path === null || value === null) return null;
  const origin = derivedFrom(
    path.origin,
    'the volume in the path of its file; one mounted in a folder reads as its drive',
  );
  return { value, origin };
}

function volumeIn(path: string): string | null {
  const plain = path.trim().replaceAll('/', '\\');
  const bare = WITHOUT_LETTER.exec(plain);
  if (bare !== null) return `\\\\?\\${bare[1]!}`;
  const own = plain.replace(/^\\\\\?\\UNC\\/i, '\\\\').replace(/^\\\\\?\\/, '');
  const share = SHARE.exec(own);
  if (share !== null) return `\\\\${share[1]!}\\${share[2]!}`;
  const shared = OF_CLUSTER.exec(own);
  if (shared !== null) return `${shared[1]!.toUpperCase()}\\ClusterStorage\\${shared[2]!}`;
  const drive = DRIVE.exec(own);
  return drive === null ? null : `${drive[1]!.toUpperCase()}\\`;
}
