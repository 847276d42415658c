using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Monitoring.Notifications;

/// <summary>Which channels a message goes to.</summary>
/// <param name="project">The project.</param>
internal sealed class ChannelChoice(Project project)
{
    private readonly IReadOnlyList<ChannelDefinition> _known = project.Configuration.Channels.Count > 0
        ? project.Configuration.Channels
        : [new ChannelDefinition(ChannelDefinition.DefaultName, FsChannelKind.None)];

    /// <summary>The channels of some names.</summary>
    /// <param name="names">The names; none for all channels.</param>
    /// <returns>Each once.</returns>
    /// <exception cref="OpsException">One is unknown (<c>ChannelUnknown</c>): a message that misses a channel misses the team.</exception>
    public IReadOnlyList<ChannelDefinition> Choose(IReadOnlyList<string> names) =>
        names.Count == 0 ? _known : [.. names.Select(Find).GroupBy(static c => c.Name, StringComparer.Ordinal).Select(static g => g.First())];

    private ChannelDefinition Find(string name)
    {
        string[] known = [.. _known.Select(static c => c.Name)];
        return _known.FirstOrDefault(c => c.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? throw new OpsException(new OpsFailure(
            ErrorIds.ChannelUnknown,
            FailureKind.ObjectNotFound,
            NotificationTexts.ChannelUnknown.With(name),
            NotificationTexts.ChannelUnknownRemedy.With(string.Join(", ", known), Nearest.Suggest(name, known)),
            name));
    }
}
