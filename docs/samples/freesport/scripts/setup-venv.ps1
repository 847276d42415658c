<#
.SYNOPSIS
Creates backend/venv and installs the requirements. (Создаёт окружение Python для тестов бэкенда.)
.PARAMETER SystemSitePackages
Uses the pytest and flake8 of the machine where they satisfy requirements.txt; then no network is needed.
.PARAMETER Python
The interpreter to build on; $env:PYTHON is the default.
.EXAMPLE
./scripts/setup-venv.ps1
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [switch] $SystemSitePackages,
    [string] $Python = $env:PYTHON
)
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

# $IsWindows does not exist in Windows PowerShell.
$onWindows = [IO.Path]::DirectorySeparatorChar -eq '\'
if (-not $Python) { $Python = if ($onWindows) { 'python' } else { 'python3' } }
$backend = [IO.Path]::GetFullPath("$PSScriptRoot/../backend")
$venvPython = if ($onWindows) { "$backend/venv/Scripts/python.exe" } else { "$backend/venv/bin/python" }

function Invoke-Native([string] $Program, [string[]] $Arguments) {
    & $Program @Arguments
    if ($LASTEXITCODE -ne 0) { throw "$Program $Arguments ended with exit code $LASTEXITCODE." }
}

if ($PSCmdlet.ShouldProcess("$backend/venv", 'Create virtual environment')) {
    $options = @(if ($SystemSitePackages) { '--system-site-packages' })
    Invoke-Native $Python (@('-m', 'venv') + $options + "$backend/venv")
    # pip asks the index only for what is not there yet.
    Invoke-Native $venvPython @('-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', "$backend/requirements.txt")
    Invoke-Native $venvPython @('-m', 'pytest', '--version')
    Invoke-Native $venvPython @('-m', 'flake8', '--version')
}
