using FreeSport.Ops.Testing;

namespace FreeSport.Ops.Core.Tests.GitHub.Server;

/// <summary>The check itself: what keeps the contract passes, what breaks it is named.</summary>
public sealed class ContractTests
{
    private const string Json = "application/json";

    [Theory]
    [InlineData("GET", "/repos/a/b/actions/secrets/public-key", null, 200, """{"key_id":"1","key":"x"}""", null)]
    [InlineData("GET", "/repos/a/b/actions/secrets/public-key", null, 200, """{"key":"x"}""", "key_id")]
    [InlineData("GET", "/repos/a/b/actions/secrets?per_page=100&page=2", null, 200, """{"total_count":0,"secrets":[]}""", null)]
    [InlineData("GET", "/repos/a/b/actions/secrets?pages=2", null, 200, """{"total_count":0,"secrets":[]}""", "pages")]
    [InlineData("GET", "/repos/a/b/actions/secrets", null, 200, """{"total_count":"0","secrets":[]}""", "total_count")]
    [InlineData("GET", "/repos/a/b/actions/secrets", null, 500, """{"message":"x"}""", "not declared")]
    [InlineData("GET", "/repos/a/b/actions/secrets", null, 404, """{"message":"x"}""", null)]
    [InlineData("GET", "/repos/a/b/actions/secrets", null, 404, "{}", "without a message")]
    [InlineData("PUT", "/repos/a/b/environments/c%2Fd/secrets/X", """{"encrypted_value":"eA==","key_id":"1"}""", 201, "{}", null)]
    [InlineData("PUT", "/repos/a/b/actions/secrets/X", """{"encrypted_value":"eA==","key_id":7}""", 204, null, "key_id")]
    [InlineData("POST", "/repos/a/b/actions/workflows/x.yml/dispatches", """{"inputs":{}}""", 204, null, "ref")]
    [InlineData("DELETE", "/repos/a/b/actions/secrets/X", """{"x":1}""", 204, null, "a body where none is")]
    [InlineData("GET", "/repos/a/b/nowhere", null, 200, "{}", "not in the description")]
    public async Task Names_what_breaks_the_contract(string method, string path, string? request, int status, string? answer, string? mistake)
    {
        ContractCheck check = await ContractCheck.LoadedAsync;

        string found = string.Join('\n', await check.CheckAsync(new Exchange(method, path, request, status, answer, Json)));

        Assert.True(mistake is null ? found.Length == 0 : found.Contains(mistake, StringComparison.Ordinal), found);
    }
}
