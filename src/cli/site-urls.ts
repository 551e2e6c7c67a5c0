import type { Command } from 'commander';
import { AssessmentError } from '../model/index.js';
import { readSite } from '../node/index.js';
import { renderAllowListCsv, renderAllowListText } from '../report/index.js';
import { AZURE_CLOUDS, CONNECTIVITY_TOOLS, deriveAllowList, patternsOf, TOOL_NAMES } from '../site/index.js';
import type { AllowListReport, AzureCloud, ConnectivityTool } from '../site/index.js';
import { choiceWords } from './choice-words.js';
import type { CommandLine } from './command-line.js';

interface UrlsOptions {
  readonly tool?: readonly string[];
  readonly cloud?: string;
  readonly privateEndpoints?: boolean;
  readonly format?: string;
  readonly json?: boolean;
}

const RENDERERS: Readonly<Record<string, (report: AllowListReport) => string>> = {
  text: renderAllowListText,
  csv: renderAllowListCsv,
  json: (report) => `${JSON.stringify(report, null, 2)}\n`,
  patterns: (report) =>
    patternsOf(report)
      .map((pattern) => `${pattern}\n`)
      .join(''),
};

const usage = (message: string, remedy: string): AssessmentError =>
  new AssessmentError({ code: 'cli/bad-option', severity: 'error', at: null, message, remedy });

function oneOf<Value extends string>(option: string, text: string, values: readonly Value[]): Value {
  const found = values.find((value) => value === text);
  if (found !== undefined) return found;
  throw usage(`--${option} "${text}" is not known`, choiceWords(text, values));
}

async function urls(path: string | undefined, options: UrlsOptions, line: CommandLine): Promise<void> {
  const format = options.json === true ? 'json' : oneOf('format', options.format ?? 'text', Object.keys(RENDERERS));
  const tools = options.tool?.map((tool): ConnectivityTool => oneOf('tool', tool, CONNECTIVITY_TOOLS));
  const cloud: AzureCloud | undefined =
    options.cloud === undefined ? undefined : oneOf('cloud', options.cloud, AZURE_CLOUDS);
  const site = path === undefined ? null : (await readSite(path)).site;
  const report = deriveAllowList(site, { tools, cloud, privateEndpoints: options.privateEndpoints });
  line.out(RENDERERS[format]!(report));
  if (!report.rows.some(({ direction }) => direction === 'outbound')) {
    line.error(
      `note: no page of the table lists addresses for ${report.tools.map((tool) => TOOL_NAMES[tool]).join('; ') || 'no tool'}: there is nothing to let out\n`,
    );
  }
  // Formats for other programs have no place for words.
  if (format === 'csv' || format === 'patterns') for (const note of report.notes) line.error(`note: ${note}\n`);
}

/** `portolan site urls [SITE.yaml]`: the list for the firewall team. */
export function addSiteUrlsCommand(site: Command, line: CommandLine): void {
  site
    .command('urls')
    .description('list what the firewall has to let through, with the page of each row; contacts nothing')
    .argument('[site]', 'site file; without one the list is for every supported tool')
    .option('--tool <name...>', CONNECTIVITY_TOOLS.join(', '))
    .option('--cloud <name>', `${AZURE_CLOUDS.join(', ')} (default: what the site file says, else public)`)
    .option('--private-endpoints', 'vault and storage have private endpoints')
    .option('--format <name>', `${Object.keys(RENDERERS).join(', ')} (default: text)`)
    .option('--json', 'print JSON on stdout')
    .action((path: string | undefined, options: UrlsOptions) => urls(path, options, line));
}
