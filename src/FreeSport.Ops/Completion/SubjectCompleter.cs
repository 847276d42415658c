using FreeSport.Ops.Core;
using FreeSport.Ops.Core.Checklist;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Commands.Completion;

/// <summary>Completes the subjects of the boxes that are typed, of all boxes where none is.</summary>
public sealed class SubjectCompleter : ProjectCompleter
{
    private protected override IEnumerable<string> Names(Project project, Typed typed)
    {
        FsChecklistItem[] typedItems = [.. typed["Box"].Select(static t => Enum.TryParse(t, ignoreCase: true, out FsChecklistItem item) ? item : (FsChecklistItem?)null).OfType<FsChecklistItem>()];
        FsChecklistItem[] items = typedItems.Length > 0 ? typedItems : [.. Enum.GetValues(typeof(FsChecklistItem)).Cast<FsChecklistItem>()];
        return items.SelectMany(item => RequiredSubjects.Glance(Rooms.Box(item), project, typed.First("Environment")));
    }
}
