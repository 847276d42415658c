using FreeSport.Ops.Core.Steps.Deployment.Images;

namespace FreeSport.Ops.Core.Tests.Deployment;

/// <summary>Tags of docker/metadata-action: known from the commit alone, or not claimed.</summary>
public sealed class ImageTagTests
{
    private const string Commit = "0fefabf4c1d2e3f405162738495a6b7c8d9e0f1a";

    [Theory]
    [InlineData("type=sha", "sha-0fefabf")]
    [InlineData("type=sha,prefix=", "0fefabf")]
    [InlineData("type=sha,prefix=,format=long", Commit)]
    [InlineData("type=sha, prefix=v, suffix=-x", "v0fefabf-x")]
    [InlineData("type=raw,value=production", "production")]
    [InlineData("production", "production")]
    [InlineData("type=raw,value=latest,enable=true", "latest")]
    [InlineData("type=raw,value=latest,enable={{is_default_branch}}", null)]
    [InlineData("type=raw,value=latest,enable=false", null)]
    [InlineData("type=raw,value={{branch}}", null)]
    [InlineData("type=sha,prefix={{branch}}-", null)]
    [InlineData("type=raw,value=${{ github.ref_name }}", null)]
    [InlineData("type=semver,pattern={{version}}", null)]
    [InlineData("type=ref,event=branch", null)]
    [InlineData("type=raw", null)]
    [InlineData("", null)]
    [InlineData(",,,=", null)]
    public void A_tag_is_what_the_action_would_give(string line, string? tag) => Assert.Equal(tag, ImageTag.Parse(line)?.For(Commit));
}
