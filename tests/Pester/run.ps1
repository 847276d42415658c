<#
.SYNOPSIS
Runs the Pester tests over the packed module in out/, in the PowerShell that runs this script.
.DESCRIPTION
Takes Pester from NuGet's folder, where the restore of the solution puts it, and elsewhere the installed one.
#>
[CmdletBinding()]
param(
    # Emits Pester's result instead of throwing when a test fails.
    [switch] $PassThru
)

$ErrorActionPreference = 'Stop'
$version = '6.2.0'
$restored = if (Get-Command dotnet -ErrorAction Ignore) {
    Join-Path ((dotnet nuget locals global-packages --list) -replace '^global-packages: ') "pester/$version/tools/Pester.psd1"
}

if ($restored -and (Test-Path $restored)) { Import-Module $restored }
else {
    if (-not (Get-Module Pester -ListAvailable | Where-Object Version -ge $version)) {
        Install-Module Pester -RequiredVersion $version -Scope CurrentUser -Force -SkipPublisherCheck
    }

    Import-Module Pester -MinimumVersion $version
}

$configuration = New-PesterConfiguration
$configuration.Run.Path = $PSScriptRoot
$configuration.Run.PassThru = [bool] $PassThru
$configuration.Run.Throw = -not $PassThru
Invoke-Pester -Configuration $configuration
