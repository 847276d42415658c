namespace FreeSport.Ops.Core.Steps.Secrets.EnvFiles;

/// <summary>What names inside of values stand for: entries above in the file, and variables of this process.</summary>
/// <param name="entries">The entries read so far.</param>
/// <param name="variable">Reads an environment variable.</param>
/// <param name="variablesFirst">Whether a variable of this process holds before an entry of the file, as Docker Compose has it.</param>
internal sealed class EnvReferences(IReadOnlyDictionary<string, EnvEntry> entries, Func<string, string?> variable, bool variablesFirst)
{
    /// <summary>How long it is what a name stands for; null when nothing of that name is known.</summary>
    /// <param name="name">The name.</param>
    public int? Length(string name)
    {
        using CharBuffer value = new();
        return TryAdd(name, value) ? value.Length : null;
    }

    /// <summary>Adds what a name stands for.</summary>
    /// <param name="name">The name.</param>
    /// <param name="value">Takes it.</param>
    /// <returns>False when nothing of that name is known.</returns>
    public bool TryAdd(string name, CharBuffer value)
    {
        EnvEntry? entry = entries.TryGetValue(name, out EnvEntry? found) ? found : null;
        string? known = entry is null || variablesFirst ? variable(name) : null;
        if (known is not null)
        {
            value.Add(known);
        }
        else
        {
            entry?.Value.CopyTo(value);
        }

        return known is not null || entry is not null;
    }
}
