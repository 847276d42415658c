using FreeSport.Ops.Core.Git;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Results;
using FreeSport.Ops.Core.Secrets.Needs;
using FreeSport.Ops.Core.Workflows.Checks;

namespace FreeSport.Ops.Core.Checklist;

/// <summary>Takes the fingerprints of inputs, and later tells whether they are still the same.</summary>
/// <param name="project">The project.</param>
/// <param name="fingerprints">Takes them.</param>
public sealed class InputFreshness(Project project, ContentFingerprint fingerprints)
{
    private SecretNeeds? _needs;

    /// <summary>The fingerprint of a file or folder now.</summary>
    /// <param name="path">Relative to the project root with forward slashes; empty for the root.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <returns>The input; null without a repository or when nothing is there.</returns>
    public async Task<FsInput?> TakeAsync(string path, CancellationToken cancellationToken)
    {
        if (project.Git.Repository is not { } repository)
        {
            return null;
        }

        string? fingerprint = await fingerprints.TakeAsync(repository, project.GitPath(path), cancellationToken).ConfigureAwait(false);
        return fingerprint is null ? null : new FsInput { Name = path, Kind = FsInputKind.GitContent, Fingerprint = fingerprint };
    }

    /// <summary>Lets the next fingerprint be taken anew: something ran that may have changed files.</summary>
    public void Forget() => fingerprints.Forget();

    /// <summary>The first input that is not as it was.</summary>
    /// <param name="subject">What an event says of a subject.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <returns>Its name; null when all are as they were.</returns>
    public async Task<string?> FirstChangedAsync(FsEvidenceSubject subject, CancellationToken cancellationToken)
    {
        foreach (FsInput input in subject.Inputs)
        {
            bool same = input.Kind switch
            {
                FsInputKind.Tool or FsInputKind.Remote => true,
                FsInputKind.Definition => (await DefinitionAsync(input.Name, cancellationToken).ConfigureAwait(false))?.Fingerprint == input.Fingerprint,
                FsInputKind.GitContent => await NowAsync(input.Name, cancellationToken).ConfigureAwait(false) == input.Fingerprint,
                _ => false,
            };
            if (!same)
            {
                return input.Name.Length == 0 ? "." : input.Name;
            }
        }

        return null;
    }

    /// <summary>The fingerprint of what a suite's name means now.</summary>
    /// <param name="name">The name, as <c>tests.unit</c>.</param>
    /// <returns>The input; null when the name means nothing.</returns>
    public FsInput? Definition(string name)
    {
        if (name.StartsWith(CheckName.DefinitionPrefix, StringComparison.Ordinal))
        {
            return ChecksDefinition(name);
        }

        const string Suites = "tests.";
        Projects.TestSuite? suite = name.StartsWith(Suites, StringComparison.Ordinal) ? Preparation.TestSuites.Find(project, name.Substring(Suites.Length)) : null;
        return suite is null ? null : new FsInput
        {
            Name = name,
            Kind = FsInputKind.Definition,
            Fingerprint = Hex.Sha256(System.Text.Encoding.UTF8.GetBytes(string.Join("\n", suite.Paths) + "\n-m " + suite.Marker)),
        };
    }

    private FsInput? ChecksDefinition(string name)
    {
        string suite = name.Substring(CheckName.DefinitionPrefix.Length);
        return project.Configuration.Suites.FirstOrDefault(s => s.Name.Equals(suite, StringComparison.OrdinalIgnoreCase)) is { Checks.Count: > 0 } mapped
            ? new FsInput { Name = name, Kind = FsInputKind.Definition, Fingerprint = Hex.Sha256(System.Text.Encoding.UTF8.GetBytes(string.Join("\n", mapped.Checks))) }
            : null;
    }

    private async Task<FsInput?> DefinitionAsync(string name, CancellationToken cancellationToken)
    {
        if (!name.StartsWith(SecretDefinitionInput.Prefix, StringComparison.Ordinal))
        {
            return Definition(name);
        }

        _needs ??= await SecretNeedsScanner.ScanForGitHubAsync(project, cancellationToken).ConfigureAwait(false);
        return SecretDefinitionInput.Of(_needs, name.Substring(SecretDefinitionInput.Prefix.Length));
    }

    private async Task<string?> NowAsync(string path, CancellationToken cancellationToken)
    {
        if (project.Git.Repository is not { } repository)
        {
            return null;
        }

        try
        {
            return await fingerprints.TakeAsync(repository, project.GitPath(path), cancellationToken).ConfigureAwait(false);
        }
        catch (OpsException unreadable) when (unreadable.Failure.ErrorId == "GitFailed")
        {
            // What git cannot read now cannot be shown to be as it was: no fingerprint equals null.
            return null;
        }
    }
}
