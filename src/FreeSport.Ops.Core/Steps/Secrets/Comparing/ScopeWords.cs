namespace FreeSport.Ops.Core.Steps.Secrets.Comparing;

/// <summary>The places of GitHub in the reader's language.</summary>
internal static class ScopeWords
{
    public static string Where(FsSecretScope scope, string environment, string? owner) => scope switch
    {
        FsSecretScope.Environment => SecretComparisonTexts.InEnvironment.With(environment),
        FsSecretScope.Organization => SecretComparisonTexts.InOrganization.With(owner),
        _ => SecretComparisonTexts.InRepository,
    };

    public static string List(FsSecretScope scope, FsSecretKind kind, string environment, string owner) =>
        (kind == FsSecretKind.Secret ? SecretComparisonTexts.ListOfSecrets : SecretComparisonTexts.ListOfVariables).With(Where(scope, environment, owner));
}
