using System.Text.RegularExpressions;

namespace FreeSport.Ops.Core.Steps.Monitoring.Notifications.Delivery;

/// <summary>What Slack's words for errors mean, and what helps.</summary>
internal static class SlackWords
{
    private static readonly Regex Word = new("^[a-z][a-z_-]{1,63}$", RegexOptions.CultureInvariant);

    /// <summary>The words that say that a message that was there can't be edited any more.</summary>
    public static bool IsRootGone(string word) => word is "message_not_found" or "cant_update_message" or "edit_window_closed" or "thread_not_found" or "message_not_owned_by_app";

    /// <summary>What a webhook's body says; null where it is no word of Slack's.</summary>
    public static string? Of(string body) => Word.IsMatch(body.Trim()) ? body.Trim() : null;

    /// <summary>What helps.</summary>
    /// <param name="word">Slack's word.</param>
    public static string Remedy(string word) => word switch
    {
        "invalid_auth" or "not_authed" or "account_inactive" or "token_revoked" or "token_expired" or "invalid_token" or "no_service" or "no_service_id" or "no_team" or "team_disabled" or "no_active_hooks" =>
            NotificationTexts.SlackLoginRemedy,
        "missing_scope" or "not_allowed_token_type" => NotificationTexts.SlackScopeRemedy,
        "channel_not_found" or "not_in_channel" or "is_archived" or "channel_is_archived" or "invalid_channel" => NotificationTexts.SlackChannelRemedy,
        "ratelimited" or "rate_limited" or "message_limit_exceeded" => NotificationTexts.WaitRemedy,
        "msg_too_long" or "msg_blocks_too_long" or "invalid_blocks" or "invalid_blocks_format" or "invalid_payload" or "no_text" => NotificationTexts.SlackFormRemedy,
        _ => NotificationTexts.SlackOtherRemedy,
    };
}
