import { LineCounter, parseDocument } from 'yaml';
import type { Document } from 'yaml';
import type { z } from 'zod';
import { DEFAULT_LICENCE_TERMS } from '../licences/index.js';
import type { LicenceTerms, StatedHost, StatedSoftware } from '../licences/index.js';
import { AssessmentError, formatLocation, nearestNames } from '../model/index.js';
import type { Problem } from '../model/index.js';
import { LICENCE_TERMS_KEYS, LICENCE_TERMS_SCHEMA } from './licence-terms-schema.js';
import type { LicenceTermsContent } from './licence-terms-schema.js';
import { lineOfPath } from './yaml-lines.js';
import type { YamlPath } from './yaml-lines.js';

const SUGGESTIONS = 2;

/**
 * Reads a file of licence terms: YAML 1.2 with the keys of `schemas/licence-terms.schema.json`, without aliases. What it does not
 * say stays as in `DEFAULT_LICENCE_TERMS`.
 *
 * @param file its label, for messages
 * @throws {AssessmentError} `licences/bad-yaml`, `licences/unknown-key` with the nearest known keys, `licences/bad-value`; all faults
 *   are told at once, each with its line
 */
export function parseLicenceTerms(text: string, file: string): LicenceTerms {
  const lines = new LineCounter();
  const { document, content } = open(text, file, lines);
  const checked = LICENCE_TERMS_SCHEMA.safeParse(content);
  if (!checked.success) refuse(checked.error.issues.flatMap((issue) => problemsOf(issue, { file, document, lines })));
  return termsOf(checked.data);
}

function refuse(problems: readonly Problem[]): never {
  const [first, ...rest] = problems;
  const others = rest.map(
    ({ at, message, remedy }) => `${at === null ? '' : `${formatLocation(at)}: `}${message} (${remedy})`,
  );
  throw new AssessmentError({ ...first!, message: [first!.message, ...others].join('\n  ') });
}

function open(
  text: string,
  file: string,
  lines: LineCounter,
): { readonly document: Document; readonly content: unknown } {
  const notYaml = (found: string, line: number): never =>
    refuse([
      {
        code: 'licences/bad-yaml',
        severity: 'error',
        at: { file, line },
        message: `the licence terms are no YAML: ${found.split('\n')[0] ?? ''}`,
        remedy: 'write them as YAML 1.2, each key once and without aliases',
      },
    ]);
  try {
    const document = parseDocument(text, { lineCounter: lines, version: '1.2' });
    const [first] = document.errors;
    if (first !== undefined) return notYaml(first.message, first.linePos?.[0].line ?? 1);
    return { document, content: document.toJS({ maxAliasCount: 0 }) ?? {} };
  } catch (cause) {
    if (cause instanceof AssessmentError) throw cause;
    return notYaml(cause instanceof Error ? cause.message : String(cause), 1);
  }
}

interface Opened {
  readonly file: string;
  readonly document: Document;
  readonly lines: LineCounter;
}

const named = (path: YamlPath): string =>
  path.length === 0 ? 'the file' : path.map((part) => (typeof part === 'number' ? part + 1 : String(part))).join('.');

function problemsOf(issue: z.core.$ZodIssue, { file, document, lines }: Opened): readonly Problem[] {
  const { path } = issue;
  const at = (of: YamlPath): Problem['at'] => ({ file, line: lineOfPath(document, of, lines) });
  if (issue.code === 'unrecognized_keys') {
    const known = LICENCE_TERMS_KEYS[String(path[0] ?? '')] ?? [];
    return issue.keys.map((key): Problem => {
      const near = nearestNames(key, known, SUGGESTIONS);
      return {
        code: 'licences/unknown-key',
        severity: 'error',
        at: at([...path, key]),
        message: `${named([...path, key])} is not a key of the licence terms`,
        remedy: near.length > 0 ? `did you mean ${near.join(' or ')}?` : `known here: ${known.join(', ')}`,
      };
    });
  }
  return [
    {
      code: 'licences/bad-value',
      severity: 'error',
      at: at(path),
      message: `${named(path)}: ${issue.message}`,
      remedy: 'docs/licences.md and schemas/licence-terms.schema.json say what each key takes',
    },
  ];
}

/** What is there, over what is usual. */
const over = <T extends object>(base: T, given: { readonly [Key in keyof T]?: T[Key] | undefined } = {}): T => ({
  ...base,
  ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
});

const BLANK_HOST: Omit<StatedHost, 'name'> = { processors: null, cores: null, cluster: null, windowsEdition: null };
const BLANK_SOFTWARE: Omit<StatedSoftware, 'machines'> = { sqlServer: null, oracle: null, windowsEdition: null };

const termsOf = ({ rules, prices, hosts = [], machines = [], unlisted }: LicenceTermsContent): LicenceTerms => ({
  rules: over(DEFAULT_LICENCE_TERMS.rules, rules),
  prices: over(DEFAULT_LICENCE_TERMS.prices, prices),
  hosts: hosts.map((host) => over<StatedHost>({ ...BLANK_HOST, name: host.name }, host)),
  machines: machines.map((one) => over<StatedSoftware>({ ...BLANK_SOFTWARE, machines: one.machines }, one)),
  unlisted: unlisted ?? DEFAULT_LICENCE_TERMS.unlisted,
});
