using FreeSport.Ops.Workflows.Syntax;

namespace FreeSport.Ops.Workflows.Tests.Rules;

public sealed class CredentialsRuleTests
{
    [Theory]
    [InlineData("container:\n  image: x\n  credentials:\n    username: u\n    password: hunter2", 8, 19, "\"container\"")]
    [InlineData("services:\n  db:\n    image: x\n    credentials: {username: u, password: 'hunter2'}", 7, 46, "\"db\"")]
    [InlineData("container:\n  image: x\n  credentials:\n    username: u\n    password: hunter2${{ secrets.TAIL }}", 8, 19, "Put it into a secret and write ${{ secrets.NAME }}")]
    [InlineData("container:\n  image: x\n  credentials:\n    username: u\n    password: \"hunter2${{ secrets.TAIL }}\"", 8, 19, "\"container\"")]
    [InlineData("services:\n  кэш:\n    image: x\n    credentials:\n      username: ${{ secrets.U }}\n      password: hunter2", 9, 21, "\"кэш\"")]
    public void A_password_in_the_file_is_told_without_the_password(string job, int line, int column, string telling)
    {
        string text = Checked.Job(job);

        Checked.One(text, "credentials", line, column, telling);
        Assert.DoesNotContain("hunter", Assert.Single(Checked.Findings(text)).Message.ToString(), StringComparison.Ordinal);
        using CultureScope russian = new("ru-RU");
        Finding finding = Assert.Single(Checked.Findings(text));
        Assert.DoesNotContain("hunter", finding.Message.ToString(), StringComparison.Ordinal);
        Assert.Contains("${{ secrets.NAME }}", finding.Message.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("container:\n  image: x\n  credentials:\n    username: u\n    password: ${{ secrets.P }}")]
    [InlineData("container:\n  image: x\n  credentials:\n    username: u\n    password: \"  ${{ secrets.P }} \"")]
    [InlineData("services:\n  db:\n    image: x\n    credentials:\n      username: u\n      password: ${{ env.P }}")]
    [InlineData("container:\n  image: x\n  credentials: ${{ fromJSON(secrets.BOTH) }}")]
    [InlineData("container: x")]
    public void A_password_from_an_expression_is_right(string job) => Checked.None(Checked.Job(job));
}
