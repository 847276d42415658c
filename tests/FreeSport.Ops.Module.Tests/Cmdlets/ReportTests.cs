using System.Net;

using FreeSport.Ops.Testing;

namespace FreeSport.Ops.Module.Tests.Cmdlets;

/// <summary>Reports as a person at the prompt, a script and a workflow write them.</summary>
public sealed class ReportTests
{
    [Fact]
    public async Task A_report_goes_into_a_file_and_into_its_pull_request()
    {
        await using GitHubProject project = await GitHubProject.CreateAsync();
        project.Server.Hub.PullRequests.Add(12);
        using Engine engine = new(project.Repository.Folder);
        engine.Run("Add-FsEvidence TeamNotified ops-email -Outcome Passed -Reason '</script><script>alert(1)</script> @anna' -Environment production");

        EngineResult result = engine.Run("Test-FsWorkflow | Export-FsReport production Html -OutFile отчёт/report.html -PullRequest 12 -Token $token -Confirm:$false", ("token", new NetworkCredential(string.Empty, GitHubServer.OwnerToken).SecurePassword));

        Assert.Empty(result.Errors);
        Assert.Equal(("FreeSport.Ops.FsReport", "Passed", "Created", "6"), (result.Output[0].TypeNames[0], result.Text(0, "Outcome"), result.Text(0, "CommentState"), result.Text(0, "BoxCount")));
        string page = await File.ReadAllTextAsync(result.Text(0, "Path"), TestContext.Current.CancellationToken);
        Assert.EndsWith("report.html", result.Text(0, "Path"), StringComparison.Ordinal);
        Assert.Contains("&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt; @anna", page, StringComparison.Ordinal);
        Assert.Contains("deploy.yml", page, StringComparison.Ordinal);
        string comment = (string)Assert.Single(project.Server.Hub.Comments).Comment["body"]!;
        Assert.Contains("&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt; @&#8203;anna", comment, StringComparison.Ordinal);
    }

    [Fact]
    public void What_came_back_from_a_file_is_taken_for_what_it_was_and_what_is_no_record_is_told()
    {
        using SampleRepository repository = SampleRepository.Create();
        using Engine engine = new(repository.Folder);
        engine.Run(
            "[FreeSport.Ops.FsMetric]@{ Name = 'errors'; Environment = 'staging'; Points = @([FreeSport.Ops.FsMetricPoint]@{ At = [datetime]::UtcNow; Value = 1.5 }) }, "
            + "[FreeSport.Ops.FsInfrastructurePlan]@{ Subject = 'terraform infra'; Changes = @([FreeSport.Ops.FsResourceChange]@{ Address = 'a.b'; Action = 'Delete'; IsDestructive = $true }) } | Export-Clixml items.xml");

        EngineResult result = engine.Run("@(Import-Clixml items.xml) + 42 | Export-FsReport -As Json");

        Assert.Equal("ReportInputWrong", result.ErrorId);
        Assert.Equal(("staging", "1", "1"), (result.Text(0, "Environment"), result.Text(0, "MetricCount"), result.Text(0, "PlanCount")));
        Assert.Contains("\"value\": 1.5", result.Text(0, "Text"), StringComparison.Ordinal);
        Assert.Contains("\"address\": \"a.b\"", result.Text(0, "Text"), StringComparison.Ordinal);
    }
}
