import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { decodeText } from '../ingest/index.js';
import { AssessmentError } from '../model/index.js';
import type { Problem, SourceLocation } from '../model/index.js';
import { cannotRead } from './file-problems.js';
import { hintFor, openYaml, placeAt } from './yaml-document.js';
import type { OpenedYaml } from './yaml-document.js';

/** What people settle about plans has pages, not volumes. */
const MAX_FILE_BYTES = 4_194_304;

/** The begin of the codes of a kind of file, such as `wave-settings`, and the keys that it may have at the top. */
export interface SettingsKind {
  readonly code: string;
  readonly topKeys: readonly string[];
}

/** @throws {AssessmentError} `node/cannot-read`, `<code>/huge-file` with what to do instead */
export async function readSettingsText(
  path: string,
  { code, remedy }: { readonly code: string; readonly remedy: string },
): Promise<{ readonly text: string; readonly file: string }> {
  const file = basename(path);
  const { size } = await stat(path).catch((cause: unknown) => cannotRead(path, cause));
  if (size > MAX_FILE_BYTES) {
    throw new AssessmentError({
      code: `${code}/huge-file`,
      severity: 'error',
      at: { file },
      message: `the settings have ${size} bytes, more than the ${MAX_FILE_BYTES} that are read`,
      remedy,
    });
  }
  const content = await readFile(path).catch((cause: unknown) => cannotRead(path, cause));
  return { text: decodeText(content, file).text, file };
}

/**
 * Opens a file of settings: YAML 1.2 without aliases, with known keys at the top. What is wrong with the keys is told with what else is found.
 *
 * @throws {AssessmentError} `<code>/bad-yaml`, `<code>/bad-value`: there are no keys at all
 */
export function openSettings(
  text: string,
  file: string,
  kind: SettingsKind,
): { readonly opened: OpenedYaml; readonly content: object; readonly problems: readonly Problem[] } {
  const opened = openYaml(text, file);
  if (!('document' in opened)) {
    return refuseSettings([
      settingsProblem(kind, { code: 'bad-yaml', at: { file, line: opened.line } }, [
        `the settings are no YAML: ${opened.found}`,
        'write them as YAML 1.2, each key once and without aliases',
      ]),
    ]);
  }
  const content: unknown = opened.content ?? {};
  if (typeof content !== 'object' || content === null || Array.isArray(content)) {
    return refuseSettings([
      settingsProblem(kind, { code: 'bad-value', at: { file, line: 1 } }, [
        'the file holds no keys',
        `write settings under ${kind.topKeys.join(', ')}`,
      ]),
    ]);
  }
  const strange = Object.keys(content).filter((key) => !kind.topKeys.includes(key));
  const problems = strange.map((key) =>
    settingsProblem(kind, { code: 'unknown-key', at: placeAt([key], opened) }, [
      `${key} is not a key of these settings`,
      hintFor(key, kind.topKeys),
    ]),
  );
  return { opened, content, problems };
}

export const settingsProblem = (
  kind: Pick<SettingsKind, 'code'>,
  { code, at }: { readonly code: string; readonly at: SourceLocation },
  [message, remedy]: readonly [message: string, remedy: string],
): Problem => ({ code: `${kind.code}/${code}`, severity: 'error', at, message, remedy });

/**
 * Ends a run with all faults of a file at once: the first with its place, the others with their lines. The remedy is that of the first, and then what
 * several of them ask to do, in place of on each line.
 */
export function refuseSettings(problems: readonly Problem[]): never {
  const [first, ...rest] = problems;
  if (first === undefined) throw new RangeError('a refusal needs a problem');
  const remedies = problems.map(({ remedy }) => remedy);
  const shared = [...new Set(remedies.filter((one, index) => remedies.indexOf(one) !== index))];
  const told = [...new Set([first.remedy, ...shared])];
  const others = rest.map(
    ({ at, message, remedy }) => `line ${at?.line ?? 1}: ${told.includes(remedy) ? message : `${message} (${remedy})`}`,
  );
  throw new AssessmentError({
    ...first,
    message: [first.message, ...others].join('\n  '),
    remedy: told.join('; '),
  });
}
