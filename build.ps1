<#
.SYNOPSIS
Builds, tests and packs FreeSport.Ops. A thin coat over dotnet for people with PowerShell at hand.
.EXAMPLE
./build.ps1 -Task Pack
.EXAMPLE
./build.ps1 Tables
Writes the tables of the workflow checker anew, from GitHub.
.EXAMPLE
./build.ps1 Contract -Description node_modules/@octokit/openapi/generated/api.github.com.json
Cuts GitHub's OpenAPI description down to the endpoints listed in tests/FreeSport.Ops.GitHubServer/Contract/endpoints.txt.
The whole description comes from npm: npm install --prefix FOLDER @octokit/openapi@23
#>
[CmdletBinding()]
param(
    [ValidateSet('Build', 'Test', 'Pack', 'Docs', 'Tables', 'Contract')]
    [string] $Task = 'Build',

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Release',

    # For Tables: git clones to read, as owner+name or owner/name, instead of cloning them.
    [string] $Clones,

    # For Contract: GitHub's OpenAPI description, api.github.com.json of the npm package @octokit/openapi 23.
    [string] $Description
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
    'Contract' {
        if (-not $Description) { throw 'Contract needs -Description: the path of api.github.com.json (npm package @octokit/openapi 23).' }
        dotnet run --project $packaging -c $Configuration -- contract $PSScriptRoot (Resolve-Path -LiteralPath $Description).ProviderPath
    }
}

exit $LASTEXITCODE
