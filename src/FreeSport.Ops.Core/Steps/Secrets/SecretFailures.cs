using FreeSport.Ops.Core.Floor.Logging;
using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Steps.Secrets;

/// <summary>What can be wrong with how secrets are named.</summary>
public static class SecretFailures
{
    /// <summary>An organization's scope without its name.</summary>
    /// <returns>What to tell.</returns>
    public static OpsFailure OrganizationMissing() =>
        new(ErrorIds.OrganizationMissing, FailureKind.InvalidArgument, SecretsTexts.OrganizationMissing, SecretsTexts.OrganizationMissingRemedy);

    /// <summary>Parameters that name different scopes at once.</summary>
    /// <param name="scope">The scope that would have been taken.</param>
    /// <returns>What to tell.</returns>
    public static OpsFailure ScopeContradiction(FsSecretScope scope) =>
        new(ErrorIds.SecretScopeContradiction, FailureKind.InvalidArgument, SecretsTexts.ScopeContradiction.With(scope), SecretsTexts.ScopeContradictionRemedy, scope);

    /// <summary>A secret of selected repositories that would be set without saying which.</summary>
    /// <param name="item">The secret or variable.</param>
    /// <returns>What to tell.</returns>
    public static OpsFailure AudienceUnknown(SecretItem item) =>
        new(ErrorIds.SecretAudienceUnknown, FailureKind.InvalidArgument, SecretsTexts.AudienceUnknown.With(item.Name), SecretsTexts.AudienceUnknownRemedy, item.Name);

    /// <summary>Who may see it, where nobody else does.</summary>
    /// <returns>What to tell.</returns>
    public static OpsFailure AudienceMisplaced() =>
        new(ErrorIds.SecretScopeContradiction, FailureKind.InvalidArgument, SecretsTexts.AudienceMisplaced, SecretsTexts.ScopeContradictionRemedy);

    /// <summary>Objects of several repositories in one pipeline.</summary>
    /// <param name="one">The first; empty for the project's own.</param>
    /// <param name="other">Another.</param>
    /// <returns>What to tell.</returns>
    public static OpsFailure RepositoriesMixed(string one, string other) => new(
        ErrorIds.SecretRepositoriesMixed, FailureKind.InvalidArgument, SecretsTexts.RepositoriesMixed.With(Words(one), Words(other)), SecretsTexts.RepositoriesMixedRemedy);

    /// <summary>One name with two values.</summary>
    /// <param name="item">The secret or variable.</param>
    /// <returns>What to tell.</returns>
    public static OpsFailure NamedTwice(SecretItem item) =>
        new(ErrorIds.SecretNamedTwice, FailureKind.InvalidArgument, SecretsTexts.NamedTwice.With(item.Name), SecretsTexts.NamedTwiceRemedy, item.Name);

    /// <summary>A list that says it is longer than it is.</summary>
    /// <param name="what">The list.</param>
    /// <param name="host">Who sent it.</param>
    /// <returns>What to tell.</returns>
    public static OpsFailure ListIncomplete(string what, string host) => new(
        ErrorIds.GitHubAnswerUnreadable, FailureKind.InvalidData, SecretComparisonTexts.ListIncomplete.With(what, host), SecretComparisonTexts.ListIncompleteRemedy, what);

    /// <summary>A variable where a secret is wanted, or the other way round.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="kind">What it is.</param>
    /// <returns>What to tell.</returns>
    public static OpsFailure WrongKind(string name, FsSecretKind kind) => new(
        ErrorIds.SecretKindWrong,
        FailureKind.InvalidArgument,
        (kind == FsSecretKind.Variable ? SecretsTexts.WrongKindSecret : SecretsTexts.WrongKindVariable).With(name),
        SecretsTexts.WrongKindRemedy.With(name),
        name);

    /// <summary>What was left out because it is of the other kind.</summary>
    /// <param name="names">The names.</param>
    /// <param name="kind">What they are.</param>
    /// <returns>A sentence.</returns>
    public static string LeftOut(IReadOnlyList<string> names, FsSecretKind kind) =>
        (kind == FsSecretKind.Variable ? SecretsTexts.VariablesLeftOut : SecretsTexts.SecretsLeftOut).With(string.Join(", ", names));

    /// <summary>What was left out because a comparison says that GitHub is no place for it.</summary>
    /// <param name="names">The names.</param>
    /// <returns>A sentence.</returns>
    public static string OutOfPlace(IReadOnlyList<string> names) => SecretsTexts.OutOfPlace.With(string.Join(", ", names));

    /// <summary>How what was left out is set.</summary>
    /// <param name="sets">What the cmdlet that left it out sets.</param>
    /// <returns>A sentence.</returns>
    public static string HowToSet(FsSecretKind sets) => SecretsTexts.LeftOutSet.With(sets == FsSecretKind.Secret ? "Set-FsVariable" : "Set-FsSecret");

    /// <summary>How variables are removed; there is no cmdlet for it.</summary>
    /// <returns>A sentence.</returns>
    public static string HowToRemoveVariables() => SecretsTexts.LeftOutRemove;

    /// <summary>Whether a variable's name says that its value is secret.</summary>
    /// <param name="name">The name.</param>
    /// <returns>A warning; null when it does not.</returns>
    public static string? LooksSecret(string name) => SecretNames.LooksSecret(name) ? SecretsTexts.VariableLooksSecret.With(name) : null;

    /// <summary>A name that is not there.</summary>
    /// <param name="name">The name.</param>
    /// <param name="location">Where it was looked for.</param>
    /// <param name="kind">What was looked for.</param>
    /// <returns>What to tell.</returns>
    public static OpsFailure NotFound(string name, SecretLocation location, FsSecretKind kind) => !SecretName.IsForm(name) ? NameInvalid(name, ErrorIds.SecretNotFound) : new(
        ErrorIds.SecretNotFound, FailureKind.ObjectNotFound, SecretsTexts.SecretNotFound.With(location.What(kind, name)), SecretsTexts.SecretNotFoundRemedy, name);

    /// <summary>What is given as a name and cannot be one.</summary>
    /// <param name="name">What is given; not shown, because it may be a value.</param>
    /// <param name="errorId">The error's name.</param>
    /// <returns>What to tell.</returns>
    public static OpsFailure NameInvalid(string name, string errorId = ErrorIds.SecretInvalid) =>
        new(errorId, FailureKind.InvalidArgument, SecretsTexts.NameForm.With(name.Length), SecretsTexts.InvalidRemedy);

    /// <summary>A secret given as plain text; nothing of it is shown.</summary>
    /// <returns>What to tell.</returns>
    public static OpsFailure ValuePlain() => new(ErrorIds.SecretInvalid, FailureKind.InvalidArgument, SecretsTexts.ValuePlain, SecretsTexts.ValuePlainRemedy);

    private static string Words(string repository) => repository.Length == 0 ? SecretsTexts.OwnRepository : repository;
}
