# How scripts end: exit codes, -ErrorAction, -NonInteractive, closed pipes.
BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Support.psm1') -Force
    $script:sample = New-Sample (Join-Path $TestDrive 'sample')
}

Describe 'A script' {
    It 'ends with 1 at an unmet checklist, and what follows does not run' {
        $run = Invoke-ShellFile "Assert-FsChecklist production`n'went on'" $script:sample
        $run.ExitCode | Should -Be 1
        $run.Text | Should -Not -Match 'went on'
    }

    It 'goes on after a non-terminating error and ends with 0' {
        $run = Invoke-ShellFile "Get-FsWorkflow nosuch`n'went on'" $script:sample
        $run.ExitCode | Should -Be 0
        $run.Text | Should -Match 'went on'
    }

    It 'ends at the first error where $ErrorActionPreference is Stop' {
        $run = Invoke-ShellFile "`$ErrorActionPreference = 'Stop'`nGet-FsWorkflow nosuch`n'went on'" $script:sample
        $run.ExitCode | Should -Be 1
        $run.Text | Should -Not -Match 'went on'
    }

    It 'is told by -Quiet in an if' {
        $run = Invoke-ShellFile "if (Test-FsPython -Quiet) { exit 0 } else { exit 7 }" $script:sample
        $run.ExitCode | Should -Be 7
    }

    It 'is not kept waiting by a question that nobody can answer' {
        $run = Invoke-Shell "Add-FsEvidence -Box TeamNotified -Subject team-slack -Outcome Passed -Reason told -Confirm" $script:sample
        $run.ExitCode | Should -Be 1
        $run.Text | Should -Match '-Confirm:\$false'
        Invoke-Shell '@(Get-FsEvidence).Count' $script:sample | ForEach-Object Text | Should -Be '0'
    }

    It 'records nothing under $WhatIfPreference' {
        $run = Invoke-Shell "`$WhatIfPreference = `$true; [void] (Test-FsWorkflow); [void] (Invoke-FsTest); `$WhatIfPreference = `$false; @(Get-FsEvidence).Count" $script:sample
        $run.Lines[-1] | Should -Be '0'
    }

    It 'may close the pipe early' {
        $run = Invoke-Shell '(Invoke-FsRunbook | Select-Object -First 1).GetType().Name; (Get-FsWorkflow | Select-Object -First 1).Name' $script:sample
        $run.ExitCode | Should -Be 0
        $run.Lines.Count | Should -Be 2
    }
}
