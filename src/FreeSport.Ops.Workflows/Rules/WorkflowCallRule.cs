using FreeSport.Ops.Workflows.Surroundings;
using FreeSport.Ops.Workflows.Syntax;

namespace FreeSport.Ops.Workflows.Rules;

/// <summary>Calls of reusable workflows: how they are named, and what those of the repository take.</summary>
internal sealed class WorkflowCallRule() : WorkflowRule("workflow-call")
{
    public override void EnterJob(JobSyntax job)
    {
        if (job.Call is not { Uses.Value.Length: > 0 } call || ExpressionMarks.AreIn(call.Uses.Value))
        {
            return;
        }

        string uses = call.Uses.Value;
        if (LocalUses.PathOf(uses) is { } path && path.Length > LocalUses.Here.Length && path.IndexOf('@') < 0)
        {
            CheckLocal(call, path);
        }
        else if (LocalUses.IsOfSameCommit(uses) && uses.IndexOf('@') >= 0)
        {
            Error(call.Uses, Message.Of<RuleTexts>(nameof(RuleTexts.RefOfSameCommit), uses));
        }
        else if (!IsRemote(uses))
        {
            Error(call.Uses, Message.Of<RuleTexts>(nameof(RuleTexts.CallName), uses));
        }
        else if (CommitRef.IsShort(uses.Substring(uses.IndexOf('@') + 1)))
        {
            Error(call.Uses, Message.Of<RuleTexts>(nameof(RuleTexts.ShortCommit), uses));
        }
    }

    // owner/repository/path@ref
    private static bool IsRemote(string path)
    {
        int at = path.IndexOf('@');
        string[] parts = (at < 0 ? path : path.Substring(0, at)).Split(['/'], 3);
        return at > 0 && at < path.Length - 1 && path[0] is not ('.' or '$') && parts.Length == 3 && parts.All(static p => p.Length > 0);
    }

    private void CheckLocal(CallSyntax call, string path)
    {
        LocalWorkflow? found = Context.Surroundings.Workflows?.Find(path);
        if (found is null)
        {
            return;
        }

        if (found.State != LocalWorkflowState.Missing && !LocalWorkflows.IsCallableAt(path))
        {
            Error(call.Uses, Message.Of<RuleTexts>(nameof(RuleTexts.CallElsewhere), call.Uses.Value));
            return;
        }

        if (found.Call is not { } target)
        {
            string key = found.State switch
            {
                LocalWorkflowState.Missing => nameof(RuleTexts.CallMissing),
                LocalWorkflowState.NotCallable => nameof(RuleTexts.CallNotCallable),
                _ => nameof(RuleTexts.CallUnreadable),
            };
            Error(call.Uses, Message.Of<RuleTexts>(key, call.Uses.Value));
            return;
        }

        // A default does not help an input that is required. Source: actions/runner, WorkflowTemplateConverter.cs.
        string[] inputs = [.. target.Inputs.Select(static i => i.Name.Value)];
        foreach (InputSyntax missing in target.Inputs.Where(i => i.IsRequired && !Gives(call.Inputs, i.Name.Value)))
        {
            Error(call.Uses, Message.Of<RuleTexts>(nameof(RuleTexts.CallInputMissing), missing.Name.Value, call.Uses.Value));
        }

        CheckUnknown(call.Inputs, inputs, nameof(RuleTexts.CallInputUnknown), call.Uses.Value);
        if (call.InheritsSecrets)
        {
            return;
        }

        foreach (CallSecretSyntax missing in (target.Secrets ?? []).Where(s => s.IsRequired && !Gives(call.Secrets, s.Name.Value)))
        {
            Error(call.Uses, Message.Of<RuleTexts>(nameof(RuleTexts.CallSecretMissing), missing.Name.Value, call.Uses.Value));
        }

        CheckUnknown(call.Secrets, [.. (target.Secrets ?? []).Select(static s => s.Name.Value)], nameof(RuleTexts.CallSecretUnknown), call.Uses.Value);
    }

    private void CheckUnknown(IReadOnlyList<NamedText> given, string[] known, string key, string workflow)
    {
        foreach (NamedText unknown in given.Where(g => !known.Contains(g.Name.Value, StringComparer.OrdinalIgnoreCase)))
        {
            Error(unknown.Name, Message.Of<RuleTexts>(key, unknown.Name.Value, workflow, known.Length == 0 ? "-" : string.Join(", ", known), Nearest.Suggest(unknown.Name.Value, known)));
        }
    }

    private static bool Gives(IReadOnlyList<NamedText> given, string name) => given.Any(g => g.Name.Value.Equals(name, StringComparison.OrdinalIgnoreCase));
}
