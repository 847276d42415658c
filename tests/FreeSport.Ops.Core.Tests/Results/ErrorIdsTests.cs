using System.Text.RegularExpressions;

using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Tests.Results;

/// <summary>Scripts compare ErrorIds, so a slip of the pen in one is a broken promise: each is written once.</summary>
public sealed partial class ErrorIdsTests
{
    private static readonly string[] Ids = [.. typeof(ErrorIds).GetFields().Select(static f => (string)f.GetRawConstantValue()!)];

    private static IEnumerable<(string Name, string Text)> Files =>
        new[] { "FreeSport.Ops", "FreeSport.Ops.Core" }
            .SelectMany(static p => Directory.EnumerateFiles(Path.Combine(Sources.Root, "src", p), "*.cs", SearchOption.AllDirectories))
            .Where(static f => !f.Split(Path.DirectorySeparatorChar).Any(static part => part is "obj" or "bin") && Path.GetFileName(f) != "ErrorIds.cs")
            .Select(static f => (Path.GetFileName(f), File.ReadAllText(f)));

    [Fact]
    public void No_id_is_written_out_where_it_is_raised_or_compared() =>
        Assert.Empty(Files.SelectMany(static f => Written().Matches(f.Text).Concat(Literal().Matches(f.Text).Where(static m => Ids.Contains(m.Groups[1].Value)))
            .Select(m => $"{f.Name}: {m.Value}")));

    [Fact]
    public void Every_id_is_used()
    {
        string all = string.Join('\n', Files.Select(static f => f.Text));

        Assert.True(Ids.Length > 100);
        Assert.DoesNotContain(Ids, id => !Regex.IsMatch(all, $@"\bErrorIds\.{id}\b"));
    }

    [GeneratedRegex(@"OpsFailure\(\s*""|""[A-Za-z]+"",\s*FailureKind|ErrorId:? (?:is|is not|==|!=)? ?\(?""|new ErrorRecord\([^;]*, ""[A-Z]")]
    private static partial Regex Written();

    [GeneratedRegex(@"(?<![\w""$@])""([A-Za-z]+)""")]
    private static partial Regex Literal();
}
