using FreeSport.Ops.Workflows.Surroundings;
using FreeSport.Ops.Workflows.Syntax;

namespace FreeSport.Ops.Workflows.Tests.Rules;

/// <summary>Addresses of one's own machine in images that others run.</summary>
public sealed class LocalImageRuleTests
{
    private const string Url = "http://localhost:8001/api/v1";

    [Theory]
    [InlineData("- uses: docker/build-push-action@v7\n  with:\n    push: true\n    build-args: |\n      A=1\n      NEXT_PUBLIC_API_URL=http://localhost:8001/api/v1", 11)]
    [InlineData("- uses: docker/build-push-action@v7\n  with:\n    push: ${{ github.ref == 'refs/heads/main' }}\n    build-args: NEXT_PUBLIC_API_URL=${{ env.API }}", 9)]
    [InlineData("- uses: docker/build-push-action@v7\n  with:\n    push: true\n    build-args: API", 9)]
    [InlineData("- uses: docker/build-push-action@v7\n  with:\n    push: true\n    build-args: API=${{ secrets.API || 'http://localhost:8001/api/v1' }}", 9)]
    [InlineData("- run: docker build --build-arg API=http://localhost:8001/api/v1 -t ghcr.io/a/b .\n- run: docker push ghcr.io/a/b", 6)]
    [InlineData("- run: docker buildx build --push --build-arg=API=$API -t ghcr.io/a/b .", 6)]
    public void Where_it_is_pushed_it_is_told(string steps, int line)
    {
        Finding finding = Assert.Single(Findings(steps));

        Assert.Equal((FsFindingSeverity.Warning, line), (finding.Severity, finding.Start.Line));
        Assert.Contains("=" + Url, finding.Message.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("- uses: docker/build-push-action@v7\n  with:\n    push: false\n    build-args: API=http://localhost:8001")]
    [InlineData("- uses: docker/build-push-action@v7\n  with:\n    load: true\n    build-args: API=http://localhost:8001")]
    [InlineData("- uses: docker/build-push-action@v7\n  with:\n    push: true\n    tags: localhost:5000/a\n    build-args: API=http://localhost:8001")]
    [InlineData("- uses: docker/build-push-action@v7\n  with:\n    push: true\n    build-args: |\n      API=${{ secrets.API }}\n      HTTP_PROXY=http://localhost:3128\n      BASE=localhost:5000/base\n      SITE=https://localhost.example")]
    [InlineData("- uses: docker/build-push-action@v7\n  with:\n    push: true\n    build-args: API=${{ github.event_name == 'pull_request' && 'http://localhost:8001' || secrets.API }}")]
    [InlineData("- run: docker build --build-arg API=http://localhost:8001 -t test .")]
    [InlineData("- run: curl http://localhost:8001\n- run: docker push ghcr.io/a/b")]
    public void Where_it_stays_or_is_of_the_build_alone_it_is_not(string steps) => Assert.Empty(Findings(steps));

    [Theory]
    [InlineData("ARG NEXT_PUBLIC_API_URL=http://localhost:8001", "", true)]
    [InlineData("env NEXT_PUBLIC_API_URL http://127.0.0.1:8001", "", true)]
    [InlineData("ARG NEXT_PUBLIC_API_URL=http://localhost:8001", "\n    build-args: NEXT_PUBLIC_API_URL=${{ secrets.API }}", false)]
    [InlineData("ARG NEXT_PUBLIC_API_URL", "", false)]
    [InlineData("HEALTHCHECK CMD curl http://localhost:8001", "", false)]
    public void A_default_of_the_Dockerfile_counts_where_nothing_else_is_given(string line, string arguments, bool isTold)
    {
        using TempFolder folder = new();
        folder.Write("front/Dockerfile", $"FROM node\n{line}\nRUN npm run build\n");

        Finding[] found = Findings("- uses: docker/build-push-action@v7\n  with:\n    push: true\n    context: ./front" + arguments, new CheckSurroundings(CheckerSettings.Default, new RepositoryFiles(folder.Path)));

        Assert.Equal(isTold ? 1 : 0, found.Length);
        Assert.All(found, static f => Assert.Contains("of front/Dockerfile", f.Message.ToString(), StringComparison.Ordinal));
    }

    private static Finding[] Findings(string steps, CheckSurroundings? surroundings = null) => [.. Checked.Findings(
        $"on: push\nenv: {{API: {Url}}}\njobs:\n  a:\n    steps:\n{string.Concat(steps.Split('\n').Select(static l => $"      {l}\n"))}    runs-on: ubuntu-24.04\n", surroundings)
        .Where(static f => f.Rule == "local-image")];
}
