import type { Command } from 'commander';

/** The command `site`, made by the first of its subcommands that asks for it. */
export const siteGroup = (program: Command): Command =>
  program.commands.find((command) => command.name() === 'site') ??
  program.command('site').description('check what no inventory tells: network, directory, vCenter, vault, appliances');
