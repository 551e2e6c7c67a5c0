import type { Command } from 'commander';
import { AssessmentError } from '../model/index.js';
import { ERROR_CODES, findErrorCode, formatSourcePage, hresultOf } from '../site/index.js';
import type { FoundErrorCode } from '../site/index.js';
import type { CommandLine } from './command-line.js';

const READ_AS: Readonly<Record<FoundErrorCode['reading']['as'], string>> = {
  plain: '',
  hexadecimal: '',
  signed: ', given with its sign',
  signedWithoutSign: ', given as its signed value without the sign',
};

function words(text: string, { entry, reading }: FoundErrorCode): string {
  const hresult = entry.hresult === null ? '' : ` = ${hresultOf(Number(entry.hresult))}`;
  return [
    `${text}: ${entry.meaning}${entry.scenario === null ? '' : ` (${entry.scenario})`}`,
    `  code      ${entry.code}${hresult}${READ_AS[reading.as]}`,
    ...(entry.port === null ? [] : [`  port      ${entry.port}`]),
    ...entry.check.map((check, index) => `  ${index === 0 ? 'check' : '     '}     ${check}`),
    `  source    ${formatSourcePage(entry.source)}`,
  ].join('\n');
}

function errorCodes(codes: readonly string[], { json }: { readonly json?: boolean }, line: CommandLine): void {
  const found = codes.map((text) => ({ text, found: findErrorCode(text) }));
  if (json === true) {
    line.out(
      `${JSON.stringify(
        found.map(({ text, found: one }) => ({ text, ...(one ?? { entry: null }) })),
        null,
        2,
      )}\n`,
    );
  } else {
    line.out(
      found
        .map(
          ({ text, found: one }) =>
            `${one === null ? `${text}: no page of the table explains it` : words(text, one)}\n`,
        )
        .join(''),
    );
  }
  if (found.some(({ found: one }) => one !== null)) return;
  throw new AssessmentError({
    code: 'site/unknown-error-code',
    severity: 'error',
    at: null,
    message: `none of ${codes.length} is explained by a page of the table`,
    remedy: `it has ${ERROR_CODES.map(({ code }) => code).join(', ')}; write a code as printed, decimal or 0x...`,
  });
}

/** `portolan site error-code 2147221164`: what a page says of an error of Site Recovery or Azure Migrate. */
export function addSiteErrorCodeCommand(site: Command, line: CommandLine): void {
  site
    .command('error-code')
    .description('explain error codes of Site Recovery and Azure Migrate, in any form in which they are printed')
    .argument('<codes...>', 'such as 78188, 0x80040154, 2147221164; a negative one after --')
    .option('--json', 'print JSON on stdout')
    .action((codes: string[], options: { readonly json?: boolean }) => {
      errorCodes(codes, options, line);
    });
}
