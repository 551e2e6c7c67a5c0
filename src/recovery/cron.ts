/** When a policy fires: the values that each field of a crontab expression takes, rising. Weekdays from 0, Sunday. */
export interface CronTimes {
  readonly minutes: readonly number[];
  readonly hours: readonly number[];
  readonly days: readonly number[];
  readonly months: readonly number[];
  readonly weekdays: readonly number[];
}

interface Field {
  readonly name: keyof CronTimes;
  readonly from: number;
  readonly to: number;
}

/** Source: the appendix of HyperBDR's page on policies. 7 is Sunday too. */
const FIELDS: readonly Field[] = [
  { name: 'minutes', from: 0, to: 59 },
  { name: 'hours', from: 0, to: 23 },
  { name: 'days', from: 1, to: 31 },
  { name: 'months', from: 1, to: 12 },
  { name: 'weekdays', from: 0, to: 7 },
];

const PART = /^(?:\*|(\d{1,2})(?:-(\d{1,2}))?)(?:\/(\d{1,3}))?$/;

/**
 * The times of an expression of five fields with the signs `*`, `,`, `-` and `/`. A step counts from the first value of its range and starts anew
 * with each turn of the field, so that "every 31 minutes" fires at minute 0 and 31.
 *
 * @returns null for an expression of another form, or with a value outside of its field
 */
export function expandCron(expression: string): CronTimes | null {
  const texts = expression.trim().split(/\s+/);
  if (texts.length !== FIELDS.length) return null;
  const found = FIELDS.map((field, at) => valuesOf(texts[at]!, field));
  const [minutes, hours, days, months, weekdays] = found;
  if (!minutes || !hours || !days || !months || !weekdays) return null;
  return { minutes, hours, days, months, weekdays: inOrder(weekdays.map((day) => day % 7)) };
}

const inOrder = (values: readonly number[]): readonly number[] =>
  [...new Set(values)].sort((left, right) => left - right);

function valuesOf(text: string, field: Field): readonly number[] | null {
  const parts = text.split(',').map((part) => partOf(part, field));
  return parts.every((part) => part !== null) ? inOrder(parts.flat()) : null;
}

function partOf(text: string, field: Field): readonly number[] | null {
  const found = PART.exec(text);
  if (found === null) return null;
  const [, first, last, step = '1'] = found as readonly (string | undefined)[];
  const from = first === undefined ? field.from : Number(first);
  // A single value with a step runs to the end of the field.
  const open = first === undefined || (found[3] !== undefined && last === undefined);
  const to = open ? lastOf(field) : Number(last ?? first);
  const every = Number(step);
  if (from < field.from || to > field.to || from > to || every < 1) return null;
  return Array.from({ length: Math.floor((to - from) / every) + 1 }, (_, at) => from + at * every);
}

/** The star of weekdays ends on Saturday: Sunday is its 0 already. */
const lastOf = ({ name, to }: Field): number => (name === 'weekdays' ? 6 : to);
