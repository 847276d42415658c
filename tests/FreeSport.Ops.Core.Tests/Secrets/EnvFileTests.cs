using System.Text;

using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Steps.Secrets;
using FreeSport.Ops.Core.Steps.Secrets.Changing;
using FreeSport.Ops.Core.Steps.Secrets.EnvFiles;

namespace FreeSport.Ops.Core.Tests.Secrets;

/// <summary>What stands in a file of variables is the value, and what others would make of it is said.</summary>
public sealed class EnvFileTests : IDisposable
{
    private readonly TempFolder _folder = new("окружение [1]");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("A=1", "A=1")]
    [InlineData("A = 1 ", "A=1")]
    [InlineData("export A=1", "A=1")]
    [InlineData("export=1", "export=1")]
    [InlineData("A: 1", "A=1")]
    [InlineData("# A=1\n\nB=2 # two", "B=2")]
    [InlineData("A=a#b", "A=a#b")]
    [InlineData("A=", "A=")]
    [InlineData("A=\"\"", "A=")]
    [InlineData("A='it # is'", "A=it # is")]
    [InlineData("A=\"a\\nb\\\"c\\\\d\\q\"", "A=a\nb\"c\\d\\q")]
    [InlineData("A='a\\nb'", "A=a\\nb")]
    [InlineData("A=\"one\ntwo\"\nB=3", "A=one\ntwo|B=3")]
    [InlineData("A=\"one\r\ntwo\"\r\nB=3\r\n", "A=one\ntwo|B=3")]
    [InlineData("A=p@ss w:rd=1", "A=p@ss w:rd=1")]
    [InlineData("A=pa$$word", "A=pa$$word")]
    [InlineData("A=pa$word", "A=pa$word")]
    [InlineData("A=\"pa${word}\"", "A=pa${word}")]
    [InlineData("A=пароль", "A=пароль")]
    [InlineData("A=1\nA=2", "A=2")]
    [InlineData("A=#Secret1!", "A=#Secret1!")]
    [InlineData("A= # nothing", "A=")]
    [InlineData("A=1\r", "A=1")]
    public void Takes_what_stands_there(string text, string entries) => Assert.Equal(entries, Read(text));

    [Theory]
    [InlineData("A=x\nB=$A-${A}", "A=x|B=x-x")]
    [InlineData("B='$A'", "B=$A")]
    [InlineData("B=${HOST}", "B=из окружения")]
    [InlineData("B=5$", "B=5$")]
    [InlineData("B=\"\\$A\"", "B=$A")]
    [InlineData("PATHS=1\nB=pa$$PATHS", "PATHS=1|B=pa$PATHS")]
    [InlineData("B='Let\\'s go!'", "B=Let's go!")]
    [InlineData("HOST=file\nB=$HOST", "HOST=file|B=из окружения")]
    public void Puts_in_what_is_referred_to_where_that_is_asked_for(string text, string entries) => Assert.Equal(entries, Read(text, FsDotEnvDialect.Compose));

    [Theory]
    [InlineData("A=\\$B\\ c", "A=$B c")]
    [InlineData("A=\"C:\\new\\table\"", "A=C:\\new\\table")]
    [InlineData("A=\"\\$x \\\" \\`\"", "A=$x \" `")]
    [InlineData("A=x # why\nB=$A", "A=x|B=x")]
    [InlineData("A='$(rm -rf /) `x` $1'", "A=$(rm -rf /) `x` $1")]
    public void Reads_as_a_shell_does_without_running_anything(string text, string entries) => Assert.Equal(entries, Read(text, FsDotEnvDialect.Shell));

    [Theory]
    [InlineData("A=$(whoami)")]
    [InlineData("A=\"`whoami`\"")]
    [InlineData("A=pa$1word")]
    [InlineData("A=pa$$word")]
    [InlineData("A=foo\"bar\"")]
    [InlineData("A='foo'bar")]
    [InlineData("A='foo'#bar")]
    [InlineData("A=foo bar")]
    [InlineData("A=foo;bar")]
    public void What_a_shell_would_run_or_join_is_refused(string text) =>
        Assert.Equal("EnvFileInvalid", Assert.Throws<OpsException>(() => Read(text, FsDotEnvDialect.Shell)).Failure.ErrorId);

    [Theory]
    [InlineData("A=pa$word", 1, "$")]
    [InlineData("A=\"pa${word:-x}\"", 1, "$")]
    [InlineData("A=1\nB=2\nA=3", 3, "twice")]
    [InlineData("\uFEFFA=1", 1, "byte order mark")]
    [InlineData("A=1\r\nB=2", 1, "Windows line ends")]
    [InlineData("A=#1", 1, "comment")]
    public void Says_what_other_readers_would_make_of_it(string text, int line, string words)
    {
        using EnvFile file = EnvFile.Read(Write(text), FsDotEnvDialect.Literal, static _ => null);

        string warning = Assert.Single(file.Warnings);
        Assert.Contains($"line {line}:", warning, StringComparison.Ordinal);
        Assert.Contains(words, warning, StringComparison.Ordinal);
        Assert.DoesNotContain("word", warning.Replace("words", string.Empty, StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("A=1\nnonsense-hunter2", 2)]
    [InlineData("=hunter2", 1)]
    [InlineData("A=\"hunter2", 1)]
    [InlineData("A='x' hunter2", 1)]
    [InlineData("A 'hunter2'", 1)]
    [InlineData("A=1\rB=hunter2", 1)]
    public void A_line_that_cannot_be_read_is_named_without_its_value(string text, int line)
    {
        OpsException wrong = Assert.Throws<OpsException>(() => Read(text));

        Assert.Equal("EnvFileInvalid", wrong.Failure.ErrorId);
        Assert.Contains($"line {line}:", wrong.Failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", wrong.Failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DB_PASSWORD=Tr0ub4$SuperSecretTail9", FsDotEnvDialect.Compose)]
    [InlineData("DB_PASSWORD=Tr0ub4$SuperSecretTail9", FsDotEnvDialect.Shell)]
    [InlineData("DB_PASSWORD=\"Tr0ub4${SuperSecretTail9}\"", FsDotEnvDialect.Compose)]
    [InlineData("DB_PASSWORD=\"Tr0ub4${SuperSecretTail9:?x}\"", FsDotEnvDialect.Compose)]
    [InlineData("DB_PASSWORD=\"Tr0ub4${SuperSecretTail9:x}\"", FsDotEnvDialect.Compose)]
    [InlineData("DB_PASSWORD=${DB:?SuperSecretTail9}", FsDotEnvDialect.Compose)]
    [InlineData("DB_PASSWORD=${DB:-$SuperSecretTail9}", FsDotEnvDialect.Compose)]
    [InlineData("DB_PASSWORD=Tr0ub4(SuperSecretTail9", FsDotEnvDialect.Shell)]
    [InlineData("DB_PASSWORD= SuperSecretTail9", FsDotEnvDialect.Shell)]
    [InlineData("SuperSecretTail9 = x", FsDotEnvDialect.Shell)]
    [InlineData("A='x'\nSuperSecretTail9='x' y", FsDotEnvDialect.Literal)]
    [InlineData("A='x'\nSuperSecretTail9=\"x", FsDotEnvDialect.Literal)]
    [InlineData("A=abc\nSuperSecretTail9==", FsDotEnvDialect.Literal)]
    [InlineData("A=abc\nSuperSecretTail9=", FsDotEnvDialect.Literal)]
    [InlineData("A=x\npostgres://SuperSecretTail9@db", FsDotEnvDialect.Literal)]
    [InlineData("A=x\nSuperSecretTail9:word", FsDotEnvDialect.Compose)]
    [InlineData("A=-----BEGIN KEY-----\nSuperSecretTail9", FsDotEnvDialect.Literal)]
    [InlineData("A=abc\\\nSuperSecretTail9=x", FsDotEnvDialect.Literal)]
    [InlineData("A=Super\0SecretTail9", FsDotEnvDialect.Literal)]
    public void No_message_holds_a_piece_of_what_stands_there(string text, FsDotEnvDialect dialect)
    {
        OpsFailure wrong = Assert.Throws<OpsException>(() => Read(text, dialect)).Failure;

        Assert.Equal("EnvFileInvalid", wrong.ErrorId);
        Assert.DoesNotContain("Super", wrong.Message + wrong.Remedy + wrong.Target + wrong.Cause, StringComparison.Ordinal);
        Assert.DoesNotContain("Tail9", wrong.Message + wrong.Remedy + wrong.Target + wrong.Cause, StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_is_wrong_no_message_and_no_warning_holds_a_piece_of_it()
    {
        Random random = new(14);
        string[] pieces = ["hunter2", "hunter2", "HUNTER2", "=", "=", ":", "'", "\"", "$", "${", "}", "\\", "\n", " ", "#", "~", "export ", "-----BEGIN ", "|", "\t", "\u0000", "ж"];
        for (int i = 0; i < 20_000; i++)
        {
            string text = string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => pieces[random.Next(pieces.Length)]));
            string told;
            try
            {
                using EnvFile file = new EnvFileReader(text.ToCharArray(), "f", (FsDotEnvDialect)(i % 3), static n => n == "HOME" ? "x" : null).Read(hasMark: false);
                told = string.Concat(file.Warnings);
            }
            catch (OpsException wrong)
            {
                told = wrong.Failure.Message + wrong.Failure.Remedy;
            }

            Assert.DoesNotContain("hunter2", told, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Theory]
    [InlineData("A=1\nB=\u00e9", 2)]
    [InlineData("A=\u00e9", 1)]
    public void Bytes_that_are_no_text_are_named_by_their_line(string text, int line)
    {
        File.WriteAllBytes(_folder.At(".env"), Encoding.Latin1.GetBytes(text));

        OpsException wrong = Assert.Throws<OpsException>(() => EnvFile.Read(_folder.At(".env"), FsDotEnvDialect.Literal, static _ => null));

        Assert.Contains($"line {line}:", wrong.Failure.Message, StringComparison.Ordinal);
        Assert.Null(wrong.Failure.Cause);
    }

    [Theory]
    [InlineData("TOKEN=abc\nQuJDReVGRw=x")]
    [InlineData("DbPassword=x")]
    public void A_whole_file_with_names_of_mixed_case_is_not_sent(string text)
    {
        Write(text);

        OpsException wrong = Assert.Throws<OpsException>(() => Sources(new RecordingHost()).Find([], Place, _folder.At(".env"), FsDotEnvDialect.Literal, fromEnvironment: false, FsSecretKind.Secret));

        Assert.Equal("EnvFileInvalid", wrong.Failure.ErrorId);
        Assert.Contains("-Name", wrong.Failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_of_mixed_case_is_taken_when_somebody_names_it()
    {
        Write("DbPassword=x");

        SecretItem item = Assert.Single(Sources(new RecordingHost()).Find([new SecretItem("DBPASSWORD", Place, null) { TypedName = "DbPassword" }], Place, _folder.At(".env"), FsDotEnvDialect.Literal, fromEnvironment: false, FsSecretKind.Secret));

        Assert.Equal("x", Encoding.UTF8.GetString(item.Value!.Bytes));
    }

    [Fact]
    public void What_cannot_be_a_secret_is_left_out_of_a_whole_file_and_told_by_its_line()
    {
        Write("GOOD=1\nJBSWY3DPEHPK3PXP=\nhunter-2.x=1\n2FA=x");
        RecordingHost host = new();

        IReadOnlyList<SecretItem> items = Sources(host).Find([], Place, _folder.At(".env"), FsDotEnvDialect.Literal, fromEnvironment: false, FsSecretKind.Secret);

        Assert.Equal("GOOD", Assert.Single(items).Name);
        Assert.Equal(["SecretValueMissing", "SecretInvalid", "SecretInvalid"], host.Errors.Select(static e => e.ErrorId));
        Assert.All(host.Errors.Zip([2, 3, 4]), static e => Assert.Contains($"line {e.Second}:", e.First.Message, StringComparison.Ordinal));
        Assert.DoesNotContain(host.Errors, static e => e.Message.Contains("JBSWY3", StringComparison.Ordinal) || e.Message.Contains("hunter", StringComparison.Ordinal) || e.Message.Contains("2FA", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("DB_PASSWORD=hunter2")]
    [InlineData("hunter2!")]
    [InlineData("hunter2\nx")]
    [InlineData("2hunter2")]
    public void What_cannot_be_a_name_is_not_shown_as_one(string given)
    {
        OpsFailure[] told = [SecretFailures.NameInvalid(given), SecretFailures.NotFound(given, Place, FsSecretKind.Secret)];

        Assert.All(told, static f => Assert.DoesNotContain("hunter2", f.Message + f.Remedy + f.Target, StringComparison.Ordinal));
        Assert.DoesNotContain("hunter2", SecretName.Mistake(given)!, StringComparison.Ordinal);
    }

    [Fact]
    public void However_deep_references_are_nested_the_session_lives()
    {
        string nested = string.Concat(Enumerable.Repeat("${N:-", 200_000)) + "x" + new string('}', 200_000);

        Assert.Equal("EnvFileInvalid", Assert.Throws<OpsException>(() => Read("A=" + nested, FsDotEnvDialect.Compose)).Failure.ErrorId);
    }

    [Theory]
    [InlineData("A=$NOWHERE")]
    [InlineData("A=${B:-$NOWHERE}")]
    [InlineData("A=${B:?x}")]
    public void A_reference_that_leads_nowhere_is_no_empty_password(string text) =>
        Assert.Equal("EnvFileInvalid", Assert.Throws<OpsException>(() => Read(text, FsDotEnvDialect.Compose)).Failure.ErrorId);

    [Fact]
    public void A_file_that_is_no_text_or_not_there_is_said()
    {
        File.WriteAllBytes(_folder.At("binary"), [0x41, 0x3D, 0xFF, 0xFE]);

        Assert.Equal("EnvFileInvalid", Assert.Throws<OpsException>(() => EnvFile.Read(_folder.At("binary"), FsDotEnvDialect.Literal, static _ => null)).Failure.ErrorId);
        Assert.Equal("EnvFileNotReadable", Assert.Throws<OpsException>(() => EnvFile.Read(_folder.At("нет"), FsDotEnvDialect.Literal, static _ => null)).Failure.ErrorId);
        Assert.Equal("EnvFileNotReadable", Assert.Throws<OpsException>(() => EnvFile.Read(_folder.Path, FsDotEnvDialect.Literal, static _ => null)).Failure.ErrorId);
    }

    [Fact]
    public void Nothing_that_can_stand_in_a_file_breaks_the_reader()
    {
        Random random = new(7);
        const string Alphabet = "A=\"'\\$\n\r# {}\t:яx1";
        for (int i = 0; i < 20_000; i++)
        {
            string text = new([.. Enumerable.Range(0, random.Next(30)).Select(_ => Alphabet[random.Next(Alphabet.Length)])]);
            try
            {
                new EnvFileReader(text.ToCharArray(), "f", (FsDotEnvDialect)(i % 3), static _ => "v").Read(hasMark: false).Dispose();
            }
            catch (OpsException wrong)
            {
                Assert.Equal("EnvFileInvalid", wrong.Failure.ErrorId);
            }
        }
    }

    private static SecretLocation Place { get; } = new(FsSecretScope.Repository, null, null);

    private static SecretSources Sources(RecordingHost host) => new(host, static _ => null);

    private string Write(string text)
    {
        File.WriteAllText(_folder.At(".env"), text, new UTF8Encoding(false));
        return _folder.At(".env");
    }

    private string Read(string text, FsDotEnvDialect dialect = FsDotEnvDialect.Literal)
    {
        using EnvFile file = EnvFile.Read(Write(text), dialect, static n => n == "HOST" ? "из окружения" : null);
        return string.Join('|', file.Entries.Select(static e => e.Name + "=" + Encoding.UTF8.GetString(e.Value.Bytes)));
    }
}
