import type { ConvertedType, FileMetaData, LogicalType, ParquetType, SchemaElement } from 'hyparquet';
import type { ParquetColumn, ParquetKind, ParquetTable } from './parquet-table.js';

/** A column as it is stored. */
export interface LeafColumn extends ParquetColumn {
  /** Its position among the columns of a row group. */
  readonly index: number;
  readonly type: ParquetType;
  /** Bytes of a value of fixed length; 0 for others. */
  readonly length: number;
  readonly isOptional: boolean;
  readonly form: ValueForm;
}

/** What the stored values are. */
export type ValueForm =
  | { readonly kind: 'number' | 'unsigned' | 'half' | 'text' | 'uuid' | 'boolean' | 'days' | 'int96' }
  | { readonly kind: 'decimal'; readonly scale: number }
  | { readonly kind: 'time'; readonly unit: 'MILLIS' | 'MICROS' | 'NANOS' };

const KINDS: Readonly<Record<ValueForm['kind'], ParquetKind>> = {
  ...{ number: 'numbers', unsigned: 'numbers', half: 'numbers', decimal: 'numbers' },
  ...{ text: 'texts', uuid: 'texts', boolean: 'texts', days: 'texts' },
  ...{ int96: 'times', time: 'times' },
} as const;

/** The columns of a file that can be read, and what the others are. Columns within columns are others. */
export function leafColumns({ schema }: FileMetaData): {
  readonly leaves: readonly LeafColumn[];
  readonly unread: ParquetTable['unread'];
} {
  const leaves: LeafColumn[] = [];
  const unread: { readonly name: string; readonly what: string }[] = [];
  let index = 0;
  for (let at = 1; at < schema.length;) {
    const element = schema[at]!;
    const { elements, columns } = sizeOf(schema, at);
    const form = columns === 1 && elements === 1 ? formOf(element) : null;
    if (form === null || element.repetition_type === 'REPEATED') {
      unread.push({ name: element.name, what: whatIs(element) });
    } else leaves.push(leafOf(element, index, form));
    index += columns;
    at += elements;
  }
  return { leaves, unread };
}

function leafOf(element: SchemaElement, index: number, form: ValueForm): LeafColumn {
  const { name, type_length: length = 0, repetition_type: repetition } = element;
  return {
    ...{ name, index, length, form },
    kind: KINDS[form.kind],
    isLocal: form.kind === 'int96' || (form.kind === 'time' && !isAdjusted(element)),
    type: element.type!,
    isOptional: repetition !== 'REQUIRED',
  };
}

/** How many elements a column and all within it take in the schema, and how many of them hold values. */
function sizeOf(
  schema: readonly SchemaElement[],
  start: number,
): { readonly elements: number; readonly columns: number } {
  let columns = 0;
  let at = start;
  for (let open = 1; open > 0 && at < schema.length; at += 1) {
    const { type, num_children: children = 0 } = schema[at]!;
    open += Math.max(0, children) - 1;
    if (type !== undefined) columns += 1;
  }
  return { elements: at - start, columns };
}

/** The older kind of type says of times that they are instants. */
const isAdjusted = ({ logical_type: logical }: SchemaElement): boolean =>
  logical?.type === 'TIMESTAMP' ? logical.isAdjustedToUTC : true;

const whatIs = ({ type, logical_type: logical, converted_type: converted, num_children: children }: SchemaElement) =>
  logical?.type ?? converted ?? type ?? (children === undefined ? 'a type of its own' : 'a column of columns');

const UNITS = { TIMESTAMP_MILLIS: 'MILLIS', TIMESTAMP_MICROS: 'MICROS' } as const;

/** Null for what is not read. */
function formOf(element: SchemaElement): ValueForm | null {
  const { type, logical_type: logical, converted_type: converted } = element;
  if (type === undefined) return null;
  if (type === 'INT64' && logical?.type === 'TIMESTAMP') return { kind: 'time', unit: logical.unit };
  if (type === 'INT64' && (converted === 'TIMESTAMP_MILLIS' || converted === 'TIMESTAMP_MICROS')) {
    return { kind: 'time', unit: UNITS[converted] };
  }
  if (converted === 'DECIMAL' || logical?.type === 'DECIMAL') return decimalOf(element);
  return annotated(type, logical, converted);
}

function decimalOf({ type, type_length: length = 0, scale, logical_type: logical }: SchemaElement): ValueForm | null {
  const digits = scale ?? (logical?.type === 'DECIMAL' ? logical.scale : 0);
  const isRead =
    type === 'INT32' || type === 'INT64' || type === 'BYTE_ARRAY' || (type === 'FIXED_LEN_BYTE_ARRAY' && length > 0);
  return isRead && digits >= 0 && digits <= MOST_DIGITS ? { kind: 'decimal', scale: digits } : null;
}

const MOST_DIGITS = 76;

/** Types that stand for something else than the number or text that is stored. */
const OTHERS: ReadonlySet<string> = new Set([
  ...['TIME', 'TIME_MILLIS', 'TIME_MICROS', 'INTERVAL', 'JSON', 'BSON', 'VARIANT', 'GEOMETRY', 'GEOGRAPHY', 'NULL'],
  ...['MAP', 'LIST', 'MAP_KEY_VALUE'],
]);

const PLAIN_FORMS: Partial<Readonly<Record<ParquetType, ValueForm>>> = {
  BOOLEAN: { kind: 'boolean' },
  INT96: { kind: 'int96' },
  FLOAT: { kind: 'number' },
  DOUBLE: { kind: 'number' },
  BYTE_ARRAY: { kind: 'text' },
};

function annotated(
  type: ParquetType,
  logical: LogicalType | undefined,
  converted: ConvertedType | undefined,
): ValueForm | null {
  if ([logical?.type, converted].some((word) => word !== undefined && OTHERS.has(word))) return null;
  if (type === 'INT32' || type === 'INT64') return integerOf(logical, converted);
  if (type !== 'FIXED_LEN_BYTE_ARRAY') return PLAIN_FORMS[type] ?? null;
  if (logical?.type === 'UUID') return { kind: 'uuid' };
  return logical?.type === 'FLOAT16' ? { kind: 'half' } : null;
}

function integerOf(logical: LogicalType | undefined, converted: ConvertedType | undefined): ValueForm {
  if (logical?.type === 'DATE' || converted === 'DATE') return { kind: 'days' };
  const isUnsigned = (logical?.type === 'INTEGER' && !logical.isSigned) || converted?.startsWith('UINT_') === true;
  return { kind: isUnsigned ? 'unsigned' : 'number' };
}
