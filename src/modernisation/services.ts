/** Where a machine could go instead of moving as it is. `vm`: a machine again, made new or moved, and told beside the services. */
export type TargetKind = 'service' | 'vm';

export interface TargetService {
  /** Stable; decisions name it: `managed-redis`. */
  readonly id: ServiceId;
  readonly name: string;
  readonly kind: TargetKind;
  /** What of it, or of what it is mistaken for, ends or changes; null for nothing known. */
  readonly note: string | null;
}

const service = (id: ServiceId, name: string, note: string | null = null): TargetService => ({
  ...{ id, name, kind: 'service', note },
});
const vm = (id: ServiceId, name: string, note: string | null = null): TargetService => ({ id, name, kind: 'vm', note });

/** By which decisions and other tools name a service. */
export type ServiceId =
  | 'app-service'
  | 'static-web-apps'
  | 'api-management'
  | 'container-apps'
  | 'aks'
  | 'postgresql-flexible-server'
  | 'mysql-flexible-server'
  | 'sql-managed-instance'
  | 'sql-database'
  | 'sql-server-vm'
  | 'managed-redis'
  | 'service-bus'
  | 'rabbitmq-vm'
  | 'oracle-database-at-azure'
  | 'oracle-vm'
  | 'azure-firewall'
  | 'nat-gateway'
  | 'bastion'
  | 'azure-files'
  | 'netapp-files'
  | 'log-analytics'
  | 'domain-controller-vm';

/** What the rules may suggest; a dated table, see the rules for the page of each. */
export const TARGET_SERVICES: Readonly<Record<ServiceId, TargetService>> = {
  'app-service': service('app-service', 'Azure App Service'),
  'static-web-apps': service('static-web-apps', 'Azure Static Web Apps'),
  'api-management': service('api-management', 'Azure API Management'),
  'container-apps': service('container-apps', 'Azure Container Apps'),
  aks: service('aks', 'Azure Kubernetes Service'),
  'postgresql-flexible-server': service(
    'postgresql-flexible-server',
    'Azure Database for PostgreSQL flexible server',
    'Single server is retired since March 2025; flexible server is what is meant',
  ),
  'mysql-flexible-server': service(
    'mysql-flexible-server',
    'Azure Database for MySQL flexible server',
    'Single server is retired since September 2024; flexible server is what is meant',
  ),
  'sql-managed-instance': service('sql-managed-instance', 'Azure SQL Managed Instance'),
  'sql-database': service('sql-database', 'Azure SQL Database'),
  'sql-server-vm': vm('sql-server-vm', 'SQL Server on an Azure VM'),
  'managed-redis': service(
    'managed-redis',
    'Azure Managed Redis',
    'Azure Cache for Redis retires: the Enterprise tiers on 2027-03-31, Basic, Standard and Premium on 2028-09-30',
  ),
  'service-bus': service('service-bus', 'Azure Service Bus'),
  'rabbitmq-vm': vm('rabbitmq-vm', 'RabbitMQ on Azure VMs, or by its operator on AKS'),
  'oracle-database-at-azure': service('oracle-database-at-azure', 'Oracle Database@Azure'),
  'oracle-vm': vm('oracle-vm', 'Oracle Database on an Azure VM'),
  'azure-firewall': service('azure-firewall', 'Azure Firewall'),
  'nat-gateway': service(
    'nat-gateway',
    'Azure NAT Gateway',
    'new virtual networks have no default outbound access: every subnet needs a stated way out',
  ),
  bastion: service('bastion', 'Azure Bastion'),
  'azure-files': service('azure-files', 'Azure Files'),
  'netapp-files': service('netapp-files', 'Azure NetApp Files'),
  'log-analytics': service(
    'log-analytics',
    'Azure Monitor Logs (Log Analytics)',
    'the Log Analytics agent (MMA) is retired since August 2024: Azure Monitor Agent sends the logs',
  ),
  'domain-controller-vm': vm('domain-controller-vm', 'A new domain controller on an Azure VM'),
};

/**
 * Regions in which Oracle Database@Azure is offered, as far as was read: Microsoft's and Oracle's lists of regions, of which the stored
 * copies show these. A region that is not here is unknown, not without it.
 */
export const ORACLE_AT_AZURE_REGIONS: ReadonlySet<string> = new Set([
  ...['australiaeast', 'australiasoutheast', 'brazilsouth', 'centralindia', 'eastus', 'francecentral', 'francesouth'],
  ...['germanynorth', 'germanywestcentral', 'japaneast', 'japanwest', 'southeastasia', 'southindia'],
]);
