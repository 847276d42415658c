namespace FreeSport.Ops.Workflows.Tests.Text;

public sealed class AgreeingFormatterTests
{
    [Theory]
    [InlineData(0, "0 файлов")]
    [InlineData(1, "1 файл")]
    [InlineData(2, "2 файла")]
    [InlineData(4, "4 файла")]
    [InlineData(5, "5 файлов")]
    [InlineData(11, "11 файлов")]
    [InlineData(12, "12 файлов")]
    [InlineData(14, "14 файлов")]
    [InlineData(21, "21 файл")]
    [InlineData(22, "22 файла")]
    [InlineData(25, "25 файлов")]
    [InlineData(101, "101 файл")]
    [InlineData(111, "111 файлов")]
    [InlineData(122, "122 файла")]
    [InlineData(1.5, "1,5 файла")]
    [InlineData(11.5, "11,5 файла")]
    [InlineData(2.0, "2 файла")]
    public void Three_forms_agree_as_in_Russian(object number, string told)
    {
        using CultureScope culture = new("ru-RU");

        Assert.Equal(told, "{0} {0:файл|файла|файлов}".With(number));
    }

    [Theory]
    [InlineData(0, "0 files")]
    [InlineData(1, "1 file")]
    [InlineData(2, "2 files")]
    [InlineData(11, "11 files")]
    [InlineData(21, "21 files")]
    [InlineData(101, "101 files")]
    [InlineData(1.5, "1.5 files")]
    public void Two_forms_agree_as_in_English(object number, string told) => Assert.Equal(told, "{0} {0:file|files}".With(number));

    [Fact]
    public void The_text_decides_not_the_culture_of_its_numbers()
    {
        using CultureScope culture = new("ru-RU");

        Assert.Equal("21 files", "{0} {0:file|files}".With(21));
    }

    [Fact]
    public void Other_formats_and_values_stay_as_they_are()
    {
        using CultureScope culture = new("ru-RU");

        Assert.Equal("a 0,50   7  2026-11-23", "{0} {1:0.00} {2,3} {3} {4:yyyy-MM-dd}".With("a", 0.5, 7, null, new DateTime(2026, 11, 23)));
    }

    [Theory]
    [InlineData("{0:a|b|c|d}")]
    [InlineData("{0:a|b|c|d|}")]
    public void A_text_with_another_number_of_forms_is_refused(string text) => Assert.Throws<FormatException>(() => text.With(1));
}
