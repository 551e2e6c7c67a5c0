import { join } from 'node:path';
import type { Command } from 'commander';
import { deriveAssessment } from '../assessment/index.js';
import type { AssessmentInput } from '../assessment/index.js';
import { applyPriceSheet, findRegion } from '../catalog/index.js';
import type { Catalogue, RegionOffer } from '../catalog/index.js';
import { COMPUTE_TERMS } from '../cost/index.js';
import type { ComputeTerms } from '../cost/index.js';
import { AssessmentError } from '../model/index.js';
import { readCatalogue, readRegionOffer, serializeOutput, writeOutputFolder } from '../node/index.js';
import { renderWhatIfText } from '../report/index.js';
import { deriveWhatIf } from '../whatif/index.js';
import type { SeriesChoice, WhatIfAxes, WhatIfInput } from '../whatif/index.js';
import { asText } from './as-text.js';
import { readForAssessment } from './assess-inputs.js';
import type { CommandLine } from './command-line.js';
import { asLongRun } from './long-run.js';
import type { LongRun, StopWords } from './long-run.js';
import { addAssessOptions, addFailureOptions, addQuietOption, checkOptions, failIfAsked } from './options.js';
import type { AssessOptions } from './options.js';
import { withStdin } from './stdin-input.js';
import { tellProblems } from './tell-problems.js';

interface WhatIfOptions extends AssessOptions {
  readonly percentiles?: string;
  readonly comforts?: string;
  readonly history?: string;
  readonly terms?: string;
  readonly series?: readonly string[];
  readonly regions?: string;
  readonly out?: string;
  readonly all?: boolean;
}

const usage = (message: string, remedy: string): AssessmentError =>
  new AssessmentError({ code: 'cli/bad-option', severity: 'error', at: null, message, remedy });

interface NumberRule {
  readonly option: string;
  readonly isValid: (value: number) => boolean;
  readonly remedy: string;
}

function numbersOf(text: string | undefined, { option, isValid, remedy }: NumberRule): readonly number[] {
  if (text === undefined) return [];
  return text.split(',').map((part) => {
    const value = part.trim() === '' ? NaN : Number(part);
    if (!isValid(value)) throw usage(`--${option} holds "${part}"`, remedy);
    return value;
  });
}

function termsOf(text: string | undefined): readonly ComputeTerms[] {
  return (text?.split(',') ?? []).map((part) => {
    const found = COMPUTE_TERMS.find((terms) => terms.toLowerCase() === part.trim().toLowerCase());
    if (found === undefined) throw usage(`--terms holds "${part}"`, `use some of ${COMPUTE_TERMS.join(', ')}`);
    return found;
  });
}

/** One pattern on the names of series for each choice, such as `^E`. */
function seriesOf(patterns: readonly string[] = []): readonly SeriesChoice[] {
  return patterns.map((pattern) => {
    try {
      new RegExp(pattern);
    } catch {
      throw usage(
        `--series "${pattern}" is no regular expression`,
        'write one as in sizes.series of a policy, such as ^E[a-z]*v5$',
      );
    }
    return { name: pattern, patterns: [pattern] };
  });
}

/** What is varied where nobody says: enough for a curve. */
const USUAL_PERCENTILES: readonly number[] = [90, 95, 99, 100];
const USUAL_COMFORTS: readonly number[] = [1, 1.15, 1.3, 1.5];

function axesOf(options: WhatIfOptions, catalogue: Catalogue): WhatIfAxes {
  const { percentiles, comforts, history, terms, series, regions } = options;
  const isBare = [percentiles, comforts, history, terms, series, regions].every((option) => option === undefined);
  if (isBare) {
    return {
      percentiles: USUAL_PERCENTILES,
      comforts: USUAL_COMFORTS,
      historyDays: [],
      terms: [],
      series: [],
      regions: [],
    };
  }
  const regionName = (name: string): string => {
    const found = findRegion(catalogue, name.trim());
    return found.kind === 'found' ? found.region.name : name.trim();
  };
  return {
    percentiles: numbersOf(percentiles, {
      option: 'percentiles',
      isValid: (value) => Number.isInteger(value) && value >= 1 && value <= 100,
      remedy: 'write whole numbers from 1 to 100, such as 90,95,99',
    }),
    comforts: numbersOf(comforts, {
      option: 'comforts',
      isValid: (value) => value > 0 && value <= 10,
      remedy: 'write factors above 0 and up to 10, such as 1,1.15,1.3',
    }),
    historyDays: numbersOf(history, {
      option: 'history',
      isValid: (value) => Number.isInteger(value) && value >= 1 && value <= 3660,
      remedy: 'write whole days, such as 7,14,30',
    }),
    terms: termsOf(terms),
    series: seriesOf(series),
    regions: (regions?.split(',') ?? []).map(regionName),
  };
}

/** Lists of the regions that are varied: one that there is not is refused before anything is read. */
const listsOf = (regions: readonly string[], catalogue: Catalogue): Promise<readonly RegionOffer[]> =>
  Promise.all(regions.map((region) => readRegionOffer(catalogue, region)));

interface Asked {
  /** What `assess` would assess. */
  readonly assessed: AssessmentInput;
  readonly input: WhatIfInput;
}

async function inputOf(paths: readonly string[], options: WhatIfOptions, run: LongRun): Promise<Asked> {
  const stated = await readCatalogue();
  const axes = axesOf(options, stated);
  const lists = await listsOf(axes.regions, stated);
  const assessed = await readForAssessment(paths, options, run);
  const { estate, peaks, catalogue, policy, priceSheet, engineVersion, offer, asOf } = assessed;
  const others = priceSheet === null ? lists : lists.map((list) => applyPriceSheet(list, catalogue, priceSheet));
  const offers = new Map([offer, ...others].map((one) => [one.region.name, one]));
  const rest = { asOf, priceSheet, engineVersion };
  return { assessed, input: { estate, peaks, catalogue, policy, region: offer.region.name, offers, axes, ...rest } };
}

const WHATIF_FILE = 'whatif.json';

async function whatIf(paths: readonly string[], options: WhatIfOptions, run: LongRun): Promise<void> {
  const { assessed, input } = await inputOf(paths, options, run);
  await run.lastCall();
  const found = deriveWhatIf(input);
  const text = serializeOutput(found, deriveAssessment(assessed));
  await run.lastCall();
  if (options.out !== undefined) {
    run.commit();
    await writeOutputFolder(options.out, [{ name: WHATIF_FILE, text }]);
  }
  run.line.out(
    options.json === true ? text : asText(run.line, () => renderWhatIfText(found, { all: options.all === true })),
  );
  tellProblems(input.estate.problems, run.line);
  failIfAsked(input.estate.problems, options, run.line);
}

const wordsFor = ({ out }: WhatIfOptions): StopWords =>
  out === undefined
    ? { before: 'nothing was to be written', after: 'nothing was to be written' }
    : { before: `nothing was written to ${out}`, after: `by then ${join(out, WHATIF_FILE)} was written` };

const collect = (value: string, before: readonly string[] | undefined): readonly string[] => [...(before ?? []), value];

export function addWhatIfCommand(program: Command, line: CommandLine): void {
  const command = program
    .command('whatif')
    .description('size and price under many policies at once; tell cost against overload, and the knee')
    .argument('<inputs...>', 'inventories and samples: files, folders, patterns, or - for stdin')
    .option(
      '--percentiles <list>',
      `percentiles of samples, such as 90,95,99 (default: ${USUAL_PERCENTILES.join(',')} with four factors)`,
    )
    .option('--comforts <list>', 'factors on CPU, memory, disk traffic and network, such as 1,1.15,1.3')
    .option('--history <list>', 'days of samples, such as 7,14,30')
    .option('--terms <list>', `ways to pay, with commas between: ${COMPUTE_TERMS.join(', ')}`)
    .option('--series <pattern>', 'series that may be chosen, such as ^E; again for another choice', collect)
    .option('--regions <list>', 'Azure regions, such as westeurope,northeurope')
    .option('--out <folder>', `also write ${WHATIF_FILE} there`)
    .option('--all', 'list every cell, not only those that no other beats');
  addFailureOptions(addQuietOption(addAssessOptions(command))).action((paths: string[], options: WhatIfOptions) => {
    checkOptions(options);
    return asLongRun(line, { words: wordsFor(options), isQuiet: options.quiet === true }, (run) =>
      withStdin(paths, run.signal, (files) => whatIf(files, options, run)),
    );
  });
}
