using FreeSport.Ops.Core.Steps.Secrets.EnvFiles;

namespace FreeSport.Ops.Core.Steps.Secrets.Exporting;

/// <summary>A name that goes into a manifest, with its value where that is known.</summary>
/// <param name="Entry">The name, and what decided where it goes.</param>
/// <param name="Value">The value; null when only the name is known.</param>
internal sealed record ManifestValue(FsManifestEntry Entry, SecretValue? Value)
{
    /// <summary>The value as text, for a file or for whether it looks like a secret.</summary>
    /// <returns>The text.</returns>
    public string Text() => System.Text.Encoding.UTF8.GetString(Value!.Bytes);

    public override string ToString() => Entry.Name;

    /// <summary>A copy of an entry's value that outlives its file.</summary>
    /// <param name="entry">The entry.</param>
    /// <returns>The value; the caller disposes it.</returns>
    public static SecretValue Copy(EnvEntry entry)
    {
        using CharBuffer buffer = new();
        entry.Value.CopyTo(buffer);
        return buffer.ToValue();
    }
}
