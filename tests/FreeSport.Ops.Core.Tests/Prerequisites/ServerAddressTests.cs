using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Steps.Prerequisites;

namespace FreeSport.Ops.Core.Tests.Prerequisites;

/// <summary>What people may write for a server, and what ssh would take for something else.</summary>
public sealed class ServerAddressTests
{
    [Theory]
    [InlineData("prod", null, "prod", null)]
    [InlineData("deploy@prod.freesport.example", "deploy", "prod.freesport.example", null)]
    [InlineData("deploy@10.0.0.5:2222", "deploy", "10.0.0.5", 2222)]
    [InlineData("root@[::1]:22", "root", "::1", 22)]
    [InlineData("deploy@сервер.рф", "deploy", "сервер.рф", null)]
    public void Reads_what_people_write(string text, string? user, string host, int? port)
    {
        ServerAddress address = ServerAddress.Parse(text);

        Assert.Equal((user, host, port), (address.User, address.Host, address.Port));
    }

    [Theory]
    [InlineData("-oProxyCommand=touch /tmp/x")]
    [InlineData("deploy@-oProxyCommand=x")]
    [InlineData("-l@host")]
    [InlineData("host;id")]
    [InlineData("$(id)@host")]
    [InlineData("a`id`@host")]
    [InlineData("host\n")]
    [InlineData("host name")]
    [InlineData("user@@host")]
    [InlineData("host:0")]
    [InlineData("host:70000")]
    [InlineData("host:")]
    [InlineData("[::1")]
    [InlineData("")]
    public void Refuses_what_could_become_an_option_or_a_command(string text)
    {
        OpsException wrong = Assert.Throws<OpsException>(() => ServerAddress.Parse(text));

        Assert.Equal("ServerNameInvalid", wrong.Failure.ErrorId);
    }
}
