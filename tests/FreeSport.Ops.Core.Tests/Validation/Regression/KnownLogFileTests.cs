using System.Text;

using FreeSport.Ops.Core.Steps.Validation.Regression.Logs;

namespace FreeSport.Ops.Core.Tests.Validation.Regression;

public sealed class KnownLogFileTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 27, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void What_replicas_logged_is_of_one_service_and_comes_back_as_it_was()
    {
        KnownLog known = KnownLogFile.Read(Write(
            new SeenLog("web", Noon.AddHours(-2), Noon, [("1:aa", 3, "ERROR a")]),
            new SeenLog("web", Noon.AddHours(-1), Noon.AddSeconds(-1), [("1:aa", 4, "ERROR a"), ("1:bb", 1, "ERROR b")])))["web"];

        Assert.Equal((Noon.AddHours(-1), Noon.AddSeconds(-1)), (known.From, known.Until));
        Assert.Equal([("1:aa", 7L), ("1:bb", 1L)], known.Counts.OrderBy(static c => c.Key).Select(static c => (c.Key, c.Value)));
    }

    [Fact]
    public void A_secret_is_not_written_and_a_template_is_cut()
    {
        string text = Encoding.UTF8.GetString(Write(new SeenLog("web", Noon, Noon, [("1:aa", 1, "ERROR geheim " + new string('x', 5000))])));

        Assert.DoesNotContain("geheim", text, StringComparison.Ordinal);
        Assert.InRange(text.Length, 1, 700);
    }

    /// <summary>Half of what was seen would call the other half new, or known.</summary>
    [Fact]
    public void Of_a_service_with_too_many_kinds_of_errors_nothing_is_known() =>
        Assert.Empty(KnownLogFile.Read(Write(new SeenLog("web", Noon, Noon, [.. Enumerable.Range(0, KnownLogFile.MostKinds + 1).Select(static i => ($"1:{i}", 1L, "ERROR"))]))));

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"version":1}""")]
    [InlineData("""{"version":1,"logs":[{"service":"web"}]}""")]
    [InlineData("""{"version":1,"logs":[{"service":"web","from":"never","until":"2026-11-27T12:00:00Z","kinds":[]}]}""")]
    public void What_is_no_such_file_is_told_apart(string text) => Assert.Throws<FormatException>(() => KnownLogFile.Read(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void A_later_version_is_not_guessed_at() => Assert.Empty(KnownLogFile.Read("""{"version":2,"logs":"?"}"""u8.ToArray()));

    private static byte[] Write(params SeenLog[] logs) => KnownLogFile.Write(logs, static t => t.Replace("geheim", "***", StringComparison.Ordinal));
}
