using System.Text;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Compose.Values;

/// <summary>A volume in its short form, <c>[SOURCE:]TARGET[:OPTIONS]</c>.</summary>
internal sealed class VolumeText
{
    private static readonly string[] Propagations = ["rprivate", "private", "rshared", "shared", "rslave", "slave"];

    /// <summary>Gets the folder of the host or the name of a volume; empty for one without a name.</summary>
    public string Source { get; private set; } = string.Empty;

    /// <summary>Gets where it is mounted.</summary>
    public string Target { get; private set; } = string.Empty;

    /// <summary>Gets a value indicating whether it can only be read.</summary>
    public bool IsReadOnly { get; private set; }

    /// <summary>Gets a value indicating whether nothing of the image is copied into it.</summary>
    public bool IsNotCopied { get; private set; }

    /// <summary>Gets how mounts below it spread; null when it does not say.</summary>
    public string? Propagation { get; private set; }

    /// <summary>Gets the label for SELinux; null when it does not say.</summary>
    public string? Label { get; private set; }

    /// <summary>Gets a value indicating whether a folder of the host is mounted.</summary>
    public bool IsBind => IsFilePath(Source);

    /// <summary>Reads a short form.</summary>
    public static VolumeText Read(string text)
    {
        VolumeText volume = new();
        if (text.Length == 0)
        {
            throw new ValueException(ComposeTexts.VolumeEmpty);
        }

        if (text.Length <= 2)
        {
            volume.Target = text;
            return volume;
        }

        StringBuilder field = new();
        int variables = 0;
        for (int i = 0; i <= text.Length; i++)
        {
            char c = i < text.Length ? text[i] : '\0';
            bool isVariable = c == '$' && i + 1 < text.Length && text[i + 1] == '{';
            if (isVariable || (c == '}' && variables > 0))
            {
                variables += isVariable ? 1 : -1;
                field.Append(c);
            }
            else if ((c == ':' && !IsDrive(field) && variables == 0) || (i == text.Length && variables == 0))
            {
                volume.Take(field.ToString(), isLast: i == text.Length);
                field.Clear();
            }
            else
            {
                field.Append(c);
            }
        }

        return volume;
    }

    private static bool IsDrive(StringBuilder field) => field.Length == 1 && char.IsLetter(field[0]);

    private static bool IsFilePath(string source) =>
        source.Length > 0
        && (source[0] is '.' or '/' or '~' || source.StartsWith(@"\\", StringComparison.Ordinal) || (source.Length > 1 && source[1] == ':' && char.IsLetter(source[0])));

    private void Take(string field, bool isLast)
    {
        if (field.Length == 0)
        {
            throw new ValueException(ComposeTexts.VolumeColons);
        }

        if (Source.Length == 0 && !isLast)
        {
            Source = field;
        }
        else if (Target.Length == 0)
        {
            Target = field;
        }
        else if (!isLast)
        {
            throw new ValueException(ComposeTexts.VolumeManyColons);
        }
        else
        {
            foreach (string option in field.Split(','))
            {
                IsReadOnly = option == "ro" || (IsReadOnly && option != "rw");
                IsNotCopied |= option == "nocopy";
                Propagation = Propagations.Contains(option) ? option : Propagation;
                Label = option is "z" or "Z" ? option : Label;
            }
        }
    }
}
