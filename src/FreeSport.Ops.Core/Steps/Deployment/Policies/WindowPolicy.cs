using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Projects.Windows;

namespace FreeSport.Ops.Core.Steps.Deployment.Policies;

/// <summary>Whether an environment may be touched at a moment.</summary>
internal static class WindowPolicy
{
    /// <summary>Asks whether windows and freezes leave room for a deployment at a moment.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="now">The moment, in UTC.</param>
    /// <param name="emergency">Why it cannot wait for a window; null where it can.</param>
    /// <returns>Unknown, which is no permission, when a time zone means nothing.</returns>
    public static FsPolicyAnswer Ask(EnvironmentDefinition environment, DateTime now, string? emergency = null)
    {
        TimeSpan expected = environment.ExpectedDuration ?? TimeSpan.Zero;
        WindowAnswer answer = new WindowCalendar(environment).Ask(now, expected);
        if (answer.State == FsWindowState.NotConfigured)
        {
            return new FsPolicyAnswer { Policy = FsPolicyKind.Window, State = FsPolicyState.NotConfigured, Reason = PolicyTexts.NotConfigured };
        }

        if (emergency is not null && answer.State != FsWindowState.Open)
        {
            return new FsPolicyAnswer { Policy = FsPolicyKind.Window, State = FsPolicyState.Allowed, Reason = PolicyTexts.Emergency.With(emergency) };
        }

        return new FsPolicyAnswer
        {
            Policy = FsPolicyKind.Window,
            State = answer.State switch
            {
                FsWindowState.Open => FsPolicyState.Allowed,
                FsWindowState.Unknown => FsPolicyState.Unknown,
                _ => FsPolicyState.Refused,
            },
            Reason = string.Join(" ", new[] { WindowWords.Say(answer, now, expected), WindowWords.Odd(answer) }.OfType<string>()),
            Remedy = answer.State switch
            {
                FsWindowState.Open => null,
                FsWindowState.Unknown => WindowTexts.ZoneUnknownRemedy,
                _ => WindowTexts.ClosedRemedy,
            },
        };
    }
}
