# What the rooms say in Russian: texts of the objects, and the words of the views themselves.
@{
    Russian = @(
        [FreeSport.Ops.FsDockerStatus]@{ Subject = 'docker'; Outcome = 'Failed'; Summary = "Движок Docker контекста 'default' не отвечает."; NextCommand = 'sudo systemctl start docker' }
        [FreeSport.Ops.FsPythonStatus]@{ Subject = 'python'; Outcome = 'Passed'; Summary = '3.11.2, pytest 7.2.1' }
        [FreeSport.Ops.FsResult]@{ Subject = 'прокси'; Outcome = 'Inconclusive'; Summary = 'Прокси не отвечает.'; Remedy = 'Проверьте сеть.' }
        [FreeSport.Ops.FsSecretComparison]@{ Subject = 'SSH_PRIVATE_KEY'; Outcome = 'Inconclusive'; Summary = 'Не сверено; ищите в окружении «production».'; NextCommand = 'Test-FsGitHubAccess' }
        [FreeSport.Ops.FsChecklistStatus]@{ Title = 'Модульные и интеграционные тесты пройдены'; State = 'Missing'; Environment = 'production'; Reason = 'unit, integration: нет данных'; NextCommand = 'Invoke-FsTest -Suite unit, integration' }
        [FreeSport.Ops.FsWorkflow]@{ Subject = '.github/workflows/deploy.yml'; Path = '/srv/freesport/.github/workflows/deploy.yml'; Outcome = 'Passed'; Triggers = @([FreeSport.Ops.FsWorkflowTrigger]@{ Event = 'push' }); Environments = 'production'; Secrets = @([FreeSport.Ops.FsWorkflowReference]@{ Name = 'SSH_PRIVATE_KEY' }) }
        [FreeSport.Ops.FsApprovalPlan]@{ Environment = 'production'; RunId = 9000014; Commit = '4f0c1d2'; StartedBy = 'boris'; By = 'anna'; Jobs = 'deploy-production'; Comment = 'окно согласовано' }
        [FreeSport.Ops.FsGitHubEnvironment]@{ Name = 'production'; Reviewers = @([FreeSport.Ops.FsReviewer]@{ Name = 'anna' }); WaitTimer = '00:10:00'; PreventsSelfReview = $true }
        [FreeSport.Ops.FsRegression]@{ Step = 'Validation'; Subject = 'production'; Environment = 'production'; Outcome = 'Failed'; Summary = 'причин: 11, проверено источников: 4'; Reasons = @(1..11 | ForEach-Object { [FreeSport.Ops.FsRegressionReason]@{ Kind = 'NewError'; Outcome = 'Failed'; Subject = 'web'; Text = "до изменения такого не было (теперь 12): ERROR остаток $_" } }) }
        [FreeSport.Ops.FsDelivery]@{ Environment = 'production'; Period = 'Week'; From = [datetime]'2026-11-02'; Until = [datetime]'2026-11-09' }
        [FreeSport.Ops.FsDelivery]@{ Environment = 'production'; Period = 'Week'; From = [datetime]'2026-11-09'; Until = [datetime]'2026-11-16'; DeploymentCount = 2; DeliveredCount = 1; FailedCount = 1; ReworkCount = 1; NotRecoveredCount = 1; OpenCount = 1; NotReachedCount = 2; NoChangeCount = 1; LeadTimeLeftOutCount = 3; DeploymentsPerWeek = 1; LeadTimeMedian = '03:10:00'; LeadTimeP90 = '1.01:00:00'; LeadTimeCount = 5; ChangeFailureRate = 0.5; ReworkRate = 0.5 }
        [FreeSport.Ops.FsLogSignature]@{ Service = 'web'; Template = 'ERROR остаток'; Before = 3; After = 12 }
        [FreeSport.Ops.FsMonitoring]@{ Subject = 'monitoring'; Outcome = 'Failed'; Summary = 'За production ничто не следит: в freesport.ops.yml нет ни одного монитора.'; Environment = 'production'; Detail = 'docs/architecture/13-monitoring.md:43: Grafana + Prometheus (метрики) — не подключены'; Remedy = 'Укажите в разделе monitoring, что следит за ним.' }
        [FreeSport.Ops.FsReportPlan]@{ Format = 'Html'; Environment = 'production'; Path = '/srv/freesport/report.html'; Replaces = $true; PullRequest = 12; CommentState = 'Updated' }
        [FreeSport.Ops.FsAlertSilencePlan]@{ Environment = 'production'; Monitor = 'alertmanager'; Matchers = 'environment="production"', 'alertname="ApiErrorRatio"'; Alerts = 'ApiErrorRatio'; Reason = 'релиз 4.2'; For = '00:30:00' }
        [FreeSport.Ops.FsAlertingPlan]@{ Subject = 'alerts of production'; Environment = 'production'; Summary = 'Файлы уже такие, как нужно, 4 правила.'; Rules = 4; Receivers = 'team-slack', 'ops-email'; Silences = '5f0c' }
        [pscustomobject]@{
            PSTypeName = 'FreeSport.Ops.FsRunbookSummary'; Outcome = [FreeSport.Ops.FsOutcome]'Failed'; PassedCount = 6; WarningCount = 1; FailedCount = 11; InconclusiveCount = 13; SkippedCount = 8; Duration = [timespan]'00:01:12'
            Gates = @(
                [FreeSport.Ops.FsRunbookGate]@{ Step = 'Prerequisites'; State = 'Open' }, [FreeSport.Ops.FsRunbookGate]@{ Step = 'Planning'; State = 'NotApplicable' }, [FreeSport.Ops.FsRunbookGate]@{ Step = 'Preparation'; State = 'Closed'; ResultCount = 4; ReusedCount = 1; Blocking = 'unit', 'integration' }
                [FreeSport.Ops.FsRunbookGate]@{ Step = 'Workflows'; State = 'Closed' }, [FreeSport.Ops.FsRunbookGate]@{ Step = 'Deployment' }
            )
            Causes = @([pscustomobject]@{ PSTypeName = 'FreeSport.Ops.FsRunbookCause'; Key = 'python'; Title = 'Нет виртуального окружения'; Outcome = [FreeSport.Ops.FsOutcome]'Failed'; ResultCount = 4; Subjects = 'python', 'unit'; NextCommand = 'python3 -m venv backend/venv' })
            NextCommands = @('python3 -m venv backend/venv')
        }
    )
}
