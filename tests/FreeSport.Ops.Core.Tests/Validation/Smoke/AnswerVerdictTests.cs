using System.Text;

using FreeSport.Ops.Core.Floor.Http;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Validation.Smoke;

namespace FreeSport.Ops.Core.Tests.Validation.Smoke;

/// <summary>What an answer is worth.</summary>
public sealed class AnswerVerdictTests
{
    private const string Digest = "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

    [Theory]
    [InlineData(200, "", FsOutcome.Passed)]
    [InlineData(204, "", FsOutcome.Passed)]
    [InlineData(301, "", FsOutcome.Failed)]
    [InlineData(404, "", FsOutcome.Failed)]
    [InlineData(503, "", FsOutcome.Failed)]
    [InlineData(204, "200", FsOutcome.Failed)]
    [InlineData(401, "401,403", FsOutcome.Passed)]
    [InlineData(403, "4xx", FsOutcome.Passed)]
    [InlineData(500, "4xx", FsOutcome.Failed)]
    public void A_status_is_one_of_those_expected(int status, string expected, FsOutcome outcome) =>
        Assert.Equal(outcome, Decide(status, string.Empty, new SmokeExpectationDefinition { Status = expected.Split(',', StringSplitOptions.RemoveEmptyEntries) }));

    [Theory]
    [InlineData("$.status", "ok", FsOutcome.Passed)]
    [InlineData("$.status", "OK", FsOutcome.Failed)]
    [InlineData("$['status']", "ok", FsOutcome.Passed)]
    [InlineData("$.queue", "< 10", FsOutcome.Passed)]
    [InlineData("$.queue", "<10", FsOutcome.Passed)]
    [InlineData("$.queue", "> 10", FsOutcome.Failed)]
    [InlineData("$.queue", "7.0", FsOutcome.Passed)]
    [InlineData("$.status", "< 10", FsOutcome.Failed)]
    [InlineData("$.status", "> 10", FsOutcome.Failed)]
    [InlineData("$.status", "!= error", FsOutcome.Passed)]
    [InlineData("$.nothing", "*", FsOutcome.Failed)]
    [InlineData("$.missing", "*", FsOutcome.Failed)]
    [InlineData("$.missing", "!= error", FsOutcome.Failed)]
    [InlineData("$.db.connected", "true", FsOutcome.Passed)]
    [InlineData("$.services[*].up", "true", FsOutcome.Failed)]
    [InlineData("$.services[0].up", "true", FsOutcome.Passed)]
    [InlineData("$.services[-1].up", "true", FsOutcome.Failed)]
    [InlineData("$.services[9].up", "true", FsOutcome.Failed)]
    [InlineData("$.services[*].name", "*", FsOutcome.Passed)]
    [InlineData("$.empty[*].up", "true", FsOutcome.Failed)]
    [InlineData("status", "ok", FsOutcome.Failed)]
    [InlineData("$..status", "ok", FsOutcome.Failed)]
    public void All_values_at_a_place_are_as_expected(string place, string expected, FsOutcome outcome) => Assert.Equal(outcome, Decide(
        200,
        """{"status":"ok","queue":7,"nothing":null,"db":{"connected":true},"services":[{"up":true,"name":"a"},{"up":false,"name":"b"}],"empty":[]}""",
        new SmokeExpectationDefinition { Json = new Dictionary<string, string> { [place] = expected } }));

    [Theory]
    [InlineData("<html>502 Bad Gateway</html>")]
    [InlineData("")]
    [InlineData("{\"status\":\"ok\"")]
    public void What_is_not_JSON_meets_no_place_in_it(string body) =>
        Assert.Equal(FsOutcome.Failed, Decide(200, body, new SmokeExpectationDefinition { Json = new Dictionary<string, string> { ["$.status"] = "!= error" } }));

    [Theory]
    [InlineData("{\"ok\":false}", FsOutcome.Failed)]
    [InlineData("{\"success\": false, \"status\": \"ok\"}", FsOutcome.Failed)]
    [InlineData("{\"status\":\"unhealthy\"}", FsOutcome.Failed)]
    [InlineData("{\"status\":\"DOWN\"}", FsOutcome.Failed)]
    [InlineData("{\"error\":\"database is gone\"}", FsOutcome.Failed)]
    [InlineData("{\"errors\":[{\"message\":\"x\"}]}", FsOutcome.Failed)]
    [InlineData("{\"status\":\"degraded\"}", FsOutcome.Warning)]
    [InlineData("{\"status\":\"healthy\",\"error\":null,\"errors\":[]}", FsOutcome.Passed)]
    [InlineData("{\"status\":\"ok\",\"ok\":true}", FsOutcome.Passed)]
    [InlineData("[]", FsOutcome.Passed)]
    public void An_answer_of_200_that_tells_of_trouble_is_believed(string body, FsOutcome outcome) => Assert.Equal(outcome, Decide(200, body, new SmokeExpectationDefinition()));

    [Theory]
    [InlineData("Каталог", FsOutcome.Passed)]
    [InlineData("каталог", FsOutcome.Failed)]
    public void A_text_stands_in_the_answer(string text, FsOutcome outcome) => Assert.Equal(outcome, Decide(200, "<h1>Каталог</h1>", new SmokeExpectationDefinition { Text = [text] }));

    [Fact]
    public void A_text_that_must_not_be_there_is_not() =>
        Assert.Equal(FsOutcome.Failed, Decide(200, "Traceback (most recent call last)", new SmokeExpectationDefinition { NotText = ["Traceback"] }));

    [Theory]
    [InlineData("1.4.0", "1.4.0", true)]
    [InlineData("v1.4.0", "1.4.0", true)]
    [InlineData("1.4.0", "1.4.01", false)]
    [InlineData("1.4", "1.4.0", false)]
    [InlineData("4f0c1d2e3b4a59687786950413223140deadbeef", "4f0c1d2", true)]
    [InlineData("4f0c1d2e3b4a59687786950413223140deadbeef", "4f0c1d", false)]
    [InlineData("4f0c1d2e3b4a59687786950413223140deadbeef", "1.4.0+4f0c1d2e", true)]
    [InlineData("4f0c1d2e3b4a59687786950413223140deadbeef", "main-4f0c1d2", true)]
    [InlineData("4f0c1d2e3b4a59687786950413223140deadbeef", "main-1f0c1d2", false)]
    [InlineData("1.4.0", "ghcr.io/acme/backend:1.4.0", true)]
    [InlineData("1.4.0", "localhost:5000/acme/backend", false)]
    [InlineData(Digest, "ghcr.io/acme/backend@" + Digest, true)]
    [InlineData(Digest, "sha256:bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb", false)]
    [InlineData(Digest, "1.4.0", false)]
    [InlineData("1.4.0", "", false)]
    [InlineData("production", "production", true)]
    public void Two_texts_mean_the_same_version_or_not(string expected, string actual, bool isSame) => Assert.Equal(isSame, VersionMatch.IsSame(expected, actual));

    [Theory]
    [InlineData("{\"replicas\":[{\"v\":\"2.0\"},{\"v\":\"2.0\"}]}", FsOutcome.Passed)]
    [InlineData("{\"replicas\":[{\"v\":\"2.0\"},{\"v\":\"1.0\"}]}", FsOutcome.Failed)]
    [InlineData("{\"replicas\":[]}", FsOutcome.Failed)]
    [InlineData("not JSON", FsOutcome.Failed)]
    public void All_versions_that_answer_must_be_the_one(string body, FsOutcome outcome)
    {
        AnswerVerdict verdict = new(Check(new SmokeExpectationDefinition()) with { Version = new SmokeVersionDefinition { Json = "$.replicas[*].v" } }, "2.0", DateTime.UtcNow);

        Assert.Equal(outcome, OutcomeRanking.Worst(verdict.Decide(Answer(200, body), null).Select(static e => e.Outcome)));
    }

    private static FsOutcome Decide(int status, string body, SmokeExpectationDefinition expect) =>
        OutcomeRanking.Worst(new AnswerVerdict(Check(expect), null, DateTime.UtcNow).Decide(Answer(status, body), null).Select(static e => e.Outcome));

    private static SmokeCheckDefinition Check(SmokeExpectationDefinition expect) => new("check", FsSmokeKind.Http, "https://freesport.example/") { Expect = expect };

    private static ExchangeAnswer Answer(int status, string body) => new(ExchangeTrouble.None) { Status = status, Body = Encoding.UTF8.GetBytes(body) };
}
