import { DISK_TYPE_WORDS } from '../assessment/index.js';
import type { DiskType } from '../catalog/index.js';

const TYPE = RegExp(`^(${Object.keys(DISK_TYPE_WORDS).join('|')})(?= )`, 'u');

/** The label of a line of a bill in words: `Premium SSD LRS P6 for "Hard disk 1"`; names of disks within it stay as they are. */
export const billWords = (label: string): string =>
  label
    .replace(TYPE, (type) => DISK_TYPE_WORDS[type as DiskType])
    .replace(/^(Standard_\w+), payAsYouGo(?=$|, )/u, '$1, pay as you go');
