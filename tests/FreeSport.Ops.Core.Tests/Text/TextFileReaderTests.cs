using System.Text;

using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Floor.Text;
using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Core.Tests.Text;

public sealed class TextFileReaderTests : IDisposable
{
    private readonly TempFolder _folder = new("папка с пробелом");

    public static TheoryData<Encoding> Encodings => [new UTF8Encoding(false), new UTF8Encoding(true), Encoding.Unicode, Encoding.BigEndianUnicode];

    [Theory]
    [MemberData(nameof(Encodings))]
    public async Task Text_comes_without_its_mark_whichever_mark_it_has(Encoding encoding)
    {
        string path = _folder.Write("a.yml", [.. encoding.GetPreamble(), .. encoding.GetBytes("имя: Мяч\n")]);

        Assert.Equal("имя: Мяч\n", await TextFileReader.ReadAsync(path, Cancel.Token));
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
