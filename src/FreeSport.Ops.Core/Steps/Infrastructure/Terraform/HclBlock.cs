namespace FreeSport.Ops.Core.Steps.Infrastructure.Terraform;

/// <summary>A block of Terraform's language, such as <c>resource "aws_instance" "web" { … }</c>.</summary>
/// <param name="Type">Its type, such as <c>resource</c>.</param>
/// <param name="Labels">Its labels, without quotes.</param>
/// <param name="Line">The line it begins in, counted from 1.</param>
/// <param name="Body">What stands between its braces, without comments and with plain spaces.</param>
internal sealed record HclBlock(string Type, IReadOnlyList<string> Labels, int Line, string Body);
