using System.Net;
using System.Text;

using FreeSport.Ops.Core.Floor.Logging;
using FreeSport.Ops.Core.Floor.Prometheus;
using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Tests.Prometheus;

public sealed class PrometheusClientTests
{
    private const string Password = "geheim-7Kq/+x";

    private readonly SecretRedactor _redactor = new();
    private readonly RecordingHost _host = new();

    [Fact]
    public async Task Values_that_are_no_ordinary_numbers_arrive_as_they_are()
    {
        PrometheusResult result = await AskAsync("""
            {"status":"success","data":{"resultType":"vector","result":[
              {"metric":{"a":"1"},"value":[1700000000.5,"NaN"]},{"metric":{"a":"2"},"value":[1700000000.5,"+Inf"]},
              {"metric":{"a":"3"},"value":[1700000000.5,"-Inf"]},{"metric":{"__name__":"up","a":"x\"y"},"value":[1700000000.5,"1.5e-07"]}]}}
            """);

        Assert.Equal([double.NaN, double.PositiveInfinity, double.NegativeInfinity, 1.5e-7], result.Series.Select(static s => s.Samples[0].Value));
        Assert.Equal(1700000000.5, result.Series[0].Samples[0].UnixTime);
        Assert.Equal("up{a=\"x\\\"y\"}", result.Series[3].ToString());
    }

    [Fact]
    public async Task A_scalar_is_one_series_and_a_text_is_none()
    {
        PrometheusResult scalar = await AskAsync("""{"status":"success","data":{"resultType":"scalar","result":[1,"2"]}}""");
        PrometheusResult text = await AskAsync("""{"status":"success","data":{"resultType":"string","result":[1,"2"]}}""");

        Assert.Equal((PrometheusResultType.Scalar, 2.0), (scalar.Type, Assert.Single(scalar.Series).Samples[0].Value));
        Assert.Equal(PrometheusResultType.Text, text.Type);
        Assert.Empty(text.Series);
    }

    [Fact]
    public async Task Native_histograms_are_told_apart_from_numbers()
    {
        PrometheusResult result = await AskAsync("""
            {"status":"success","data":{"resultType":"matrix","result":[
              {"metric":{"a":"1"},"histograms":[[1,{"count":"2","sum":"3"}]]},{"metric":{"a":"2"},"values":[[1,"2"]]}]}}
            """);

        Assert.Equal([true, false], result.Series.Select(static s => s.HasHistograms));
        Assert.Empty(result.Series[0].Samples);
    }

    [Fact]
    public async Task Remarks_on_the_query_are_no_warnings_whatever_the_version()
    {
        PrometheusResult result = await AskAsync("""
            {"status":"success","warnings":["PromQL info: metric might not be a counter","remote read: store-2 is gone"],"infos":["PromQL info: new"],
             "data":{"resultType":"vector","result":[]}}
            """);

        Assert.Equal(["remote read: store-2 is gone"], result.Warnings);
        Assert.Equal(2, result.Infos.Count);
    }

    [Theory]
    [InlineData(400, """{"status":"error","errorType":"bad_data","error":"1:3: parse error"}""", "MetricQueryInvalid", "parse error")]
    [InlineData(422, """{"status":"error","errorType":"execution","error":"many-to-many"}""", "MetricQueryFailed", "many-to-many")]
    [InlineData(401, """{"message":"Unauthorized"}""", "MonitorForbidden", "Unauthorized")]
    [InlineData(403, "no", "MonitorForbidden", "403")]
    [InlineData(404, "404 page not found", "MonitorNotFound", "404")]
    [InlineData(503, "Service Unavailable", "MonitorUnavailable", "Service Unavailable")]
    [InlineData(503, """{"status":"error","errorType":"timeout","error":"query timed out"}""", "MonitorUnavailable", "query timed out")]
    [InlineData(502, "<html><h1>Bad Gateway</h1></html>", "MonitorUnavailable", "HTML")]
    [InlineData(500, """{"status":"error","errorType":"internal","error":"disk"}""", "MonitorRejected", "disk")]
    [InlineData(302, "", "MonitorAnswerUnreadable", "/login")]
    [InlineData(200, "<html>log in</html>", "MonitorAnswerUnreadable", "HTML")]
    [InlineData(200, "", "MonitorAnswerUnreadable", "API")]
    [InlineData(200, "{}", "MonitorAnswerUnreadable", "success")]
    [InlineData(200, "[]", "MonitorAnswerUnreadable", "success")]
    [InlineData(200, """{"status":"error","errorType":"x","error":"y"}""", "MonitorAnswerUnreadable", "error")]
    [InlineData(200, """{"status":"success"}""", "MonitorAnswerUnreadable", "data")]
    [InlineData(200, """{"status":"success","data":{"resultType":"vector"}}""", "MonitorAnswerUnreadable", "result")]
    [InlineData(200, """{"status":"success","data":{"resultType":"vector","result":null}}""", "MonitorAnswerUnreadable", "result")]
    [InlineData(200, """{"status":"success","data":{"resultType":"surprise","result":[]}}""", "MonitorAnswerUnreadable", "surprise")]
    [InlineData(200, """{"status":"success","data":{"resultType":"vector","result":[{"metric":{},"value":[1,2]}]}}""", "MonitorAnswerUnreadable", "no text")]
    [InlineData(200, """{"status":"success","data":{"resultType":"vector","result":[{"metric":{},"value":[1,"zwei"]}]}}""", "MonitorAnswerUnreadable", "zwei")]
    [InlineData(200, """{"status":"success","data":{"resultType":"vector","result":[{"metric":{},"value":["x","2"]}]}}""", "MonitorAnswerUnreadable", "API")]
    [InlineData(200, """{"status":"success","data":{"resultType":"vector","result":[{"metric":{},"value":[1,"2"]}""", "MonitorAnswerUnreadable", "API")]
    public async Task What_is_no_answer_is_told_with_its_cause(int status, string body, string id, string said)
    {
        OpsException failed = await Assert.ThrowsAsync<OpsException>(() => AskAsync(body, status));

        Assert.Equal(id, failed.Failure.ErrorId);
        Assert.Contains(said, failed.Failure.Message, StringComparison.Ordinal);
        Assert.NotEmpty(failed.Failure.Remedy);
    }

    [Fact]
    public async Task A_server_that_hangs_is_not_waited_for()
    {
        using ScriptedHttp http = new(static _ => new(0));
        using PrometheusClient client = new(Address("http://" + http.Host), TimeSpan.FromMilliseconds(200), _host);

        OpsException failed = await Assert.ThrowsAsync<OpsException>(() => client.QueryAsync("up", at: null, Cancel.Token));

        Assert.Equal("MonitorTimedOut", failed.Failure.ErrorId);
    }

    [Fact]
    public async Task Nobody_there_is_told_with_the_address()
    {
        using PrometheusClient client = new(Address("http://127.0.0.1:1"), TimeSpan.FromSeconds(20), _host);

        OpsException failed = await Assert.ThrowsAsync<OpsException>(() => client.QueryAsync("up", at: null, Cancel.Token));

        Assert.Equal("MonitorUnreachable", failed.Failure.ErrorId);
        Assert.Contains("http://127.0.0.1:1/", failed.Failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_of_a_hundred_megabytes_is_not_read_on()
    {
        using HttpListener listener = new();
        string url = "http://localhost:" + SshServer.FreePort() + "/";
        listener.Prefixes.Add(url);
        listener.Start();
        Task serving = PourAsync(listener);
        using PrometheusClient client = new(Address(url), TimeSpan.FromSeconds(60), _host);

        OpsException failed = await Assert.ThrowsAsync<OpsException>(() => client.QueryAsync("up", at: null, Cancel.Token));

        Assert.Equal("MonitorAnswerTooLarge", failed.Failure.ErrorId);
        await serving;
    }

    [Fact]
    public async Task A_login_in_the_address_is_used_and_never_shown()
    {
        using ScriptedHttp http = new(static _ => new(401, """{"message":"who are you"}"""));
        string url = $"http://anna:{Uri.EscapeDataString(Password)}@{http.Host}/prom?token=abcdefgh";
        using PrometheusClient client = new(Address(url), TimeSpan.FromSeconds(20), _host);

        OpsException failed = await Assert.ThrowsAsync<OpsException>(() => client.QueryAsync("up", at: null, Cancel.Token));

        Assert.Equal("POST /prom/api/v1/query Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("anna:" + Password)), Assert.Single(http.Requests));
        string shown = string.Join('\n', [failed.Failure.FullMessage, client.Address.ToString(), .. _host.Verbose]);
        Assert.DoesNotContain(Password, shown, StringComparison.Ordinal);
        Assert.DoesNotContain(Uri.EscapeDataString(Password), shown, StringComparison.Ordinal);
        Assert.DoesNotContain("abcdefgh", shown, StringComparison.Ordinal);
        Assert.Equal("***", _redactor.Redact(Password));
    }

    [Fact]
    public async Task A_data_source_of_Grafana_is_asked_through_Grafana()
    {
        using ScriptedHttp http = new(static _ => new(200, """{"status":"success","data":{"resultType":"vector","result":[]}}"""));
        MonitorAddress address = MonitorAddress.Of("grafana", "http://" + http.Host + "/grafana/", _redactor, MonitorLogin.Bearer("glsa_0123456789\n", _redactor), "PBFA97CFB590B2093");
        using PrometheusClient client = new(address, TimeSpan.FromSeconds(20), _host);

        await client.QueryAsync("up", at: null, Cancel.Token);

        Assert.Equal("POST /grafana/api/datasources/proxy/uid/PBFA97CFB590B2093/api/v1/query Bearer glsa_0123456789", Assert.Single(http.Requests));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("first-half\nsecond-half")]
    [InlineData("токен-по-русски")]
    public void A_token_that_no_header_can_hold_is_refused_without_being_shown(string token)
    {
        OpsException failed = Assert.Throws<OpsException>(() => MonitorLogin.Bearer(token, _redactor));

        Assert.Equal("MonitorLoginInvalid", failed.Failure.ErrorId);
        Assert.All(token.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(static p => p.Trim().Length > 0), part => Assert.DoesNotContain(part, failed.Failure.FullMessage, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("127.0.0.1:9090")]
    [InlineData("ftp://127.0.0.1")]
    [InlineData("prometheus")]
    [InlineData("")]
    public void What_is_no_address_is_refused(string url) => Assert.Equal("MonitorAddressInvalid", Assert.Throws<OpsException>(() => Address(url)).Failure.ErrorId);

    [Fact]
    public void More_moments_than_a_server_takes_come_in_pieces_that_leave_none_out()
    {
        DateTimeOffset start = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000);
        PrometheusRange range = new(start, start.AddSeconds(25_000), TimeSpan.FromSeconds(1));

        PrometheusRange[] pieces = [.. range.Pieces()];

        Assert.Equal(25_001, range.Points);
        Assert.Equal([11_000, 11_000, 3_001], pieces.Select(static p => p.Points));
        Assert.Equal(pieces[0].End.AddSeconds(1), pieces[1].Start);
        Assert.Equal(range.End, pieces[2].End);
    }

    private async Task<PrometheusResult> AskAsync(string body, int status = 200)
    {
        using ScriptedHttp http = new(_ => new(status, body, [("Location", "/login?redirectTo=x")]));
        using PrometheusClient client = new(Address("http://" + http.Host), TimeSpan.FromSeconds(20), _host);
        return await client.QueryAsync("up", at: null, Cancel.Token);
    }

    private MonitorAddress Address(string url) => MonitorAddress.Of("prometheus", url, _redactor);

    private static async Task PourAsync(HttpListener listener)
    {
        HttpListenerContext context = await listener.GetContextAsync();
        context.Response.SendChunked = true;
        byte[] megabyte = new byte[1024 * 1024];
        Array.Fill(megabyte, (byte)' ');
        try
        {
            for (int i = 0; i < 100; i++)
            {
                await context.Response.OutputStream.WriteAsync(megabyte, Cancel.Token);
            }
        }
        catch (Exception closed) when (closed is HttpListenerException or IOException)
        {
            // The client hung up, as it should.
        }
    }
}
