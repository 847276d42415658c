using System.Net;

using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Tests.Validation.Smoke;

/// <summary>How smoke tests log in, and what becomes of what they log in with.</summary>
public sealed class SmokeLoginTests
{
    private const string Password = "geheim\"7Kq/+x";
    private const string Token = "eyJ-token-of-the-server-0123456789";

    private static SmokeAsking Asking(SmokeLoginDefinition login) => new()
    {
        Environment = new EnvironmentDefinition("production", true) { Smoke = new SmokeDefinition([login], null, []) },
    };

    private static SmokeCheckDefinition Admin(string address) => SmokeAsking.Check(address + "/api/v1/monitoring/health/") with { Login = "admin" };

    private static UnkindAnswer Platform(UnkindRequest request) => request switch
    {
        { Target: "/api/v1/auth/login/" } when request.Body.Contains("\"email\":\"anna@freesport.example\"", StringComparison.Ordinal)
            && System.Text.Json.JsonDocument.Parse(request.Body).RootElement.GetProperty("password").GetString() == Password => Unkind.Json($$"""{"access":"{{Token}}"}"""),
        { Target: "/api/v1/auth/login/" } => Unkind.Reply(401, "{\"detail\":\"No active account\"}"),
        _ when request.Header("Authorization") == "Bearer " + Token => Unkind.Json("{\"status\":\"healthy\"}"),
        _ => Unkind.Reply(401),
    };

    [Fact]
    public async Task A_login_is_exchanged_for_a_token_and_nothing_of_it_is_told()
    {
        using UnkindWebServer server = new(Platform);
        SmokeAsking asking = Asking(new SmokeLoginDefinition("admin")
        {
            Url = server.Address + "/api/v1/auth/login/",
            Body = "{\"email\":\"{user}\",\"password\":\"{password}\"}",
            UserFrom = "FSOPS_USER",
            PasswordFrom = "FSOPS_PASSWORD",
        });
        (asking.Variables["FSOPS_USER"], asking.Variables["FSOPS_PASSWORD"]) = ("anna@freesport.example", Password);

        FsSmokeTest test = await asking.AskAsync(Admin(server.Address));

        Assert.Equal(FsOutcome.Passed, test.Outcome);
        Assert.Equal("*** ***", asking.Redactor.Redact(Password + " " + Token));
        Assert.DoesNotContain(Token, string.Concat(asking.Told), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_credentials_come_before_the_environment_and_a_refusal_is_told_without_them()
    {
        using UnkindWebServer server = new(Platform);
        SmokeAsking asking = new()
        {
            Environment = Asking(new SmokeLoginDefinition("admin") { Url = server.Address + "/api/v1/auth/login/", UserFrom = "FSOPS_USER", PasswordFrom = "FSOPS_PASSWORD" }).Environment,
            Options = SmokeAsking.Quick with { Credentials = new Dictionary<string, NetworkCredential> { ["admin"] = new("boris", "falsch-falsch") } },
            Variables = { ["FSOPS_USER"] = "anna@freesport.example", ["FSOPS_PASSWORD"] = Password },
        };

        FsSmokeTest test = await asking.AskAsync(Admin(server.Address));

        Assert.Equal((FsOutcome.Failed, FsSmokeTrouble.Login), (test.Outcome, test.Trouble));
        Assert.Equal("The login 'admin' was answered with 401.", test.Summary);
        Assert.Contains("\"username\":\"boris\"", Assert.Single(server.Requests).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_credentials_nothing_is_known()
    {
        using UnkindWebServer server = new(Platform);

        FsSmokeTest test = await Asking(new SmokeLoginDefinition("admin") { TokenFrom = "FSOPS_ADMIN" }).AskAsync(Admin(server.Address));

        Assert.Equal((FsOutcome.Inconclusive, FsSmokeTrouble.NotReady), (test.Outcome, test.Trouble));
        Assert.Contains("FSOPS_ADMIN", test.Remedy, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_token_and_a_user_without_a_server_go_with_the_request()
    {
        using UnkindWebServer server = new(static _ => Unkind.Reply(200));
        SmokeAsking bearer = Asking(new SmokeLoginDefinition("admin") { TokenFrom = "T" });
        bearer.Variables["T"] = Token;
        SmokeAsking basic = Asking(new SmokeLoginDefinition("admin") { UserFrom = "U", PasswordFrom = "P" });
        (basic.Variables["U"], basic.Variables["P"]) = ("anna", "пароль");

        await bearer.AskAsync(Admin(server.Address));
        await basic.AskAsync(Admin(server.Address));

        Assert.Equal(["Bearer " + Token, "Basic YW5uYTrQv9Cw0YDQvtC70Yw="], server.Requests.Select(static r => r.Header("Authorization")));
    }

    [Fact]
    public async Task Credentials_do_not_go_over_an_open_line()
    {
        SmokeAsking asking = Asking(new SmokeLoginDefinition("admin") { TokenFrom = "T" });
        asking.Variables["T"] = Token;

        FsSmokeTest test = await asking.AskAsync(Admin("http://freesport.example"));

        Assert.Equal((FsOutcome.Inconclusive, FsSmokeTrouble.NotReady), (test.Outcome, test.Trouble));
        Assert.Contains("without encryption", test.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_login_in_the_address_is_sent_and_not_shown()
    {
        using UnkindWebServer server = new(static _ => Unkind.Reply(200));
        SmokeAsking asking = new();

        FsSmokeTest test = await asking.AskAsync($"http://anna:geheim%21geheim@localhost:{server.Port}/?token=hunter2-hunter2");

        Assert.Equal("Basic " + Convert.ToBase64String("anna:geheim!geheim"u8), Assert.Single(server.Requests).Header("Authorization"));
        Assert.Equal($"http://localhost:{server.Port}/?token=***", test.Target);
        Assert.DoesNotContain("geheim", test.Subject + test.Target + string.Concat(asking.Told), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_without_a_token_and_a_login_that_nobody_described_are_told_apart()
    {
        using UnkindWebServer server = new(static _ => Unkind.Json("{\"access\":\"\"}"));
        SmokeAsking asking = Asking(new SmokeLoginDefinition("admin") { Url = server.Address, UserFrom = "U", PasswordFrom = "P" });
        (asking.Variables["U"], asking.Variables["P"]) = ("anna", Password);

        Assert.Equal(FsSmokeTrouble.Login, (await asking.AskAsync(Admin(server.Address))).Trouble);
        FsSmokeTest unknown = await asking.AskAsync(Admin(server.Address) with { Login = "nobody" });
        Assert.Equal((FsOutcome.Inconclusive, "There is no login 'nobody'."), (unknown.Outcome, unknown.Summary));
    }
}
