using System.Collections;

using FreeSport.Ops.Core.Floor.Logging;

namespace FreeSport.Ops.Core.Tests.Logging;

public sealed class SecretRedactorTests
{
    private const string Key = "-----BEGIN KEY-----\nMIIEvQIBADANBgkq\nhkiG9w0BAQEFAASC\nab==\n-----END KEY-----\n";

    private readonly SecretRedactor _redactor = new();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("12345")]
    [InlineData("  a b  ")]
    [InlineData("\n\n\n\n\n\n\n")]
    public void A_value_too_short_to_be_a_secret_does_not_garble_ordinary_text(string? value)
    {
        _redactor.Register(value);

        const string Text = "port 12345, a b, {\"a b\": 1}\n\n\n\n\n\n\nend";
        Assert.Equal(Text, _redactor.Redact(Text));
    }

    [Fact]
    public void Text_without_a_secret_comes_back_as_the_same_text()
    {
        _redactor.Register("hunter22");

        const string Text = "nothing to hide: hunter2";
        Assert.Same(Text, _redactor.Redact(Text));
    }

    [Fact]
    public void Every_place_is_masked()
    {
        _redactor.Register("hunter22");

        Assert.Equal("***, *** and***", _redactor.Redact("hunter22, hunter22 andhunter22"));
    }

    [Theory]
    [InlineData("hunter22", "hunter22-and-more")]
    [InlineData("hunter22-and-more", "hunter22")]
    [InlineData("and-more", "hunter22-and-more")]
    public void A_secret_inside_a_longer_one_does_not_leave_the_rest_of_it(string first, string second)
    {
        _redactor.Register(first);
        _redactor.Register(second);

        Assert.Equal("[***]", _redactor.Redact("[hunter22-and-more]"));
    }

    [Theory]
    [InlineData("\n", "")]
    [InlineData("\r\n", "")]
    [InlineData("\n", "    ")]
    [InlineData("\n", "remote: | ")]
    public void Every_line_of_a_secret_of_several_lines_is_masked_however_it_is_indented(string lineBreak, string indent)
    {
        _redactor.Register(Key);
        string shown = _redactor.Redact(indent + Key.Replace("\n", lineBreak + indent, StringComparison.Ordinal));

        Assert.All(["BEGIN", "MIIEvQ", "hkiG9w", "END"], part => Assert.DoesNotContain(part, shown, StringComparison.Ordinal));
    }

    [Fact]
    public void A_secret_of_several_lines_is_masked_whole_where_it_stands_whole()
    {
        _redactor.Register(Key);

        Assert.Equal("key: *** end", _redactor.Redact($"key: {Key} end"));
        Assert.Equal("""{"key":"***"}""", _redactor.Redact($$"""{"key":"{{Key.Replace("\n", "\\n", StringComparison.Ordinal)}}"}"""));
    }

    [Fact]
    public void A_secret_is_masked_with_and_without_the_line_break_it_was_read_with()
    {
        _redactor.Register("hunter22\n");

        Assert.Equal("[***]", _redactor.Redact("[hunter22]"));
    }

    [Theory]
    [InlineData("GITHUB_TOKEN")]
    [InlineData("DB_PASSWORD")]
    [InlineData("DJANGO_SECRET_KEY")]
    [InlineData("SSH_PRIVATE_KEY")]
    [InlineData("SLACK_WEBHOOK_URL")]
    [InlineData("smtp_pass")]
    [InlineData("AWS_ACCESS_KEY_ID")]
    public void Variables_whose_names_say_so_are_secret(string name)
    {
        _redactor.RegisterEnvironment(new Hashtable { [name] = "value-of-it" });

        Assert.Equal("***", _redactor.Redact("value-of-it"));
    }

    [Theory]
    [InlineData("PATH")]
    [InlineData("HOME")]
    [InlineData("COMPASS_HOME")]
    [InlineData("KEYBOARD")]
    public void Other_variables_stay_readable(string name)
    {
        _redactor.RegisterEnvironment(new Hashtable { [name] = "/usr/local/bin" });

        Assert.Equal("/usr/local/bin", _redactor.Redact("/usr/local/bin"));
    }

    [Fact]
    public async Task Secrets_may_become_known_while_others_are_being_masked()
    {
        string[] secrets = [.. Enumerable.Range(0, 100).Select(static i => $"secret-number-{i:000}")];

        await Task.WhenAll(secrets.Select(secret => Task.Run(() =>
        {
            _redactor.Register(secret);
            Assert.Equal("***", _redactor.Redact(secret));
        })));

        Assert.All(secrets, secret => Assert.Equal("***", _redactor.Redact(secret)));
    }
}
