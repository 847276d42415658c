using System.Text;

using FreeSport.Ops.Core.Logging;

namespace FreeSport.Ops.Core.Tests.Logging;

public sealed class StreamRedactorTests
{
    public static TheoryData<string[], string> Texts => new()
    {
        { ["Ключ-от-склада"], "до Ключ-от-склада после" },
        { ["Ключ-от-склада"], "Ключ-от-складаКлюч-от-склада" },
        { ["Ключ-от-склада"], "header: " + Convert.ToBase64String(Encoding.UTF8.GetBytes("u:Ключ-от-склада")) + " end" },
        { ["line one\nxy\nline three"], "key: line one\nxy\nline three end" },
        { ["hunter22", "hunter22-and-more"], "[hunter22-and-more] and [hunter22]" },
        { ["and-more", "hunter22-and-more"], "[hunter22-and-more] and [and-more]" },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Wherever_the_text_is_cut_the_result_is_that_of_the_whole(string[] secrets, string text)
    {
        SecretRedactor redactor = Knowing(secrets);
        string whole = redactor.Redact(text);

        for (int first = 0; first <= text.Length; first++)
        {
            for (int second = first; second <= text.Length; second++)
            {
                Assert.Equal(whole, Through(redactor, text[..first], text[first..second], text[second..]));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_text_that_comes_character_by_character_is_masked_too(string[] secrets, string text)
    {
        SecretRedactor redactor = Knowing(secrets);

        Assert.Equal(redactor.Redact(text), Through(redactor, [.. text.Select(static c => c.ToString())]));
    }

    [Fact]
    public void A_long_text_comes_out_as_it_goes_and_not_only_at_the_end()
    {
        StreamRedactor stream = new(Knowing("hunter22"));

        string early = stream.Add(new string('x', 10_000));

        Assert.InRange(early.Length, 9_000, 10_000);
        Assert.Equal(10_000, early.Length + stream.Complete().Length);
    }

    [Fact]
    public void Without_secrets_nothing_is_held_back()
    {
        StreamRedactor stream = new(new SecretRedactor());

        Assert.Equal("line", stream.Add("line"));
        Assert.Empty(stream.Complete());
    }

    private static string Through(SecretRedactor redactor, params string[] pieces)
    {
        StreamRedactor stream = new(redactor);
        StringBuilder shown = new();
        foreach (string piece in pieces)
        {
            shown.Append(stream.Add(piece));
        }

        return shown.Append(stream.Complete()).ToString();
    }

    private static SecretRedactor Knowing(params string[] secrets)
    {
        SecretRedactor redactor = new();
        foreach (string secret in secrets)
        {
            redactor.Register(secret);
        }

        return redactor;
    }
}
