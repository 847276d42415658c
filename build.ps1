<#
.SYNOPSIS
Builds, tests and packs FreeSport.Ops. A thin coat over dotnet for people with PowerShell at hand.
.EXAMPLE
./build.ps1 -Task Pack
.EXAMPLE
./build.ps1 Tables
Writes the tables of the workflow checker anew, from GitHub.
#>
[CmdletBinding()]
param(
    [ValidateSet('Build', 'Test', 'Pack', 'Docs', 'Tables')]
    [string] $Task = 'Build',

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Release',

    # For Tables: git clones to read, as owner+name or owner/name, instead of cloning them.
    [string] $Clones
)

$ErrorActionPreference = 'Stop'
$packaging = Join-Path $PSScriptRoot 'src/FreeSport.Ops.Packaging'
$solution = Join-Path $PSScriptRoot 'FreeSport.Ops.slnx'

switch ($Task) {
    'Build' { dotnet build $solution -c $Configuration }
    'Test' { dotnet test $solution --logger 'console;verbosity=normal' }
    'Pack' { dotnet build $packaging -c $Configuration '-t:PackModule' }
    'Docs' { dotnet build $packaging -c $Configuration }
    'Tables' { dotnet run --project $packaging -c $Configuration -- tables $PSScriptRoot @($Clones | Where-Object { $_ }) }
}

exit $LASTEXITCODE
