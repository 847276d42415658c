using System.Text.RegularExpressions;

using FreeSport.Ops.Workflows.Syntax;

namespace FreeSport.Ops.Core.Steps.Documentation.Pages;

/// <summary>The tags that workflows give the images they push.</summary>
/// <remarks>Source: the inputs of docker/metadata-action and docker/build-push-action.</remarks>
internal sealed class ImageTags
{
    private static readonly Regex Pushed = new(@"(?:^|[\s/])[\w.-]+:(?<tag>[\w][\w.-]*|\$\{\{[^}]*\}\}[\w.-]*)\s*$", RegexOptions.CultureInvariant | RegexOptions.Multiline);
    private static readonly Regex Sha = new(@"\A[0-9a-f]{7,40}\z", RegexOptions.CultureInvariant);
    private static readonly Regex Version = new(@"\Av?\d+(\.\d+){1,3}([.-][\w.]+)?\z", RegexOptions.CultureInvariant);

    private readonly HashSet<string> _written = new(StringComparer.Ordinal);
    private readonly List<string> _shaPrefixes = [];

    private ImageTags()
    {
    }

    /// <summary>Gets a value indicating whether any build was found whose tags are known.</summary>
    public bool IsAnyKnown { get; private set; }

    /// <summary>Gets a value indicating whether a tag may be any that a run computes.</summary>
    public bool IsAnyComputed { get; private set; }

    /// <summary>Gets a value indicating whether the only tags made of commits are of their first seven characters.</summary>
    public bool HasShortShaOnly { get; private set; }

    /// <summary>Gets the tags as they are shown.</summary>
    public string Shown => string.Join(", ", [.. _written.OrderBy(static t => t, StringComparer.Ordinal), .. _shaPrefixes.Distinct(StringComparer.Ordinal).Select(static p => p + (p.Length > 0 ? string.Empty : "sha"))]);

    private bool HasLongSha { get; set; }

    private bool HasVersions { get; set; }

    /// <summary>The tags of the builds of some workflows.</summary>
    public static ImageTags Of(IEnumerable<DocumentedWorkflow> workflows)
    {
        ImageTags tags = new();
        foreach (DocumentedWorkflow workflow in workflows)
        {
            foreach (StepSyntax step in workflow.Syntax?.Jobs.SelectMany(static j => j.Steps) ?? [])
            {
                string written = step.With.Where(static w => w.Name.Value == "tags").Select(static w => w.Value.Value).FirstOrDefault() ?? string.Empty;
                if (step.Action() == "docker/metadata-action")
                {
                    tags.Metadata(written);
                }
                else if (step.Action() == "docker/build-push-action")
                {
                    tags.Build(written);
                }
            }
        }

        tags.HasShortShaOnly = tags._shaPrefixes.Count > 0 && !tags.HasLongSha;
        return tags;
    }

    /// <summary>Whether a build makes a tag; null when nobody can tell.</summary>
    public bool? Makes(string tag)
    {
        if (!IsAnyKnown)
        {
            return null;
        }

        bool isSha = _shaPrefixes.Any(p => tag.StartsWith(p, StringComparison.Ordinal) && Sha.IsMatch(tag.Substring(p.Length))
            && (tag.Length - p.Length == 7 || (HasLongSha && tag.Length - p.Length == 40)));
        return _written.Contains(tag) || isSha || (HasVersions && Version.IsMatch(tag)) ? true : IsAnyComputed ? null : false;
    }

    private void Metadata(string written)
    {
        IsAnyKnown = true;
        foreach (string line in written.Split('\n').Select(static l => l.Trim()).Where(static l => l.Length > 0 && l[0] != '#'))
        {
            Dictionary<string, string> parts = line.Split(',').Select(static p => p.Split(['='], 2)).GroupBy(static p => p[0].Trim(), StringComparer.OrdinalIgnoreCase).ToDictionary(static g => g.Key, static g => g.First().Length > 1 ? g.First()[1].Trim() : string.Empty, StringComparer.OrdinalIgnoreCase);
            string type = parts.TryGetValue("type", out string? named) ? named : string.Empty;
            string value = parts.TryGetValue("value", out string? given) ? given : string.Empty;
            string prefix = parts.TryGetValue("prefix", out string? before) ? before : "sha-";
            bool isComputed = line.IndexOf("{{", StringComparison.Ordinal) >= 0;
            if (type == "sha")
            {
                _shaPrefixes.Add(prefix);
                HasLongSha |= parts.TryGetValue("format", out string? format) && format == "long";
            }
            else if (type is "semver" or "pep440" or "match")
            {
                HasVersions = true;
            }
            else if (type == "raw" && value.IndexOf("{{", StringComparison.Ordinal) < 0)
            {
                _written.Add(value);
            }
            else
            {
                // Of branches, of tags, of dates: any name may be meant.
                IsAnyComputed |= isComputed || type is "ref" or "schedule" or "edge" or "";
            }
        }
    }

    private void Build(string written)
    {
        foreach (Match match in Pushed.Matches(written))
        {
            string tag = match.Groups["tag"].Value;
            IsAnyKnown = true;
            if (tag.IndexOf("github.sha", StringComparison.Ordinal) >= 0)
            {
                _shaPrefixes.Add(string.Empty);
                HasLongSha = true;
            }
            else if (tag.IndexOf("${{", StringComparison.Ordinal) >= 0)
            {
                IsAnyComputed = true;
            }
            else
            {
                _written.Add(tag);
            }
        }
    }
}
