using FreeSport.Ops.Workflows.Syntax;
using FreeSport.Ops.Workflows.Tables;

namespace FreeSport.Ops.Workflows.Rules;

/// <summary>Whether the steps before one may have brought an action that is not in the repository: by a checkout of another one, a download, a script.</summary>
internal sealed class ActionArrival
{
    private static readonly string[] Bringing = ["actions/download-artifact@", "actions/cache@", "actions/cache/", "actions/github-script@"];

    private static readonly string[] BringingCommands = ["git ", "gh ", "curl ", "wget ", "tar ", "unzip ", "rsync ", "docker "];

    private readonly List<string> _scripts = [];
    private bool _mayBringAnything;

    public void Begin()
    {
        _scripts.Clear();
        _mayBringAnything = false;
    }

    public void Pass(StepSyntax step)
    {
        if (step.Run is { } run)
        {
            _scripts.Add(run.Value);
            _mayBringAnything |= BringingCommands.Any(c => run.Value.IndexOf(c, StringComparison.Ordinal) >= 0);
        }
        else if (step.Uses is { } uses && !LocalUses.Is(uses.Value))
        {
            _mayBringAnything |= uses.Value.StartsWith("actions/checkout@", StringComparison.OrdinalIgnoreCase)
                ? step.With.Any(static w => w.Name.Value.ToLowerInvariant() is "path" or "repository" or "ref" or "submodules")
                : Bringing.Any(b => uses.Value.StartsWith(b, StringComparison.OrdinalIgnoreCase)) || !PopularActions.TryGet(uses.Value, out _);
        }
    }

    public bool MayHaveBrought(string path)
    {
        string first = path.Substring(LocalUses.Here.Length).Split('/')[0];
        return _mayBringAnything || (first.Length > 0 && _scripts.Exists(s => s.IndexOf(first, StringComparison.Ordinal) >= 0));
    }
}
