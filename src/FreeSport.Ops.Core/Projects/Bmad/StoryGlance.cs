namespace FreeSport.Ops.Core.Projects.Bmad;

/// <summary>The numbers of a project's stories and gates, as their files are named; no file is opened.</summary>
public static class StoryGlance
{
    /// <summary>The numbers of stories and gates.</summary>
    /// <param name="project">The project.</param>
    /// <returns>Numbers such as <c>13.4</c>, in order, each once.</returns>
    public static IReadOnlyList<string> Numbers(Project project)
    {
        BmadFiles files = BmadFiles.Find(project);
        return
        [
            .. new SortedSet<StoryNumber>(files.Stories.Select(static s => s.Number).Concat(files.Gates.Select(static g => StoryNumber.Begins(Path.GetFileName(g))).OfType<StoryNumber>()))
                .Select(static n => n.ToString()),
        ];
    }
}
