<#
.SYNOPSIS
Builds and packs the module, runs every test there is and ends with a line that counts them.
.NOTES
Started by ./build.ps1 Test. Exits with 0 when at least one test ran, none failed and every runner came to its end.
#>
[CmdletBinding()]
param(
    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Release'
)

$ErrorActionPreference = 'Stop'
$root = Split-Path $PSScriptRoot
$solution = Join-Path $root 'FreeSport.Ops.slnx'
$results = Join-Path $root 'out/test-results'

function Invoke-Dotnet {
    dotnet @args
    if ($LASTEXITCODE -ne 0) { throw "dotnet $args ended with $LASTEXITCODE." }
}

Invoke-Dotnet build $solution -c $Configuration -v quiet -nologo
Invoke-Dotnet build (Join-Path $root 'src/FreeSport.Ops.Packaging') -c $Configuration '-t:PackModule' -v quiet -nologo
if (Test-Path $results) { Remove-Item $results -Recurse }

# Most of the time the tests of the module wait for programs: a third project beside two fills it.
dotnet test $solution -c $Configuration --no-build --nologo -m:3 --logger 'console;verbosity=minimal' --logger trx --results-directory $results
$ended = $LASTEXITCODE -eq 0

$cases = @(Get-ChildItem $results -Filter *.trx | ForEach-Object {
        ([xml] (Get-Content -LiteralPath $_.FullName -Raw -Encoding utf8)).TestRun.Results.UnitTestResult | ForEach-Object {
            [pscustomobject]@{ Name = $_.testName; Outcome = $_.outcome; Reason = $_.SelectSingleNode('*[local-name()="Output"]/*[local-name()="ErrorInfo"]/*[local-name()="Message"]').InnerText }
        }
    })
$pester = & (Join-Path $PSScriptRoot 'Pester/run.ps1') -PassThru
$cases += $pester.Tests | ForEach-Object {
    [pscustomobject]@{ Name = $_.ExpandedPath; Outcome = $(if ($_.Result -eq 'Passed' -or $_.Result -eq 'Failed') { $_.Result } else { 'NotExecuted' }); Reason = $(if ($_.ErrorRecord) { $_.ErrorRecord.Exception.Message } else { 'It is not for this system or edition of PowerShell.' }) }
}

$passed = @($cases | Where-Object Outcome -eq 'Passed').Count
$failed = @($cases | Where-Object Outcome -eq 'Failed').Count + $pester.FailedContainersCount + $pester.FailedBlocksCount
$skipped = @($cases | Where-Object Outcome -notin 'Passed', 'Failed')
$skipped | Group-Object Reason | ForEach-Object { "skipped: $($_.Count) because: $($_.Name)"; $_.Group | ForEach-Object { "  $($_.Name)" } }
if (-not $ended -and $failed -eq 0) { 'A test run did not come to its end; see above.' }

"$passed passed, $failed failed, $($skipped.Count) skipped"
exit $(if ($ended -and $failed -eq 0 -and $passed -gt 0) { 0 } else { 1 })
