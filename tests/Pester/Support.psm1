# What the Pester files share. The module under test is the packed one in out/.
$root = Split-Path (Split-Path $PSScriptRoot)
$script:manifest = (Get-ChildItem (Join-Path $root 'out/FreeSport.Ops') -Recurse -Filter 'FreeSport.Ops.psd1' | Select-Object -First 1).FullName

function Get-PackedManifest { $script:manifest }

function Get-PackedFeed { Join-Path $root 'out' }

# A copy of the sample in a git repository of its own, whose addresses answer on this machine or nowhere.
function New-Sample([string] $Folder) {
    Copy-Item (Join-Path $root 'docs/samples/freesport') $Folder -Recurse
    $configuration = Join-Path $Folder 'freesport.ops.yml'
    $text = [IO.File]::ReadAllText($configuration) -replace 'deploy@[a-z.]+', 'deploy@127.0.0.1:1' -replace 'ghcr\.io', '127.0.0.1:1'
    [IO.File]::WriteAllText($configuration, $text)
    git -C $Folder init --quiet
    git -C $Folder add --all
    git -C $Folder -c user.name=Test -c user.email=test@localhost commit --quiet --no-verify --no-gpg-sign --message sample
    $Folder
}

# This PowerShell once more, as a process of its own; output and errors as one text.
function Invoke-Process([string[]] $Arguments) {
    $program = Join-Path $PSHOME $(if ($PSEdition -eq 'Desktop') { 'powershell.exe' } elseif ($IsWindows) { 'pwsh.exe' } else { 'pwsh' })
    $first = @(if (-not (Test-Path $program)) { $program = 'dotnet'; Join-Path $PSHOME 'pwsh.dll' })
    $output = & $program @first -NoProfile -NonInteractive @Arguments 2>&1 | ForEach-Object { "$_" }
    [pscustomobject]@{ ExitCode = $LASTEXITCODE; Lines = @($output); Text = $output -join "`n" }
}

# A command in it, with the module imported.
function Invoke-Shell([string] $Command, [string] $Folder, [switch] $Bare) {
    if (-not $Bare) { $Command = "Import-Module '$script:manifest'; $Command" }
    if ($Folder) { $Command = "Set-Location -LiteralPath '$Folder'; $Command" }
    Invoke-Process '-Command', $Command
}

# The same for a script file, which is how a pipeline calls it.
function Invoke-ShellFile([string] $Script, [string] $Folder) {
    $file = Join-Path $Folder 'gate.ps1'
    [IO.File]::WriteAllText($file, "Import-Module '$script:manifest'`n$Script`n", [Text.UTF8Encoding]::new($true))
    Push-Location $Folder
    try { Invoke-Process '-File', $file }
    finally { Pop-Location }
}
