using FreeSport.Ops.Core.Steps.Infrastructure.Terraform;

namespace FreeSport.Ops.Core.Tests.Infrastructure;

public sealed class HclReaderTests
{
    [Theory]
    [InlineData("resource \"aws_instance\" \"web\" {}", "resource aws_instance web 1")]
    [InlineData("# resource \"a\" \"b\" {}\n// x {\n/* y {\n{ */ resource \"a\" \"c\" {}", "resource a c 4")]
    [InlineData("\uFEFFresource \"a\" \"b\" {\r\n  x = \"}\"\r\n}\r\nresource \"a\" \"c\" {\r\n}", "resource a b 1; resource a c 4")]
    [InlineData("resource \"a\" \"b\" {\n  x = \"${jsonencode({ y = \"}\" })} $${not} %%{not}\"\n}\noutput \"o\" {}", "resource a b 1; output o 4")]
    [InlineData("resource \"a\" \"b\" {\n  x = <<-EOT\n    } { \"\n    EOT\n}\noutput \"o\" {}", "resource a b 1; output o 6")]
    [InlineData("locals {\n  x = { a = [1, { b = 2 }] }\n}", "locals 1")]
    [InlineData("x = {\n a = 1\n}\nresource \"a\" \"b\" {}", "resource a b 4")]
    [InlineData("terraform {\n required_providers {\n  aws = { source = \"x/aws\" }\n }\n}", "terraform 1")]
    [InlineData("", "")]
    public void Blocks_are_found_with_their_lines(string text, string expected) =>
        Assert.Equal(expected, string.Join("; ", HclReader.Read(text).Select(static b => string.Join(" ", [b.Type, .. b.Labels, b.Line.ToString(System.Globalization.CultureInfo.InvariantCulture)]))));

    [Theory]
    [InlineData("resource \"a\" \"b\" {")]
    [InlineData("x = \"never closed")]
    [InlineData("/* never closed")]
    [InlineData("x = <<EOT\nnever closed\n")]
    [InlineData("}")]
    [InlineData("resource \"a\" \"b\" { x = [ }")]
    public void What_is_not_closed_is_refused(string text) => Assert.Throws<FormatException>(() => HclReader.Read(text));

    [Fact]
    public void Templates_nested_without_end_are_refused_and_overflow_nothing() =>
        Assert.Throws<FormatException>(() => HclReader.Read("x = " + string.Concat(Enumerable.Repeat("\"${", 100_000))));

    [Theory]
    [InlineData("source = \"./net\"\ncount = 2", "source", "\"./net\"")]
    [InlineData("sensitive = true", "sensitive", "true")]
    [InlineData("nested {\n source = 1\n}", "source", null)]
    [InlineData("aws = {\n source = \"a/b\"\n version = \"~> 5\"\n}", "aws", "{ source = \"a/b\"\nversion = \"~> 5\" }")]
    public void Attributes_of_a_body_are_found(string body, string name, string? expected) => Assert.Equal(expected, HclReader.Attribute(body, name));
}
