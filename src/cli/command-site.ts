import type { Command } from 'commander';
import type { CommandLine } from './command-line.js';
import { addSiteErrorCodeCommand } from './site-error-code.js';
import { addSiteUrlsCommand } from './site-urls.js';
import { addSiteCheckCommand } from './site-check.js';
import { addSiteInitCommand } from './site-init.js';

export function addSiteCommand(program: Command, line: CommandLine): void {
  const site = program
    .command('site')
    .description('network, directory, vCenter, vault, appliances, policy and drills: what no inventory tells');
  addSiteInitCommand(site, line);
  addSiteCheckCommand(site, line);
  addSiteUrlsCommand(site, line);
  addSiteErrorCodeCommand(site, line);
  for (const command of site.commands) command.copyInheritedSettings(program);
}
