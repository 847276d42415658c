using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Monitoring.Notifications.Delivery;
using FreeSport.Ops.Core.Steps.Monitoring.Notifications.Messages;

namespace FreeSport.Ops.Core.Steps.Monitoring.Notifications;

/// <summary>The template of a channel: the project's own file where it names one.</summary>
/// <param name="project">The project.</param>
/// <param name="channel">The channel.</param>
internal sealed class ChannelTemplate(Project project, ChannelDefinition channel)
{
    /// <summary>Gives a message the channel's form.</summary>
    /// <param name="delivery">The way to the channel.</param>
    /// <param name="text">What the message says.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The message.</returns>
    /// <exception cref="OpsException">The file is wrong (<c>NotificationTemplateInvalid</c>) or cannot be read (<c>FileNotReadable</c>).</exception>
    public async Task<OutgoingMessage> FormAsync(IDelivery delivery, MessageText text, CancellationToken cancellationToken)
    {
        if (channel.Template is not { } file)
        {
            return delivery.Form(text, template: null);
        }

        string path = Path.GetFullPath(Path.Combine(project.Root, file));
        string template = await TextFileReader.ReadAsync(path, cancellationToken).ConfigureAwait(false);
        try
        {
            return delivery.Form(text, template);
        }
        catch (FormatException wrong)
        {
            throw new OpsException(new OpsFailure(
                ErrorIds.NotificationTemplateInvalid, FailureKind.InvalidData, NotificationTexts.TemplateInvalid.With(project.Relative(path), wrong.Message), NotificationTexts.TemplateInvalidRemedy, path, wrong));
        }
    }
}
