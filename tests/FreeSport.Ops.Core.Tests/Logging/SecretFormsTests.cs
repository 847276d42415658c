using System.Text;

using FreeSport.Ops.Core.Floor.Logging;

namespace FreeSport.Ops.Core.Tests.Logging;

/// <summary>A secret with everything that anybody escapes, in the forms in which real programs show it.</summary>
public sealed class SecretFormsTests
{
    private const string Secret = """п@ss <w>'"&$ /+\""";

    [Theory]
    [InlineData("as it is", """п@ss <w>'"&$ /+\""")]
    [InlineData("JavaScript's JSON.stringify", """п@ss <w>'\"&$ /+\\""")]
    [InlineData("Python's json.dumps", """\u043f@ss <w>'\"&$ /+\\""")]
    [InlineData("Go's json.Marshal", """п@ss \u003cw\u003e'\"\u0026$ /+\\""")]
    [InlineData(".NET's JsonSerializer", """\u043F@ss \u003Cw\u003E\u0027\u0022\u0026$ /\u002B\\""")]
    [InlineData("Python's repr, as pytest shows values", """п@ss <w>\'"&$ /+\\""")]
    [InlineData("Python's urllib.parse.quote", "%D0%BF%40ss%20%3Cw%3E%27%22%26%24%20/%2B%5C")]
    [InlineData("Python's urllib.parse.quote_plus", "%D0%BF%40ss+%3Cw%3E%27%22%26%24+%2F%2B%5C")]
    [InlineData("JavaScript's encodeURIComponent", "%D0%BF%40ss%20%3Cw%3E'%22%26%24%20%2F%2B%5C")]
    [InlineData(".NET's Uri.EscapeDataString", "%D0%BF%40ss%20%3Cw%3E%27%22%26%24%20%2F%2B%5C")]
    [InlineData(".NET's HttpUtility.UrlEncode", "%d0%bf%40ss+%3cw%3e%27%22%26%24+%2f%2b%5c")]
    [InlineData("Python's xml.sax.saxutils.escape", """п@ss &lt;w&gt;'"&amp;$ /+\""")]
    [InlineData("an attribute of pytest's junit report", """п@ss &lt;w&gt;'&quot;&amp;$ /+\""")]
    [InlineData("Python's html.escape", """п@ss &lt;w&gt;&#x27;&quot;&amp;$ /+\""")]
    [InlineData(".NET's SecurityElement.Escape", """п@ss &lt;w&gt;&apos;&quot;&amp;$ /+\""")]
    [InlineData("bash -x", """'п@ss <w>'\''"&$ /+\'""")]
    [InlineData("bash's printf %q", """п@ss\ \<w\>\'\"\&\$\ /+\\""")]
    [InlineData("Python's shlex.quote", """'п@ss <w>'"'"'"&$ /+\'""")]
    [InlineData("Python's bytes.hex", "d0bf407373203c773e2722262420" + "2f2b5c")]
    [InlineData(".NET's Convert.ToHexString", "D0BF407373203C773E2722262420" + "2F2B5C")]
    [InlineData("Python's repr of bytes, in double quotes", """\xd0\xbf@ss <w>'"&$ /+\\""")]
    [InlineData("PowerShell's single quotes", """'п@ss <w>''"&$ /+\'""")]
    public void However_a_program_writes_it_it_is_masked(string writer, string form)
    {
        SecretRedactor redactor = Knowing(Secret);

        string shown = redactor.Redact($"before {form} after");

        Assert.Contains("***", shown, StringComparison.Ordinal);
        Assert.StartsWith("before ", shown, StringComparison.Ordinal);
        Assert.EndsWith(" after", shown, StringComparison.Ordinal);
        Assert.True(shown.Length <= "before '***' after".Length, writer + " still shows a part: " + shown);
    }

    public static TheoryData<int> Lengths => [.. Enumerable.Range(SecretRedactor.ShortestSecret, 30)];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void In_base64_it_is_masked_wherever_it_begins_and_ends(int length)
    {
        string secret = string.Concat(Enumerable.Range(0, length).Select(static i => (char)('!' + (i * 7 % 90))));
        SecretRedactor redactor = Knowing(secret);
        foreach (int before in Enumerable.Range(0, 4))
        {
            foreach (int after in Enumerable.Range(0, 4))
            {
                string encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes(new string('<', before) + secret + new string('>', after)));

                string shown = redactor.Redact($"[{encoded}]");
                string shownForUrls = redactor.Redact($"[{encoded.Replace('+', '-').Replace('/', '_')}]");

                Assert.All([shown, shownForUrls], text =>
                {
                    string[] around = text.Split("***");
                    Assert.True(around.Length == 2, $"{before} bytes before and {after} after it: {text}");

                    // At the seams four characters hold bytes of neighbours too.
                    Assert.InRange(around[0].Length, 1, 6);
                    Assert.InRange(around[1].Length, 1, 10);
                });
            }
        }
    }

    [Fact]
    public void Basic_authentication_does_not_show_the_password()
    {
        string header = Convert.ToBase64String(Encoding.UTF8.GetBytes("deploy:Ключ-от-склада"));

        string shown = Knowing("Ключ-от-склада").Redact("Authorization: Basic " + header);

        Assert.Contains("***", shown, StringComparison.Ordinal);
        Assert.DoesNotContain(header[12..^4], shown, StringComparison.Ordinal);
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
