import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ErrorObject } from 'ajv/dist/2020.js';

const schemaNamed = (name: string): object =>
  JSON.parse(readFileSync(new URL(`../../schemas/${name}.schema.json`, import.meta.url), 'utf8')) as object;

/** What of a value one of our published schemas does not allow; null where it fits. */
export function schemaErrors(name: string, value: unknown): readonly ErrorObject[] | null {
  const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true });
  ajv.addSchema(schemaNamed('assessment')); // others refer to it
  const validate = ajv.compile(schemaNamed(name));
  validate(value);
  return validate.errors ?? null;
}
