/**
 * Who needs a connection. The appliance of Azure Migrate stands twice: a project that only discovers and assesses may leave out what
 * the vendor marks for agentless migration.
 */
export type ConnectivityTool =
  | 'asr-modernized'
  | 'asr-classic'
  | 'migrate-discovery'
  | 'migrate-agentless'
  | 'migrate-agent-based'
  | 'hyperbdr-failback';

/** The order of lists. */
export const CONNECTIVITY_TOOLS: readonly ConnectivityTool[] = [
  'asr-modernized',
  'migrate-agentless',
  'migrate-discovery',
  'migrate-agent-based',
  'hyperbdr-failback',
  'asr-classic',
];

export const TOOL_NAMES: Readonly<Record<ConnectivityTool, string>> = {
  'asr-modernized': 'Site Recovery (modernized)',
  'asr-classic': 'Site Recovery (classic, unsupported since 2026-03-30)',
  'migrate-discovery': 'Azure Migrate, discovery and assessment',
  'migrate-agentless': 'Azure Migrate, agentless migration of VMware',
  'migrate-agent-based': 'Azure Migrate, agent-based migration',
  'hyperbdr-failback': 'HyperBDR failback',
};

/** `china` is Azure operated by 21Vianet. */
export type AzureCloud = 'public' | 'government' | 'china';
export const AZURE_CLOUDS: readonly AzureCloud[] = ['public', 'government', 'china'];
