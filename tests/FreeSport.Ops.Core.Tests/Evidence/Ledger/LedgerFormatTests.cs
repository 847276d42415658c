using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

using FreeSport.Ops.Core.Evidence.Ledger;

namespace FreeSport.Ops.Core.Tests.Evidence.Ledger;

public sealed class LedgerFormatTests
{
    // Made by another program: keys sorted, no white space, escapes as in RFC 8785, SHA-256 over the line without its hash.
    private const string Golden =
        "{\"assurance\":\"Asserted\",\"at\":\"2026-03-02T12:00:00.1234567Z\",\"by\":\"Иван\",\"change\":null,\"commit\":\"0123456789abcdef0123456789abcdef01234567\","
        + "\"dirty\":true,\"environment\":\"production\",\"hash\":\"c6a4dd50867ccca935e996bcd228c9f08ae48aa212a42281171dbb9421a652d0\",\"id\":\"00112233445566778899aabbccddeeff\","
        + "\"item\":\"TeamNotified\",\"kind\":\"Assertion\",\"outcome\":\"Warning\",\"prev\":\"0000000000000000000000000000000000000000000000000000000000000000\","
        + "\"project\":\"services/магазин\",\"reason\":\"звонил\",\"seq\":1,\"subjects\":[{\"inputs\":[{\"fingerprint\":\"abc\",\"kind\":\"GitContent\","
        + "\"name\":\"docs\"}],\"leftOut\":[\"ничего\"],\"name\":\"team\",\"outcome\":\"Warning\",\"scope\":\"Full\",\"summary\":\"«Сказано» \\\"всем\\\" \\\\ <b>&+/ 😀\\n\\t\\u0001\u2028\"}],"
        + "\"tools\":[{\"name\":\"git\",\"path\":null,\"version\":\"2.39.5\"}],\"tree\":null,\"until\":\"2026-03-09T00:00:00.0000000Z\",\"v\":1,\"writer\":\"ПК-1\\\\ops\"}";

    [Fact]
    public void The_format_of_a_line_is_fixed_for_ever()
    {
        Assert.Equal(Golden, LedgerLine.Format(Fixed(), LedgerLine.NoPrevious));
    }

    [Fact]
    public void A_line_written_once_is_read_for_ever()
    {
        (LedgerEntry? entry, LedgerFault fault) = LedgerLine.Parse(Golden);

        Assert.Equal(LedgerFault.None, fault);
        Assert.Equal(JsonSerializer.Serialize(Fixed()), JsonSerializer.Serialize(entry!.Evidence));
        Assert.Equal((1, LedgerLine.NoPrevious), (entry.Sequence, entry.Previous));
    }

    [Fact]
    public async Task Every_line_carries_its_number_the_hash_of_the_line_before_and_its_own()
    {
        using TempFolder folder = new();
        string path = folder.At("ledger.jsonl");
        await Events.AppendAsync(path, Events.Measured("one"), Events.Measured("два"), Events.Said());

        string previous = new('0', 64);
        string[] lines = await File.ReadAllLinesAsync(path, Cancel.Token);
        Assert.Equal(3, lines.Length);
        for (int i = 0; i < lines.Length; i++)
        {
            JsonElement line = JsonDocument.Parse(lines[i]).RootElement;
            string hash = line.GetProperty("hash").GetString()!;
            string rest = lines[i].Replace($"\"hash\":\"{hash}\",", string.Empty, StringComparison.Ordinal);
            Assert.Equal(i + 1, line.GetProperty("seq").GetInt32());
            Assert.Equal(previous, line.GetProperty("prev").GetString());
            Assert.Equal(hash, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(rest))));
            previous = hash;
        }
    }

    [Fact]
    public async Task An_event_comes_back_as_it_was_recorded()
    {
        using TempFolder folder = new();
        string path = folder.At("ledger.jsonl");
        FsEvidence recorded = Fixed();
        await Events.AppendAsync(path, recorded);

        FsEvidence read = Assert.Single(new LedgerFile(path).ReadHeads().Newest.Values);

        Assert.Equal(JsonSerializer.Serialize(recorded), JsonSerializer.Serialize(read));
        Assert.Equal(DateTimeKind.Utc, read.At.Kind);
    }

    [Theory]
    [InlineData("cut in the middle of 😀: \uD83D")]
    [InlineData("\u0000\u0007\u001b[31mred\u001b[0m\u007f\u0085\u2028\u2029\uFEFF\uFFFF")]
    [InlineData("line\r\nline\rline\n")]
    public async Task A_text_that_a_tool_garbled_does_not_break_the_chain(string text)
    {
        using TempFolder folder = new();
        string path = folder.At("ledger.jsonl");
        FsEvidence garbled = Events.Measured();
        garbled.Subjects[0].Summary = text;
        await Events.AppendAsync(path, garbled, Events.Measured("after"));

        Assert.Equal((FsLedgerState.Intact, 2L), (Events.Verify(path).State, Events.Verify(path).EventCount));
        Assert.Equal(2, new LedgerFile(path).ReadHeads().Newest.Count);
    }

    [Theory]
    [InlineData("{\"b\":1,\"a\":[true,false,null,{}],\"A\":\"x\"}", "{\"A\":\"x\",\"a\":[true,false,null,{}],\"b\":1}")]
    [InlineData("{ \"a\" : \"\\u0416\\/\\u003c\" }", "{\"a\":\"Ж/<\"}")]
    [InlineData("{\"a\":\"\\u0008\\u000c\\u0001\\u001F\\\"\\\\\"}", "{\"a\":\"\\b\\f\\u0001\\u001f\\\"\\\\\"}")]
    [InlineData("{\"\\u20ac\":1,\"\\r\":2,\"\\ufb33\":3,\"1\":4,\"\\ud83d\\ude00\":5,\"\\u0080\":6,\"\\u00f6\":7}", "{\"\\r\":2,\"1\":4,\"\u0080\":6,\"ö\":7,\"€\":1,\"😀\":5,\"\ufb33\":3}")]
    public void The_canonical_form_is_that_of_RFC_8785(string written, string canonical) =>
        Assert.Equal(canonical, CanonicalJson.Write(JsonDocument.Parse(written).RootElement));

    private static FsEvidence Fixed() => new()
    {
        EvidenceId = "00112233445566778899aabbccddeeff",
        Writer = "ПК-1\\ops",
        Sequence = 1,
        At = new DateTime(2026, 3, 2, 12, 0, 0, DateTimeKind.Utc).AddTicks(1234567),
        Kind = FsEvidenceKind.Assertion,
        Project = "services/магазин",
        Box = FsChecklistItem.TeamNotified,
        Environment = "production",
        Change = null,
        Outcome = FsOutcome.Warning,
        Assurance = FsAssurance.Asserted,
        Subjects =
        [
            new FsEvidenceSubject
            {
                Name = "team",
                Outcome = FsOutcome.Warning,
                Summary = "«Сказано» \"всем\" \\ <b>&+/ 😀\n\t\u0001\u2028",
                Scope = FsScope.Full,
                LeftOut = ["ничего"],
                Inputs = [new FsInput { Name = "docs", Kind = FsInputKind.GitContent, Fingerprint = "abc" }],
            },
        ],
        Tools = [new FsTool { Name = "git", Version = "2.39.5", Path = null }],
        Commit = "0123456789abcdef0123456789abcdef01234567",
        Tree = null,
        Dirty = true,
        Reason = "звонил",
        By = "Иван",
        Until = new DateTime(2026, 3, 9, 0, 0, 0, DateTimeKind.Utc),
    };
}
