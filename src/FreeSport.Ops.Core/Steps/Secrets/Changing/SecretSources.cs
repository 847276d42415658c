using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Steps.Secrets.EnvFiles;

namespace FreeSport.Ops.Core.Steps.Secrets.Changing;

/// <summary>Finds the values for names.</summary>
/// <param name="host">Is told of what readers of files stumble over.</param>
/// <param name="variable">Reads an environment variable.</param>
public sealed class SecretSources(IOpsHost host, Func<string, string?> variable)
{
    /// <summary>Puts items together.</summary>
    /// <param name="named">What is asked for; those without a value get one from the file or the environment.</param>
    /// <param name="whole">Where every name of the file goes when none is asked for; null when there is no file.</param>
    /// <param name="file">Absolute path of a file of variables; null for none.</param>
    /// <param name="dialect">How it is read where readers disagree.</param>
    /// <param name="fromEnvironment">Whether values come from the environment of this process.</param>
    /// <param name="kind">What is set; an empty value is none for a secret.</param>
    /// <returns>The items; the caller disposes their values.</returns>
    /// <exception cref="OpsException">The file cannot be read, or nothing says what to set (<c>SecretNotNamed</c>).</exception>
    public IReadOnlyList<SecretItem> Find(IReadOnlyList<SecretItem> named, SecretLocation whole, string? file, FsDotEnvDialect dialect, bool fromEnvironment, FsSecretKind kind)
    {
        List<SecretItem> items = [];
        using EnvFile? entries = file is null ? null : EnvFile.Read(file, dialect, variable);
        foreach (string warning in entries?.Warnings ?? [])
        {
            host.WriteWarning(warning);
        }

        foreach (SecretItem item in named)
        {
            items.Add(item.Value is not null ? item : item with { Value = Find(item, entries, fromEnvironment) });
        }

        if (named.Count == 0)
        {
            items.AddRange((entries?.Entries ?? []).Where(e => IsSound(e, file!, kind)).Select(e => new SecretItem(e.Name.ToUpperInvariant(), whole, Copy(e))));
        }

        return items.Count > 0 || entries?.Entries.Count > 0 ? items : throw new OpsException(new OpsFailure(
            ErrorIds.SecretNotNamed, FailureKind.InvalidArgument, SecretsTexts.NothingNamed, SecretsTexts.NothingNamedRemedy, file));
    }

    // Nobody named these: what stands before the sign may be a piece of a value, and everybody would read it on GitHub.
    private bool IsSound(EnvEntry entry, string file, FsSecretKind kind)
    {
        if (ValuePieces.IsMixed(entry.Name))
        {
            throw EnvFile.Invalid(file, entry.Line, SecretsTexts.EnvMixedName);
        }

        (string ErrorId, string Mistake, string Remedy)? wrong = !SecretName.IsForm(entry.Name) ? (ErrorIds.SecretInvalid, SecretsTexts.EnvNameForm, SecretsTexts.InvalidRemedy)
            : kind == FsSecretKind.Secret && entry.Value.Length == 0 ? (ErrorIds.SecretValueMissing, SecretsTexts.EnvValueEmpty, SecretsTexts.ValueEmptyRemedy)
            : null;
        if (wrong is { } told)
        {
            host.WriteError(new OpsFailure(told.ErrorId, FailureKind.InvalidData, SecretsTexts.EnvInvalid.With(file, entry.Line, told.Mistake), told.Remedy, file));
        }

        return wrong is null;
    }

    private SecretValue? Find(SecretItem item, EnvFile? file, bool fromEnvironment)
    {
        string typed = item.TypedName ?? item.Name;
        EnvEntry[] entries = [.. (file?.Entries ?? []).Where(e => e.Name.Equals(typed, StringComparison.OrdinalIgnoreCase))];
        if (entries.Length > 0)
        {
            return Copy(Array.Find(entries, e => e.Name == typed) ?? entries[entries.Length - 1]);
        }

        return fromEnvironment && (variable(typed) ?? variable(item.Name)) is { Length: > 0 } value ? SecretValue.OfPlain(value) : null;
    }

    // The file's own values are overwritten when it is closed.
    private static SecretValue Copy(EnvEntry entry)
    {
        using CharBuffer buffer = new();
        entry.Value.CopyTo(buffer);
        return buffer.ToValue();
    }
}
