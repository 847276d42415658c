namespace FreeSport.Ops.Workflows.Tests.Planning;

/// <summary>What a job's token may do, and what is held how firmly.</summary>
public sealed class PermissionTests
{
    [Theory]
    [InlineData("", "", FsPlanPermissionSource.RepositoryDefault, "?")]
    [InlineData("permissions: {contents: read}", "", FsPlanPermissionSource.Workflow, "contents: read")]
    [InlineData("permissions: {contents: read}", "permissions: {packages: write}", FsPlanPermissionSource.Job, "packages: write")]
    [InlineData("permissions: write-all", "permissions: {}", FsPlanPermissionSource.Job, "{}")]
    [InlineData("", "permissions: {contents: none, id-token: write}", FsPlanPermissionSource.Job, "id-token: write")]
    public void The_nearest_section_decides(string workflow, string job, FsPlanPermissionSource source, string expected)
    {
        FsPlanPermissions permissions = Plans.Of($"on: push\n{workflow}\njobs:\n  {Plans.Job("a", job)}\n").Jobs.Single().Permissions;

        Assert.Equal((source, expected), (permissions.Source, permissions.ToString()));
    }

    [Theory]
    [InlineData("read-all", "contents: read", "id-token: write")]
    [InlineData("write-all", "id-token: write", "models: write")]
    public void One_word_stands_for_all_scopes(string word, string there, string absent)
    {
        string[] scopes = Plans.Of($"on: push\npermissions: {word}\njobs:\n  {Plans.Job("a")}\n").Permissions.Scopes;

        Assert.Contains(there, scopes);
        Assert.DoesNotContain(absent, scopes);
    }

    [Theory]
    [InlineData("actions/checkout@v4", FsPlanPinSubject.Action, FsPlanPinKind.Tag, "v4")]
    [InlineData("actions/checkout@8f4b7f84864484a7bf31766abe9204da3cbe65b3", FsPlanPinSubject.Action, FsPlanPinKind.Sha, "8f4b7f84864484a7bf31766abe9204da3cbe65b3")]
    [InlineData("owner/repo/sub@main", FsPlanPinSubject.Action, FsPlanPinKind.Branch, "main")]
    [InlineData("owner/repo@strange", FsPlanPinSubject.Action, FsPlanPinKind.Unknown, "strange")]
    [InlineData("./.github/actions/x", FsPlanPinSubject.Action, FsPlanPinKind.Local, "")]
    [InlineData("docker://alpine:3.20", FsPlanPinSubject.Image, FsPlanPinKind.Tag, "3.20")]
    [InlineData("docker://reg:5000/alpine", FsPlanPinSubject.Image, FsPlanPinKind.Branch, "")]
    public void A_step_uses(string uses, FsPlanPinSubject subject, FsPlanPinKind kind, string held)
    {
        FsPlanPin pin = Plans.Of(Plans.Jobs($"a: {{runs-on: x, steps: [{{uses: '{uses}'}}]}}")).Pins.Single();

        Assert.Equal((uses, subject, kind, held, 3), (pin.Uses, pin.Subject, pin.Kind, pin.Ref, pin.Line));
    }

    [Fact]
    public void Containers_and_services_are_pins_too_and_idle_jobs_have_none()
    {
        FsWorkflowPlan plan = Plans.Of(Plans.Jobs(
            "a: {runs-on: x, container: node@sha256:abc, services: {db: {image: 'postgres:15'}}, steps: [{run: m}]}\nb: {runs-on: x, if: false, steps: [{uses: a/b@v1, env: {K: '${{ secrets.IDLE }}'}}]}"));

        Assert.Equal([("node@sha256:abc", FsPlanPinKind.Sha), ("postgres:15", FsPlanPinKind.Tag)], plan.Pins.Select(static p => (p.Uses, p.Kind)));
        Assert.Empty(plan.Secrets);
    }

    [Fact]
    public void Concurrency_is_filled_in()
    {
        FsPlanConcurrency? group = Plans.Of("on: push\nconcurrency: {group: 'x-${{ github.ref }}', cancel-in-progress: \"${{ github.event_name == 'push' }}\"}\njobs:\n  " + Plans.Job("a") + "\n").Concurrency;

        Assert.Equal(("x-refs/heads/main", FsPlanAnswer.Yes), (group!.Group, group.CancelsRunning));
    }
}
