using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Prerequisites;

namespace FreeSport.Ops.Core.Tests.Prerequisites;

public sealed class InfrastructureToolsTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_project_without_infrastructure_needs_none() => Assert.Empty(await TestAsync());

    [Fact]
    public async Task What_the_project_uses_is_asked_for_its_version()
    {
        Use("terraform: [ { folder: t } ], ansible: [ { folder: a, playbooks: [site.yml] } ], kubernetes: [ { manifests: [k8s] } ]");
        Posix.Script(_folder, "bin/terraform", "echo 'Terraform v1.11.4'");
        Posix.Script(_folder, "bin/kubectl", "echo 'error: no such command' >&2; exit 1");

        FsResult[] found = await TestAsync();

        Assert.Equal(
            [("terraform", FsOutcome.Passed, "Terraform v1.11.4"), ("ansible", FsOutcome.Failed, "Not on PATH, and the project uses it: ansible-playbook."), ("kubectl", FsOutcome.Inconclusive, "'kubectl' is there and does not tell its version: error: no such command")],
            found.Select(static r => (r.Subject, r.Outcome, r.Summary)));
    }

    [Fact]
    public async Task Where_Ansible_runs_elsewhere_it_is_not_needed_here()
    {
        Use("ansible: [ { folder: a, playbooks: [site.yml], runner: { kind: ssh, server: \"deploy@ops.example\", path: /srv/x } } ]");

        Assert.Empty(await TestAsync());
    }

    private void Use(string infrastructure) => _folder.Write("freesport.ops.yml", $"infrastructure: {{ {infrastructure} }}\n");

    private async Task<FsResult[]> TestAsync()
    {
        Project project = await Real.LoadAsync(_folder.Path);
        ToolLocator tools = new(_folder.Folder("bin"), untrustedRoot: null);
        return await Task.WhenAll(new InfrastructureTools(Real.Processes, tools, project).Checks(TimeSpan.FromSeconds(60)).Select(static c => c.RunAsync(Cancel.Token)));
    }
}
