using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Tests.Infrastructure;

[Collection(InheritedEnvironment.Name)]
public sealed class RefComparisonTests : IDisposable
{
    private readonly InfrastructureProject _project = new();

    public RefComparisonTests()
    {
        _project.Write("freesport.ops.yml", "infrastructure: { terraform: [ { folder: terraform } ], ansible: [ { folder: ansible, inventory: hosts.ini, playbooks: [site.yml] } ] }\n");
        _project.Write("docker-compose.yml", "services:\n  web:\n    image: ${WEB_IMAGE:-nginx:1}\n    environment: { DB_PASSWORD: one-canary-7f3e9a1c, LOG_LEVEL: info }\n");
        _project.Write(".gitignore", ".env\n");
        _project.Write(".env", "WEB_IMAGE=nginx:9\n");
        _project.Write("terraform/main.tf", "resource \"terraform_data\" \"a\" {\n  input = 1\n}\n");
        _project.Write("ansible/hosts.ini", "[web]\nweb-1\n");
        _project.Write("ansible/site.yml", "- hosts: web\n  tasks: []\n");
        _project.Repository.Commit("before");
        _project.Repository.Git("tag", "v1");
    }

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task Two_refs_are_compared_and_the_working_tree_stays_as_it_is()
    {
        _project.Write("docker-compose.yml", "services:\n  web:\n    image: ${WEB_IMAGE:-nginx:1}\n    environment: { DB_PASSWORD: two-canary-7f3e9a1c, LOG_LEVEL: info }\n  cache:\n    image: redis:7\n");
        _project.Write("terraform/main.tf", "# only a comment\nresource \"terraform_data\" \"a\" {\n  input   =   1\n}\n");
        _project.Write("ansible/hosts.ini", "[web]\nweb-1\nweb-2\n");
        _project.Repository.Commit("after");
        _project.Write("docker-compose.yml", "services: {}\n");
        string status = _project.Repository.Git("status", "--porcelain");

        string[] found = await DiffersAsync("v1", "HEAD");

        Assert.Equal(
            [
                "Changed ansible:ansible@hosts.ini/group/web/hosts|web-1|web-1, web-2",
                "Added ansible:ansible@hosts.ini/host/web-2|-|host",
                "Added compose:docker-compose.yml/service/cache|-|redis:7",
                "Changed compose:docker-compose.yml/service/web/environment.DB_PASSWORD|***|***",
            ],
            found);
        Assert.Equal(status, _project.Repository.Git("status", "--porcelain"));
    }

    [Fact]
    public async Task Without_a_second_ref_the_working_tree_is_compared()
    {
        Assert.Empty(await DiffersAsync("v1", to: null));

        _project.Write("docker-compose.yml", "services:\n  web:\n    image: nginx:2\n    environment: { DB_PASSWORD: one-canary-7f3e9a1c, LOG_LEVEL: info }\n");

        Assert.Equal(["Changed compose:docker-compose.yml/service/web/image|nginx:9|nginx:2"], await DiffersAsync("v1", to: null));
    }

    [Fact]
    public async Task A_ref_that_is_not_there_is_named()
    {
        OpsFailure failure = await Real.FailureAsync(() => DiffersAsync("v9", to: null));

        Assert.Equal(ErrorIds.InfrastructureRefUnknown, failure.ErrorId);
        Assert.Contains("v9", failure.Message, StringComparison.Ordinal);
    }

    private async Task<string[]> DiffersAsync(string from, string? to) =>
        [.. (await _project.CompareAsync(c => c.OfRefsAsync(from, to, InfrastructureProject.Options(), Cancel.Token))).Select(SnapshotDiffTests.Line)];
}
