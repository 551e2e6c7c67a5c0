import type { FactValue } from './decision.js';

/** Bounds of what a decision may set: beyond them lies a slip of the pen. */
export const MOST = {
  cores: 4096,
  /** 64 TiB. */
  memoryMiB: 67_108_864,
  parts: 1000,
  /** 1 PiB. */
  diskGiB: 1_048_576,
  text: 200,
  addresses: 100,
} as const;

const IP_ADDRESS = /^(?:\d{1,3}(?:\.\d{1,3}){3}|[\da-f]*:[\da-f:.]*)$/i;

export const isWhole =
  (least: number, most: number) =>
  (value: FactValue): boolean =>
    typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;

export const isShortText = (value: FactValue): boolean =>
  typeof value === 'string' && value.trim() !== '' && value.length <= MOST.text;

export const isTruth = (value: FactValue): boolean => typeof value === 'boolean';

export const isOneOf =
  (words: readonly string[]) =>
  (value: FactValue): boolean =>
    typeof value === 'string' && words.includes(value);

export const isDiskSize = (value: FactValue): boolean =>
  typeof value === 'number' && value > 0 && value <= MOST.diskGiB;

export const isAddressList = (value: FactValue): boolean =>
  typeof value === 'object' &&
  value.length <= MOST.addresses &&
  value.every((one) => one.length <= 45 && IP_ADDRESS.test(one));

/** For people, and to compare: two values are the same where they are written the same. */
export const formatValue = (value: FactValue | null): string =>
  value === null ? 'unknown' : typeof value === 'object' ? value.join(' ') : String(value);
