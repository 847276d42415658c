# Jobs, threads and what remoting's serialization leaves of an object.
BeforeDiscovery {
    $script:core = $PSEdition -eq 'Core'
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Support.psm1') -Force
    Import-Module (Get-PackedManifest)
    $script:manifest = Get-PackedManifest
    $script:sample = New-Sample (Join-Path $TestDrive 'sample')
}

Describe 'Results from elsewhere' {
    It 'come back from a job as what they were' {
        $status = Start-Job { param($m, $s) Import-Module $m; Test-FsPython -LiteralPath $s } -ArgumentList $script:manifest, $script:sample | Receive-Job -Wait -AutoRemoveJob
        $status.PSObject.TypeNames[0] | Should -Be 'Deserialized.FreeSport.Ops.FsPythonStatus'
        ([FreeSport.Ops.FsPythonStatus] $status).Subject | Should -Be 'python'
    }

    It 'look the same from a job as from here' {
        $here = Test-FsWorkflow -LiteralPath $script:sample | Out-String -Width 100
        $there = Start-Job { param($m, $s) Import-Module $m; Test-FsWorkflow -LiteralPath $s } -ArgumentList $script:manifest, $script:sample | Receive-Job -Wait -AutoRemoveJob | Out-String -Width 100
        $there | Should -Be $here
        $here | Should -Match 'deploy\.yml'
    }

    It 'are shown inside a job too' {
        $text = Start-Job { param($m, $s) Import-Module $m; Set-StrictMode -Version Latest; Get-FsChecklist -LiteralPath $s | Out-String -Width 100 } -ArgumentList $script:manifest, $script:sample | Receive-Job -Wait -AutoRemoveJob
        $text | Should -Match '\[ \]'
    }

    It 'select their evidence after a job' {
        $result = Start-Job { param($m, $s) Import-Module $m; Test-FsWorkflow -LiteralPath $s } -ArgumentList $script:manifest, $script:sample | Receive-Job -Wait -AutoRemoveJob
        $box = $result | Get-FsChecklist staging -LiteralPath $script:sample | Where-Object Title -eq (Get-FsChecklist staging -LiteralPath $script:sample)[1].Title
        $box.State | Should -Be 'Done'
        $box.Assurance | Should -Be 'Measured'
    }

    It 'come back from a thread job as live objects' -Skip:(-not $core) {
        $status = Start-ThreadJob { param($m, $s) Import-Module $m; Test-FsPython -LiteralPath $s } -ArgumentList $script:manifest, $script:sample | Receive-Job -Wait -AutoRemoveJob
        $status.GetType().FullName | Should -Be 'FreeSport.Ops.FsPythonStatus'
    }

    It 'are made side by side' -Skip:(-not $core) {
        $manifest, $sample = $script:manifest, $script:sample
        $all = 1..4 | ForEach-Object -Parallel { Import-Module $using:manifest; Get-FsWorkflow deploy -LiteralPath $using:sample }
        $all.Count | Should -Be 4
        $all | ForEach-Object { $_.GetType().FullName } | Select-Object -Unique | Should -Be 'FreeSport.Ops.FsWorkflow'
    }

    It 'survive a file' {
        $file = Join-Path $TestDrive 'plan.clixml'
        Get-FsWorkflow deploy -LiteralPath $script:sample | Export-Clixml $file
        $read = [FreeSport.Ops.FsWorkflow] (Import-Clixml $file)
        $read.Jobs.Id | Should -Be @('setup', 'build', 'deploy-production')
        $read.Triggers.Event | Should -Contain 'push'
    }

    It 'become JSON with names in English' {
        $json = Test-FsPython -LiteralPath $script:sample | ConvertTo-Json -Depth 5 | ConvertFrom-Json
        $json.Subject | Should -Be 'python'
        $json.PSObject.Properties.Name | Should -Contain 'NextCommand'
    }
}
