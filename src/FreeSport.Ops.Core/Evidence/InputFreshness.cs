using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Evidence;

/// <summary>Tells whether what evidence rests on is still the same.</summary>
/// <param name="inputs">Takes the fingerprints of files and folders.</param>
/// <param name="definitions">Take those of what names mean, each for the names of its room.</param>
public sealed class InputFreshness(InputFingerprints inputs, IReadOnlyList<IDefinitions> definitions)
{
    // Several subjects rest on the same thousands of files.
    private readonly Dictionary<string, string?> _states = new(StringComparer.Ordinal);

    /// <summary>The first input that is not as it was.</summary>
    /// <param name="subject">What an event says of a subject.</param>
    /// <param name="isForRelease">Whether HEAD must hold them, too: what is released is the commit, not the working tree.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <returns>Its name, as <c>HEAD:path</c> where only the working tree is as it was; null when all are.</returns>
    public async Task<string?> FirstChangedAsync(FsEvidenceSubject subject, bool isForRelease, CancellationToken cancellationToken)
    {
        foreach (FsInput input in subject.Inputs)
        {
            bool same = input.Kind switch
            {
                FsInputKind.Tool or FsInputKind.Remote => true,
                FsInputKind.Definition => await DefinitionAsync(input.Name, cancellationToken).ConfigureAwait(false) == input.Fingerprint,
                FsInputKind.GitContent => await ContentAsync(input.Name, cancellationToken).ConfigureAwait(false) == input.Fingerprint,
                FsInputKind.FileState => State(input.Name) == input.Fingerprint,
                _ => false,
            };
            if (!same)
            {
                return input.Name.Length == 0 ? "." : input.Name;
            }

            if (isForRelease && input.Kind == FsInputKind.GitContent && !await inputs.IsCommittedAsync(input.Name).ConfigureAwait(false))
            {
                return "HEAD:" + input.Name;
            }
        }

        return null;
    }

    private string? State(string name)
    {
        if (!_states.TryGetValue(name, out string? state))
        {
            _states[name] = state = inputs.StateOf(name);
        }

        return state;
    }

    private async Task<string?> DefinitionAsync(string name, CancellationToken cancellationToken) =>
        definitions.FirstOrDefault(d => name.StartsWith(d.Prefix, StringComparison.Ordinal)) is { } found
            ? (await found.FindAsync(name.Substring(found.Prefix.Length), cancellationToken).ConfigureAwait(false))?.Fingerprint
            : null;

    private async Task<string?> ContentAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return (await inputs.TakeAsync(path, cancellationToken).ConfigureAwait(false))?.Fingerprint;
        }
        catch (OpsException unreadable) when (unreadable.Failure.ErrorId == ErrorIds.GitFailed)
        {
            // What git cannot read now cannot be shown to be as it was: no fingerprint equals null.
            return null;
        }
    }
}
