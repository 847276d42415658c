# One object of every public type, as it comes from the cmdlets, by room. Times are local, so that they read the same everywhere.
function At([int]$hour, [int]$minute) { [datetime]::new(2026, 11, 26, $hour, $minute, 0, [DateTimeKind]::Local) }

$commit = '4f0c1d2e3b4a59687786950413223140deadbeef'

@{
    Results       = @(
        [FreeSport.Ops.FsResult]@{ Step = 'Preparation'; Subject = 'git remote'; Outcome = 'Failed'; Summary = 'There is no remote, so nothing can be released from here.'; Remedy = 'Add the address of the repository on GitHub.'; NextCommand = 'git remote add origin git@github.com:OWNER/NAME.git' }
        [FreeSport.Ops.FsResult]@{ Subject = 'unit'; Outcome = 'Failed'; Summary = "There is no virtual environment.`nMake one."; Remedy = 'Make it; the check says how.'; NextCommand = 'Test-FsPython'; Cause = 'python'; Folded = $true }
        [FreeSport.Ops.FsResult]@{ Subject = 'proxy'; Outcome = 'Passed'; Summary = 'No proxy is set.' }
        [FreeSport.Ops.FsResult]@{ Subject = 'a subject so long that nothing fits beside it any more'; Outcome = 'Skipped'; Summary = 'Not asked for.' }
        [FreeSport.Ops.FsResult]@{ Subject = 'clock'; Outcome = 'Inconclusive'; Summary = 'The time server gave no answer.'; Remedy = 'Check the network.' }
        [FreeSport.Ops.FsInput]@{ Name = 'backend'; Kind = 'GitContent'; Fingerprint = '9d4e1e23bd5b727046a9e3b4b7db57bd8d6ee684' }
        [FreeSport.Ops.FsTool]@{ Name = 'git'; Version = '2.43.0'; Path = '/usr/bin/git' }
    )
    Prerequisites = @(
        [FreeSport.Ops.FsDockerStatus]@{ Subject = 'docker'; Outcome = 'Failed'; State = 'NotRunning'; Summary = "the engine of context 'default' does not answer"; Remedy = 'Start the engine.'; NextCommand = 'sudo systemctl start docker'; Context = 'default' }
        [FreeSport.Ops.FsPythonStatus]@{ Subject = 'python'; Outcome = 'Passed'; State = 'Ready'; Summary = '3.11.2, pytest 7.2.1'; Version = '3.11.2'; PytestVersion = '7.2.1' }
        [FreeSport.Ops.FsServerStatus]@{ Subject = 'deploy@prod.freesport.example'; Outcome = 'Failed'; State = 'HostNotFound'; Summary = "No address is known for 'prod.freesport.example'."; NextCommand = 'nslookup prod.freesport.example'; HostName = 'prod.freesport.example'; User = 'deploy'; Port = 22 }
        [FreeSport.Ops.FsVpnStatus]@{ Subject = 'vpn'; Outcome = 'Passed'; State = 'Connected'; Summary = 'The interface wg0 is up.'; Interface = 'wg0' }
        [FreeSport.Ops.FsRegistryStatus]@{ Subject = 'ghcr.io/freesport-example/freesport/backend'; Outcome = 'Warning'; State = 'RateLimited'; Summary = 'The registry asks to wait.'; Remedy = 'Try again in a minute.' }
        [FreeSport.Ops.FsGitHubStatus]@{ Subject = 'github'; Outcome = 'Inconclusive'; State = 'RightUnknown'; Summary = 'anna may read; nobody can tell about Secrets.'; Login = 'anna'; Rights = @([FreeSport.Ops.FsGitHubRight]@{ Kind = 'Read'; State = 'Granted'; Reason = 'the repository was read' }) }
        [FreeSport.Ops.FsExecutionPolicyStatus]@{ Subject = 'execution policy'; Outcome = 'Passed'; Summary = 'RemoteSigned'; Effective = 'RemoteSigned' }
        [FreeSport.Ops.FsExecutionPolicyScope]@{ Scope = 'CurrentUser'; Policy = 'RemoteSigned' }
        [FreeSport.Ops.FsGitHubRight]@{ Kind = 'Secrets'; State = 'Denied'; Reason = 'the token lacks the right Secrets' }
        [FreeSport.Ops.FsGitHubEnvironment]@{ Name = 'production'; Reviewers = @([FreeSport.Ops.FsReviewer]@{ Name = 'anna' }, [FreeSport.Ops.FsReviewer]@{ Name = 'owner/ops'; IsTeam = $true }); WaitTimer = '00:10:00'; PreventsSelfReview = $true }
    )
    Preparation   = @(
        [FreeSport.Ops.FsTestRun]@{ Subject = 'unit'; Outcome = 'Failed'; State = 'Completed'; Suite = 'unit'; Summary = 'Passed: 41, failed: 1, skipped: 0.'; Remedy = 'tests.unit.test_cart::test_total: assert 2 == 3'; NextCommand = 'Invoke-FsTest -Suite unit'; Total = 42; PassedCount = 41; FailedCount = 1 }
        [FreeSport.Ops.FsTestCase]@{ ClassName = 'tests.unit.test_cart'; Name = 'test_total'; Outcome = 'Failed'; Duration = '00:00:00.1230000'; Message = 'assert 2 == 3'; File = 'tests/unit/test_cart.py'; Line = 14 }
        [FreeSport.Ops.FsTestCase]@{ ClassName = 'tests.unit.test_cart'; Name = 'test_empty'; Outcome = 'Passed'; Duration = '00:00:00.0040000' }
        [FreeSport.Ops.FsLintRun]@{ Subject = 'flake8 backend'; Outcome = 'Warning'; State = 'Findings'; Summary = 'Findings: 2.'; NextCommand = '(Invoke-FsLint flake8).Findings'; Folder = 'backend' }
        [FreeSport.Ops.FsLintFinding]@{ Linter = 'Flake8'; Severity = 'Error'; Code = 'F401'; Path = 'backend/apps/cart.py'; Line = 3; Column = 1; Text = "'os' imported but unused" }
        [FreeSport.Ops.FsLintFinding]@{ Linter = 'Black'; Severity = 'Warning'; Path = 'backend/apps/cart.py'; Text = 'would be reformatted' }
        [FreeSport.Ops.FsDependencyUpdate]@{ Subject = 'pip backend/venv'; Outcome = 'Passed'; State = 'Updated'; Summary = 'Done: added 1, upgraded 1.'; Changes = @([FreeSport.Ops.FsDependencyChange]@{ Name = 'celery'; Action = 'Added'; To = '5.4.0' }, [FreeSport.Ops.FsDependencyChange]@{ Name = 'kombu'; Action = 'Upgraded'; From = '5.3.4'; To = '5.5.4' }) }
        [FreeSport.Ops.FsDependencyUpdate]@{ Subject = 'npm frontend'; Outcome = 'Failed'; State = 'PutBack'; Summary = 'The installation failed; the packages are as they were. ENOSPC'; NextCommand = 'Update-FsDependency Npm -WhatIf'; Changes = @(1..12 | ForEach-Object { [FreeSport.Ops.FsDependencyChange]@{ Name = "package-$_"; Action = 'Added'; To = '1.0.0' } }) }
        [FreeSport.Ops.FsDependencyPlan]@{ Manager = 'Pip'; Target = '/srv/freesport/backend/venv'; CreatesEnvironment = $true; Changes = @([FreeSport.Ops.FsDependencyChange]@{ Name = 'redis'; Action = 'Downgraded'; From = '5.0.3'; To = '5.0.1' }) }
        [FreeSport.Ops.FsDependencyChange]@{ Name = 'kombu'; Action = 'Upgraded'; From = '5.3.4'; To = '5.5.4'; Reason = 'celery 5.4.0 needs kombu>=5.3.4,<6.0' }
        [FreeSport.Ops.FsDependencyConflict]@{ Name = 'django-redis'; Version = '5.4.0'; Requires = 'redis>=3,<6'; Found = '6.1.0'; IsNew = $true }
        [FreeSport.Ops.FsDependencyCheck]@{ Subject = 'npm frontend'; Outcome = 'Failed'; Summary = 'vulnerabilities: 1.'; NextCommand = '(Update-FsDependency Npm -Check).Findings'; Findings = @([FreeSport.Ops.FsDependencyFinding]@{ Kind = 'Vulnerable'; Name = 'ms'; Current = '2.0.0'; Text = 'ReDoS' }) }
        [FreeSport.Ops.FsDependencyFinding]@{ Manager = 'Npm'; Kind = 'Vulnerable'; Severity = 'High'; Name = 'ms'; Current = '2.0.0'; Text = 'Inefficient regular expression (>=2.0.0 <2.0.1)'; Link = 'https://github.com/advisories/GHSA-w9mr-4mfr-499f' }
        [FreeSport.Ops.FsDependencyFinding]@{ Kind = 'Outdated'; Name = 'Django'; Current = '5.2.7'; Latest = '5.2.8'; Text = '5.2.8 is out' }
    )
    Workflows     = @(
        [FreeSport.Ops.FsWorkflow]@{ Subject = '.github/workflows/deploy.yml'; Path = '/srv/freesport/.github/workflows/deploy.yml'; Name = 'Deploy'; Outcome = 'Passed'; Triggers = @([FreeSport.Ops.FsWorkflowTrigger]@{ Event = 'push' }, [FreeSport.Ops.FsWorkflowTrigger]@{ Event = 'workflow_dispatch' }); Jobs = @([FreeSport.Ops.FsWorkflowJob]@{ Id = 'build' }); Environments = 'staging', 'production'; Secrets = @('GITHUB_TOKEN', 'SSH_PRIVATE_KEY', 'PRODUCTION_SERVER_HOST', 'PRODUCTION_SERVER_USER', 'PRODUCTION_DEPLOY_PATH' | ForEach-Object { [FreeSport.Ops.FsWorkflowReference]@{ Name = $_; IsAutomatic = $_ -eq 'GITHUB_TOKEN' } }) }
        [FreeSport.Ops.FsWorkflow]@{ Subject = '.github/workflows/broken.yml'; Path = '/srv/freesport/.github/workflows/broken.yml'; Outcome = 'Failed'; Summary = 'Line 3: a key stands twice.'; NextCommand = 'Test-FsWorkflow broken.yml' }
        [FreeSport.Ops.FsWorkflowJob]@{ Id = 'deploy-production'; Name = 'Deploy to production'; Line = 120; Needs = 'setup', 'build'; Environment = 'production' }
        [FreeSport.Ops.FsWorkflowTrigger]@{ Event = 'push'; Line = 3; Branches = 'main', 'develop'; Paths = 'backend/**' }
        [FreeSport.Ops.FsWorkflowReference]@{ Name = 'SSH_PRIVATE_KEY'; Line = 123; Column = 27; Job = 'deploy-production'; Environment = 'production' }
        [FreeSport.Ops.FsWorkflowCheck]@{ Subject = '.github/workflows/deploy.yml'; Outcome = 'Failed'; Summary = 'Errors: 1, warnings: 0, notes: 0.'; NextCommand = 'Test-FsWorkflow deploy.yml'; ErrorCount = 1 }
        [FreeSport.Ops.FsWorkflowFinding]@{ Severity = 'Error'; Rule = 'expression'; Path = '.github/workflows/deploy.yml'; Line = 25; Column = 32; EndColumn = 47; Message = '"github.head_ref" is potentially untrusted.'; Snippet = '          git diff origin/${{ github.head_ref }}' }
        [FreeSport.Ops.FsWorkflowFinding]@{ Severity = 'Warning'; Rule = 'id'; Path = '.github/workflows/deploy.yml'; Line = 4; Column = 1; Message = 'Nothing to point at.' }
        [FreeSport.Ops.FsWorkflowPlan]@{ Subject = '.github/workflows/deploy.yml'; Outcome = 'Inconclusive'; Summary = 'Planned for push main: 1 run, 1 skipped, 1 not known.'; Remedy = 'Give what it depends on.'; NextCommand = '(Invoke-FsActDryRun -Workflow deploy.yml -Event push -Planner Embedded).Unknowns'; Jobs = @([FreeSport.Ops.FsPlannedJob]@{ Id = 'setup'; Runs = 'Yes' }, [FreeSport.Ops.FsPlannedJob]@{ Id = 'test'; Matrix = 'python: 3.12'; Runs = 'No' }, [FreeSport.Ops.FsPlannedJob]@{ Id = 'deploy-production'; Runs = 'Unknown' }) }
        [FreeSport.Ops.FsPlannedJob]@{ Id = 'deploy-production'; Name = 'Deploy'; Stage = 3; Needs = 'setup', 'build'; Environment = 'production'; Runs = 'Unknown'; Reason = 'depends on needs.build.result'; Permissions = [FreeSport.Ops.FsPlanPermissions]@{ Source = 'Job'; Scopes = 'contents: read' } }
        [FreeSport.Ops.FsPlannedStep]@{ Number = 2; Name = 'Log in'; Runs = 'Yes'; Reason = 'no condition' }
        [FreeSport.Ops.FsPlanPin]@{ Uses = 'actions/checkout@v4'; Subject = 'Action'; Kind = 'Tag'; Job = 'build'; Line = 40 }
        [FreeSport.Ops.FsPlanPin]@{ Uses = 'docker/login-action@main'; Subject = 'Action'; Kind = 'Branch'; Job = 'build'; Line = 44 }
        [FreeSport.Ops.FsPlanInput]@{ Name = 'environment'; Type = 'choice'; Value = 'prod'; Problem = "'prod' is none of staging, production" }
        [FreeSport.Ops.FsPlanInput]@{ Name = 'dry_run'; Type = 'boolean'; Value = 'false'; IsDefault = $true }
        [FreeSport.Ops.FsPlanExclusion]@{ Job = 'test'; Matrix = 'python: 3.11, suite: integration'; Exclude = 1 }
        [FreeSport.Ops.FsPlanDifference]@{ Change = 'Removed'; Subject = 'Job'; Job = 'lint'; Entry = 'lint' }
        [FreeSport.Ops.FsPlanDisagreement]@{ Job = 'build'; Act = 'runs'; Embedded = 'skipped' }
        [FreeSport.Ops.FsPlanPermissions]@{ Source = 'Job'; Scopes = 'contents: read', 'packages: write' }
        [FreeSport.Ops.FsPlanConcurrency]@{ Group = 'deploy-production'; CancelsRunning = 'No' }
        [FreeSport.Ops.FsActPlan]@{ Subject = '.github/workflows/deploy.yml'; Event = 'push'; Jobs = @([FreeSport.Ops.FsActJob]@{ Id = 'setup' }, [FreeSport.Ops.FsActJob]@{ Id = 'build' }) }
        [FreeSport.Ops.FsActRun]@{ Subject = '.github/workflows/deploy.yml'; Outcome = 'Failed'; State = 'JobFailed'; Summary = 'Failed jobs: build.'; NextCommand = '(Invoke-FsActDryRun deploy.yml).Jobs'; Jobs = @([FreeSport.Ops.FsActJob]@{ Id = 'setup'; Outcome = 'Passed' }, [FreeSport.Ops.FsActJob]@{ Id = 'build'; Outcome = 'Failed' }) }
        [FreeSport.Ops.FsActJob]@{ Id = 'build'; Name = 'Build images'; Stage = 2; Outcome = 'Failed'; Steps = @([FreeSport.Ops.FsActStep]@{ Name = 'Build' }) }
        [FreeSport.Ops.FsActStep]@{ Name = 'Build'; Stage = 'Main'; Outcome = 'Failed'; Duration = '00:00:01.5000000' }
        [FreeSport.Ops.FsCommitCheck]@{ Subject = 'backend-ci'; Outcome = 'Passed'; Summary = 'Success on 4f0c1d2.'; Name = 'backend-ci'; Status = 'Completed'; Conclusion = 'Success'; Commit = $commit }
        [FreeSport.Ops.FsCommitSuite]@{ Subject = 'integration'; Outcome = 'Inconclusive'; Summary = 'Not run yet: migrations.'; Suite = 'integration'; Commit = $commit; Checks = 'migrations' }
    )
    Secrets       = @(
        [FreeSport.Ops.FsManifest]@{ Kind = 'ConfigMap'; Name = 'freesport'; Entries = @([FreeSport.Ops.FsManifestEntry]@{ Name = 'DEBUG' }); Yaml = "apiVersion: v1`nkind: ConfigMap`nmetadata:`n  name: `"freesport`"`ndata:`n  `"DEBUG`": `"yes`"`n" }
        [FreeSport.Ops.FsManifestEntry]@{ Name = 'DATABASE_URL'; IsSecret = $true; Rule = 'ValueSign'; Place = '.env:7' }
        [FreeSport.Ops.FsManifestFile]@{ Path = '/home/anna/freesport.yaml'; HasSecretValues = $true; Manifests = @([FreeSport.Ops.FsManifest]@{ Kind = 'Secret'; Name = 'freesport'; Entries = @([FreeSport.Ops.FsManifestEntry]@{ Name = 'DB_PASSWORD' }, [FreeSport.Ops.FsManifestEntry]@{ Name = 'SECRET_KEY' }) }) }
        [FreeSport.Ops.FsManifestPlan]@{ Path = '/srv/freesport/k8s/config.yaml'; Replaces = $true; Manifests = @([FreeSport.Ops.FsManifest]@{ Kind = 'ConfigMap'; Name = 'freesport'; Entries = @([FreeSport.Ops.FsManifestEntry]@{ Name = 'DEBUG' }) }) }
        [FreeSport.Ops.FsSecretComparison]@{ Subject = 'SSH_PRIVATE_KEY'; Name = 'SSH_PRIVATE_KEY'; Outcome = 'Failed'; State = 'Missing'; Summary = "Not set in environment 'production'."; Detail = 'Needed by .github/workflows/deploy.yml:123 (deploy-production).'; Remedy = 'Set it.'; NextCommand = 'Set-FsSecret SSH_PRIVATE_KEY -Environment production -Value (Read-Host -AsSecureString)'; ComparedEnvironment = 'production'; Places = @([FreeSport.Ops.FsSecretPlace]@{ Path = '.github/workflows/deploy.yml'; Line = 123; NeededBy = 'deploy-production' }, [FreeSport.Ops.FsSecretPlace]@{ Path = '.github/workflows/deploy.yml'; Line = 130 }) }
        [FreeSport.Ops.FsSecretComparison]@{ Subject = 'vars.PRODUCTION_URL'; Name = 'PRODUCTION_URL'; Kind = 'Variable'; Outcome = 'Passed'; State = 'Present'; Summary = "Set in environment 'production', changed 11/20/2026."; ComparedEnvironment = 'production' }
        [FreeSport.Ops.FsSecretChange]@{ Subject = 'SSH_PRIVATE_KEY'; Name = 'SSH_PRIVATE_KEY'; Outcome = 'Passed'; State = 'Created'; Summary = "Created in environment 'production'." }
        [FreeSport.Ops.FsSecretPlan]@{ Name = 'SSH_PRIVATE_KEY'; Action = 'Create'; SecretScope = 'Environment'; Environment = 'production' }
        [FreeSport.Ops.FsSecret]@{ Name = 'SSH_PRIVATE_KEY'; SecretScope = 'Environment'; Environment = 'production'; UpdatedAt = At 10 5 }
        [FreeSport.Ops.FsVariable]@{ Name = 'PRODUCTION_URL'; SecretScope = 'Repository'; Value = 'https://freesport.example' }
        [FreeSport.Ops.FsSecretPlace]@{ Source = 'Compose'; Path = 'docker/docker-compose.prod.yml'; Line = 40; Column = 7; NeededBy = 'backend' }
    )
    Infrastructure = @(
        [FreeSport.Ops.FsComposeCheck]@{ Step = 'Infrastructure'; Subject = 'docker/docker-compose.yml + docker/docker-compose.prod.yml'; Outcome = 'Failed'; Environment = 'production'; Summary = 'Errors: 1, warnings: 1, notes: 0.'; Remedy = 'Correct them; the first is docker/docker-compose.prod.yml, line 25.'; Files = 'docker/docker-compose.yml', 'docker/docker-compose.prod.yml'; Services = 'backend', 'db'; Model = 'compose-go 2.13.0'; ErrorCount = 1; WarningCount = 1; Findings = @([FreeSport.Ops.FsComposeFinding]@{ Severity = 'Warning'; Rule = 'restart'; Path = 'docker/docker-compose.yml'; Line = 4; Column = 5; Message = "Service 'db' has no restart policy."; Remedy = 'Give it one.' }, [FreeSport.Ops.FsComposeFinding]@{ Severity = 'Error'; Rule = 'undefined'; Path = 'docker/docker-compose.prod.yml'; Line = 25; Column = 9; Message = "Service 'backend' uses the network 'front', which is not declared."; Remedy = "Did you mean 'frontend'?" }) }
        [FreeSport.Ops.FsComposeCheck]@{ Step = 'Infrastructure'; Subject = 'compose.yaml'; Outcome = 'Passed'; Summary = 'Nothing found; services: 2.'; Files = 'compose.yaml'; Services = 'db', 'web' }
        [FreeSport.Ops.FsComposeFinding]@{ Severity = 'Error'; Rule = 'undefined'; Path = 'docker/docker-compose.prod.yml'; Line = 25; Column = 9; Service = 'backend'; Message = "Service 'backend' names the network 'front', which is not declared."; Remedy = "Did you mean 'frontend'?" }
        [FreeSport.Ops.FsComposeFinding]@{ Severity = 'Warning'; Rule = 'empty'; Path = 'compose.yaml'; Message = 'The file holds nothing.' }
        [FreeSport.Ops.FsInfrastructurePlan]@{ PlanId = '5d0b9c3f1e2a4b6c8d7e9f0a1b2c3d4e'; Kind = 'Terraform'; Subject = 'terraform infra/terraform'; Project = '/srv/freesport'; Folder = 'infra/terraform'; Target = 'production'; Environment = 'production'; State = 'Changes'; Binding = 'Exact'; Summary = 'Would create 1, replace 1.'; Changes = @([FreeSport.Ops.FsResourceChange]@{ Address = 'terraform_data.web[1]'; Action = 'Create'; Masked = 'input.password' }, [FreeSport.Ops.FsResourceChange]@{ Address = 'terraform_data.database'; Action = 'Replace'; Reason = 'replace because cannot update: triggers_replace'; IsDestructive = $true }); Coverage = "'module.late' is put off: it can only be planned after this plan was applied."; InputsHash = '9d4e1e23bd5b727046a9e3b4b7db57bd8d6ee684'; CreatedAt = At 10 0; ExpiresAt = At 11 0; Remedy = 'Read the plan: something is lost by it. Then pipe it into Invoke-FsInfrastructurePlan -AllowDestroy.' }
        [FreeSport.Ops.FsInfrastructurePlan]@{ Kind = 'Terraform'; Subject = 'terraform infra/terraform'; Target = 'default'; State = 'NoChanges'; Binding = 'Exact'; Summary = 'What is declared is there.' }
        [FreeSport.Ops.FsInfrastructurePlan]@{ Kind = 'Terraform'; Subject = 'terraform infra/terraform'; Target = 'default'; State = 'Inconclusive'; Binding = 'Exact'; Summary = 'Error acquiring the state lock'; Reasons = 'Error acquiring the state lock', 'The state is locked by anna@ci: OperationTypeApply, since 2026-11-26 10:05, lock 4b1f.'; Remedy = 'Wait until the other one has ended. Only when nobody works there any more: terraform force-unlock 4b1f' }
        [FreeSport.Ops.FsInfrastructurePlan]@{ Kind = 'Ansible'; Subject = 'ansible infra/ansible (hosts.yml)'; Target = 'hosts.yml'; Environment = 'staging'; State = 'Changes'; Summary = 'Would change 1, run 1.'; Changes = @([FreeSport.Ops.FsResourceChange]@{ Address = 'web1: Write the settings of the log (site.yml:15)'; Action = 'Update'; Reason = 'ansible.builtin.copy' }, [FreeSport.Ops.FsResourceChange]@{ Address = 'web1: Migrate (site.yml:21)'; Action = 'Run'; Reason = 'command' }); Coverage = "Migrate (site.yml:21): 'command' does not run in check mode; on 1 host its effect is unknown.", 'What depends on the results of these tasks was decided without them.'; Reasons = 'Looked at 1 host: web1.'; Remedy = 'Read the plan, then pipe it into Invoke-FsInfrastructurePlan.' }
        [FreeSport.Ops.FsResourceChange]@{ Address = 'terraform_data.old'; Action = 'Forget'; IsDestructive = $true }
        [FreeSport.Ops.FsInfrastructureChange]@{ Step = 'Infrastructure'; Subject = 'terraform infra/terraform'; Outcome = 'Failed'; Kind = 'Terraform'; Target = 'production'; Environment = 'production'; Summary = 'Done: 1, failed: 1, uncertain: 0, not begun: 1.'; Detail = 'local-exec provisioner error (terraform_data.database, main.tf:24)'; Changes = @([FreeSport.Ops.FsResourceChange]@{ Address = 'terraform_data.web[1]'; Action = 'Create'; State = 'Done' }, [FreeSport.Ops.FsResourceChange]@{ Address = 'terraform_data.database'; Action = 'Replace'; State = 'Failed'; IsDestructive = $true }, [FreeSport.Ops.FsResourceChange]@{ Address = 'output.hosts'; Action = 'Update'; State = 'NotReached' }); Remedy = 'Nothing is applied twice. A new plan shows what is left.'; NextCommand = 'New-FsInfrastructurePlan Terraform -Folder infra/terraform -Environment production' }
        [FreeSport.Ops.FsInfrastructureChange]@{ Step = 'Infrastructure'; Subject = 'terraform infra/terraform'; Outcome = 'Passed'; Kind = 'Terraform'; Target = 'default'; Summary = 'Done: 3, failed: 0, uncertain: 0, not begun: 0.'; DoneCount = 3 }
        [FreeSport.Ops.FsInfrastructureSnapshot]@{ Subject = 'compose:production@prod-1'; Outcome = 'Warning'; Kind = 'Compose'; Key = 'compose:production@prod-1'; Name = 'freesport'; Environment = 'production'; Context = 'prod-1'; Declared = 'Read'; Running = 'Read'; Summary = 'declared: 3, running: 2, differences: 1'; Detail = 'service/web/image: declared nginx:1.27, runs nginx:1.25'; Resources = @([FreeSport.Ops.FsInfrastructureResource]@{ Address = 'service/web' }) }
        [FreeSport.Ops.FsInfrastructureSnapshot]@{ Subject = 'compose:@prod-2'; Outcome = 'Inconclusive'; Kind = 'Compose'; Key = 'compose:@prod-2'; Context = 'prod-2'; Running = 'TimedOut'; Summary = "The engine of context 'prod-2' gave no answer within 15 s (docker ps)."; NextCommand = 'docker --context prod-2 info' }
        [FreeSport.Ops.FsInfrastructureSnapshot]@{ Subject = 'terraform:terraform'; Outcome = 'Passed'; Kind = 'Terraform'; Key = 'terraform:terraform'; Name = 'terraform'; Declared = 'Read'; Running = 'Read'; Summary = 'declared: 11, running: 5' }
        [FreeSport.Ops.FsInfrastructureResource]@{ Kind = 'Compose'; Side = 'Running'; Type = 'container'; Name = 'freesport-web-1'; Address = 'container/web/1'; Owner = 'web'; Match = 'Drifted'; State = 'Degraded'; Health = 'Unhealthy'; Image = 'nginx:1.25'; Restarts = 3; Ports = '127.0.0.1:8080:80/tcp'; Variables = 'LOG_LEVEL', 'PATH' }
        [FreeSport.Ops.FsInfrastructureResource]@{ Kind = 'Swarm'; Side = 'Running'; Type = 'service'; Name = 'shop_web'; Address = 'service/shop_web'; Owner = 'shop'; Match = 'Matched'; State = 'Starting'; Image = 'nginx:1.27'; Replicas = 3; RunningReplicas = 2 }
        [FreeSport.Ops.FsInfrastructureFact]@{ Name = 'restart'; Value = 'always' }
        [FreeSport.Ops.FsInfrastructureFact]@{ Name = 'environment.DB_PASSWORD'; Seal = '0f1e2d3c4b5a69788796a5b4' }
        [FreeSport.Ops.FsInfrastructureDifference]@{ Subject = 'compose:production/service/web/image'; Outcome = 'Warning'; Change = 'Drifted'; Kind = 'Compose'; Side = 'Running'; Path = 'compose:production/service/web/image'; Before = 'nginx:1.27'; After = 'nginx:1.25'; Summary = 'declared nginx:1.27, runs nginx:1.25' }
        [FreeSport.Ops.FsInfrastructureDifference]@{ Subject = 'compose:production/container/old/1'; Outcome = 'Warning'; Change = 'Added'; Kind = 'Compose'; Side = 'Running'; Path = 'compose:production/container/old/1'; After = 'redis:7'; Summary = 'new: redis:7' }
        [FreeSport.Ops.FsInfrastructureDifference]@{ Subject = 'compose:@prod-2'; Outcome = 'Inconclusive'; Change = 'Unknown'; Kind = 'Compose'; Side = 'Running'; Path = 'compose:@prod-2'; Summary = 'not compared: what runs was not read.' }
    )
    Deployment    = @(
        [FreeSport.Ops.FsDeployment]@{ Subject = 'deploy.yml #14'; Outcome = 'Inconclusive'; Summary = 'Waits for approval of production.'; NextCommand = 'Approve-FsDeployment -RunId 9000014'; Status = 'Waiting'; RunId = 9000014 }
        [FreeSport.Ops.FsDeploymentPlan]@{ Environment = 'production'; Trigger = 'Push'; Repository = 'freesport-example/freesport'; Workflow = 'deploy.yml'; Branch = 'main'; PreviousCommit = '0123456789abcdef'; Commit = $commit; Commits = '4f0c1d2 Count answers in the backend', '1a2b3c4 Alert on errors'; WorkflowInputs = @([FreeSport.Ops.FsDeploymentInput]@{ Name = 'dry_run'; Value = 'false' }); Policies = @([FreeSport.Ops.FsPolicyAnswer]@{ Policy = 'Branch'; State = 'Allowed'; Reason = 'main is fast-forward' }, [FreeSport.Ops.FsPolicyAnswer]@{ Policy = 'Window'; State = 'Refused'; Reason = 'opens on Tue 02:00'; Remedy = 'Wait, or give -IgnoreWindow with a reason.' }) }
        [FreeSport.Ops.FsPolicyAnswer]@{ Policy = 'Checklist'; State = 'NotConfigured'; Reason = 'freesport.ops.yml asks for none' }
        [FreeSport.Ops.FsDeploymentInput]@{ Name = 'dry_run'; Value = 'false' }
        [FreeSport.Ops.FsDeploymentJob]@{ Name = 'build'; Status = 'Completed'; Conclusion = 'Failure'; StartedAt = At 10 0; CompletedAt = At 10 2; Runner = 'ubuntu-24.04' }
        [FreeSport.Ops.FsDeploymentJob]@{ Name = 'deploy-production'; Status = 'Waiting' }
        [FreeSport.Ops.FsDeploymentStep]@{ Number = 1; Name = 'Set up job'; Status = 'Completed'; Conclusion = 'Success'; StartedAt = At 10 0; CompletedAt = At 10 0 }
        [FreeSport.Ops.FsPendingApproval]@{ Subject = 'production'; Outcome = 'Inconclusive'; Summary = 'deploy-production waits for anna or boris.'; NextCommand = 'Approve-FsDeployment -RunId 9000014 -Environment production'; Jobs = 'deploy-production' }
        [FreeSport.Ops.FsApproval]@{ Subject = 'production'; Outcome = 'Passed'; State = 'Approved'; Summary = 'Approved by anna.'; By = 'anna' }
        [FreeSport.Ops.FsApprovalPlan]@{ Environment = 'production'; Approves = $true; RunId = 9000014; Commit = $commit; StartedBy = 'boris'; By = 'anna'; Jobs = 'deploy-production'; Comment = 'window agreed' }
        [FreeSport.Ops.FsDeploymentRecord]@{ DeploymentId = 77; Environment = 'production'; Commit = $commit; State = 'Success'; At = At 3 30; By = 'anna'; Description = 'deploy.sh' }
        [FreeSport.Ops.FsDeploymentLogLine]@{ Job = 'build'; Step = 'Build'; At = At 10 1; Level = 'Error'; Text = 'Process completed with exit code 1.' }
        [FreeSport.Ops.FsDeploymentLogLine]@{ Job = 'build'; Step = 'Build'; At = At 10 1; Level = 'Command'; Text = 'docker compose build' }
        [FreeSport.Ops.FsReviewer]@{ Name = 'owner/ops'; IsTeam = $true }
    )
    Monitoring    = @(
        [FreeSport.Ops.FsNotification]@{ Subject = 'DevOps'; Kind = 'Slack'; Outcome = 'Passed'; State = 'Sent'; Summary = 'Sent.'; Title = 'production: change 4f0c1d2'; Verdict = 'Passed'; SentAt = At 18 52; Recipients = 'C024BE91L'; MessageId = '1764183120.000100' }
        [FreeSport.Ops.FsNotification]@{ Subject = 'DevOps'; Kind = 'Slack'; Outcome = 'Skipped'; State = 'AlreadySent'; Summary = 'Sent already, 11/26/2026 18:52.'; Title = 'production: change 4f0c1d2'; SentAt = At 18 52 }
        [FreeSport.Ops.FsNotification]@{ Subject = 'ops-mail'; Kind = 'Email'; Outcome = 'Warning'; State = 'PartlySent'; Summary = 'Sent to 1 of 2.'; Title = 'production: change 4f0c1d2'; SentAt = At 18 52; Recipients = 'anna@freesport.example'; Rejected = 'boris@freesport.example (550)'; Remedy = 'Correct the addresses in freesport.ops.yml.' }
        [FreeSport.Ops.FsNotification]@{ Subject = 'telegram'; Kind = 'Webhook'; Outcome = 'Inconclusive'; State = 'Unknown'; Summary = 'There was no answer within 30 s; it may have arrived.'; Title = 'production: change 4f0c1d2'; Remedy = 'Look into the channel, then send it again with -Force.' }
        [FreeSport.Ops.FsNotificationPlan]@{ Channel = 'DevOps'; Kind = 'Slack'; Action = 'Update'; Title = 'production: change 4f0c1d2'; Text = "Passed - production: change 4f0c1d2`nunit: Passed: 41, failed: 0, skipped: 1." ; Recipients = '#devops' }
        [FreeSport.Ops.FsNotificationPlan]@{ Channel = 'ops-mail'; Kind = 'Email'; Action = 'None'; Reason = 'FSOPS_SMTP_PASSWORD is not set.'; Title = 'production: change 4f0c1d2'; Text = 'unit: Passed: 41, failed: 0, skipped: 1.' }
    )
    Checklist     = @(
        [FreeSport.Ops.FsChecklistStatus]@{ Title = 'Unit and integration tests passed'; State = 'Done'; Environment = 'production'; Reason = 'unit, integration: 41 passed' }
        [FreeSport.Ops.FsChecklistStatus]@{ Title = 'GitHub Actions workflows checked'; State = 'Stale'; Environment = 'production'; Reason = ".github/workflows/deploy.yml: '.github' changed after the evidence was taken"; NextCommand = 'Test-FsWorkflow'; PolicyNotes = @('evidence may be 30d old (by default 14d)') }
        [FreeSport.Ops.FsChecklistStatus]@{ Title = 'Secrets synchronized'; State = 'Waived'; Environment = 'production'; Reason = 'all: waived by anna until tomorrow: rehearsal' }
        [FreeSport.Ops.FsChecklistStatus]@{ Title = 'Monitoring and alerts active'; State = 'NotApplicable'; Environment = 'staging'; Reason = "The project's policy says so." }
        [FreeSport.Ops.FsChecklistStatus]@{ Title = 'Team notified'; State = 'Missing'; Environment = 'production'; Reason = 'team-slack, ops-email: no evidence'; NextCommand = "Add-FsEvidence -Box TeamNotified -Subject team-slack, ops-email -Outcome Passed -Environment production -Reason '…'" }
        [FreeSport.Ops.FsEvidence]@{ EvidenceId = '41680a29ffffffffffffffffffffffff'; At = At 18 52; Kind = 'Measurement'; Box = 'WorkflowsChecked'; Outcome = 'Passed'; Subjects = @('backend-ci', 'deploy', 'e2e', 'frontend-ci', 'merge', 'sync' | ForEach-Object { [FreeSport.Ops.FsEvidenceSubject]@{ Name = ".github/workflows/$_.yml" } }) }
        [FreeSport.Ops.FsEvidence]@{ EvidenceId = '0f0ef61249b04c3b8378f65579157fb8'; At = At 19 1; Kind = 'Waiver'; Box = 'TeamNotified'; Environment = 'production'; Outcome = 'Passed'; Subjects = @([FreeSport.Ops.FsEvidenceSubject]@{ Name = 'ops-email' }); By = 'anna'; Reason = 'mail is down'; Until = At 23 0 }
        [FreeSport.Ops.FsEvidenceSubject]@{ Name = 'unit'; Outcome = 'Passed'; Summary = 'Passed: 41, failed: 0, skipped: 1.'; LeftOut = 'tests not selected by fast' }
        [FreeSport.Ops.FsEvidencePlan]@{ Kind = 'Assertion'; Box = 'TeamNotified'; Subjects = 'team-slack'; Outcome = 'Passed'; Environment = 'production'; By = 'anna'; Reason = 'told' }
        [FreeSport.Ops.FsLedgerCheck]@{ Subject = 'host-anna.jsonl'; Outcome = 'Failed'; State = 'Broken'; Summary = 'Line 7 is not what was written.'; EventCount = 6; Line = 7; Remedy = 'Find out who changed the file.' }
    )
    Projects      = @(
        [FreeSport.Ops.FsProject]@{ Name = 'freesport'; Root = '/srv/freesport'; ConfigurationPath = '/srv/freesport/freesport.ops.yml'; Settings = @([FreeSport.Ops.FsProjectSetting]@{ Name = 'paths.backend'; Source = 'Configuration'; Line = 5; Value = 'backend' }, [FreeSport.Ops.FsProjectSetting]@{ Name = 'paths.compose'; Source = 'Convention'; Value = 'docker/docker-compose.yml', 'docker/docker-compose.prod.yml' }, [FreeSport.Ops.FsProjectSetting]@{ Name = 'vpn' }) }
        [FreeSport.Ops.FsProjectSetting]@{ Name = 'checklist.TestsPassed'; Source = 'Default'; Value = 'Measured', 'maxAge 14d' }
        [FreeSport.Ops.FsProjectPlan]@{ Path = '/srv/freesport/freesport.ops.yml'; Replaces = $true; Content = "name: freesport`npaths:`n  backend: backend`n" }
    )
    Runbook       = @(
        [pscustomobject]@{
            PSTypeName = 'FreeSport.Ops.FsRunbookSummary'; Outcome = [FreeSport.Ops.FsOutcome]'Failed'; PassedCount = 6; WarningCount = 0; FailedCount = 11; InconclusiveCount = 13; SkippedCount = 8; Duration = [timespan]'00:01:12'
            Causes = @(
                [pscustomobject]@{ PSTypeName = 'FreeSport.Ops.FsRunbookCause'; Key = 'python'; Title = 'There is no virtual environment'; Outcome = [FreeSport.Ops.FsOutcome]'Failed'; ResultCount = 4; Subjects = 'python', 'unit', 'integration', 'flake8 backend'; NextCommand = 'python3 -m venv backend/venv' }
                [pscustomobject]@{ PSTypeName = 'FreeSport.Ops.FsRunbookCause'; Key = 'remote'; Title = 'There is no remote'; Outcome = [FreeSport.Ops.FsOutcome]'Failed'; ResultCount = 10; Subjects = 'git remote', 'github', 'CODECOV_TOKEN', 'NEXT_PUBLIC_API_URL', 'PRODUCTION_DEPLOY_PATH', 'PRODUCTION_SERVER_HOST', 'SSH_PRIVATE_KEY', 'A', 'B', 'C'; NextCommand = 'git remote add origin git@github.com:OWNER/NAME.git' }
            )
            NextCommands = 'git remote add origin git@github.com:OWNER/NAME.git', 'python3 -m venv backend/venv', 'sudo systemctl start docker'
        }
        [pscustomobject]@{ PSTypeName = 'FreeSport.Ops.FsRunbookCause'; Key = 'docker'; Title = 'The Docker engine does not answer'; Outcome = [FreeSport.Ops.FsOutcome]'Failed'; ResultCount = 1; Subjects = @('docker'); NextCommand = 'sudo systemctl start docker' }
    )
}
