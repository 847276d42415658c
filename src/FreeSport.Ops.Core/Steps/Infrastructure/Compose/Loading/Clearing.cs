using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Model;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Compose.Loading;

/// <summary>Takes away what a file over another marks with <c>!reset</c> or <c>!override</c>.</summary>
internal static class Clearing
{
    /// <summary>Takes it away from what the files before came to.</summary>
    public static void Apply(ComposeMapping model, ComposePaths<object>? cleared)
    {
        if (cleared is null)
        {
            return;
        }

        foreach (string key in model.Keys.ToArray())
        {
            if (cleared.Below(key) is not { } below)
            {
                continue;
            }

            if (below.Here is not null)
            {
                model.Remove(key);
            }
            else if (model[key] is ComposeMapping mapping)
            {
                Apply(mapping, below);
            }
        }
    }

    /// <summary>The same for one service or other thing.</summary>
    public static ComposeMapping? Apply(string kind, string name, ComposeMapping resource, ComposePaths<object>? cleared)
    {
        ComposePaths<object>? of = cleared?.Below(kind)?.Below(name);
        if (of is null)
        {
            return resource;
        }

        if (of.Here is not null)
        {
            return null;
        }

        Apply(resource, of);
        return resource;
    }
}
