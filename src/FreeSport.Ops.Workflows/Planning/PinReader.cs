using System.Text.RegularExpressions;

using FreeSport.Ops.Workflows.Syntax;
using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Workflows.Planning;

/// <summary>Tells how firmly a <c>uses</c> or an image is held.</summary>
internal static class PinReader
{
    private static readonly Regex Commit = new("\\A([0-9a-fA-F]{40}|[0-9a-fA-F]{64})\\z", RegexOptions.CultureInvariant);

    private static readonly Regex Version = new("\\A[vV]?[0-9]+(\\.[0-9A-Za-z*x]+)*([-+_][0-9A-Za-z.+_-]+)?\\z", RegexOptions.CultureInvariant);

    private static readonly string[] Branches = ["main", "master", "develop", "dev", "trunk", "HEAD"];

    public static IEnumerable<FsPlanPin> Read(JobSyntax job, string jobId)
    {
        if (job.Call is { } call)
        {
            yield return Uses(call.Uses, FsPlanPinSubject.Workflow, jobId);
        }

        IEnumerable<ContainerSyntax?> containers = [job.Container, .. job.Services?.Containers.Select(static c => c.Value) ?? []];
        foreach (YamlScalar image in containers.Select(static c => c?.Image).OfType<YamlScalar>().Where(static i => i.Value.Length > 0))
        {
            yield return Image(image.Value, image.Value, jobId, image.Start.Line);
        }

        foreach (YamlScalar uses in job.Steps.Select(static s => s.Uses).OfType<YamlScalar>().Where(static u => u.Value.Length > 0))
        {
            yield return Uses(uses, FsPlanPinSubject.Action, jobId);
        }
    }

    private static FsPlanPin Uses(YamlScalar uses, FsPlanPinSubject subject, string job)
    {
        string text = uses.Value.Trim();
        if (text.StartsWith(StepReader.DockerPrefix, StringComparison.Ordinal))
        {
            return Image(text.Substring(StepReader.DockerPrefix.Length), text, job, uses.Start.Line);
        }

        int at = text.LastIndexOf('@');
        bool isLocal = LocalUses.Is(text);
        string held = at < 0 || isLocal ? string.Empty : text.Substring(at + 1);
        return new FsPlanPin { Uses = text, Subject = subject, Kind = isLocal ? FsPlanPinKind.Local : KindOf(held), Ref = held, Job = job, Line = uses.Start.Line };
    }

    private static FsPlanPin Image(string image, string text, string job, int line)
    {
        int digest = image.IndexOf("@sha256:", StringComparison.Ordinal);
        int tag = image.IndexOf(':', image.LastIndexOf('/') + 1);
        FsPlanPinKind kind = image.Contains(ExpressionMarks.Open, StringComparison.Ordinal) ? FsPlanPinKind.Unknown
            : digest >= 0 ? FsPlanPinKind.Sha
            : tag >= 0 ? FsPlanPinKind.Tag
            : FsPlanPinKind.Branch;
        return new FsPlanPin
        {
            Uses = text,
            Subject = FsPlanPinSubject.Image,
            Kind = kind,
            Ref = kind == FsPlanPinKind.Sha ? image.Substring(digest + 1) : kind == FsPlanPinKind.Tag ? image.Substring(tag + 1) : string.Empty,
            Job = job,
            Line = line,
        };
    }

    // The text alone cannot tell a tag from a branch; a version is taken for a tag, a usual name for a branch.
    private static FsPlanPinKind KindOf(string held) =>
        Commit.IsMatch(held) ? FsPlanPinKind.Sha
        : Version.IsMatch(held) ? FsPlanPinKind.Tag
        : Branches.Contains(held, StringComparer.Ordinal) || held.StartsWith("refs/heads/", StringComparison.Ordinal) ? FsPlanPinKind.Branch
        : held.StartsWith("refs/tags/", StringComparison.Ordinal) ? FsPlanPinKind.Tag
        : FsPlanPinKind.Unknown;
}
