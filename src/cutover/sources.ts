/** The documents that steps rest on, with the dates that they carry; `own` is this project's design and nobody's documentation. */
export const SOURCES = {
  brief: 'what the customers of the briefs ask for and went through',
  own: 'our own design, no document of a vendor',
  frontDoorDomain: 'Microsoft Learn, Azure Front Door: Domains in Azure Front Door (undated)',
  trafficManager: 'Microsoft Learn, Site Recovery: Azure Traffic Manager with Azure Site Recovery (04/08/2019)',
  addressing:
    'Microsoft Learn, Site Recovery: Connect to Azure VMs after failover from on-premises (10/16/2018, 07/26/2022)',
  failover: 'Microsoft Learn, Site Recovery: Run a failover from on-premises to Azure (03/14/2016)',
  azureToAzureQuestions: 'Microsoft Learn, Site Recovery: common questions about Azure-to-Azure recovery (04/28/2022)',
  networkMapping: 'Microsoft Learn, Site Recovery: Set up network mapping and IP addressing for VNets (11/27/2018)',
  testFailover: 'Microsoft Learn, Site Recovery: Run a test failover to Azure (10/28/2018)',
  failbackModernized: 'Microsoft Learn, Site Recovery: failover and failback, modernized (10/06/2023)',
  agentless: 'Microsoft Learn, Azure Migrate: agentless migration of VMware machines (05/12/2025)',
  migrateQuestions: 'Microsoft Learn, Azure Migrate: common questions about server migration (03/06/2023)',
  hydration: 'Microsoft Learn, Azure Migrate: prepare for agentless migration (09/01/2023)',
  recoveryPlan: 'Microsoft Learn, Site Recovery: recovery plan overview (01/23/2020)',
  directory: 'Microsoft Learn, Site Recovery: Active Directory and DNS (04/01/2020), rules R-AD-1 to R-AD-3',
  privateDns: 'Microsoft Learn, Private Link: private endpoint DNS (01/14/2021)',
  hostsFile:
    'Microsoft Learn, Azure Migrate: troubleshoot network connectivity (11/03/2021): a hosts file is for testing only',
  ttl: 'rule R-DNS-1: TTL of at most 300 s a day before the cutover; the briefs ask for 60 s and for 60 to 300 s',
  nat: 'nftables wiki: Performing Network Address Translation; iptables-extensions(8): DNAT, SNAT, MASQUERADE',
  azureFirewall: 'Microsoft, Azure Network Security Blog: Azure Firewall NAT Behaviors (05/19/2023)',
  proxy: 'nginx: ngx_stream_proxy_module; HAProxy configuration manual: mode tcp',
  singleWriter:
    'rules R-DUAL-1 and R-DUAL-2: exactly one writer, and no transaction of the old one that the new one lacks',
} as const;
