<#
.SYNOPSIS
Builds, tests and packs FreeSport.Ops. A thin coat over dotnet for people with PowerShell at hand.
.EXAMPLE
./build.ps1 -Task Pack
#>
[CmdletBinding()]
param(
    [ValidateSet('Build', 'Test', 'Pack', 'Docs')]
    [string] $Task = 'Build',

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Release'
)

$ErrorActionPreference = 'Stop'
$packaging = Join-Path $PSScriptRoot 'src/FreeSport.Ops.Packaging'
$solution = Join-Path $PSScriptRoot 'FreeSport.Ops.slnx'

switch ($Task) {
    'Build' { dotnet build $solution -c $Configuration }
    'Test' { dotnet test $solution --logger 'console;verbosity=normal' }
    'Pack' { dotnet build $packaging -c $Configuration '-t:PackModule' }
    'Docs' { dotnet build $packaging -c $Configuration }
}

exit $LASTEXITCODE
