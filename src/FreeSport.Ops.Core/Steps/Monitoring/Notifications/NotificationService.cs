using System.Globalization;

using FreeSport.Ops.Core.Evidence.Ledger;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Monitoring.Notifications.Delivery;
using FreeSport.Ops.Core.Steps.Monitoring.Notifications.Messages;

namespace FreeSport.Ops.Core.Steps.Monitoring.Notifications;

/// <summary>Tells the team: each message once on each channel, the channels side by side.</summary>
/// <param name="session">What to work with.</param>
/// <param name="project">The project.</param>
/// <param name="logins">The secrets of the channels.</param>
public sealed class NotificationService(OpsSession session, Project project, ChannelLogins logins)
{
    private static readonly TimeSpan LastWord = TimeSpan.FromSeconds(5);

    private Floor.Logging.RedactingHost Host => session.Host;

    /// <summary>Sends what is to be told, and hands over one result for each message and channel, or the plan where it is not confirmed.</summary>
    /// <param name="items">What is to be told.</param>
    /// <param name="request">How.</param>
    /// <param name="cancellationToken">Stops it; of what was handed over already, the delivery is unknown.</param>
    /// <returns>A task that ends when every channel has answered or had its time.</returns>
    /// <exception cref="OpsException">
    /// There is nothing to tell (<c>NotificationEmpty</c>), or a channel or environment is unknown (<c>ChannelUnknown</c>,
    /// <c>EnvironmentUnknown</c>).
    /// </exception>
    public async Task SendAsync(IReadOnlyList<MessageItem> items, NotificationRequest request, CancellationToken cancellationToken)
    {
        string? environment = request.Environment is null ? null : project.EnvironmentNamed(request.Environment).Name;
        string by = await ByAsync(cancellationToken).ConfigureAwait(false);
        IReadOnlyList<TeamMessage> messages = new MessageMaking(project, request with { Environment = environment }, session.Redactor).Make(items, by);
        IReadOnlyList<ChannelDefinition> channels = new ChannelChoice(project).Choose(request.Channels);
        using ChannelPost post = new(Host, request.Patience, Task.Delay);
        foreach (TeamMessage message in messages)
        {
            List<PreparedMessage> agreed = [];
            foreach (ChannelDefinition channel in channels.Where(c => request.Channels.Count > 0 || c.Serves(message.Environment)))
            {
                PreparedMessage prepared = await PrepareAsync(message, channel, post, cancellationToken).ConfigureAwait(false);
                if (await AskAsync(prepared, request, cancellationToken).ConfigureAwait(false))
                {
                    agreed.Add(prepared);
                }
            }

            await Task.WhenAll(agreed.Select(p => SendAsync(p, request, cancellationToken))).ConfigureAwait(false);
        }

        cancellationToken.ThrowIfCancellationRequested();
    }

    private async Task<PreparedMessage> PrepareAsync(TeamMessage message, ChannelDefinition channel, ChannelPost post, CancellationToken cancellationToken)
    {
        MessageText text = new(message, channel.Language is { } language ? CultureInfo.GetCultureInfo(language) : CultureInfo.CurrentUICulture);
        string key = message.Key(project.Key);
        ChannelSetup setup = ChannelSetup.Of(channel, logins, post, Host, Thread(channel, message));
        FsInput? verdict = message.TellsVerdict ? VerdictState.Take(project, message.Environment!.ToLowerInvariant()) : null;
        try
        {
            OutgoingMessage? form = setup.Delivery is null ? null : await new ChannelTemplate(project, channel).FormAsync(setup.Delivery, text, cancellationToken).ConfigureAwait(false);
            return new PreparedMessage(channel, text, setup, form, key, verdict);
        }
        catch (OpsException wrong)
        {
            // The template of one channel keeps no other from being told.
            Host.WriteError(wrong.Failure);
            return new PreparedMessage(channel, text, new ChannelSetup(null, wrong.Failure.Message, wrong.Failure.Remedy), null, key, verdict);
        }
    }

    // The same on every machine, so that mails hang together also where evidence is not shared.
    private string Thread(ChannelDefinition channel, TeamMessage message) =>
        "fsops." + Hex.Sha256(System.Text.Encoding.UTF8.GetBytes(string.Join("\0", message.Project, project.Key, channel.Name, message.Change))).Substring(0, 32);

    // False for what is not to be sent: its result or plan is handed over here.
    private async Task<bool> AskAsync(PreparedMessage prepared, NotificationRequest request, CancellationToken cancellationToken)
    {
        if (prepared.Form is null)
        {
            if (session.Recorder.IsTrial)
            {
                Host.WriteResult(prepared.Plan(FsNotificationAction.None, prepared.Setup.Problem));
                return false;
            }

            // Nothing was tried, so nothing is known of the channel: what was recorded of it stands.
            FsNotification lacking = prepared.Result(FsNotificationState.NotConfigured, prepared.Setup.Problem!);
            lacking.Remedy = prepared.Setup.Remedy;
            Host.WriteResult(lacking);
            return false;
        }

        SentMessages sent = new(project, prepared.Channel.Name, Host);
        if (!request.Force && Find(sent, prepared) is { } earlier)
        {
            FsNotification already = Already(prepared, earlier);
            Host.WriteResult(session.Recorder.IsTrial ? prepared.Plan(FsNotificationAction.Skip, already.Summary) : already);
            return false;
        }

        string target = $"{prepared.Channel.Name} ({prepared.Channel.Kind})";
        if (await Host.ConfirmAsync(target, NotificationTexts.ActionSend.With(prepared.Text.Title), cancellationToken).ConfigureAwait(false))
        {
            return true;
        }

        bool isUpdate = prepared.Setup.Delivery is SlackBot && sent.Thread(prepared.Message.Change) is not null;
        Host.WriteResult(prepared.Plan(isUpdate ? FsNotificationAction.Update : FsNotificationAction.Send, null));
        return false;
    }

    private async Task SendAsync(PreparedMessage prepared, NotificationRequest request, CancellationToken cancellationToken)
    {
        DateTime started = DateTime.UtcNow;
        FsNotification result;
        try
        {
            using LedgerLock? held = await HoldAsync(prepared.Channel, request, cancellationToken).ConfigureAwait(false);

            // Another session may have sent it while this one waited.
            SentMessages sent = new(project, prepared.Channel.Name, Host);
            if (!request.Force && Find(sent, prepared) is { } earlier)
            {
                Host.WriteResult(Already(prepared, earlier));
                return;
            }

            result = await HandOverAsync(prepared, sent.Thread(prepared.Message.Change), request.Force, cancellationToken).ConfigureAwait(false);
            (result.StartedAt, result.Duration) = (started, DateTime.UtcNow - started);
            await RecordAsync(prepared, result, cancellationToken).ConfigureAwait(false);
        }
        catch (OpsException busy) when (busy.Failure.ErrorId == ErrorIds.LedgerLocked)
        {
            result = prepared.Result(FsNotificationState.NotSent, NotificationTexts.ChannelBusy.With(prepared.Channel.Name));
            result.Remedy = NotificationTexts.ChannelBusyRemedy;
        }

        Host.WriteResult(result);
        if (cancellationToken.IsCancellationRequested)
        {
            Host.WriteWarning($"{prepared.Channel.Name}: {result.Summary} {result.Remedy}".TrimEnd());
        }
    }

    private async Task<FsNotification> HandOverAsync(PreparedMessage prepared, string? thread, bool isAgain, CancellationToken cancellationToken)
    {
        FsNotification about = prepared.Result(FsNotificationState.Unknown, NotificationTexts.BeingSent);
        about.Inputs = Inputs(prepared, EarlierMessage.BeingSent, messageId: null, threadId: null);
        if (project.Git.Repository is not null)
        {
            await session.Recorder.RecordOfChangeAsync(project, about.ChecklistItem, prepared.Message.Change, about, cancellationToken).ConfigureAwait(false);
        }

        // What is sent again on purpose is another mail.
        string key = isAgain ? prepared.Key.Substring(0, 32) + "." + DateTime.UtcNow.Ticks.ToString("x", CultureInfo.InvariantCulture) : prepared.Key.Substring(0, 32);
        DeliveryReceipt receipt = await prepared.Setup.Delivery!.SendAsync(prepared.Form! with { Key = key, ThreadId = thread }, cancellationToken).ConfigureAwait(false);
        FsNotification result = prepared.Result(receipt.State, receipt.Summary);
        result.Remedy = receipt.Remedy;
        result.Detail = receipt.Detail;
        result.MessageId = receipt.MessageId;
        result.ThreadId = receipt.ThreadId;
        result.IsUpdate = receipt.IsUpdate;
        result.Recipients = [.. receipt.Recipients];
        result.Rejected = [.. receipt.Rejected];
        result.SentAt = receipt.State is FsNotificationState.Sent or FsNotificationState.PartlySent ? DateTime.UtcNow : null;
        result.Inputs = Inputs(prepared, receipt.State.ToString(), receipt.MessageId, receipt.ThreadId ?? thread);
        return result;
    }

    // Also of what was stopped: the next run must know what became of it.
    private async Task RecordAsync(PreparedMessage prepared, FsNotification result, CancellationToken cancellationToken)
    {
        using CancellationTokenSource last = new(LastWord);
        await session.Recorder.RecordOfChangeAsync(
            project, result.ChecklistItem, prepared.Message.Change, result, cancellationToken.IsCancellationRequested ? last.Token : cancellationToken).ConfigureAwait(false);
    }

    private static FsInput[] Inputs(PreparedMessage prepared, string state, string? messageId, string? threadId) =>
        [.. prepared.Verdict is null ? Array.Empty<FsInput>() : [prepared.Verdict], .. EarlierMessage.Inputs(prepared.Key, state, messageId, threadId)];

    // What is too old for the box has to be told again; else the box would be closed to it.
    private EarlierMessage? Find(SentMessages sent, PreparedMessage prepared)
    {
        project.Configuration.Checklist.TryGetValue(FsChecklistItem.TeamNotified, out ChecklistPolicy? policy);
        return sent.Find(prepared.Key, prepared.Verdict?.Fingerprint, DateTime.UtcNow - (policy?.MaxAge ?? TeamBox.MaxAge));
    }

    private static FsNotification Already(PreparedMessage prepared, EarlierMessage earlier)
    {
        string at = earlier.Evidence.At.ToLocalTime().ToString("g", CultureInfo.CurrentCulture);
        FsNotification result = earlier.IsUnknown
            ? prepared.Result(FsNotificationState.Unknown, NotificationTexts.UnknownSince.With(at))
            : prepared.Result(FsNotificationState.AlreadySent, NotificationTexts.AlreadySent.With(at, earlier.Evidence.Writer));
        result.Remedy = earlier.IsUnknown ? NotificationTexts.UnknownRemedy : null;
        result.SentAt = earlier.IsUnknown ? null : earlier.Evidence.At;
        result.MessageId = earlier.MessageId;
        result.ThreadId = earlier.ThreadId;
        result.EvidenceId = earlier.Evidence.EvidenceId;
        return result;
    }

    private async Task<LedgerLock?> HoldAsync(ChannelDefinition channel, NotificationRequest request, CancellationToken cancellationToken)
    {
        if (project.Git.Repository is not { } repository)
        {
            return null;
        }

        string folder = Path.Combine(repository.CommonDirectory, "freesport-ops", "notifications");
        string name = Hex.Sha256(System.Text.Encoding.UTF8.GetBytes(project.Key + "\0" + channel.Name)).Substring(0, 16);
        try
        {
            Directory.CreateDirectory(folder);
            return await LedgerLock.TakeAsync(Path.Combine(folder, name + ".lock"), TimeSpan.FromTicks(request.Patience.Ticks * 3), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception readOnly) when (readOnly is IOException or UnauthorizedAccessException)
        {
            // Where nothing can be written, the ledger says so when its turn comes; the team is told all the same.
            Host.WriteVerbose(readOnly.Message);
            return null;
        }
    }

    private async Task<string> ByAsync(CancellationToken cancellationToken)
    {
        string? author = project.Git.Repository is { } repository ? await session.Git.ReadAuthorAsync(repository, cancellationToken).ConfigureAwait(false) : null;
        int mail = author?.LastIndexOf(" <", StringComparison.Ordinal) ?? -1;
        return mail > 0 ? author!.Substring(0, mail) : Environment.UserName;
    }
}
