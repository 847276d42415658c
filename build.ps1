<#
.SYNOPSIS
Builds, shows, tests and packs FreeSport.Ops. A thin coat over dotnet.
.DESCRIPTION
Without PowerShell at hand, the .NET SDK brings one: dotnet tool restore && dotnet pwsh ./build.ps1 Demo
.EXAMPLE
./build.ps1
Builds the module and its help, ready for Import-Module ./FreeSport.Ops.psd1.
.EXAMPLE
./build.ps1 Demo
Builds the leg of this PowerShell alone and shows, without a network, what the module is for.
.EXAMPLE
./build.ps1 Test
Builds everything, runs every test and ends with a line that counts them.
.EXAMPLE
./build.ps1 Mutate
Changes what decides, one place at a time, and fails when the tests notice fewer than nine changes in ten. See docs/mutation.md.
.EXAMPLE
./build.ps1 Pack
Writes out/FreeSport.Ops/<version>/ and a package for a gallery feed beside it.
.EXAMPLE
./build.ps1 Tables
Writes the tables of the checkers of workflows and compose files anew, from GitHub.
.EXAMPLE
./build.ps1 Contract -Description node_modules/@octokit/openapi/generated/api.github.com.json
Cuts GitHub's OpenAPI description down to the endpoints listed in tests/FreeSport.Ops.GitHubServer/Contract/endpoints.txt.
The whole description comes from npm: npm install --prefix FOLDER @octokit/openapi@23
#>
[CmdletBinding()]
param(
    [ValidateSet('Build', 'Demo', 'Test', 'Mutate', 'Pack', 'Tables', 'Contract')]
    [string] $Task = 'Build',

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Release',

    # For Tables: git clones to read, as owner+name or owner/name, instead of cloning them.
    [string] $Clones,

    # For Contract: GitHub's OpenAPI description, api.github.com.json of the npm package @octokit/openapi 23.
    [string] $Description
)

$ErrorActionPreference = 'Stop'
$module = Join-Path $PSScriptRoot 'src/FreeSport.Ops'
$packaging = Join-Path $PSScriptRoot 'src/FreeSport.Ops.Packaging'

# What was imported stays locked on Windows and loaded everywhere: what runs the module is a PowerShell of its own.
function Invoke-Script([string] $Path, [object[]] $Arguments) {
    $program = Join-Path $PSHOME $(if ($PSEdition -eq 'Desktop') { 'powershell.exe' } elseif ($IsWindows) { 'pwsh.exe' } else { 'pwsh' })
    if (Test-Path -LiteralPath $program) { & $program -NoProfile -File $Path @Arguments }
    else { dotnet (Join-Path $PSHOME 'pwsh.dll') -NoProfile -File $Path @Arguments }
}

switch ($Task) {
    'Build' { dotnet build $packaging -c $Configuration }
    'Demo' {
        $leg = if ($PSEdition -eq 'Desktop') { 'netstandard2.0' } else { 'net8.0' }
        dotnet build $module -c $Configuration "-p:ModuleLegs=$leg" -v quiet -nologo
        if ($LASTEXITCODE -eq 0) { Invoke-Script (Join-Path $PSScriptRoot 'docs/samples/demo.ps1') }
    }
    'Test' { Invoke-Script (Join-Path $PSScriptRoot 'tests/run.ps1') @('-Configuration', $Configuration) }
    'Mutate' {
        # The tool takes the tests of the folder it is started in.
        Push-Location (Join-Path $PSScriptRoot 'tests/FreeSport.Ops.Core.Mutation')
        try {
            dotnet tool restore
            if ($LASTEXITCODE -eq 0) { dotnet stryker --output (Join-Path $PSScriptRoot 'out/mutation') }
        }
        finally { Pop-Location }
    }
    'Pack' { dotnet build $packaging -c $Configuration '-t:PackModule' }
    'Tables' { dotnet run --project $packaging -c $Configuration -- tables $PSScriptRoot @($Clones | Where-Object { $_ }) }
    'Contract' {
        if (-not $Description) { throw 'Contract needs -Description: the path of api.github.com.json (npm package @octokit/openapi 23).' }
        dotnet run --project $packaging -c $Configuration -- contract $PSScriptRoot (Resolve-Path -LiteralPath $Description).ProviderPath
    }
}

exit $LASTEXITCODE
