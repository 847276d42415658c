using FreeSport.Ops.Core.Floor.Git;
using FreeSport.Ops.Core.Floor.GitHub;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Secrets.Comparing;
using FreeSport.Ops.Core.Steps.Secrets.Needs;

using SecretComparisonTexts = FreeSport.Ops.Core.Steps.Secrets.SecretComparisonTexts;

namespace FreeSport.Ops.Core.Tests.Secrets;

/// <summary>What is said of each name that is needed or lies on GitHub: state, outcome, sentence, and the command that goes on.</summary>
public sealed class ComparisonVerdictTests
{
    private static readonly DateTime Now = Events.Noon;
    private static readonly DateTime Lately = Now.AddDays(-1);
    private static readonly DateTime LongAgo = Now.AddDays(-31);
    private static readonly GitHubAddress Address = new(new Uri("https://api.github.com/"), "github.com", "acme", "shop");

    private readonly Dictionary<string, string> _seen = new(StringComparer.Ordinal);
    private readonly List<RemoteScope> _scopes = [.. RemoteNames.Unasked(Address, "production", Failure("x")).Scopes.Select(static s => new RemoteScope(s.Scope, s.Kind))];
    private TimeSpan? _maxAge;
    private GitHubAddress? _address = Address;

    [Theory]
    [InlineData(FsSecretScope.Environment, "production", null)]
    [InlineData(FsSecretScope.Repository, null, null)]
    [InlineData(FsSecretScope.Organization, null, "acme")]
    public void What_is_there_passes_with_where_it_lies_and_when_it_changed(FsSecretScope scope, string? environment, string? organization)
    {
        Has(scope, FsSecretKind.Secret, "KEY", Lately);

        FsSecretComparison key = Verdict().OfNeeded(Name("KEY", Place("deploy", "production")));

        Assert.Equal((FsSecretState.Present, FsOutcome.Passed, "KEY", "KEY"), (key.State, key.Outcome, key.Subject, key.Name));
        Assert.Equal((scope, environment, organization), (key.SecretScope!.Value, key.Environment, key.Organization));
        Assert.Equal(("production", "acme/shop", Lately), (key.ComparedEnvironment, key.Repository, key.UpdatedAt!.Value));
        Assert.Equal(SecretComparisonTexts.Present.With(Where(scope), ComparisonTarget.At(Lately)), key.Summary);
        Assert.Equal((null, null, null), (key.Remedy, key.NextCommand, key.Cause));
        Assert.Equal(FsStep.Infrastructure, key.Step);
    }

    [Fact]
    public void What_is_there_rests_on_every_place_where_it_lies()
    {
        Has(FsSecretScope.Environment, FsSecretKind.Secret, "KEY", Lately);
        Has(FsSecretScope.Repository, FsSecretKind.Secret, "KEY", updatedAt: null);

        FsSecretComparison key = Verdict().OfNeeded(Name("KEY", Place("build", null), Place("deploy", "production")));

        Assert.Equal(
            [("github.com/acme/shop/environments/production/secrets/KEY", "2026-03-01T12:00:00Z"), ("github.com/acme/shop/secrets/KEY", "unknown")],
            key.Inputs.Select(static i => (i.Name, i.Fingerprint)));
        Assert.All(key.Inputs, static i => Assert.Equal(FsInputKind.Remote, i.Kind));
        Assert.Equal((FsSecretScope.Environment, FsSecretState.Present), (key.SecretScope!.Value, key.State));
    }

    [Fact]
    public void Every_place_that_needs_a_name_is_listed_and_the_one_that_decided_is_told_first()
    {
        FsSecretPlace optional = Place("a", null, isRequired: false);
        FsSecretPlace decides = Place("b", null);
        FsSecretPlace host = new() { Path = "compose.yml", Line = 1, Source = FsSecretSource.Compose };

        FsSecretComparison key = Verdict().OfNeeded(new ComparedName("KEY", FsSecretKind.Secret, [optional, decides], [host]));

        Assert.Equal([optional, decides, host], key.Places);
        Assert.Equal([SecretComparisonTexts.NeededBy.With(decides), SecretComparisonTexts.NeededBy.With(optional)], key.Detail!.Split('\n'));
        Assert.True(key.IsRequired);
    }

    [Fact]
    public void What_is_required_and_missing_fails_and_is_set_where_it_is_read()
    {
        FsSecretComparison key = Verdict().OfNeeded(Name("KEY", Place("deploy", "production")));

        Assert.Equal((FsSecretState.Missing, FsOutcome.Failed, FsSecretScope.Environment), (key.State, key.Outcome, key.SecretScope!.Value));
        Assert.Equal(SecretComparisonTexts.Missing.With(Where(FsSecretScope.Environment)), key.Summary);
        Assert.Equal(SecretComparisonTexts.MissingRemedy.With(Where(FsSecretScope.Environment)), key.Remedy);
        Assert.Equal("Set-FsSecret KEY -Environment production -Value (Read-Host -AsSecureString)", key.NextCommand);
    }

    [Fact]
    public void What_the_workflow_does_without_is_a_warning_when_it_is_missing()
    {
        FsSecretComparison key = Verdict().OfNeeded(Name("REGION", FsSecretKind.Variable, Place("build", null, isRequired: false)));

        Assert.Equal((FsSecretState.Missing, FsOutcome.Warning, false, "vars.REGION"), (key.State, key.Outcome, key.IsRequired, key.Subject));
        Assert.Equal(SecretComparisonTexts.MissingOptional.With(Where(FsSecretScope.Repository)), key.Summary);
        Assert.Equal(SecretComparisonTexts.MissingOptionalRemedy.With(Where(FsSecretScope.Repository)), key.Remedy);
        Assert.Equal("Set-FsVariable REGION -Value '…'", key.NextCommand);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Where_a_missing_name_lies_all_the_same_is_told_for_each_place(bool isRequired)
    {
        Has(FsSecretScope.Environment, FsSecretKind.Secret, "KEY", Lately);
        Has(FsSecretScope.Organization, FsSecretKind.Variable, "KEY", Lately);

        FsSecretComparison key = Verdict().OfNeeded(Name("KEY", Place("build", null, isRequired)));

        Assert.Equal(
            (isRequired ? SecretComparisonTexts.Missing : SecretComparisonTexts.MissingOptional).With(Where(FsSecretScope.Repository))
                + " " + SecretComparisonTexts.LiesElsewhere.With(Where(FsSecretScope.Environment))
                + " " + SecretComparisonTexts.LiesAsVariable.With(Where(FsSecretScope.Organization)),
            key.Summary);
    }

    [Fact]
    public void A_secret_where_a_variable_is_read_is_told()
    {
        Has(FsSecretScope.Repository, FsSecretKind.Secret, "REGION", Lately);

        FsSecretComparison region = Verdict().OfNeeded(Name("REGION", FsSecretKind.Variable, Place("build", null)));

        Assert.Equal(SecretComparisonTexts.Missing.With(Where(FsSecretScope.Repository)) + " " + SecretComparisonTexts.LiesAsSecret.With(Where(FsSecretScope.Repository)), region.Summary);
    }

    [Fact]
    public void An_environment_that_is_not_there_is_told_where_it_matters_and_only_there()
    {
        Put(new RemoteScope(FsSecretScope.Environment, FsSecretKind.Secret) { IsAbsent = true });

        string absent = SecretComparisonTexts.EnvironmentAbsent.With("production");
        Assert.EndsWith(" " + absent, Verdict().OfNeeded(Name("KEY", Place("deploy", "production"))).Summary, StringComparison.Ordinal);
        Assert.DoesNotContain(absent, Verdict().OfNeeded(Name("KEY", Place("build", null))).Summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(FailureKind.PermissionDenied, "Test-FsGitHubAccess")]
    [InlineData(FailureKind.ObjectNotFound, "Test-FsGitHubAccess")]
    [InlineData(FailureKind.OperationTimeout, "Compare-FsSecret production")]
    public void What_could_not_be_read_is_neither_there_nor_missing(FailureKind kind, string command)
    {
        OpsFailure failure = Failure("GitHubForbidden", kind);
        Put(new RemoteScope(FsSecretScope.Repository, FsSecretKind.Secret) { Failure = failure });

        FsSecretComparison key = Verdict().OfNeeded(Name("KEY", Place("build", null)));

        Assert.Equal((FsSecretState.Unknown, FsOutcome.Inconclusive, Causes.GitHubRight, command), (key.State, key.Outcome, key.Cause, key.NextCommand));
        Assert.Equal(SecretComparisonTexts.Unknown.With(Where(FsSecretScope.Repository)), key.Summary);
        Assert.Equal((failure.Message + "\n" + SecretComparisonTexts.NeededBy.With(Place("build", null)), failure.Remedy), (key.Detail, key.Remedy));
    }

    [Fact]
    public void Of_several_places_that_could_not_be_read_the_first_is_told_first()
    {
        Put(new RemoteScope(FsSecretScope.Repository, FsSecretKind.Secret) { Failure = Failure("GitHubForbidden") });
        FsSecretPlace[] places = [Place("a", null), Place("b", null)];

        FsSecretComparison key = Verdict().OfNeeded(Name("KEY", places));

        Assert.Equal(["It went wrong.", SecretComparisonTexts.NeededBy.With(places[0]), SecretComparisonTexts.NeededBy.With(places[1])], key.Detail!.Split('\n'));
    }

    [Fact]
    public void Where_the_repository_has_no_remote_adding_one_comes_first()
    {
        Put(new RemoteScope(FsSecretScope.Repository, FsSecretKind.Secret) { Failure = Failure("GitRemoteMissing", FailureKind.ObjectNotFound) with { WaitsFor = Causes.GitRemote } });

        FsSecretComparison key = Verdict().OfNeeded(Name("KEY", Place("build", null)));

        Assert.Equal((Causes.GitRemote, GitRemote.AddCommand), (key.Cause, key.NextCommand));
    }

    [Fact]
    public void What_changed_since_the_last_comparison_saw_it_is_a_warning_with_both_times()
    {
        Has(FsSecretScope.Environment, FsSecretKind.Secret, "KEY", LongAgo);
        Has(FsSecretScope.Repository, FsSecretKind.Secret, "KEY", Lately);
        _seen["github.com/acme/shop/environments/production/secrets/KEY"] = RemoteInput.Stamp(LongAgo);
        _seen["github.com/acme/shop/secrets/KEY"] = RemoteInput.Stamp(LongAgo.AddDays(-1));
        _maxAge = TimeSpan.FromDays(30);

        FsSecretComparison key = Verdict().OfNeeded(Name("KEY", Place("build", null), Place("deploy", "production")));

        Assert.Equal((FsSecretState.ChangedElsewhere, FsOutcome.Warning, "Compare-FsSecret production"), (key.State, key.Outcome, key.NextCommand));
        Assert.Equal(
            SecretComparisonTexts.ChangedElsewhere.With(Where(FsSecretScope.Repository), ComparisonTarget.At(Lately), ComparisonTarget.At(LongAgo.AddDays(-1))),
            key.Summary);
        Assert.Equal(SecretComparisonTexts.ChangedElsewhereRemedy, key.Remedy);
    }

    [Fact]
    public void A_change_after_a_time_that_was_not_known_is_told_without_it()
    {
        Has(FsSecretScope.Repository, FsSecretKind.Secret, "KEY", Lately);
        _seen["github.com/acme/shop/secrets/KEY"] = RemoteInput.Stamp(null);

        FsSecretComparison key = Verdict().OfNeeded(Name("KEY", Place("build", null)));

        Assert.Equal(SecretComparisonTexts.ChangedElsewhere.With(Where(FsSecretScope.Repository), ComparisonTarget.At(Lately), SecretComparisonTexts.Never), key.Summary);
    }

    [Fact]
    public void What_is_as_the_last_comparison_saw_it_passes()
    {
        Has(FsSecretScope.Repository, FsSecretKind.Secret, "KEY", Lately);
        _seen["github.com/acme/shop/secrets/KEY"] = RemoteInput.Stamp(Lately);

        Assert.Equal(FsSecretState.Present, Verdict().OfNeeded(Name("KEY", Place("build", null))).State);
    }

    [Fact]
    public void A_secret_older_than_the_project_allows_is_to_be_made_anew_where_it_lies()
    {
        _maxAge = TimeSpan.FromDays(30);
        Has(FsSecretScope.Environment, FsSecretKind.Secret, "KEY", Lately);
        Has(FsSecretScope.Repository, FsSecretKind.Secret, "KEY", LongAgo);

        FsSecretComparison key = Verdict().OfNeeded(Name("KEY", Place("build", null), Place("deploy", "production")));

        Assert.Equal((FsSecretState.Stale, FsOutcome.Warning), (key.State, key.Outcome));
        Assert.Equal((FsSecretScope.Repository, null, LongAgo), (key.SecretScope!.Value, key.Environment, key.UpdatedAt!.Value));
        Assert.Equal(SecretComparisonTexts.Stale.With(Where(FsSecretScope.Repository), ComparisonTarget.At(LongAgo), 30.0), key.Summary);
        Assert.Equal(SecretComparisonTexts.StaleRemedy.With(Where(FsSecretScope.Repository)), key.Remedy);
        Assert.Equal("Set-FsSecret KEY -Value (Read-Host -AsSecureString)", key.NextCommand);
    }

    [Fact]
    public void An_old_secret_of_the_environment_is_made_anew_in_the_environment()
    {
        _maxAge = TimeSpan.FromDays(30);
        Has(FsSecretScope.Environment, FsSecretKind.Secret, "KEY", LongAgo);

        FsSecretComparison key = Verdict().OfNeeded(Name("KEY", Place("deploy", "production")));

        Assert.Equal((FsSecretState.Stale, "production"), (key.State, key.Environment));
        Assert.Contains(" -Environment production ", key.NextCommand, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(FsSecretKind.Secret, null, 31, FsSecretState.Present)]
    [InlineData(FsSecretKind.Secret, 30, 30, FsSecretState.Present)]
    [InlineData(FsSecretKind.Secret, 30, 31, FsSecretState.Stale)]
    [InlineData(FsSecretKind.Variable, 30, 31, FsSecretState.Present)]
    public void Only_secrets_grow_old_and_only_where_the_project_says_when(FsSecretKind kind, int? maxAgeDays, int ageDays, FsSecretState state)
    {
        _maxAge = maxAgeDays is { } days ? TimeSpan.FromDays(days) : null;
        Has(FsSecretScope.Repository, kind, "KEY", Now.AddDays(-ageDays));

        Assert.Equal(state, Verdict().OfNeeded(Name("KEY", kind, Place("build", null))).State);
    }

    [Fact]
    public void A_secret_whose_age_github_does_not_tell_is_not_called_old()
    {
        _maxAge = TimeSpan.FromDays(30);
        Has(FsSecretScope.Repository, FsSecretKind.Secret, "KEY", updatedAt: null);

        FsSecretComparison key = Verdict().OfNeeded(Name("KEY", Place("build", null)));

        Assert.Equal(FsSecretState.Present, key.State);
        Assert.Contains(SecretComparisonTexts.Never, key.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void What_nothing_reads_is_a_warning_with_the_command_that_would_remove_it()
    {
        FsSecretComparison old = Verdict().OfUnused(Unused("OLD", FsSecretKind.Secret));

        Assert.Equal((FsSecretState.Unused, FsOutcome.Warning, Lately, "Remove-FsSecret OLD -WhatIf"), (old.State, old.Outcome, old.UpdatedAt!.Value, old.NextCommand));
        Assert.Equal((SecretComparisonTexts.Unused.With(Where(FsSecretScope.Repository)), SecretComparisonTexts.UnusedRemedy), (old.Summary, old.Remedy));
        Assert.Equal("gh variable delete OLD --repo acme/shop", Verdict().OfUnused(Unused("OLD", FsSecretKind.Variable)).NextCommand);
    }

    [Fact]
    public void What_a_host_needs_and_no_workflow_passes_on_is_no_candidate_for_removal()
    {
        FsSecretPlace host = new() { Path = "compose.yml", Line = 7, Source = FsSecretSource.Compose };

        FsSecretComparison key = Verdict().OfUnused(Unused("KEY", FsSecretKind.Secret) with { OnHosts = [host] });

        Assert.Equal((FsSecretState.NotOnGitHub, FsOutcome.Warning), (key.State, key.Outcome));
        Assert.Equal((SecretComparisonTexts.NotPassedOn.With(Where(FsSecretScope.Repository)), SecretComparisonTexts.NotPassedOnRemedy), (key.Summary, key.Remedy));
        Assert.Equal("Compare-FsSecret production -Name KEY | ForEach-Object Places", key.NextCommand);
        Assert.Equal(SecretComparisonTexts.NeededBy.With(host), key.Detail);
        Assert.Equal([host], key.Places);
    }

    [Theory]
    [InlineData(9, "a.yml:9")]
    [InlineData(0, "a.yml")]
    public void What_a_computed_name_may_read_is_not_called_unused(int line, string told)
    {
        FsSecretComparison key = Verdict().OfUnused(Unused("KEY", FsSecretKind.Secret) with { MayBeRead = new FsSecretPlace { Path = "a.yml", Line = line } });

        Assert.Equal((FsSecretState.Unknown, FsOutcome.Inconclusive), (key.State, key.Outcome));
        Assert.Equal((SecretComparisonTexts.MayBeRead.With(Where(FsSecretScope.Repository), told), SecretComparisonTexts.MayBeReadRemedy), (key.Summary, key.Remedy));
        Assert.Equal("Get-FsWorkflow | ForEach-Object ComputedNames", key.NextCommand);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_belongs_on_a_host_is_shown_and_does_not_count(bool isRequired)
    {
        FsSecretPlace[] places = [new() { Path = "compose.yml", Line = 7 }, new() { Path = "compose.yml", Line = 8, IsRequired = isRequired }];

        FsSecretComparison password = Verdict().OfHost("DbPassword", FsSecretKind.Secret, places);

        Assert.Equal((FsSecretState.NotOnGitHub, FsOutcome.Skipped, isRequired), (password.State, password.Outcome, password.IsRequired));
        Assert.Equal(("DbPassword", "DbPassword", (FsSecretScope?)null), (password.Subject, password.Name, password.SecretScope));
        Assert.Equal(SecretComparisonTexts.NotOnGitHub, password.Summary);
        Assert.Equal(places, password.Places);
        Assert.Equal([SecretComparisonTexts.NeededBy.With(places[0]), SecretComparisonTexts.NeededBy.With(places[1])], password.Detail!.Split('\n'));
    }

    [Fact]
    public void A_name_of_a_host_without_a_known_place_has_no_detail() =>
        Assert.Null(Verdict().OfHost("DbPassword", FsSecretKind.Secret, []).Detail);

    [Fact]
    public void Names_known_only_at_run_time_are_no_pass_and_can_be_waived()
    {
        FsSecretPlace place = Place("build", null);

        FsSecretComparison computed = Verdict().OfComputed(new SecretNeed("secrets[matrix.name]", FsSecretKind.Secret, place));

        Assert.Equal((FsSecretState.Unknown, FsOutcome.Inconclusive, true), (computed.State, computed.Outcome, computed.IsRequired));
        Assert.Equal("a.yml: secrets[matrix.name]", computed.Subject);
        Assert.Equal([place], computed.Places);
        Assert.Equal((SecretComparisonTexts.Computed.With("secrets[matrix.name]"), SecretComparisonTexts.ComputedRemedy), (computed.Summary, computed.Remedy));
        Assert.StartsWith("Add-FsEvidence -Waive ", computed.NextCommand, StringComparison.Ordinal);
        Assert.Contains("'a.yml: secrets[matrix.name]'", computed.NextCommand, StringComparison.Ordinal);
    }

    [Fact]
    public void A_workflow_that_cannot_be_read_is_no_pass_and_is_checked_next()
    {
        FsSecretComparison file = Verdict().OfUnreadable(new UnreadableFile(".github/workflows/a.yml", Failure("WorkflowInvalid")));

        Assert.Equal((FsSecretState.Unknown, FsOutcome.Inconclusive, true, ".github/workflows/a.yml"), (file.State, file.Outcome, file.IsRequired, file.Subject));
        Assert.Equal(("It went wrong.", "Mend it."), (file.Summary, file.Remedy));
        Assert.Equal((Causes.Of(Causes.Workflow, ".github/workflows/a.yml"), "Test-FsWorkflow a.yml"), (file.Cause, file.NextCommand));
    }

    [Fact]
    public void Another_file_that_cannot_be_read_is_no_pass_and_is_compared_again()
    {
        FsSecretComparison file = Verdict().OfUnreadable(new UnreadableFile("compose.yml", Failure("ComposeUnreadable")));

        Assert.Equal((FsOutcome.Inconclusive, null, "Compare-FsSecret production"), (file.Outcome, file.Cause, file.NextCommand));
    }

    [Fact]
    public void A_project_that_needs_nothing_gets_no_pass()
    {
        FsSecretComparison nothing = Verdict().OfNothing();

        Assert.Equal((FsSecretState.Unknown, FsOutcome.Inconclusive, "secrets", string.Empty), (nothing.State, nothing.Outcome, nothing.Subject, nothing.Name));
        Assert.Equal((SecretComparisonTexts.Nothing, SecretComparisonTexts.NothingRemedy), (nothing.Summary, nothing.Remedy));
        Assert.Equal("Get-FsProject", nothing.NextCommand);
    }

    [Fact]
    public void Every_next_command_finds_the_project_from_elsewhere()
    {
        ComparisonVerdict verdict = Verdict(isCurrent: false);

        FsSecretComparison[] all =
        [
            verdict.OfNeeded(Name("KEY", Place("build", null))),
            verdict.OfUnused(Unused("KEY", FsSecretKind.Secret)),
            verdict.OfUnused(Unused("KEY", FsSecretKind.Secret) with { MayBeRead = Place("build", null) }),
            verdict.OfUnused(Unused("KEY", FsSecretKind.Secret) with { OnHosts = [Place("build", null)] }),
            verdict.OfComputed(new SecretNeed("x", FsSecretKind.Secret, Place("build", null))),
            verdict.OfUnreadable(new UnreadableFile("a.yml", Failure("WorkflowInvalid"))),
            verdict.OfUnreadable(new UnreadableFile("compose.yml", Failure("ComposeUnreadable"))),
            verdict.OfNothing(),
        ];

        Assert.All(all, static r => Assert.Contains(" -LiteralPath /srv/shop", r.NextCommand, StringComparison.Ordinal));
    }

    [Fact]
    public void Where_no_repository_is_known_none_is_named()
    {
        _address = null;
        Has(FsSecretScope.Organization, FsSecretKind.Secret, "KEY", Lately);

        FsSecretComparison key = Verdict().OfNeeded(Name("KEY", Place("build", null)));

        Assert.Equal((null, null), (key.Repository, key.Organization));
    }

    private static OpsFailure Failure(string errorId, FailureKind kind = FailureKind.ReadError) => new(errorId, kind, "It went wrong.", "Mend it.");

    private static FsSecretPlace Place(string job, string? environment, bool isRequired = true) =>
        new() { Source = FsSecretSource.Workflow, Path = "a.yml", Line = 5, NeededBy = job, Environment = environment, IsRequired = isRequired };

    private static ComparedName Name(string name, params FsSecretPlace[] readers) => Name(name, FsSecretKind.Secret, readers);

    private static ComparedName Name(string name, FsSecretKind kind, params FsSecretPlace[] readers) => new(name, kind, readers, []);

    private static UnusedName Unused(string name, FsSecretKind kind) => new(name, kind, new FoundName(FsSecretScope.Repository, Lately), MayBeRead: null, OnHosts: []);

    private static string Where(FsSecretScope scope) => ScopeWords.Where(scope, "production", "acme");

    private ComparisonVerdict Verdict(bool isCurrent = true)
    {
        ProjectConfiguration configuration = new() { Secrets = new SecretDefinition { MaxAge = _maxAge } };
        Project project = new("/srv/shop", new GitLookup(GitState.NoRepository), configuration) { IsCurrent = isCurrent };
        return new ComparisonVerdict(
            new ComparisonTarget(project, "production", _address, IsOwn: true), new RemoteNames(_address, "production", _scopes), _ => _seen, Now);
    }

    private void Has(FsSecretScope scope, FsSecretKind kind, string name, DateTime? updatedAt) =>
        Put(RemoteScope.Of(scope, kind, [new NameModel { Name = name, UpdatedAt = updatedAt is { } at ? new DateTimeOffset(at) : null }]));

    private void Put(RemoteScope scope) => _scopes[_scopes.FindIndex(s => s.Scope == scope.Scope && s.Kind == scope.Kind)] = scope;
}
