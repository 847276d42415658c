using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Infrastructure.Planning;

namespace FreeSport.Ops.Core.Tests.Infrastructure.Planning;

/// <summary>Plans of the real Ansible on this machine: what is predicted, what is not, and what must not be run to find out.</summary>
public sealed class AnsiblePlanTests : IDisposable
{
    private const string Hosts = "web:\n  hosts: { web1: , web2: }\nall:\n  vars:\n    ansible_connection: local\n    ansible_python_interpreter: \"{{ ansible_playbook_python }}\"\n";

    private readonly PlanProject _project = new("ansible: [{ folder: ansible, inventory: hosts.yml, playbooks: [site.yml] }]");
    private readonly TempFolder _target = new();
    private readonly TempFolder _tools = new();

    public AnsiblePlanTests() => _project.Write("ansible/hosts.yml", Hosts);

    public void Dispose()
    {
        _project.Dispose();
        _target.Dispose();
        _tools.Dispose();
    }

    [Fact]
    public async Task What_would_change_is_planned_applied_and_then_there()
    {
        Play("- name: Write it\n  copy: { content: one, dest: '{{ target }}/{{ inventory_hostname }}' }\n  notify: Tell\n", "- name: Tell\n  debug: msg=told\n");

        FsInfrastructurePlan plan = await _project.PlanAsync();

        Assert.Equal(FsInfrastructurePlanState.Changes, plan.State);
        Assert.Equal(FsPlanBinding.Predicted, plan.Binding);
        Assert.Equal(["Update web1: Write it (site.yml:5)", "Update web2: Write it (site.yml:5)"], plan.Changes.Select(static c => c.ToString()).Order(StringComparer.Ordinal));
        Assert.Contains("web1, web2", string.Join("\n", plan.Reasons), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_target.Path));

        FsInfrastructureChange change = await _project.ApplyAsync(plan);

        Assert.Equal(FsOutcome.Passed, change.Outcome);
        Assert.Equal(2, change.DoneCount);
        Assert.Equal(2, Directory.GetFiles(_target.Path).Length);
        Assert.Equal(FsOutcome.Passed, Assert.Single(_project.Evidence()).Outcome);
        Assert.Equal(FsInfrastructurePlanState.NoChanges, (await _project.PlanAsync()).State);

        File.WriteAllText(Path.Combine(_target.Path, "web2"), "drifted");
        Assert.Equal("Update web2: Write it (site.yml:5)", Assert.Single((await _project.PlanAsync()).Changes).ToString());
    }

    [Fact]
    public async Task What_check_mode_passes_over_is_named_and_run_only_when_applied()
    {
        Play("""
            - name: Command
              command: touch {{ target }}/command
            - name: Raw
              raw: touch {{ target }}/raw
            - name: Shell in a loop
              shell: touch {{ target }}/{{ item }}
              loop: [a, b]
            - name: Not here
              command: touch {{ target }}/never
              when: false
            - name: Over nothing
              command: touch {{ target }}/never
              loop: []

            """);

        FsInfrastructurePlan plan = await _project.PlanAsync();

        Assert.Equal(FsInfrastructurePlanState.Changes, plan.State);
        Assert.All(plan.Changes, static c => Assert.Equal(FsInfrastructureAction.Run, c.Action));
        Assert.Equal(6, plan.Changes.Length);
        Assert.Equal(4, plan.Coverage.Length);
        Assert.DoesNotContain("Not here", string.Join("\n", plan.Coverage), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_target.Path));

        Assert.Equal(FsOutcome.Passed, (await _project.ApplyAsync(plan)).Outcome);
        Assert.Equal(["a", "b", "command", "raw"], Directory.GetFiles(_target.Path).Select(static f => Path.GetFileName(f)!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_is_taken_away_has_to_be_allowed()
    {
        File.WriteAllText(Path.Combine(_target.Path, "old"), "old");
        Play("- name: Take it away\n  file: { path: '{{ target }}/old', state: absent }\n");

        FsInfrastructurePlan plan = await _project.PlanAsync();

        Assert.All(plan.Changes, static c => Assert.True(c.IsDestructive));
        Assert.Equal(ErrorIds.PlanDestroys, (await _project.RefusalAsync(plan)).ErrorId);
        Assert.True(File.Exists(Path.Combine(_target.Path, "old")));
    }

    [Theory]
    [InlineData("- name: Real\n  command: touch {{ target }}/real\n  check_mode: no\n", "site.yml:7")]
    [InlineData("- name: Real\n  command: touch {{ target }}/real\n  check_mode: false\n", "site.yml:7")]
    [InlineData("- block:\n    - command: touch {{ target }}/real\n  check_mode: 'no'\n", "site.yml:7")]
    [InlineData("- command: touch {{ target }}/real\n  check_mode: \"{{ 1 == 2 }}\"\n", "site.yml:6")]
    [InlineData("- include_tasks: more.yml\n", "more.yml:2")]
    [InlineData("- ansible.builtin.import_tasks: { file: more.yml }\n", "more.yml:2")]
    [InlineData("- include_role: { name: real }\n", "roles/real/tasks/main.yml:2")]
    [InlineData("- include_role: { name: outer }\n", "roles/real/tasks/main.yml:2")]
    public async Task What_would_really_run_while_planning_is_found_before(string tasks, string place)
    {
        const string Real = "- command: touch {{ target }}/real\n  check_mode: no\n";
        _project.Write("ansible/more.yml", Real).Write("ansible/roles/real/tasks/main.yml", Real).Write("ansible/roles/outer/tasks/main.yml", "[]\n").Write("ansible/roles/outer/meta/main.yml", "dependencies: [{ role: real }]\n");
        Play(tasks);

        FsInfrastructurePlan plan = await _project.PlanAsync();

        Assert.Equal(FsInfrastructurePlanState.Inconclusive, plan.State);
        Assert.Contains(place, plan.Summary, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_target.Path));
    }

    // Only Ansible can tell what is included; the callback ends it before the task begins.
    [Fact]
    public async Task What_only_Ansible_can_resolve_is_stopped_when_it_comes_up()
    {
        _project.Write("ansible/deep.yml", "- name: Deep\n  command: touch {{ target }}/real\n  check_mode: no\n");
        Play("- include_tasks: \"{{ 'de' + 'ep' }}.yml\"\n");

        FsInfrastructurePlan plan = await _project.PlanAsync();

        Assert.Equal(FsInfrastructurePlanState.Inconclusive, plan.State);
        Assert.Contains("Deep (deep.yml:1)", plan.Summary, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_target.Path));
    }

    [Theory]
    [InlineData("all: {}\n", "No host", "ansible-inventory -i hosts.yml --graph")]
    [InlineData("web: { hosts: { web1: { ansible_connection: ssh, ansible_host: 127.0.0.1, ansible_port: 1 } } }\n", "'web1' cannot be reached", "ansible-playbook --check")]
    [InlineData("web: [\n", "inventory 'hosts.yml'", "ansible-playbook --check")]
    public async Task Hosts_that_are_not_there_are_inconclusive(string inventory, string why, string next)
    {
        Play("- ping:\n");
        _project.Write("ansible/hosts.yml", inventory);

        FsInfrastructurePlan plan = await _project.PlanAsync();

        Assert.Equal(FsInfrastructurePlanState.Inconclusive, plan.State);
        Assert.Contains(why, string.Join("\n", plan.Reasons), StringComparison.Ordinal);
        Assert.Contains(next, plan.Remedy, StringComparison.Ordinal);
        Assert.Equal(ErrorIds.PlanInconclusive, (await _project.RefusalAsync(plan)).ErrorId);
    }

    [Theory]
    [InlineData("- fail: msg=kanarienvogel\n", "Failed in 'fail'")]
    [InlineData("- nothing_of_the_kind: {}\n", "nothing_of_the_kind")]
    [InlineData("- ping: [\n", "site.yml:")]
    [InlineData("- debug: { msg: \"{{ locked }}\" }\n  vars:\n    locked: !vault |\n      $ANSIBLE_VAULT;1.1;AES256\n      33363164666431653\n", "Vault")]
    public async Task What_cannot_be_predicted_at_all_is_inconclusive_and_says_why(string tasks, string why)
    {
        Play(tasks);

        FsInfrastructurePlan plan = await _project.PlanAsync();

        Assert.Equal(FsInfrastructurePlanState.Inconclusive, plan.State);
        Assert.Contains(why, string.Join("\n", plan.Reasons), StringComparison.Ordinal);
        Assert.DoesNotContain("kanarienvogel", _project.Said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ansible/hosts.yml")]
    [InlineData("ansible/site.yml")]
    public async Task A_file_that_is_missing_is_named(string file)
    {
        Play("- ping:\n");
        File.Delete(_project.Repository.At(file));

        FsInfrastructurePlan plan = await _project.PlanAsync();

        Assert.Equal(FsInfrastructurePlanState.Inconclusive, plan.State);
        Assert.Contains(Path.GetFileName(file), plan.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_variable_of_a_group_that_was_edited_makes_the_plan_stale()
    {
        _project.Write("ansible/group_vars/web.yml", "text: one\n");
        Play("- name: Write it\n  copy: { content: '{{ text }}', dest: '{{ target }}/it' }\n");
        FsInfrastructurePlan plan = await _project.PlanAsync();
        _project.Write("ansible/group_vars/web.yml", "text: two\n");

        OpsFailure refused = await _project.RefusalAsync(plan);

        Assert.Equal(ErrorIds.PlanStale, refused.ErrorId);
        Assert.Contains("ansible/group_vars/web.yml", refused.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_target.Path));
    }

    [Fact]
    public async Task What_failed_half_way_is_told_host_by_host()
    {
        Play("""
            - name: First
              copy: { content: one, dest: "{{ target }}/{{ inventory_hostname }}" }
            - name: Second
              command: test {{ inventory_hostname }} = web1
            - name: Third
              copy: { content: three, dest: "{{ target }}/{{ inventory_hostname }}-3" }

            """);

        FsInfrastructureChange change = await _project.ApplyAsync(await _project.PlanAsync());

        Assert.Equal(FsOutcome.Failed, change.Outcome);
        Assert.Equal(FsResourceChangeState.Failed, change.Changes.Single(static c => c.Address.StartsWith("web2: Second", StringComparison.Ordinal)).State);
        Assert.Equal(FsResourceChangeState.NotReached, change.Changes.Single(static c => c.Address.StartsWith("web2: Third", StringComparison.Ordinal)).State);
        Assert.Equal(FsResourceChangeState.Done, change.Changes.Single(static c => c.Address.StartsWith("web1: Third", StringComparison.Ordinal)).State);
        Assert.Contains("web2: Second", change.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_value_leaves()
    {
        const string Canary = "kanarienvogel-7f3a";
        File.WriteAllText(Path.Combine(_target.Path, "file"), "old " + Canary);
        _project.Write("ansible/group_vars/web.yml", $"password: {Canary}\n");
        Play("""
            - name: "Set {{ password }}"
              copy: { content: "{{ password }}", dest: "{{ target }}/file" }
            - name: Loop
              copy: { content: "{{ item }}", dest: "{{ target }}/{{ item }}" }
              loop: ["{{ password }}"]
            - name: Tell
              debug: { var: password }
            - name: Run
              command: echo {{ password }}
            - name: Fail
              fail: { msg: "{{ password }}" }
              ignore_errors: true
            - name: End
              fail: { msg: "{{ password }}" }
              when: not ansible_check_mode

            """);

        FsInfrastructurePlan plan = await _project.PlanAsync();
        Assert.Equal(FsInfrastructurePlanState.Changes, plan.State);
        Assert.Equal(FsOutcome.Failed, (await _project.ApplyAsync(plan)).Outcome);

        Assert.DoesNotContain(Canary, _project.Said, StringComparison.Ordinal);
        Assert.All(Directory.GetFiles(_project.Repository.At(".git"), "*.jsonl", SearchOption.AllDirectories), static file => Assert.DoesNotContain(Canary, File.ReadAllText(file), StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_that_hangs_is_stopped()
    {
        Play("- pause: { seconds: 600 }\n");

        FsInfrastructurePlan plan = await _project.PlanAsync(timeout: TimeSpan.FromSeconds(5));

        Assert.Equal(FsInfrastructurePlanState.Inconclusive, plan.State);
        Assert.Contains("-Timeout", plan.Remedy, StringComparison.Ordinal);
    }

    // Programs that start a shell elsewhere, played by ones that start it here.
    [Theory]
    [InlineData("wsl", "{ kind: wsl, distribution: Ubuntu }", "--distribution Ubuntu --exec sh -s")]
    [InlineData("docker", "{ kind: container, image: ansible:1 }", "run --rm --init --interactive --volume ROOT:/work --workdir /work ansible:1 sh -s")]
    [InlineData("ssh", "{ kind: ssh, server: 'deploy@control.example:2222', path: 'ROOT' }", "-o BatchMode=yes -p 2222 -- deploy@control.example sh -s")]
    public async Task Elsewhere_it_runs_from_one_script(string program, string runner, string arguments)
    {
        PlanProject.Require("ansible-playbook");
        using PlanProject project = new($"ansible: [{{ folder: ansible, inventory: hosts.yml, playbooks: [site.yml] }}]");
        string root = project.Repository.Path;
        project.Write("ansible/hosts.yml", Hosts).Write("ansible/site.yml", Site("- name: Write it\n  copy: { content: 'it''s', dest: '{{ target }}/it' }\n", string.Empty));
        project.Write("freesport.ops.yml", $"infrastructure:\n  ansible:\n    - {{ folder: ansible, inventory: hosts.yml, playbooks: [site.yml], runner: {runner.Replace("ROOT", root, StringComparison.Ordinal)} }}\n");
        Posix.Script(_tools, "wslpath", "echo \"$2\"");
        Posix.Script(_tools, program, $"""
            case "$*" in *"sh -s") echo "$*" > "{_tools.Path}/arguments" ;; esac
            PATH="{_tools.Path}:$PATH"
            [ {program} != docker ] || exec sed 's|/work/|{root}/|' | sh -s
            exec sh -s
            """);
        project.Engines = loaded => [new AnsibleEngine(loaded, loaded.Infrastructure.Ansible[0], environment: null, Real.Processes, new ToolLocator(_tools.Path, untrustedRoot: null))];

        FsInfrastructurePlan plan = await project.PlanAsync();

        Assert.Equal(FsInfrastructurePlanState.Changes, plan.State);
        Assert.Equal(arguments.Replace("ROOT", root, StringComparison.Ordinal), (await File.ReadAllTextAsync(_tools.At("arguments"), Cancel.Token)).Trim());
        Assert.Equal(FsOutcome.Passed, (await project.ApplyAsync(plan)).Outcome);
        Assert.Equal("it's", await File.ReadAllTextAsync(Path.Combine(_target.Path, "it"), Cancel.Token));
    }

    [Fact]
    public async Task A_runner_that_is_not_said_whole_or_not_there_is_inconclusive()
    {
        Play("- ping:\n");
        _project.Engines = loaded =>
        [
            new AnsibleEngine(loaded, new AnsibleDefinition("ansible") { Playbooks = ["site.yml"], Runner = new AnsibleRunnerDefinition("container") }, environment: null, Real.Processes, Real.NoTools),
            new AnsibleEngine(loaded, new AnsibleDefinition("ansible") { Playbooks = ["site.yml"], Runner = new AnsibleRunnerDefinition("wsl") }, environment: null, Real.Processes, Real.NoTools),
        ];

        await _project.PlanAsync();

        FsInfrastructurePlan[] plans = [.. _project.Host.Results.OfType<FsInfrastructurePlan>()];
        Assert.All(plans, static p => Assert.Equal(FsInfrastructurePlanState.Inconclusive, p.State));
        Assert.Contains("image", plans[0].Summary, StringComparison.Ordinal);
        Assert.Contains("'wsl'", plans[1].Summary, StringComparison.Ordinal);
    }

    private void Play(string tasks, string handlers = "")
    {
        PlanProject.Require("ansible-playbook");
        _project.Write("ansible/site.yml", Site(tasks, handlers));
    }

    private string Site(string tasks, string handlers) =>
        $"- hosts: web\n  gather_facts: false\n  vars: {{ target: '{_target.Path}' }}\n  tasks:\n{Indented(tasks)}{(handlers.Length == 0 ? string.Empty : "  handlers:\n" + Indented(handlers))}";

    private static string Indented(string lines) => string.Concat(lines.TrimEnd('\n').Split('\n').Select(static l => "    " + l + "\n"));
}
