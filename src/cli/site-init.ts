import type { Command } from 'commander';
import { writeSiteTemplate } from '../node/index.js';
import type { CommandLine } from './command-line.js';

interface InitOptions {
  readonly out: string;
}

export function addSiteInitCommand(site: Command, line: CommandLine): void {
  site
    .command('init')
    .description('write a site file that explains every key, with every value commented out')
    .option('--out <file>', 'the file to write; it must not exist yet', 'site.yaml')
    .action(async ({ out }: InitOptions) => {
      await writeSiteTemplate(out);
      line.error(`Wrote ${out}: fill in what you know, then run portolan site check ${out}\n`);
    });
}
