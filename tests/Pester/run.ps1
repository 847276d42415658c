<#
.SYNOPSIS
Runs the Pester tests over the packed module in out/, in the PowerShell that runs this script.
#>
$ErrorActionPreference = 'Stop'
if (-not (Get-Module Pester -ListAvailable | Where-Object { $_.Version -ge '5.5' })) {
    Install-Module Pester -MinimumVersion 5.5 -Scope CurrentUser -Force -SkipPublisherCheck
}

Import-Module Pester -MinimumVersion 5.5
$configuration = New-PesterConfiguration
$configuration.Run.Path = $PSScriptRoot
$configuration.Run.Throw = $true
Invoke-Pester -Configuration $configuration
