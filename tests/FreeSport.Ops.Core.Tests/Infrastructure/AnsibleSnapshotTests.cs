namespace FreeSport.Ops.Core.Tests.Infrastructure;

[Collection(InheritedEnvironment.Name)]
public sealed class AnsibleSnapshotTests : IDisposable
{
    private const string Inventory = """
        mail.example

        [web]
        web[01:02].example ansible_host=10.0.0.1 token=canary-7f3e9a1c
        [db]
        db-[a:b].example
        [prod:children]
        web
        db
        [prod:vars]
        password=canary-7f3e9a1c
        """;

    private readonly InfrastructureProject _project = new();

    public AnsibleSnapshotTests()
    {
        _project.Write("freesport.ops.yml", "infrastructure: { ansible: [ { folder: ansible, inventory: hosts.ini, playbooks: [site.yml] } ] }\n");
        _project.Write("ansible/hosts.ini", Inventory);
        _project.Write("ansible/site.yml", "- name: Prepare\n  hosts: web\n  roles: [base]\n  tasks:\n    - ansible.builtin.file: { path: /x, state: directory }\n    - block:\n        - shell: echo canary-7f3e9a1c\n");
        _project.Write("ansible/roles/base/tasks/main.yml", "- debug: { msg: x }\n");
    }

    public void Dispose() => _project.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Hosts_groups_plays_and_roles_are_read_by_Ansible_and_without_it(bool asksAnsible)
    {
        Assert.SkipWhen(asksAnsible && CommandLine.Find("ansible-inventory") is null, "There is no ansible-inventory on PATH.");

        FsInfrastructureSnapshot found = Assert.Single(await _project.LookAsync(InfrastructureProject.Options([FsInfrastructureKind.Ansible]) with { DeclaredOnly = !asksAnsible }));

        Assert.Equal((FsOutcome.Passed, asksAnsible ? 1 : 0), (found.Outcome, found.Tools.Length));
        Assert.Equal(
            [
                "group/db", "group/prod", "group/web", "host/db-a.example", "host/db-b.example", "host/mail.example", "host/web01.example", "host/web02.example",
                "play/ansible/site.yml/Prepare", "role/base",
            ],
            found.Resources.Select(static r => r.Address));
        FsInfrastructureResource web = found.Resources.Single(static r => r.Address == "host/web01.example");
        Assert.Equal(("web", "10.0.0.1"), (web.Owner, web.Facts.Single(static f => f.Name == "ansible_host").Value));
        Assert.Contains("token", web.Variables);
        Assert.Equal("ansible.builtin.file, shell", found.Resources.Single(static r => r.Type == "play").Facts.Single(static f => f.Name == "modules").Value);
        Assert.DoesNotContain(InfrastructureProject.Canary, _project.Everything([found]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_vault_without_its_password_asks_nobody_and_is_inconclusive()
    {
        Assert.SkipWhen(CommandLine.Find("ansible-inventory") is null, "There is no ansible-inventory on PATH.");
        _project.Write("ansible/group_vars/web.yml", "$ANSIBLE_VAULT;1.1;AES256\n6132\n");

        FsInfrastructureSnapshot found = await _project.OneAsync(FsInfrastructureKind.Ansible);

        Assert.Equal((FsOutcome.Inconclusive, FsScope.Partial), (found.Outcome, found.Scope));
        Assert.Contains(found.Resources, static r => r.Address == "host/web01.example");
    }

    [Fact]
    public async Task An_inventory_that_is_not_there_is_a_failure_and_not_zero_hosts()
    {
        File.Delete(_project.Repository.At("ansible/hosts.ini"));

        FsInfrastructureSnapshot found = await _project.OneAsync(FsInfrastructureKind.Ansible);

        Assert.Equal((FsOutcome.Failed, FsInfrastructureReading.Unreadable), (found.Outcome, found.Declared));
        Assert.Contains("ansible/hosts.ini", found.Summary, StringComparison.Ordinal);
    }
}
