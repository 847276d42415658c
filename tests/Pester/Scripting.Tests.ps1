# The module inside other people's scripts: mocks, completion, transcripts, strict mode, two versions.
BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Support.psm1') -Force
    Import-Module (Get-PackedManifest)
    $script:sample = New-Sample (Join-Path $TestDrive 'sample')

    function Get-Completion([string] $Line) { (TabExpansion2 $Line $Line.Length).CompletionMatches.CompletionText }
}

Describe 'Mocks' {
    It 'take the place of a cmdlet that changes something' {
        Mock Start-FsDeployment { [FreeSport.Ops.FsGitHubDeployment]@{ RunId = 42; Outcome = 'Passed' } } -ParameterFilter { $Environment -eq 'production' }
        (Start-FsDeployment production -LiteralPath $script:sample).RunId | Should -Be 42
        Should -Invoke Start-FsDeployment -Times 1 -Exactly
    }

    It 'feed the next cmdlet' {
        Mock Invoke-FsTest { [FreeSport.Ops.FsTestRun]@{ Subject = 'unit'; Outcome = 'Passed' } }
        $box = Invoke-FsTest | Get-FsChecklist staging -LiteralPath $script:sample | Select-Object -First 1
        $box.State | Should -Not -Be 'Done' -Because 'an object made by hand is no evidence'
    }
}

Describe 'Completion' {
    BeforeAll { Push-Location $script:sample }
    AfterAll { Pop-Location }

    It 'offers <expected> after "<line>"' -ForEach @(
        @{ line = 'Get-FsChecklist '; expected = 'staging' }
        @{ line = 'Invoke-FsTest '; expected = 'integration' }
        @{ line = 'Get-FsWorkflow '; expected = 'deploy.yml' }
        @{ line = 'Invoke-FsActDryRun deploy.yml -Job '; expected = 'deploy-production' }
        @{ line = 'Add-FsEvidence -Box Mon'; expected = 'MonitoringActive' }
    ) {
        Get-Completion $line | Should -Contain $expected
    }

    It 'is silent outside a project' {
        Push-Location ([IO.Path]::GetTempPath())
        try { Get-Completion 'Invoke-FsActDryRun nosuch.yml -Job ' | Should -Not -Contain 'build' }
        finally { Pop-Location }
    }
}

Describe 'A transcript' {
    It 'holds what was shown and no secret' {
        $log = Join-Path $TestDrive 'session.txt'
        $run = Invoke-Shell "`$env:GH_TOKEN = 'ghp_' + ('c4n' + '4ry') * 6; Start-Transcript '$log' | Out-Null; Get-FsChecklist staging; Compare-FsSecret staging -Verbose; Stop-Transcript | Out-Null" $script:sample
        $text = [IO.File]::ReadAllText($log)
        $text | Should -Match '\[ \]'
        $text + $run.Text | Should -Not -Match 'c4n4ry'
    }
}

Describe 'Strict mode' {
    It 'changes nothing that is shown by <_>' -ForEach 'Test-FsPrerequisite -TimeoutSeconds 5', 'Test-FsWorkflow', 'Get-FsChecklist production', 'Get-FsProject', 'Get-FsWorkflow' {
        $plain = Invoke-Shell "$_ | Out-String -Width 100" $script:sample
        $strict = Invoke-Shell "Set-StrictMode -Version Latest; $_ | Out-String -Width 100" $script:sample
        ($strict.Text -replace '[\d,.]+ ?m?s\b') | Should -Be ($plain.Text -replace '[\d,.]+ ?m?s\b')
        $strict.Text.Trim() | Should -Not -BeNullOrEmpty
    }
}

Describe 'Two versions' {
    It 'are told apart: the second one is refused until the session is new' {
        $other = Join-Path $TestDrive 'other/FreeSport.Ops'
        Copy-Item (Split-Path (Get-PackedManifest)) $other -Recurse
        $file = Join-Path $other 'FreeSport.Ops.psd1'
        [IO.File]::WriteAllText($file, ([IO.File]::ReadAllText($file) -replace "ModuleVersion\s*=\s*'[^']+'", "ModuleVersion = '99.0.0'"))
        $run = Invoke-Shell "Import-Module '$file'; Get-FsWorkflow deploy | ForEach-Object Name" $script:sample
        $run.Lines[-1] | Should -Be (Get-FsWorkflow deploy -LiteralPath $script:sample).Name -Because 'what is loaded keeps working'
    }
}
