using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Model;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Compose.Loading;

/// <summary>What one load of compose files shares: what was found, what was read, what could not be.</summary>
/// <param name="findings">Takes what is wrong.</param>
internal sealed class LoadState(ComposeFindings findings)
{
    private readonly Dictionary<string, string?> _texts = new(StringComparer.Ordinal);

    /// <summary>Gets what takes what is wrong.</summary>
    public ComposeFindings Findings { get; } = findings;

    /// <summary>Gets the services of which something was left out, so that nothing is said to be missing in them.</summary>
    public HashSet<string> Damaged { get; } = new(StringComparer.Ordinal);

    /// <summary>Gets or sets a value indicating whether something that declares services or other things was left out.</summary>
    public bool IsDamaged { get; set; }

    /// <summary>Gets the compose files that were read, in order.</summary>
    public List<string> Files { get; } = [];

    /// <summary>The same load, with findings of its own.</summary>
    public LoadState Apart()
    {
        LoadState apart = new(new ComposeFindings()) { IsDamaged = IsDamaged };
        apart.Damaged.UnionWith(Damaged);
        return apart;
    }

    /// <summary>The text of a file; null when it cannot be read, and a finding tells why.</summary>
    /// <param name="path">Absolute path.</param>
    /// <param name="namedAt">Where it is named; null for the file itself.</param>
    public string? Read(string path, ComposePlace? namedAt = null)
    {
        if (_texts.TryGetValue(path, out string? text))
        {
            return text;
        }

        try
        {
            text = TextFileReader.Read(path);
            Files.Add(path);
        }
        catch (Exception impossible) when (impossible is ArgumentException or NotSupportedException)
        {
            IsDamaged = true;
            Findings.Error(ComposeRules.File, namedAt ?? new ComposePlace(path, 0, 0), ComposeTexts.NoPath.With(path), ComposeTexts.FileRemedy);
        }
        catch (OpsException unreadable)
        {
            IsDamaged = true;
            Findings.Error(ComposeRules.File, namedAt ?? new ComposePlace(path, 0, 0), unreadable.Failure.Message, unreadable.Failure.Remedy);
        }

        _texts[path] = text;
        return text;
    }
}
