import type { Origin } from '../../model/index.js';
import { parseNumber, styleOfTable } from '../numbers.js';
import { textOfCell } from '../table.js';
import type { Grid, GridRow } from '../table.js';
import type { AnswerProperties, SizingCriterion, StatedSetting } from './answer.js';
import { currencyIn, isPlaceholder } from './answer-values.js';
import { chooseColumns, columnRules, rule } from './column-rules.js';

type SettingField = Exclude<keyof AnswerProperties, 'all'>;

const setting = (
  field: SettingField,
  needs: string,
  more: { readonly allows?: string; readonly refuses?: string } = {},
) => rule<SettingField>(field, 'text', { needs, ...more, units: ['percent'] });

/** How the labels of the settings are known. */
const SETTING_RULES = columnRules<SettingField>([
  setting('assessmentName', 'assessment name', { refuses: 'site project group' }),
  setting('sizingCriterion', 'sizing|size criterion|criteria|method', { allows: 'sizing' }),
  setting('comfortFactor', 'comfort|scaling factor'),
  setting('percentile', 'percentile', { allows: 'utilization utilisation performance used' }),
  setting('performanceHistory', 'history|duration|range', { allows: 'performance time assessment' }),
  setting('region', 'location|region', { allows: 'target azure' }),
  setting('pricingTier', 'tier', { allows: 'pricing price vm' }),
  setting('offer', 'offer|program|agreement|licensing', { allows: 'azure licensing pricing id code' }),
  setting('savingsOption', 'savings|saving|reserved|reservation', {
    allows: 'option options plan instance instances reserved compute saving savings and',
    refuses: 'monthly cost',
  }),
  setting('hybridBenefit', 'hybrid|ahub', {
    allows: 'benefit windows server azure use',
    refuses: 'sql linux monthly cost',
  }),
  setting('currency', 'currency', { allows: 'code' }),
  setting('discountPercent', 'discount'),
  setting('storageType', 'storage|disk type', { allows: 'target recommended preferred storage' }),
  setting('vmSeries', 'vm|machine series|family|families', { allows: 'size target' }),
  setting('uptime', 'uptime', { allows: 'vm days day hours hour month' }),
  setting('created', 'created|generated|exported|calculated|date', {
    allows: 'assessment report time timestamp utc export last',
    refuses: 'by support end prices price',
  }),
]);

/** How many of the settings that we know stand in a grid. */
export const countSettings = (grid: Grid): number => new Set(settingsIn(grid).map(({ field }) => field)).size;

interface FoundSetting {
  readonly field: SettingField | null;
  readonly label: string;
  readonly value: string;
  readonly origin: Origin;
}

/** Rows beyond are no settings. */
const MAX_ROWS = 200;
const MAX_LABEL_CHARACTERS = 80;

/** Label and value side by side, as the portal writes them, or labels in a row with the values below, as the utility does. */
function settingsIn(grid: Grid): (FoundSetting & { readonly field: SettingField })[] {
  return allSettingsIn(grid).filter((one) => one.field !== null) as (FoundSetting & { field: SettingField })[];
}

function allSettingsIn(grid: Grid): FoundSetting[] {
  const rows = grid.rows.slice(0, MAX_ROWS);
  const beside = rows.flatMap((row) => settingBeside(grid, row));
  const below = settingsBelow(grid, rows);
  const known = (settings: readonly FoundSetting[]): number => settings.filter(({ field }) => field !== null).length;
  return known(below) > known(beside) ? below : beside;
}

function settingBeside(grid: Grid, { line, cells }: GridRow): FoundSetting[] {
  const filled = cells.map(textOfCell).filter((text) => text !== '');
  const [label = '', value = ''] = filled;
  if (filled.length < 2 || filled.length > 4 || label.length > MAX_LABEL_CHARACTERS) return [];
  return [{ field: fieldOf(label), label, value, origin: originOf(grid, line, label) }];
}

function settingsBelow(grid: Grid, [header, values]: readonly GridRow[]): FoundSetting[] {
  if (header === undefined || values === undefined || header.cells.length < 3) return [];
  return header.cells.flatMap((cell, index) => {
    const label = textOfCell(cell);
    const value = textOfCell(values.cells[index]);
    if (label === '' || label.length > MAX_LABEL_CHARACTERS || value === '') return [];
    return [{ field: fieldOf(label), label, value, origin: originOf(grid, values.line, label) }];
  });
}

const originOf = ({ file, sheet }: Grid, line: number, column: string): Origin => ({
  file,
  ...(sheet === null ? {} : { sheet }),
  line,
  column,
  how: 'read',
});

const fieldOf = (label: string): SettingField | null => chooseColumns([label], SETTING_RULES)[0]?.rule.field ?? null;

/** The settings in some grids; of several that mean the same, the first that can be read counts. */
export function readSettings(grids: readonly Grid[]): AnswerProperties {
  const found = grids.flatMap(allSettingsIn);
  const filled = found.filter(({ value }) => !isPlaceholder(value));
  const stated = <T>(field: SettingField, parse: (text: string) => T | null): StatedSetting<T> | null => {
    for (const { field: own, value: printed, origin } of filled) {
      const value = own === field ? parse(printed) : null;
      if (value !== null) return { value, printed, origin };
    }
    return null;
  };
  const text = (field: SettingField): StatedSetting<string> | null => stated(field, (value) => value);
  return {
    assessmentName: text('assessmentName'),
    sizingCriterion: stated('sizingCriterion', parseCriterion),
    comfortFactor: stated('comfortFactor', figureIn),
    percentile: stated('percentile', figureIn),
    performanceHistory: text('performanceHistory'),
    region: text('region'),
    pricingTier: text('pricingTier'),
    offer: text('offer'),
    savingsOption: text('savingsOption'),
    hybridBenefit: text('hybridBenefit'),
    currency: stated('currency', currencyIn),
    discountPercent: stated('discountPercent', figureIn),
    storageType: text('storageType'),
    vmSeries: text('vmSeries'),
    uptime: text('uptime'),
    created: text('created'),
    all: found.map(({ label, value, origin }) => ({ label, value, printed: value, origin })),
  };
}

/** `Performance-based`, `PerformanceBased`; `As on-premises`, `As-is`, `AsOnPremises`; null for anything else. */
function parseCriterion(text: string): SizingCriterion | null {
  const word = text.toLowerCase().replace(/[^a-z]/g, '');
  if (word.includes('perf')) return 'performance';
  return /asis|asonprem/.test(word) ? 'asIs' : null;
}

/** The number of `1.3`, `1,3 x`, `95th percentile`, `10 %`. */
function figureIn(text: string): number | null {
  const printed = /\d[\d.,]*/.exec(text)?.[0] ?? '';
  return parseNumber(printed, styleOfTable([{ text: printed }], 'point').style);
}
