import { PROFILES } from '../assessment/index.js';
import { AVS_NODE_NAMES, AVS_STORAGE_NAMES } from '../avs/index.js';
import { CASE_PROFILES } from '../business-case/index.js';
import { ESTATE_NAMES } from '../estates/index.js';
import { COLLECTOR_KINDS } from '../node/index.js';
import { SEVERITIES } from '../rules/index.js';
import { AZURE_CLOUDS, CONNECTIVITY_TOOLS } from '../site/index.js';
import { BUCKET_MINUTES } from '../timeseries/index.js';
import { WAVE_PROFILES } from '../waves/index.js';
import { COMMANDS } from './commands.js';

/** Closed lists of values, by the command and what takes the value, or by that alone where it is the same everywhere. */
export const OPTION_VALUES: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ['--profile', PROFILES.map(({ name }) => name)],
  ['--bucket-minutes', BUCKET_MINUTES.map(String)],
  ['--fail-on', ['error', 'warning', 'info']],
  ['site check --fail-on', SEVERITIES],
  ['preflight --fail-on', ['failed', 'unknown']],
  ['demo --estate', ESTATE_NAMES],
  ['--wave-profile', WAVE_PROFILES.map(({ profile }) => profile)],
  ['--strategy', ['application', 'tier']],
  ['joint --by', ['host', 'cluster', 'application']],
  ['business-case --case-profile', CASE_PROFILES.map(({ name }) => name)],
  ['second-opinion --imitate', PROFILES.map(({ name }) => name).filter((name) => name.startsWith('azure-migrate'))],
  ['workloads --web-plan', ['documented', 'observed']],
  ['workloads --missing-performance', ['allocated', 'smallest', 'unknown']],
  ['avs --node', AVS_NODE_NAMES],
  ['avs --storage-policy', AVS_STORAGE_NAMES],
  ['avs --storage', ['allocated', 'used']],
  ['avs --edition', ['2024', '2020']],
  ['site urls --tool', CONNECTIVITY_TOOLS],
  ['site urls --cloud', AZURE_CLOUDS],
  ['site urls --format', ['text', 'csv', 'json', 'patterns']],
  ['collect-script <platform>', COLLECTOR_KINDS],
  ['completion <shell>', ['bash', 'zsh']],
  ['help <command>', COMMANDS.map(({ name }) => name)],
]);

/**
 * The values among which one option or argument of a command chooses; null where the list is not closed.
 *
 * @param path the words of the command, such as `waves score`
 * @param taker `--profile` or `<platform>`
 * @param regions the names that `--region` knows
 */
export function valuesOf(path: string, taker: string, regions: readonly string[]): readonly string[] | null {
  if (taker === '--region') return regions;
  return OPTION_VALUES.get(`${path} ${taker}`) ?? OPTION_VALUES.get(taker) ?? null;
}
