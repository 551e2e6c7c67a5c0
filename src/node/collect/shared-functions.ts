/**
 * What both collectors share, in Windows PowerShell 5.1 and later: the log, the state, the files of samples, the end. It
 * expects `$OutFolder`, `$Days` and `$FilePrefix`, and the comment lines of a sample file in `$SampleHead`.
 */
export const SHARED_FUNCTIONS: string = String.raw`
Set-StrictMode -Version 1.0
$ErrorActionPreference = 'Stop'
$Invariant = [System.Globalization.CultureInfo]::InvariantCulture
$Utf8 = New-Object System.Text.UTF8Encoding($false)

$OutFolder = (New-Item -ItemType Directory -Force -Path $OutFolder).FullName
$LogFile = Join-Path $OutFolder ($FilePrefix + '.log')
$StateFile = Join-Path $OutFolder ($FilePrefix + '.state')
$LockFile = Join-Path $OutFolder ($FilePrefix + '.lock')
$StopFile = Join-Path $OutFolder 'stop'

function Write-Log([string] $Text) {
    $line = (Format-Stamp ([DateTime]::UtcNow)) + ' ' + $Text
    Write-Host $line
    [System.IO.File]::AppendAllText($LogFile, $line + [Environment]::NewLine, $Utf8)
}

function Format-Stamp([DateTime] $Utc) {
    return $Utc.ToString('yyyy-MM-ddTHH:mm:ssZ', $Invariant)
}

function Read-Stamp([string] $Text) {
    $styles = [System.Globalization.DateTimeStyles] 'AssumeUniversal, AdjustToUniversal'
    return [DateTime]::ParseExact($Text, 'yyyy-MM-ddTHH:mm:ssZ', $Invariant, $styles)
}

function Format-Number([double] $Value) {
    return $Value.ToString('0.###', $Invariant)
}

function ConvertTo-Field([string] $Text) {
    if ($Text -match '[",\r\n]') { return '"' + $Text.Replace('"', '""') + '"' }
    return $Text
}

# The state is one line per key. It is written aside and renamed, so that a crash leaves the old one or the new one.
function Read-State {
    $state = @{}
    if (Test-Path -LiteralPath $StateFile) {
        foreach ($line in [System.IO.File]::ReadAllLines($StateFile)) {
            $split = $line.IndexOf('=')
            if ($split -gt 0) { $state[$line.Substring(0, $split)] = $line.Substring($split + 1) }
        }
    }
    return $state
}

function Save-State([hashtable] $State) {
    $lines = @($State.Keys | Sort-Object | ForEach-Object { $_ + '=' + $State[$_] })
    $aside = $StateFile + '.new'
    [System.IO.File]::WriteAllLines($aside, [string[]] $lines, $Utf8)
    Move-Item -LiteralPath $aside -Destination $StateFile -Force
}

# One file per UTC day, in the long form: one value per row.
function Add-Rows([string] $Day, $Rows) {
    $path = Join-Path $OutFolder ($FilePrefix + '-' + $Day + '.csv')
    $isNew = -not (Test-Path -LiteralPath $path)
    $writer = New-Object System.IO.StreamWriter($path, $true, $Utf8)
    try {
        $writer.NewLine = [string] [char] 10
        if ($isNew) {
            foreach ($line in $SampleHead) { $writer.WriteLine($line) }
            $writer.WriteLine('timestamp,machine,machineId,counter,instance,value')
        }
        foreach ($row in $Rows) { $writer.WriteLine($row) }
    }
    finally { $writer.Dispose() }
}

# Packed, a finished day takes less than a tenth of the space. Rows of yesterday may still come for an hour.
function Compress-Finished {
    $today = [DateTime]::UtcNow.ToString('yyyy-MM-dd', $Invariant)
    $before = [DateTime]::UtcNow.AddHours(-3)
    foreach ($file in @(Get-ChildItem -LiteralPath $OutFolder -Filter ($FilePrefix + '-*.csv'))) {
        $packed = $file.FullName + '.gz'
        if ($file.BaseName.EndsWith($today) -or $file.LastWriteTimeUtc -gt $before -or (Test-Path -LiteralPath $packed)) { continue }
        $aside = $packed + '.new'
        $from = [System.IO.File]::OpenRead($file.FullName)
        try {
            $to = [System.IO.File]::Create($aside)
            $gzip = New-Object System.IO.Compression.GZipStream($to, [System.IO.Compression.CompressionMode]::Compress)
            try { $from.CopyTo($gzip) } finally { $gzip.Dispose() }
        }
        finally { $from.Dispose() }
        Move-Item -LiteralPath $aside -Destination $packed -Force
        Remove-Item -LiteralPath $file.FullName
        Write-Log ('packed ' + $file.Name)
    }
}

function Test-Stop {
    return (Test-Path -LiteralPath $StopFile) -or ([DateTime]::UtcNow -ge $EndsAt)
}

function Wait-Until([DateTime] $Utc) {
    while ([DateTime]::UtcNow -lt $Utc -and -not (Test-Stop)) { Start-Sleep -Seconds 5 }
}

$State = Read-State
if (-not $State.ContainsKey('startedAt')) { $State['startedAt'] = Format-Stamp ([DateTime]::UtcNow) }
$EndsAt = (Read-Stamp $State['startedAt']).AddDays($Days)
`.trim();
