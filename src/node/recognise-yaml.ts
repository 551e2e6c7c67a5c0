import { ASSUMPTION_KEYS } from '../business-case/index.js';
import { decodeText } from '../ingest/index.js';
import type { InputSummary, Problem } from '../model/index.js';
import { readHead } from './recognise-sample-file.js';

const WAVES_OPTION = '--settings of portolan waves, or --wave-settings of the plans of replication and recovery';
const PLANS_OPTION = '--settings of portolan replication plan and portolan recovery plan';
/** The kinds of input of files of statements and of decisions. */
export const STATEMENTS_KIND = 'statements';
/** The kind of input of a site file. */
export const SITE_KIND = 'site';
/** Keys that no other file for people has. */
const SITE_KEYS: ReadonlySet<string> = new Set([
  ...['replication', 'configurationServer', 'appliances', 'vcenters', 'consistency', 'antivirus', 'directory', 'dns'],
  ...['network', 'privateEndpoints', 'allowList', 'hardCodedAddresses', 'quotas', 'failback', 'drills'],
]);
export const DECISIONS_KIND = 'decisions';
/** The kind of input of files of settings, which commands take by an option. */
export const SETTINGS_KIND = 'settings';
/** By key, how a file of settings is given. A file that holds other keys besides is none. */
const SETTINGS_OPTIONS: ReadonlyMap<string, string> = new Map([
  ...['waves', 'calendar', 'cutover'].map((key) => [key, WAVES_OPTION] as const),
  ...['replicationPlan', 'recoveryPlan'].map((key) => [key, PLANS_OPTION] as const),
]);

/** What a YAML file among the inputs is, by its keys; null for what is no YAML of ours. */
export type YamlInput =
  | { readonly kind: 'statements' }
  | { readonly kind: 'site' }
  | { readonly kind: 'decisions' }
  | { readonly kind: 'settings'; readonly keys: readonly string[] }
  | { readonly kind: 'other'; readonly keys: readonly string[] };

const YAML_NAME = /\.ya?ml$/i;
const FIRST_KEY = /^(?:%YAML|---|["']?[A-Za-z_][\w-]*["']?[ \t]*:(?:\s|$))/;
const STATEMENTS_KEY = /^(["']?)statements\1[ \t]*:(?:\s|$)/m;
const DECISIONS_KEY = /^(["']?)decisions\1[ \t]*:(?:\s|$)/m;
/** Decisions are written by tools too, as JSON; an inventory of that form begins otherwise. */
const DECISIONS_JSON = /^\s*\{\s*(?:"title"\s*:\s*"(?:[^"\\\n]|\\.){0,400}"\s*,\s*)?"decisions"\s*:\s*\[/;
const firstLine = (text: string): string => /^(?!\s*(?:#|$)).*$/m.exec(text)?.[0] ?? '';

/**
 * Looks into a file whether it is YAML for people. Statements and decisions are told by their key, whatever the file is called; other
 * mappings only where the name says YAML, since their keys are anybody's.
 */
export async function recogniseYaml(path: string): Promise<YamlInput | null> {
  try {
    const { bytes, packing } = await readHead(path);
    if (packing !== null) return null;
    const { text } = decodeText(bytes, '');
    const isMapping = FIRST_KEY.test(firstLine(text));
    if (isMapping && STATEMENTS_KEY.test(text)) return { kind: 'statements' };
    if ((isMapping && DECISIONS_KEY.test(text)) || DECISIONS_JSON.test(text)) return { kind: 'decisions' };
    if (!YAML_NAME.test(path)) return null;
    const { keysOfYaml } = await import('./parse-statements.js');
    const keys = keysOfYaml(text);
    return keys === null ? null : yamlOfKeys(keys);
  } catch {
    return null; // whoever reads the file for good reports why it cannot be read
  }
}

function yamlOfKeys(keys: readonly string[]): YamlInput {
  if (keys.includes('statements')) return { kind: 'statements' };
  if (keys.includes('decisions')) return { kind: 'decisions' };
  if (keys.length > 0 && keys.every((key) => SETTINGS_OPTIONS.has(key))) return { kind: 'settings', keys };
  return keys.some((key) => SITE_KEYS.has(key)) ? { kind: 'site' } : { kind: 'other', keys };
}

/**
 * How a file of statements is listed among the inputs.
 *
 * @param count of the statements that were read; absent where they were not
 */
export const inputOfStatements = (file: string, count?: number): InputSummary => ({
  file,
  kind: STATEMENTS_KIND,
  recognisedBy:
    count === undefined
      ? 'the key statements'
      : `the key statements; ${count} ${count === 1 ? 'statement was' : 'statements were'} read`,
  sheets: [],
});

/** How a file is listed that `readEstate` leaves to others. */
export function inputOfYaml(yaml: Exclude<YamlInput, { readonly kind: 'other' }>, file: string): InputSummary {
  const { kind } = yaml;
  if (kind === 'site') return inputOfSite(file);
  if (kind === 'settings') return inputOfSettings(file, yaml.keys);
  return kind === 'decisions' ? inputOfDecisions(file) : inputOfStatements(file);
}

/** A site file stands beside inventories and is judged by a command of its own. */
const inputOfSite = (file: string): InputSummary => ({
  file,
  kind: SITE_KIND,
  recognisedBy: 'the keys of a site file; portolan site check reads it',
  sheets: [],
});

/** Settings shape a run, and lie beside the estate that they are for. */
const inputOfSettings = (file: string, keys: readonly string[]): InputSummary => ({
  file,
  kind: SETTINGS_KIND,
  recognisedBy: `the keys of a file of settings (${keys.join(', ')}); it holds where an option names it`,
  sheets: [],
});

/** Settings among the inputs shape nothing by lying there: said, since somebody may think that they do. */
export function settingsAmongInputs(yaml: YamlInput, file: string): readonly Problem[] {
  if (yaml.kind !== 'settings') return [];
  const options = [...new Set(yaml.keys.map((key) => SETTINGS_OPTIONS.get(key) ?? ''))].join('; ');
  return [
    {
      code: 'ingest/settings-among-inputs',
      severity: 'info',
      at: { file },
      message: 'this is a file of settings, which holds only where an option names it',
      remedy: `give it with ${options}, or leave it where it is`,
    },
  ];
}

/**
 * How a file of decisions is listed among the inputs.
 *
 * @param count of the decisions that were read; absent where they were not
 */
export const inputOfDecisions = (file: string, count?: number): InputSummary => ({
  file,
  kind: DECISIONS_KIND,
  recognisedBy:
    count === undefined
      ? 'the key decisions'
      : `the key decisions; ${count} ${count === 1 ? 'decision was' : 'decisions were'} read`,
  sheets: [],
});

/** Keys that only one kind of file for people has, and how that file is given. */
const OTHER_FILES: readonly { readonly keys: readonly string[]; readonly what: string; readonly option: string }[] = [
  // Before a policy, since both may say what they extend.
  { keys: ASSUMPTION_KEYS, what: 'a file of assumptions', option: '--assumptions of portolan business-case' },
  {
    keys: ['waves', 'calendar', 'cutover'],
    what: 'a file of settings of waves',
    option: '--settings of portolan waves',
  },
  { keys: ['workloads'], what: 'a file of workloads', option: 'portolan workloads' },
  { keys: ['extends', 'sizing', 'sizes', 'readiness', 'cost', 'scope'], what: 'a policy', option: '--policy' },
  { keys: ['usdToCurrency', 'currency', 'vm'], what: 'a price sheet', option: '--prices' },
  { keys: ['rules', 'prices', 'unlisted'], what: 'a file of licence terms', option: '--licences' },
  { keys: ['format', 'time'], what: 'a mapping of samples', option: '--mapping' },
  { keys: ['columns', 'separator'], what: 'a mapping of connections', option: '--connections-mapping' },
];

/** Why a YAML file among the inputs is none of them, and how it is given instead. */
export function notAnInputYaml(keys: readonly string[], file: string): Problem {
  const found = OTHER_FILES.find((other) => other.keys.some((key) => keys.includes(key)));
  const refused = { code: 'ingest/unrecognised', severity: 'error', at: { file } } as const;
  if (found !== undefined) {
    return {
      ...refused,
      message: `this is ${found.what}, not an inventory, statements or decisions`,
      remedy: `give it with ${found.option}`,
    };
  }
  return {
    ...refused,
    message: 'this YAML file has neither the key statements nor decisions, and inventories are never YAML',
    remedy:
      'write what was stated under the key statements (docs/statements.md), what was decided under decisions (docs/decisions.md); or leave the file out',
  };
}
