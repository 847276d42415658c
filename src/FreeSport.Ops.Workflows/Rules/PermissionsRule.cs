using FreeSport.Ops.Workflows.Syntax;
using FreeSport.Ops.Workflows.Tables;

namespace FreeSport.Ops.Workflows.Rules;

/// <summary>Scopes of <c>permissions</c> and what may be granted of each.</summary>
internal sealed class PermissionsRule() : WorkflowRule("permissions")
{
    public override void EnterWorkflow(WorkflowSyntax workflow) => Check(workflow.Permissions);

    public override void EnterJob(JobSyntax job) => Check(job.Permissions);

    private void Check(PermissionsSyntax? permissions)
    {
        if (permissions?.All is { } all)
        {
            if (all.Value is not ("read-all" or "write-all"))
            {
                Error(all, Message.Of<RuleTexts>(nameof(RuleTexts.PermissionsAll), all.Value));
            }

            return;
        }

        foreach (NamedText scope in permissions?.Scopes ?? [])
        {
            if (!PermissionScopes.All.TryGetValue(scope.Name.Value, out string[]? grants))
            {
                Error(scope.Name, Message.Of<RuleTexts>(
                    nameof(RuleTexts.PermissionScope),
                    scope.Name.Value,
                    string.Join(", ", PermissionScopes.All.Keys.OrderBy(static k => k, StringComparer.Ordinal)),
                    Nearest.Suggest(scope.Name.Value, PermissionScopes.All.Keys)));
            }
            else if (!grants.Contains(scope.Value.Value))
            {
                Error(scope.Value, Message.Of<RuleTexts>(nameof(RuleTexts.PermissionGrant), scope.Value.Value, scope.Name.Value, string.Join(", ", grants)));
            }
        }
    }
}
