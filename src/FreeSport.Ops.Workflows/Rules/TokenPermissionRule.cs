using System.Globalization;

using FreeSport.Ops.Workflows.Syntax;

namespace FreeSport.Ops.Workflows.Rules;

/// <summary>Jobs whose token may not do what their steps do with it.</summary>
internal sealed class TokenPermissionRule() : WorkflowRule("token-permissions")
{
    public override void LeaveJob(JobSyntax job)
    {
        if ((job.Permissions ?? Context.Workflow.Permissions) is { } granted)
        {
            CheckGranted(job, granted);
        }
        else if (Context.Workflow.Triggers.Any(static t => t is not (CallTrigger or DispatchTrigger)) || Context.Workflow.Call is null)
        {
            CheckDefault(job);
        }
    }

    private static bool Grants(PermissionsSyntax granted, string scope) =>
        granted.All?.Value == "write-all" || granted.Scopes.Any(s => s.Name.Value == scope && s.Value.Value == "write");

    private static IEnumerable<TokenUse> Distinct(IEnumerable<TokenUse> uses) => uses.GroupBy(static u => u.Permission).Select(static g => g.First());

    // What is granted is all there is: everything that is not named is none.
    private void CheckGranted(JobSyntax job, PermissionsSyntax granted)
    {
        foreach (TokenUse use in Distinct(Context.UsesOf(job).Where(u => u.IsByJobToken && !u.Scopes.Any(s => Grants(granted, s)))))
        {
            bool isHidden = job.Permissions is not null && Context.Workflow.Permissions is { } above && use.Scopes.Any(s => Grants(above, s));
            Report(use, Message.Of<RuleTexts>(
                isHidden ? nameof(RuleTexts.PermissionReplaced) : nameof(RuleTexts.PermissionLacking),
                use.What,
                use.Permission,
                granted.Start.Line.ToString(CultureInfo.InvariantCulture)));
        }
    }

    // A setting of the repository decides what the token may do; its identity is never among it.
    private void CheckDefault(JobSyntax job)
    {
        TokenUse[] uses = [.. Distinct(Context.UsesOf(job).Where(static u => u.IsByJobToken))];
        foreach (TokenUse use in uses.Where(static u => u.Scopes[0] == TokenUse.Identity))
        {
            Report(use, Message.Of<RuleTexts>(nameof(RuleTexts.IdentityLacking), use.What, use.Permission));
        }

        TokenUse[] others = [.. uses.Where(static u => u.Scopes[0] != TokenUse.Identity)];
        if (others.Length == 0)
        {
            return;
        }

        Context.Report(Finding.At(
            Name,
            job.Environment is not null ? FsFindingSeverity.Warning : FsFindingSeverity.Note,
            others[0].Place,
            Message.Of<RuleTexts>(nameof(RuleTexts.PermissionUnsaid), others[0].What, string.Join(", ", others.Select(static u => u.Permission)), job.Id.Value)));
    }

    private void Report(TokenUse use, Message message) => Context.Report(Finding.At(Name, FsFindingSeverity.Warning, use.Place, message));
}
