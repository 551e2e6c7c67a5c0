import type { Cell } from '../table.js';

/** An object of JSON; its keys are the exporter's. */
export type JsonRecord = Readonly<Record<string, unknown>>;

export const isRecord = (value: unknown): value is JsonRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * What ConvertTo-Json wraps, unwrapped: Windows PowerShell writes a list that carries notes as `{"value":[…],"Count":2}`, an
 * enumeration that came from another host as `{"value":2,"Value":"Running"}`, and a date as
 * `{"value":"/Date(…)/","DisplayHint":2,"DateTime":"…"}`. Anything else is returned as it is.
 */
export function unwrap(value: unknown): unknown {
  if (!isRecord(value)) return value;
  const names = Object.keys(value);
  if (names.length < 2 || names.length > 3 || !('value' in value)) return value;
  if (Array.isArray(value['value']) && 'Count' in value) return value['value'];
  if (names.length === 2 && 'Value' in value) return value['Value'];
  return 'DateTime' in value ? value['DateTime'] : value;
}

/** The list that a value is, unwrapped, or null. */
export function arrayOf(value: unknown): readonly unknown[] | null {
  const plain = unwrap(value);
  return Array.isArray(plain) ? plain : null;
}

/** The cell that a value makes: itself, or the texts of a plain list joined by semicolons; undefined where objects are in it. */
export function cellOf(value: unknown): Cell | undefined {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value;
  if (!Array.isArray(value)) return undefined;
  const parts = value.map(unwrap);
  if (parts.some((part) => typeof part === 'object' && part !== null)) return undefined;
  return parts
    .filter((part) => part !== null)
    .map(String)
    .join(';');
}
