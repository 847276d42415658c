using System.Text;

using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Floor.Text;
using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Core.Tests.Text;

public sealed class TextFileReaderTests : IDisposable
{
    private readonly TempFolder _folder = new("папка с пробелом");

    public static TheoryData<Encoding> Others => [Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF32, new UTF32Encoding(bigEndian: true, byteOrderMark: true)];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Text_comes_without_its_mark(bool hasMark)
    {
        UTF8Encoding encoding = new(hasMark);
        string path = _folder.Write("a.yml", [.. encoding.GetPreamble(), .. encoding.GetBytes("имя: Мяч\n")]);

        Assert.Equal("имя: Мяч\n", await TextFileReader.ReadAsync(path, Cancel.Token));
    }

    [Theory]
    [MemberData(nameof(Others))]
    public async Task Another_encoding_is_named_by_its_mark(Encoding encoding)
    {
        string path = _folder.Write("a.yml", [.. encoding.GetPreamble(), .. encoding.GetBytes("имя: Мяч\n")]);

        OpsFailure failure = await Real.FailureAsync(() => TextFileReader.ReadAsync(path, Cancel.Token));

        Assert.Equal(("FileNotUtf8", FailureKind.InvalidData), (failure.ErrorId, failure.Kind));
        Assert.Contains(encoding is UTF32Encoding ? "in UTF-32" : "in UTF-16", failure.Message, StringComparison.Ordinal);
        Assert.Contains("-Encoding UTF8", failure.Remedy, StringComparison.Ordinal);
    }

    // "имя" as a Russian Windows writes it: in editors, and in its console.
    [Theory]
    [InlineData("Windows-1251", new byte[] { 0xE8, 0xEC, 0xFF })]
    [InlineData("cp866", new byte[] { 0xA8, 0xAC, 0xEF })]
    public async Task Bytes_of_a_code_page_of_Windows_are_named_by_their_line(string codePage, byte[] name)
    {
        string path = _folder.Write(codePage + ".yml", [.. "name: x\non: push\n# "u8, .. name, (byte)'\n']);

        OpsFailure failure = await Real.FailureAsync(() => TextFileReader.ReadAsync(path, Cancel.Token));

        Assert.Equal("FileNotUtf8", failure.ErrorId);
        Assert.Contains("line 3 ", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_largest_file_is_read_and_one_byte_more_is_an_error_that_says_how_large()
    {
        byte[] largest = new byte[TextFileReader.LargestFile];
        string path = _folder.Write("a.yml", largest);
        Assert.Equal(largest.Length, (await TextFileReader.ReadAsync(path, Cancel.Token)).Length);

        _folder.Write("a.yml", [.. largest, 0]);
        OpsFailure failure = await Real.FailureAsync(() => TextFileReader.ReadAsync(path, Cancel.Token));

        Assert.Equal("FileTooLarge", failure.ErrorId);
        Assert.Contains("10485761", failure.Message, StringComparison.Ordinal);
        Assert.Contains(path, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("missing.yml")]
    [InlineData("no/such/folder.yml")]
    [InlineData(".")]
    public async Task What_cannot_be_read_is_named_with_a_remedy(string relative)
    {
        string path = _folder.At(relative);

        OpsFailure failure = await Real.FailureAsync(() => TextFileReader.ReadAsync(path, Cancel.Token));

        Assert.Equal(("FileNotReadable", FailureKind.ReadError), (failure.ErrorId, failure.Kind));
        Assert.Contains(path, failure.Message, StringComparison.Ordinal);
        Assert.NotEmpty(failure.Remedy);
    }

    [Fact]
    public async Task A_file_that_somebody_is_writing_is_read_all_the_same()
    {
        string path = _folder.Write("a.yml", "a: 1\n");
        await using FileStream writer = new(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read);

        Assert.Equal("a: 1\n", await TextFileReader.ReadAsync(path, Cancel.Token));
    }

    [Fact]
    public async Task A_byte_order_mark_is_not_part_of_the_first_key()
    {
        string path = _folder.Write("mark.yml", [0xEF, 0xBB, 0xBF, .. "name: x\n"u8]);

        YamlReading reading = YamlReader.Read(await TextFileReader.ReadAsync(path, Cancel.Token));

        Assert.NotNull(((YamlMapping)reading.Root!).Find("name"));
    }

    public void Dispose() => _folder.Dispose();
}
