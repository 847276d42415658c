# What a user of the packed module sees in a real PowerShell of any edition.
BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot 'Support.psm1') -Force
    Import-Module (Get-PackedManifest)
    $script:cmdlets = (Get-Command -Module FreeSport.Ops -CommandType Cmdlet).Name
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Support.psm1') -Force
    Import-Module (Get-PackedManifest)
    $script:sample = New-Sample (Join-Path $TestDrive 'sample')
}

Describe 'The packed module' {
    It 'loads the leg of this edition' {
        $leg = if ($PSEdition -eq 'Core') { 'net8.0' } else { 'netstandard2.0' }
        (Get-Command Test-FsDocker).ImplementingType.Assembly.Location | Should -Match ([regex]::Escape($leg))
    }

    It 'reads the four workflows' {
        (Get-FsWorkflow -LiteralPath $script:sample).Count | Should -Be 4
    }

    It 'shows six boxes and ticks none without evidence' {
        $boxes = Get-FsChecklist -LiteralPath $script:sample
        $boxes.Count | Should -Be 6
        $boxes.State | Should -Not -Contain 'Done'
    }

    It 'has help with examples for <_> in English and Russian' -ForEach $cmdlets {
        foreach ($culture in 'en-US', 'ru-RU') {
            $folder = Join-Path (Split-Path (Get-PackedManifest)) $culture
            $name = $_
            $page = ([xml] [IO.File]::ReadAllText((Join-Path $folder 'FreeSport.Ops.dll-Help.xml'))).helpItems.command | Where-Object { $_.details.name -eq $name }
            $page.details.description.para | Should -Not -BeNullOrEmpty
            @($page.examples.example).Count | Should -BeGreaterThan 0
        }

        (Get-Help $_).Synopsis | Should -Not -BeNullOrEmpty
    }

    It 'tells on Windows whether scripts may run' -Skip:($PSEdition -eq 'Core' -and -not $IsWindows) {
        $bare = New-Item (Join-Path $TestDrive 'bare') -ItemType Directory
        (Test-FsPrerequisite -LiteralPath $bare.FullName -TimeoutSeconds 5).Subject | Should -Contain 'execution policy'
    }
}
