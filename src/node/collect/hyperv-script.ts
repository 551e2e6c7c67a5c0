import { SHARED_FUNCTIONS } from './shared-functions.js';

/** Between two samples, unless the caller says otherwise: what Azure Migrate's appliance takes on Hyper-V. */
export const HYPERV_INTERVAL_SECONDS = 30;

const HEAD: string = String.raw`
#Requires -Version 5.1
<#
Portolan collector for Hyper-V: a sample of all running virtual machines of one host every INTERVAL seconds.

Hyper-V keeps no history, so what is to be known must be measured while it happens. Run it on every host of a cluster at the
same time: a machine that moves between hosts is put together again by its id.

  .\collect-hyperv.ps1

WHAT IT NEEDS
  The Hyper-V module of PowerShell, and an account in the local groups "Hyper-V Administrators" (reads the machines and their
  disks and adapters) and "Performance Monitor Users" (reads counters) of the host. There is no smaller group that may list
  machines. For another host (-ComputerName) the firewall must let in "Performance Logs and Alerts" and "Windows Management
  Instrumentation", and the service "Remote Registry" must run. It changes nothing on the host or in machines.
  Counters are asked by their English names: on a Windows in another language it says so and ends.
  No password stands in this file or in what it writes: it uses the account it runs as.

WHAT IT WRITES, in the folder -OutFolder and nowhere else
  hyperv-HOST-YYYY-MM-DD.csv         samples of one UTC day; packed to .csv.gz once the day is over
  hyperv-HOST.state                  when it first started, so that a restart does not prolong it
  hyperv-HOST.log                    what it did and what failed
  hyperv-HOST.lock                   held while it runs, so that it runs once

TO STOP IT, press Ctrl+C or create a file named "stop" in the folder. Start it again and it goes on; what happened in between
is a gap. After -Days days it ends by itself.
#>
[CmdletBinding()]
param(
    # The host; this one where nothing is said.
    [string] $ComputerName = $env:COMPUTERNAME,
    # Where the files go.
    [string] $OutFolder = 'portolan-samples',
    # Seconds between two samples; each is the average over them.
    [ValidateRange(10, 300)] [int] $IntervalSeconds = INTERVAL,
    # Counted from the first start.
    [ValidateRange(1, 366)] [int] $Days = 31
)

$FilePrefix = 'hyperv-' + ($ComputerName -replace '[^A-Za-z0-9.-]', '_')
$SampleHead = @('# zone: UTC', ('# interval: ' + $IntervalSeconds), '# source: hyperv')
`.trim();

const BODY: string = String.raw`
# Get-Counter prints paths in lower case; the last part of each tells what it is.
$CounterPaths = @(
    '\Hyper-V Hypervisor Virtual Processor(*)\% Guest Run Time',
    '\Hyper-V Dynamic Memory VM(*)\Current Pressure',
    '\Hyper-V Dynamic Memory VM(*)\Guest Visible Physical Memory',
    '\Hyper-V Virtual Storage Device(*)\Read Operations/Sec',
    '\Hyper-V Virtual Storage Device(*)\Write Operations/Sec',
    '\Hyper-V Virtual Storage Device(*)\Read Bytes/sec',
    '\Hyper-V Virtual Storage Device(*)\Write Bytes/sec',
    '\Hyper-V Virtual Network Adapter(*)\Bytes Received/sec',
    '\Hyper-V Virtual Network Adapter(*)\Bytes Sent/sec'
)
$DeviceCounters = @{
    'read operations/sec'  = 'disk.readIops'
    'write operations/sec' = 'disk.writeIops'
    'read bytes/sec'       = 'disk.readBytesPerSecond'
    'write bytes/sec'      = 'disk.writeBytesPerSecond'
    'bytes received/sec'   = 'nic.inBytesPerSecond'
    'bytes sent/sec'       = 'nic.outBytesPerSecond'
}
# How often machines, disks and adapters are listed anew.
$ListEvery = New-TimeSpan -Minutes 10
$Guid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'

$Target = @{}
if ($ComputerName -ne $env:COMPUTERNAME) { $Target = @{ ComputerName = $ComputerName } }

# The counters of a disk are named after its file, with hyphens for the separators of the path.
function ConvertTo-DiskKey([string] $Path) {
    $key = $Path.ToLowerInvariant().Replace('\', '-').Replace('/', '-')
    return ($key -replace '^--\?-', '') -replace '-{2,}', '-'
}

# All running machines of the host by name, and whose disk or adapter each device of a counter is.
function Get-Machines {
    $list = @{ ByName = @{}; Devices = @{} }
    $byId = @{}
    foreach ($vm in @(Get-VM @Target | Where-Object { [string] $_.State -eq 'Running' })) {
        $id = ([string] $vm.Id).ToLowerInvariant()
        $machine = @{
            Who = ',' + (ConvertTo-Field $vm.Name) + ',' + $id + ','
            Cores = $vm.ProcessorCount
            MemoryMiB = $vm.MemoryStartup / 1MB
            IsDynamic = [bool] $vm.DynamicMemoryEnabled
        }
        $byId[$id] = $machine
        $name = $vm.Name.ToLowerInvariant()
        # The counters of processors and memory know a machine by its name alone.
        if ($list.ByName.ContainsKey($name)) {
            Write-Log ('two machines are called ' + $vm.Name + ': their processors and memory cannot be told apart and are left out')
            $list.ByName[$name] = $null
        }
        else { $list.ByName[$name] = $machine }
    }
    foreach ($drive in @(Get-VMHardDiskDrive @Target -VMName '*')) {
        $owner = $byId[([string] $drive.VMId).ToLowerInvariant()]
        if ($null -eq $owner -or -not $drive.Path) { continue }
        # "SCSI 0:1", as Portolan names the disk in the inventory; it stays the same when a checkpoint renames the file.
        $place = '{0} {1}:{2}' -f $drive.ControllerType, $drive.ControllerNumber, $drive.ControllerLocation
        $list.Devices[(ConvertTo-DiskKey $drive.Path)] = @{ Owner = $owner; Name = $place }
    }
    $adapters = @(Get-VMNetworkAdapter @Target -VMName '*')
    foreach ($adapter in $adapters) {
        $owner = $byId[([string] $adapter.VMId).ToLowerInvariant()]
        $ids = @([regex]::Matches(([string] $adapter.Id).ToLowerInvariant(), $Guid))
        if ($null -eq $owner -or $ids.Count -eq 0) { continue }
        $name = $adapter.Name
        # All adapters are called alike by default; of several, each takes its MAC address into its name.
        $alike = @($adapters | Where-Object { $_.VMId -eq $adapter.VMId -and $_.Name -eq $adapter.Name })
        if ($alike.Count -gt 1) { $name = $name + ' ' + $adapter.MacAddress }
        $list.Devices[$ids[$ids.Count - 1].Value] = @{ Owner = $owner; Name = $name }
    }
    return $list
}

# The disk or adapter that an instance of a counter means: by the path of the file, or by the adapter's id in its name.
function Find-Device($List, [string] $Instance) {
    $device = $List.Devices[(ConvertTo-DiskKey $Instance)]
    if ($null -ne $device) { return $device }
    $ids = @([regex]::Matches($Instance, $Guid))
    if ($ids.Count -eq 0) { return $null }
    return $List.Devices[$ids[$ids.Count - 1].Value]
}

# Takes one sample, which lasts as long as the interval, and returns its rows.
function Receive-Sample($List) {
    $set = Get-Counter @Target -Counter $CounterPaths -SampleInterval $IntervalSeconds -MaxSamples 1 -ErrorAction SilentlyContinue
    if ($null -eq $set) { throw 'the host gave no counters' }
    $stamp = Format-Stamp ([DateTime]::UtcNow)
    $rows = New-Object 'System.Collections.Generic.List[string]'
    $runTime = @{}
    $pressure = @{}
    $visible = @{}
    foreach ($sample in $set.CounterSamples) {
        # 0 and 1 are valid and new data; anything else is no measurement.
        if ($sample.Status -gt 1) { continue }
        $counter = $sample.Path.Substring($sample.Path.LastIndexOf('\') + 1).ToLowerInvariant()
        $instance = $sample.InstanceName.ToLowerInvariant()
        if ($counter -eq '% guest run time') {
            if ($instance -match '^(.+):hv vp \d+$') { $runTime[$Matches[1]] = [double] $runTime[$Matches[1]] + $sample.CookedValue }
        }
        elseif ($counter -eq 'current pressure') { $pressure[$instance] = $sample.CookedValue }
        elseif ($counter -eq 'guest visible physical memory') { $visible[$instance] = $sample.CookedValue }
        elseif ($DeviceCounters.ContainsKey($counter)) {
            $device = Find-Device $List $instance
            if ($null -eq $device) { continue }
            $what = $DeviceCounters[$counter] + ',' + (ConvertTo-Field $device.Name) + ','
            $rows.Add($stamp + $device.Owner.Who + $what + (Format-Number $sample.CookedValue))
        }
    }
    foreach ($name in $List.ByName.Keys) {
        $machine = $List.ByName[$name]
        if ($null -eq $machine -or -not $runTime.ContainsKey($name)) { continue }
        $before = $stamp + $machine.Who
        $memoryMiB = $machine.MemoryMiB
        $rows.Add($before + 'cores,,' + $machine.Cores)
        $rows.Add($before + 'cpuRunTimePercentSum,,' + (Format-Number $runTime[$name]))
        # Without dynamic memory the host does not know what the guest uses.
        if ($machine.IsDynamic -and $visible.ContainsKey($name) -and $visible[$name] -gt 0) {
            $memoryMiB = $visible[$name]
            if ($pressure.ContainsKey($name)) {
                $rows.Add($before + 'memoryUsedMiB,,' + (Format-Number ($pressure[$name] * $visible[$name] / 100)))
            }
        }
        $rows.Add($before + 'memoryMiB,,' + (Format-Number $memoryMiB))
    }
    Add-Rows ($stamp.Substring(0, 10)) $rows
    return $rows.Count
}

try { $null = Get-Counter @Target -ListSet 'Hyper-V Hypervisor Virtual Processor' }
catch { throw 'this host has no counters by their English names: is the Hyper-V role installed, and is Windows in English?' }

$lock = [System.IO.File]::Open($LockFile, 'OpenOrCreate', 'ReadWrite', 'None')
try {
    Write-Log ('collecting from ' + $ComputerName + ' every ' + $IntervalSeconds + ' s until ' + (Format-Stamp $EndsAt))
    Save-State $State
    $list = $null
    $listedAt = [DateTime]::MinValue
    $rows = 0
    while (-not (Test-Stop)) {
        try {
            if ($null -eq $list -or [DateTime]::UtcNow - $listedAt -ge $ListEvery) {
                $list = Get-Machines
                $listedAt = [DateTime]::UtcNow
                Write-Log ('{0} machines; {1} rows since the last list' -f $list.ByName.Count, $rows)
                $rows = 0
                Compress-Finished
            }
            $rows += Receive-Sample $list
        }
        catch {
            Write-Log ('failed, tried again in a minute: ' + $_.Exception.Message)
            $list = $null
            Wait-Until ([DateTime]::UtcNow.AddMinutes(1))
        }
    }
}
finally {
    Save-State $State
    Write-Log 'stopped'
    $lock.Dispose()
}
`.trim();

/** The script for one host of Hyper-V, whole. */
export const renderHypervScript = (intervalSeconds: number): string =>
  `${HEAD.replaceAll('INTERVAL', String(intervalSeconds))}\n\n${SHARED_FUNCTIONS}\n\n${BODY}\n`;
