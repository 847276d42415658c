<#
.SYNOPSIS
Runs a command on this host only for whoever holds the newest deployment lock.
.DESCRIPTION
The same as fsops-guard, for hosts without a POSIX shell. File keeps the highest token that was seen here. A lower token is
refused; another one is kept, and the command runs while File.lock is held open. Both guards heed each other's lock.

FSOPS_GUARD_WAIT: how many seconds to wait for the command that runs now; 3600 when not set.

Exit codes: the command's own; 64 wrong arguments, 65 File holds no token, 73 File cannot be written, 75 somebody else's
command still runs, 78 the token is lower: somebody else has the lock.
.EXAMPLE
pwsh -NoProfile -File fsops-guard.ps1 C:\ProgramData\freesport\production.token $env:FSOPS_FENCE_TOKEN C:\deploy\deploy.ps1 -ImageTag 0fefabf
#>
param()

# Bound by hand: what follows the command is the command's own, whatever it begins with.
$File, $Token, $Command, $Rest = $args
$tokenForm = '\A[0-9]{1,18}\z'

function Stop-Guard([int] $Code, [string] $Why) {
    [Console]::Error.WriteLine("fsops-guard: $Why")
    exit $Code
}

if ($args.Count -lt 3 -or -not "$File" -or "$Token" -notmatch $tokenForm) { Stop-Guard 64 'usage: fsops-guard.ps1 FILE TOKEN COMMAND [ARGUMENT...]' }
$File = $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($File)
$patience = if ("$env:FSOPS_GUARD_WAIT" -match '\A[0-9]{1,9}\z') { [int] $env:FSOPS_GUARD_WAIT } else { 3600 }
$waited = [System.Diagnostics.Stopwatch]::StartNew()
$lock = $null
while (-not $lock) {
    try { $lock = [System.IO.FileStream]::new("$File.lock", 'OpenOrCreate', 'ReadWrite', 'None') }
    catch [System.IO.IOException] {
        # Windows' sharing and lock violations; EWOULDBLOCK of Linux and macOS.
        $cause = $_.Exception.GetBaseException()
        if ($cause.HResult -notin -2147024864, -2147024863, 11, 35) { Stop-Guard 73 "cannot open $File.lock; nothing was started" }
        if ($waited.Elapsed.TotalSeconds -ge $patience) { Stop-Guard 75 "another deployment's command still runs under $File.lock; nothing was started" }
        Start-Sleep -Milliseconds 200
    }
    catch { Stop-Guard 73 "cannot open $File.lock; nothing was started" }
}

$code = 1
try {
    $stored = if ([System.IO.File]::Exists($File)) { [System.IO.File]::ReadAllText($File).Trim() } else { '0' }
    if ($stored -notmatch $tokenForm) { Stop-Guard 65 "$File holds no token; look what happened to it, then write the highest one into it; nothing was started" }
    if ([long] $Token -lt [long] $stored) { Stop-Guard 78 "token $Token is older than ${stored}: somebody else holds the deployment lock; nothing was started" }
    if ([long] $Token -gt [long] $stored -or -not [System.IO.File]::Exists($File)) {
        try {
            [System.IO.File]::WriteAllText("$File.new", "$Token`n")
            if ([System.IO.File]::Exists($File)) { [System.IO.File]::Replace("$File.new", $File, [NullString]::Value) } else { [System.IO.File]::Move("$File.new", $File) }
        }
        catch { Stop-Guard 73 "cannot write $File; nothing was started" }
    }

    $env:FSOPS_FENCE_TOKEN = "$Token"
    $global:LASTEXITCODE = 0
    try {
        # As a line would be bound: -Name takes the value that follows it.
        $words = @("$Command") + @($Rest | Where-Object { $null -ne $_ })
        $line = ($words | ForEach-Object { if ("$_" -match '\A-[A-Za-z][A-Za-z0-9]*:?\z') { "$_" } else { "'" + ("$_" -replace "'", "''") + "'" } }) -join ' '
        & ([scriptblock]::Create("& $line")) | Out-Default
        $code = if ($LASTEXITCODE) { $LASTEXITCODE } elseif ($?) { 0 } else { 1 }
    }
    catch {
        [Console]::Error.WriteLine($_.Exception.Message)
        $code = 1
    }
}
finally { $lock.Dispose() }
exit $code
