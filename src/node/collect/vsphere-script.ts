import { SHARED_FUNCTIONS } from './shared-functions.js';

/** ESXi measures every 20 seconds and keeps an hour of it; nothing that a caller says changes either. */
export const VSPHERE_INTERVAL_SECONDS = 20;

const HEAD: string = String.raw`
#Requires -Version 5.1
<#
Portolan collector for vSphere: 20-second samples of all running virtual machines, for as long as it runs.

ESXi keeps its 20-second samples for one hour and vCenter keeps only averages of 5 minutes and more, which hide peaks.
This script asks vCenter every half hour for what is new and appends it to files that Portolan reads.

  .\collect-vsphere.ps1 -Server vcenter.example -Credential (Get-Credential)

WHAT IT NEEDS
  PowerCLI (Install-Module VMware.PowerCLI), and an account with the role "Read-only" on the vCenter with "Propagate to
  children": System.Anonymous, System.View and System.Read. "Performance > Modify intervals" is NOT needed, nor any other
  privilege. It writes nothing to vCenter, to hosts or to machines.
  No password stands in this file or in what it writes: an open session to the server is used, else you are asked once.

WHAT IT WRITES, in the folder -OutFolder and nowhere else
  vsphere-SERVER-YYYY-MM-DD.csv      samples of one UTC day; packed to .csv.gz once the day is over
  vsphere-SERVER.state               the last stamp of each machine, so that it goes on where it stopped
  vsphere-SERVER.log                 what it did and what failed
  vsphere-SERVER.lock                held while it runs, so that it runs once

TO STOP IT, press Ctrl+C or create a file named "stop" in the folder. Start it again and it goes on; of a break of less than
an hour nothing is lost. After -Days days it ends by itself.
#>
[CmdletBinding()]
param(
    # The vCenter (or one ESXi host), by the name of the certificate.
    [Parameter(Mandatory = $true)] [string] $Server,
    # Where the files go.
    [string] $OutFolder = 'portolan-samples',
    # Not needed where Connect-VIServer was run before.
    [System.Management.Automation.PSCredential] $Credential,
    # Less than 60, since ESXi forgets after an hour.
    [ValidateRange(5, 50)] [int] $PollMinutes = 30,
    # Counted from the first start.
    [ValidateRange(1, 366)] [int] $Days = 31,
    # Asks once and ends, as from the task scheduler.
    [switch] $Once
)

$FilePrefix = 'vsphere-' + ($Server -replace '[^A-Za-z0-9.-]', '_')
$SampleHead = @('# zone: UTC', '# interval: 20', '# source: vsphere')
`.trim();

const BODY: string = String.raw`
# What is asked of vCenter, and what becomes of it. vSphere gives percent in hundredths, sizes in KiB and rates in KiB/s.
# A counter that this vCenter does not have, or has in another unit, is left out. The guest's own figure comes from VMware
# Tools and only some versions hand it out.
$Counters = @(
    @{ Name = 'cpu.usage.average'; Unit = 'percent'; Each = $false; Counter = 'cpuPercent'; Factor = 0.01 },
    @{ Name = 'mem.consumed.average'; Unit = 'kiloBytes'; Each = $false; Counter = 'memoryConsumedMiB'; Factor = 1 / 1024 },
    @{ Name = 'mem.active.average'; Unit = 'kiloBytes'; Each = $false; Counter = 'memoryActiveMiB'; Factor = 1 / 1024 },
    @{ Name = 'guest.mem.needed.latest'; Unit = 'kiloBytes'; Each = $false; Counter = 'memoryUsedMiB'; Factor = 1 / 1024 },
    @{ Name = 'virtualDisk.numberReadAveraged.average'; Unit = 'number'; Each = $true; Counter = 'disk.readIops'; Factor = 1 },
    @{ Name = 'virtualDisk.numberWriteAveraged.average'; Unit = 'number'; Each = $true; Counter = 'disk.writeIops'; Factor = 1 },
    @{ Name = 'virtualDisk.read.average'; Unit = 'kiloBytesPerSecond'; Each = $true; Counter = 'disk.readBytesPerSecond'; Factor = 1024 },
    @{ Name = 'virtualDisk.write.average'; Unit = 'kiloBytesPerSecond'; Each = $true; Counter = 'disk.writeBytesPerSecond'; Factor = 1024 },
    @{ Name = 'net.received.average'; Unit = 'kiloBytesPerSecond'; Each = $true; Counter = 'nic.inBytesPerSecond'; Factor = 1024 },
    @{ Name = 'net.transmitted.average'; Unit = 'kiloBytesPerSecond'; Each = $true; Counter = 'nic.outBytesPerSecond'; Factor = 1024 }
)

$IsTold = @{}

function Get-OpenSession {
    if (-not (Test-Path -Path 'Variable:Global:DefaultVIServers')) { return $null }
    return @($global:DefaultVIServers) | Where-Object { $_.Name -eq $Server -and $_.IsConnected } | Select-Object -First 1
}

if ($null -eq $Credential -and $null -eq (Get-OpenSession)) { $Credential = Get-Credential -Message ('Read-only account for ' + $Server) }

function Connect-Source {
    $open = Get-OpenSession
    if ($null -ne $open) { return $open }
    if ($null -eq $Credential) { throw 'the session has ended and there is no credential for another: start again with -Credential' }
    Write-Log ('connecting to ' + $Server)
    return Connect-VIServer -Server $Server -Credential $Credential
}

# vCenter drops sessions that rest; one that we opened is closed, and the next try opens another.
function Disconnect-Source {
    if ($null -eq $Credential) { return }
    try { Disconnect-VIServer -Server $Server -Force -Confirm:$false } catch { Write-Log ('already disconnected: ' + $_.Exception.Message) }
}

# The metrics to ask for, and the counter behind each key of this vCenter.
function Get-Metrics($Manager) {
    $known = @{}
    foreach ($info in $Manager.PerfCounter) {
        $known[('{0}.{1}.{2}' -f $info.GroupInfo.Key, $info.NameInfo.Key, $info.RollupType)] = $info
    }
    $metrics = @{ Ids = @(); ByKey = @{} }
    foreach ($one in $Counters) {
        $info = $known[$one.Name]
        if ($null -eq $info -or $info.UnitInfo.Key -ne $one.Unit) {
            if (-not $IsTold.ContainsKey($one.Name)) { Write-Log ('not offered here and left out: ' + $one.Name) }
            $IsTold[$one.Name] = $true
            continue
        }
        $id = New-Object VMware.Vim.PerfMetricId
        $id.CounterId = $info.Key
        $id.Instance = ''
        if ($one.Each) { $id.Instance = '*' }
        $metrics.Ids += $id
        $metrics.ByKey[[int] $info.Key] = $one
    }
    if ($metrics.Ids.Count -eq 0) { throw 'this server offers none of the counters' }
    return $metrics
}

# "scsi0:1" and "4000" are how counters call what the inventory calls "Hard disk 2" and "Network adapter 1".
function Get-DeviceLabels($Machine) {
    $buses = @{}
    $labels = @{}
    foreach ($device in $Machine.Config.Hardware.Device) {
        $kind = $null
        if ($device -is [VMware.Vim.VirtualSCSIController]) { $kind = 'scsi' }
        elseif ($device -is [VMware.Vim.VirtualSATAController]) { $kind = 'sata' }
        elseif ($device -is [VMware.Vim.VirtualNVMEController]) { $kind = 'nvme' }
        elseif ($device -is [VMware.Vim.VirtualIDEController]) { $kind = 'ide' }
        if ($null -ne $kind) { $buses[[int] $device.Key] = $kind + $device.BusNumber }
    }
    foreach ($device in $Machine.Config.Hardware.Device) {
        if ($device -is [VMware.Vim.VirtualDisk]) {
            $labels[$buses[[int] $device.ControllerKey] + ':' + $device.UnitNumber] = $device.DeviceInfo.Label
        }
        elseif ($device -is [VMware.Vim.VirtualEthernetCard]) { $labels[[string] $device.Key] = $device.DeviceInfo.Label }
    }
    return $labels
}

# Appends what is newer than the last stamp of one machine. The server leaves out the sample at the start time itself.
function Receive-Machine($Manager, $Metrics, $Machine) {
    $key = $Machine.MoRef.Value
    $query = New-Object VMware.Vim.PerfQuerySpec
    $query.Entity = $Machine.MoRef
    $query.IntervalId = 20
    $query.Format = 'normal'
    $query.MetricId = $Metrics.Ids
    $last = [DateTime]::MinValue
    if ($State.ContainsKey($key)) {
        $last = Read-Stamp $State[$key]
        $query.StartTime = $last
    }
    $found = @($Manager.QueryPerf(@($query)))
    if ($found.Count -eq 0 -or $null -eq $found[0].SampleInfo -or $null -eq $found[0].Value) { return 0 }
    $name = $Machine.Name.Replace('%2f', '/').Replace('%5c', '\').Replace('%25', '%')
    $who = ',' + (ConvertTo-Field $name) + ',' + $Machine.Config.Uuid.ToLowerInvariant() + ','
    $labels = Get-DeviceLabels $Machine
    $series = @()
    foreach ($one in $found[0].Value) {
        $counter = $Metrics.ByKey[[int] $one.Id.CounterId]
        $instance = [string] $one.Id.Instance
        # Beside its adapters a machine has their total, without an instance, which would count twice.
        if ($null -eq $counter -or ($counter.Each -and $instance -eq '')) { continue }
        if ($labels.ContainsKey($instance)) { $instance = $labels[$instance] }
        $series += @{ Text = $who + $counter.Counter + ',' + (ConvertTo-Field $instance) + ','; Factor = $counter.Factor; Values = $one.Value }
    }
    $hardware = $Machine.Config.Hardware
    $cores = $who + 'cores,,' + $hardware.NumCPU
    $memory = $who + 'memoryMiB,,' + $hardware.MemoryMB
    $byDay = @{}
    $newest = $null
    $samples = @($found[0].SampleInfo)
    for ($index = 0; $index -lt $samples.Count; $index += 1) {
        $at = $samples[$index].Timestamp
        if ($at.Kind -eq [DateTimeKind]::Unspecified) { $at = [DateTime]::SpecifyKind($at, [DateTimeKind]::Utc) }
        $at = $at.ToUniversalTime()
        if ($at -le $last) { continue }
        $stamp = Format-Stamp $at
        $day = $stamp.Substring(0, 10)
        if (-not $byDay.ContainsKey($day)) { $byDay[$day] = New-Object 'System.Collections.Generic.List[string]' }
        $rows = $byDay[$day]
        $rows.Add($stamp + $cores)
        $rows.Add($stamp + $memory)
        foreach ($one in $series) {
            # A negative value stands for a sample that ESXi does not have.
            if ($index -lt $one.Values.Count -and $one.Values[$index] -ge 0) {
                $rows.Add($stamp + $one.Text + (Format-Number ($one.Values[$index] * $one.Factor)))
            }
        }
        $newest = $stamp
    }
    $written = 0
    foreach ($day in @($byDay.Keys | Sort-Object)) {
        Add-Rows $day $byDay[$day]
        $written += $byDay[$day].Count
    }
    if ($null -ne $newest) { $State[$key] = $newest }
    return $written
}

function Receive-Samples {
    $source = Connect-Source
    $instance = Get-View ServiceInstance -Server $source
    $manager = Get-View $instance.Content.PerfManager -Server $source
    $metrics = Get-Metrics $manager
    $running = @{ 'Runtime.PowerState' = 'poweredOn' }
    $machines = @(Get-View -Server $source -ViewType VirtualMachine -Filter $running -Property Name, Config.Uuid, Config.Hardware)
    $rows = 0
    $failed = 0
    $done = 0
    foreach ($machine in $machines) {
        if (Test-Stop) { break }
        if ($null -eq $machine.Config) { continue }
        try { $rows += Receive-Machine $manager $metrics $machine }
        catch {
            $failed += 1
            Write-Log ('no samples of ' + $machine.Name + ': ' + $_.Exception.Message)
            # Where all fail the session is gone, and the next try opens another.
            if ($failed -ge 10 -and $failed -gt $done) { throw }
            continue
        }
        $done += 1
        if ($done % 50 -eq 0) { Save-State $State }
    }
    Write-Log ('{0} machines, {1} rows, {2} failed' -f $done, $rows, $failed)
}

$lock = [System.IO.File]::Open($LockFile, 'OpenOrCreate', 'ReadWrite', 'None')
try {
    Write-Log ('collecting from ' + $Server + ' until ' + (Format-Stamp $EndsAt))
    while (-not (Test-Stop)) {
        $next = [DateTime]::UtcNow.AddMinutes($PollMinutes)
        try { Receive-Samples }
        catch {
            Write-Log ('failed, tried again in a minute: ' + $_.Exception.Message)
            Disconnect-Source
            $next = [DateTime]::UtcNow.AddMinutes(1)
        }
        Save-State $State
        Compress-Finished
        if ($Once) { break }
        Wait-Until $next
    }
}
finally {
    Save-State $State
    Write-Log 'stopped'
    $lock.Dispose()
}
`.trim();

/** The PowerCLI script, whole. */
export const renderVsphereScript = (): string => `${HEAD}\n\n${SHARED_FUNCTIONS}\n\n${BODY}\n`;
