import { PAGES } from './sources.js';

/** Privileges that replication without agents needs at vCenter, by the names of its interface. */
export const AGENTLESS_PRIVILEGES: readonly string[] = [
  'Datastore.Browse',
  'Datastore.FileManagement',
  'VirtualMachine.Config.ChangeTracking',
  'VirtualMachine.Config.DiskLease',
  'VirtualMachine.Provisioning.DiskRandomRead',
  'VirtualMachine.Provisioning.DiskRandomAccess',
  'VirtualMachine.Provisioning.GetVmFiles',
  'VirtualMachine.State.*',
  'VirtualMachine.Interact.PowerOff',
];

/** Of the account of Site Recovery. The page lists them as the client of vSphere prints them; here by the names of the interface. */
export const RECOVERY_PRIVILEGES: readonly string[] = [
  ...['Datastore.AllocateSpace', 'Datastore.Browse', 'Datastore.FileManagement', 'Datastore.DeleteFile'],
  ...['Datastore.UpdateVirtualMachineFiles', 'Network.Assign', 'Resource.AssignVMToPool', 'Resource.ColdMigrate'],
  ...['Resource.HotMigrate', 'Task.Create', 'Task.Update', 'VirtualMachine.Config.*'],
  ...['VirtualMachine.Interact.AnswerQuestion', 'VirtualMachine.Interact.DeviceConnection'],
  ...['VirtualMachine.Interact.SetCDMedia', 'VirtualMachine.Interact.SetFloppyMedia'],
  ...['VirtualMachine.Interact.PowerOff', 'VirtualMachine.Interact.PowerOn', 'VirtualMachine.Interact.ToolsInstall'],
  ...['VirtualMachine.Inventory.Create', 'VirtualMachine.Inventory.Register', 'VirtualMachine.Inventory.Unregister'],
  ...['VirtualMachine.Provisioning.GetVmFiles', 'VirtualMachine.Provisioning.PutVmFiles'],
  'VirtualMachine.State.RemoveSnapshot',
];

/** The pages that list both. */
export const PRIVILEGES_SOURCE: string = [PAGES.migrateMatrix, PAGES.vmwareAccount, PAGES.reprotect].join('; ');
