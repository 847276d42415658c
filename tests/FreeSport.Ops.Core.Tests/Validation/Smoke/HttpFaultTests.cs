using System.Security.Cryptography.X509Certificates;

using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Validation.Smoke;

namespace FreeSport.Ops.Core.Tests.Validation.Smoke;

/// <summary>What smoke tests say of servers that misbehave.</summary>
public sealed class HttpFaultTests
{
    private const string OwnRoots = "This leg trusts no root but those of the machine.";

    private static readonly SmokeOptions Impatient = SmokeAsking.Quick with { RequestTimeout = TimeSpan.FromMilliseconds(300) };

    [Fact]
    public async Task A_good_answer_passes_and_tells_what_it_took()
    {
        using UnkindWebServer server = new(static _ => Unkind.Reply(200, "fine"));

        FsSmokeTest test = await new SmokeAsking().AskAsync(server.Address + "/health");

        Assert.Equal(FsOutcome.Passed, test.Outcome);
        Assert.Equal((200, 1), (test.HttpStatus, test.Attempts));
        Assert.True(test.Latency > TimeSpan.Zero);
        Assert.Equal(SmokeAsking.IsStandardLeg, test.Phases is null);
        Assert.Equal(SmokeAsking.IsStandardLeg, test.PhasesMissing is not null);
        Assert.Equal(SmokeAsking.IsStandardLeg, test.Addresses.Length == 0);
        Assert.Null(test.Phases?.Tls);
        Assert.True(test.Phases is null or { Connect: not null, FirstByte: not null });
    }

    [Fact]
    public async Task Who_hangs_is_told_to_have_given_no_answer()
    {
        using UnkindWebServer server = new(static _ => Unkind.Hang());

        FsSmokeTest test = await new SmokeAsking { Options = Impatient }.AskAsync(server.Address);

        Assert.Equal((FsOutcome.Failed, FsSmokeTrouble.TimedOut), (test.Outcome, test.Trouble));
        Assert.StartsWith("No answer within 0.", test.Summary, StringComparison.Ordinal);
        Assert.NotNull(test.Remedy);
    }

    [Fact]
    public async Task Who_sends_a_byte_now_and_then_does_not_hold_it_for_ever()
    {
        using UnkindWebServer server = new(static _ => Unkind.Drip());

        FsSmokeTest test = await new SmokeAsking { Options = Impatient }.AskAsync(server.Address);

        Assert.Equal((FsOutcome.Failed, FsSmokeTrouble.TimedOut, (int?)200), (test.Outcome, test.Trouble, test.HttpStatus));
        Assert.Contains("did not end", test.Summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_answer_without_an_end_is_cut_off(bool isPacked)
    {
        using UnkindWebServer server = new(_ => isPacked ? Unkind.Bomb() : Unkind.Endless());

        FsSmokeTest test = await new SmokeAsking { Options = SmokeAsking.Quick with { LargestAnswer = 1024 * 1024 } }.AskAsync(server.Address);

        Assert.Equal((FsOutcome.Failed, FsSmokeTrouble.TooLarge), (test.Outcome, test.Trouble));
        Assert.Equal("The answer is larger than 1 MB.", test.Summary);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\nnot gzip at all")]
    [InlineData("220 smtp.example ESMTP\r\n")]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")]
    public async Task A_broken_answer_does_not_pass(string sent)
    {
        using UnkindWebServer server = new(_ => Unkind.Raw(sent));

        FsSmokeTest test = await new SmokeAsking().AskAsync(server.Address);

        Assert.Equal((FsOutcome.Failed, FsSmokeTrouble.BrokenAnswer), (test.Outcome, test.Trouble));
    }

    [Fact]
    public async Task The_old_version_of_HTTP_is_understood()
    {
        using UnkindWebServer server = new(static _ => Unkind.Raw("HTTP/1.0 200 OK\r\n\r\nfine"));

        Assert.Equal(FsOutcome.Passed, (await new SmokeAsking().AskAsync(server.Address, new SmokeExpectationDefinition { Text = ["fine"] })).Outcome);
    }

    [Fact]
    public async Task Where_nothing_listens_it_says_so()
    {
        using System.Net.Sockets.TcpListener closed = new(System.Net.IPAddress.Loopback, 0);
        closed.Start();
        int port = ((System.Net.IPEndPoint)closed.LocalEndpoint).Port;
        closed.Stop();

        FsSmokeTest test = await new SmokeAsking().AskAsync($"http://127.0.0.1:{port}/");

        Assert.Equal((FsOutcome.Failed, FsSmokeTrouble.Refused), (test.Outcome, test.Trouble));
        Assert.Equal($"127.0.0.1:{port} takes no connection.", test.Summary);
    }

    [Fact]
    public async Task A_name_without_an_address_is_told_with_a_command()
    {
        FsSmokeTest test = await new SmokeAsking { Options = SmokeAsking.Quick with { UsesNoProxy = true } }.AskAsync("http://there-is-none.invalid/");

        Assert.Equal((FsOutcome.Failed, FsSmokeTrouble.NotResolved), (test.Outcome, test.Trouble));
        Assert.Equal("nslookup there-is-none.invalid", test.NextCommand);
    }

    [Theory]
    [InlineData(40, "localhost", FsOutcome.Passed, null)]
    [InlineData(5, "localhost", FsOutcome.Warning, null)]
    [InlineData(-1, "localhost", FsOutcome.Failed, "The certificate ended on")]
    [InlineData(40, "other.example", FsOutcome.Failed, "The certificate is not for 'localhost'.")]
    public async Task A_certificate_is_looked_at(int days, string name, FsOutcome outcome, string? said)
    {
        Assert.SkipWhen(SmokeAsking.IsStandardLeg, OwnRoots);
        using TestCertificates certificates = new();
        using X509Certificate2 issued = certificates.Issue(days, name);
        using UnkindWebServer server = new(static _ => Unkind.Reply(200), issued);

        FsSmokeTest test = await new SmokeAsking { Options = SmokeAsking.Quick with { Roots = [certificates.Root] } }.AskAsync(server.Address);

        Assert.Equal(outcome, test.Outcome);
        Assert.Equal(said is not null, test.Trouble == FsSmokeTrouble.Tls);
        Assert.StartsWith(said ?? "200", test.Summary, StringComparison.Ordinal);
        Assert.Equal(issued.NotAfter.ToUniversalTime(), test.CertificateExpiresAt);
        Assert.Equal(said is null, test.Phases?.Tls is not null);
    }

    [Fact]
    public async Task A_root_that_nobody_trusts_fails_unless_it_is_taken_and_then_warns()
    {
        using TestCertificates certificates = new();
        using X509Certificate2 issued = certificates.Issue(40);
        using UnkindWebServer server = new(static _ => Unkind.Reply(200), issued);

        FsSmokeTest refused = await new SmokeAsking().AskAsync(server.Address);
        FsSmokeTest taken = await new SmokeAsking().AskAsync(SmokeAsking.Check(server.Address) with { SkipsCertificateCheck = true });

        Assert.Equal((FsOutcome.Failed, FsSmokeTrouble.Tls), (refused.Outcome, refused.Trouble));
        Assert.Equal((FsOutcome.Warning, (int?)200), (taken.Outcome, taken.HttpStatus));
    }

    // A firewall swallows what goes to the server of revocation lists: it takes the connection here, and says nothing.
    [Fact]
    public async Task A_revocation_list_that_hangs_holds_nobody()
    {
        Assert.SkipWhen(SmokeAsking.IsStandardLeg, OwnRoots);
        using UnkindWebServer firewall = new(static _ => Unkind.Hang());
        using TestCertificates certificates = new();
        using X509Certificate2 issued = certificates.Issue(40, revocationList: firewall.Address + "/list.crl");
        using UnkindWebServer server = new(static _ => Unkind.Reply(200), issued);

        FsSmokeTest test = await new SmokeAsking { Options = SmokeAsking.Quick with { Roots = [certificates.Root] } }.AskAsync(server.Address);

        Assert.Equal(FsOutcome.Passed, test.Outcome);
        Assert.Empty(firewall.Requests);
    }

    [Fact]
    public async Task A_certificate_must_hold_as_long_as_is_asked_and_plain_HTTP_has_none()
    {
        Assert.SkipWhen(SmokeAsking.IsStandardLeg, OwnRoots);
        using TestCertificates certificates = new();
        using X509Certificate2 issued = certificates.Issue(20);
        using UnkindWebServer server = new(static _ => Unkind.Reply(200), issued);
        using UnkindWebServer plain = new(static _ => Unkind.Reply(200));
        SmokeExpectationDefinition month = new() { MinCertificateDays = 30 };
        SmokeAsking asking = new() { Options = SmokeAsking.Quick with { Roots = [certificates.Root] } };

        FsSmokeTest soon = await asking.AskAsync(server.Address, month);
        Assert.Equal(FsOutcome.Failed, soon.Outcome);
        Assert.StartsWith("19 d, until ", soon.Expectations.Single(static e => e.Name == "certificate").Actual, StringComparison.Ordinal);
        Assert.Equal(FsOutcome.Passed, (await asking.AskAsync(server.Address, month with { MinCertificateDays = 10 })).Outcome);
        Assert.Equal(FsOutcome.Failed, (await asking.AskAsync(plain.Address, month)).Outcome);
    }

    // A handler of .NET would ask up to three times more by itself, and nobody would see that it had to.
    [Fact]
    public async Task Who_closes_without_an_answer_is_asked_once()
    {
        Assert.SkipWhen(SmokeAsking.IsStandardLeg, "This leg's handler asks again by itself.");
        using UnkindWebServer server = new(static _ => Unkind.Raw(string.Empty));

        FsSmokeTest test = await new SmokeAsking().AskAsync(server.Address);

        Assert.Equal(FsSmokeTrouble.BrokenAnswer, test.Trouble);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_proxy_is_gone_through_and_told_of_where_it_is_not_there()
    {
        using UnkindWebServer proxy = new(static r => Unkind.Reply(200, r.Target));

        FsSmokeTest passed = await new SmokeAsking { Options = SmokeAsking.Quick with { Proxy = new Uri(proxy.Address) } }.AskAsync("http://freesport.example/health", new SmokeExpectationDefinition { Text = ["http://freesport.example/health"] });
        string gone = proxy.Address;
        proxy.Dispose();
        FsSmokeTest refused = await new SmokeAsking { Options = SmokeAsking.Quick with { Proxy = new Uri(gone) } }.AskAsync("http://freesport.example/health");

        Assert.Equal(FsOutcome.Passed, passed.Outcome);
        Assert.NotNull(passed.PhasesMissing);
        Assert.Equal((FsOutcome.Failed, FsSmokeTrouble.Refused), (refused.Outcome, refused.Trouble));
        Assert.StartsWith("The proxy 'localhost:", refused.Summary, StringComparison.Ordinal);
    }
}
