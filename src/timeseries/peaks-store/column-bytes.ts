/**
 * How the numbers of a column are written, little-endian, the first that holds each of them exactly:
 * `same`: all bits alike, one 64-bit float for all; `u8`, `u16`, `u32`: whole numbers; `f32`, `f64`: floats.
 * A gap is the quiet `NaN` without payload, and a column with gaps is never whole numbers.
 */
export const FORMS = ['same', 'u8', 'u16', 'u32', 'f32', 'f64'] as const;
export type Form = (typeof FORMS)[number];

const WIDTH: Readonly<Record<Form, number>> = { same: 8, u8: 1, u16: 2, u32: 4, f32: 4, f64: 8 };
const ARRAYS = { u8: Uint8Array, u16: Uint16Array, u32: Uint32Array, f32: Float32Array, f64: Float64Array } as const;
/** Typed arrays have the byte order of the machine; where it is the other one, numbers are read one by one. */
const IS_LITTLE_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/** Bytes that `length` numbers take in a form. */
export const bytesInForm = (form: Form, length: number): number =>
  form === 'same' ? Math.min(length, 1) * WIDTH.same : WIDTH[form] * length;

/** The narrowest form that is exact. */
function formOf(values: Float64Array): Form {
  const first = values[0];
  if (values.every((value) => Object.is(value, first))) return 'same';
  const isWhole = values.every((value) => value >= 0 && Math.floor(value) === value && !Object.is(value, -0));
  const greatest = isWhole ? values.reduce((left, right) => Math.max(left, right), 0) : Infinity;
  if (greatest < 2 ** 8) return 'u8';
  if (greatest < 2 ** 16) return 'u16';
  if (greatest < 2 ** 32) return 'u32';
  return values.every((value) => Object.is(Math.fround(value), value)) ? 'f32' : 'f64';
}

/** Writes a column in its narrowest form. */
export function encodeColumn(column: Float64Array | Uint32Array): { readonly form: Form; readonly bytes: Uint8Array } {
  const values = column instanceof Float64Array ? column : Float64Array.from(column);
  const form = formOf(values);
  const bytes = new Uint8Array(bytesInForm(form, values.length));
  const view = new DataView(bytes.buffer);
  const width = WIDTH[form];
  const put = setterOf(view, form);
  const count = bytes.length / width;
  for (let index = 0; index < count; index++) {
    // Whatever bits a gap had in memory, it is written as this one NaN: same values, same bytes.
    const value = values[index]!;
    put(index * width, Number.isNaN(value) ? NaN : value);
  }
  return { form, bytes };
}

/** Reads numbers into all of `values`. `bytes` hold `bytesInForm(form, values.length)` bytes. */
export function decodeColumnInto(values: Float64Array, bytes: Uint8Array, form: Form): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (form === 'same') {
    if (values.length > 0) values.fill(view.getFloat64(0, true));
    return;
  }
  const width = WIDTH[form];
  if (IS_LITTLE_ENDIAN && bytes.byteOffset % width === 0) {
    values.set(new ARRAYS[form](bytes.buffer as ArrayBuffer, bytes.byteOffset, values.length));
    return;
  }
  const take = getterOf(view, form);
  for (let index = 0; index < values.length; index++) values[index] = take(index * width);
}
function setterOf(view: DataView, form: Form): (offset: number, value: number) => void {
  switch (form) {
    case 'u8':
      return (offset, value) => {
        view.setUint8(offset, value);
      };
    case 'u16':
      return (offset, value) => {
        view.setUint16(offset, value, true);
      };
    case 'u32':
      return (offset, value) => {
        view.setUint32(offset, value, true);
      };
    case 'f32':
      return (offset, value) => {
        view.setFloat32(offset, value, true);
      };
    case 'f64':
    case 'same':
      return (offset, value) => {
        view.setFloat64(offset, value, true);
      };
  }
}

function getterOf(view: DataView, form: Exclude<Form, 'same'>): (offset: number) => number {
  switch (form) {
    case 'u8':
      return (offset) => view.getUint8(offset);
    case 'u16':
      return (offset) => view.getUint16(offset, true);
    case 'u32':
      return (offset) => view.getUint32(offset, true);
    case 'f32':
      return (offset) => view.getFloat32(offset, true);
    case 'f64':
      return (offset) => view.getFloat64(offset, true);
  }
}
