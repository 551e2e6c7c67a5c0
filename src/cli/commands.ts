import type { Command } from 'commander';
import type { CommandLine } from './command-line.js';

/** A command as the list of all commands shows it, and where its code is. */
export interface CommandEntry {
  readonly name: string;
  /** The heading under which it is listed. */
  readonly group: CommandGroup;
  /** One line of the list, at most 62 characters, so that it fits 80 columns; the command describes itself at length. */
  readonly summary: string;
  /** Reads the code in: nothing of it is needed to list commands, and all of it takes half a second. */
  readonly load: () => Promise<(program: Command, line: CommandLine) => void>;
}

type CommandGroup =
  'Begin here:' | 'Question an answer:' | 'Plan the move:' | 'Beyond machines:' | 'Data and knowledge:';

/** Every command, in the order of the list. */
export const COMMANDS: readonly CommandEntry[] = [
  {
    name: 'demo',
    group: 'Begin here:',
    summary: 'assess an invented estate: see a report before you have data',
    load: async () => (await import('./command-demo.js')).addDemoCommand,
  },
  {
    name: 'check',
    group: 'Begin here:',
    summary: 'what was recognised, read and skipped, before any sizing',
    load: async () => (await import('./command-check.js')).addCheckCommand,
  },
  {
    name: 'assess',
    group: 'Begin here:',
    summary: 'size, price and judge every machine; write a report',
    load: async () => (await import('./command-assess.js')).addAssessCommand,
  },
  {
    name: 'explain',
    group: 'Begin here:',
    summary: 'why a machine got its size, from the source to the bill',
    load: async () => (await import('./command-explain.js')).addExplainCommand,
  },
  {
    name: 'report',
    group: 'Begin here:',
    summary: 'one page of all that lies in an output folder',
    load: async () => (await import('./command-report.js')).addReportCommand,
  },
  {
    name: 'backtest',
    group: 'Question an answer:',
    summary: 'size on the past, count overload in the week behind it',
    load: async () => (await import('./command-backtest.js')).addBackTestCommand,
  },
  {
    name: 'second-opinion',
    group: 'Question an answer:',
    summary: "Azure Migrate's answer beside ours, and why they differ",
    load: async () => (await import('./command-second-opinion.js')).addSecondOpinionCommand,
  },
  {
    name: 'diff',
    group: 'Question an answer:',
    summary: 'the change from one assessment to another, by cause',
    load: async () => (await import('./command-diff.js')).addDiffCommand,
  },
  {
    name: 'whatif',
    group: 'Question an answer:',
    summary: 'cost against overload under many policies, and the knee',
    load: async () => (await import('./command-whatif.js')).addWhatIfCommand,
  },
  {
    name: 'joint',
    group: 'Question an answer:',
    summary: 'the peak of the sum against the sum of the peaks',
    load: async () => (await import('./command-joint.js')).addJointCommand,
  },
  {
    name: 'waves',
    group: 'Plan the move:',
    summary: 'what moves when, with a proven bound, dates and runbooks',
    load: async () => (await import('./command-waves.js')).addWavesCommand,
  },
  {
    name: 'graph',
    group: 'Plan the move:',
    summary: 'who depends on whom: roles, applications, single points',
    load: async () => (await import('./command-graph.js')).addGraphCommand,
  },
  {
    name: 'replication',
    group: 'Plan the move:',
    summary: 'how machines are replicated: churn, limits, first copies',
    load: async () => (await import('./command-replication.js')).addReplicationCommand,
  },
  {
    name: 'recovery',
    group: 'Plan the move:',
    summary: 'how machines come back: points, start order, drills',
    load: async () => (await import('./command-recovery.js')).addRecoveryCommand,
  },
  {
    name: 'site',
    group: 'Plan the move:',
    summary: 'network, directory and vault: what no inventory tells',
    load: async () => (await import('./command-site.js')).addSiteCommand,
  },
  {
    name: 'preflight',
    group: 'Plan the move:',
    summary: "look at a site's names, ports and TLS without harm",
    load: async () => (await import('./command-preflight.js')).addPreflightCommand,
  },
  {
    name: 'licences',
    group: 'Beyond machines:',
    summary: 'licences by the core before and after; hybrid benefit',
    load: async () => (await import('./command-licences.js')).addLicencesCommand,
  },
  {
    name: 'paas',
    group: 'Beyond machines:',
    summary: 'services of Azure that could replace machines',
    load: async () => (await import('./command-paas.js')).addPaasCommand,
  },
  {
    name: 'business-case',
    group: 'Beyond machines:',
    summary: 'staying against moving over 1 to 5 years',
    load: async () => (await import('./command-business-case.js')).addBusinessCaseCommand,
  },
  {
    name: 'workloads',
    group: 'Beyond machines:',
    summary: 'databases and web applications: which service, what size',
    load: async () => (await import('./command-workloads.js')).addWorkloadsCommand,
  },
  {
    name: 'avs',
    group: 'Beyond machines:',
    summary: 'the nodes of Azure VMware Solution that would carry it all',
    load: async () => (await import('./command-avs.js')).addAvsCommand,
  },
  {
    name: 'ingest',
    group: 'Data and knowledge:',
    summary: 'read samples into a store of peaks, once each',
    load: async () => (await import('./command-ingest.js')).addIngestCommand,
  },
  {
    name: 'export',
    group: 'Data and knowledge:',
    summary: 'write the peaks of a store as CSV or Parquet',
    load: async () => (await import('./command-export.js')).addExportCommand,
  },
  {
    name: 'rules',
    group: 'Data and knowledge:',
    summary: 'every rule: what it asks, needs, says and advises',
    load: async () => (await import('./command-rules.js')).addRulesCommand,
  },
  {
    name: 'catalog',
    group: 'Data and knowledge:',
    summary: 'what the catalogue knows, how old it is, and from where',
    load: async () => (await import('./command-catalog.js')).addCatalogCommand,
  },
  {
    name: 'collect-script',
    group: 'Data and knowledge:',
    summary: 'a read-only PowerShell script that collects samples',
    load: async () => (await import('./command-collect-script.js')).addCollectScriptCommand,
  },
  {
    name: 'completion',
    group: 'Data and knowledge:',
    summary: 'a script that completes words for bash or zsh',
    load: async () => (await import('./command-completion.js')).addCompletionCommand,
  },
];
