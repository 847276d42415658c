using FreeSport.Ops.Core.Steps.Deployment.Releases;
using FreeSport.Ops.Core.Steps.Deployment.Starting;

namespace FreeSport.Ops.Core.Tests.Deployment.Releases;

/// <summary>The list of releases that CI keeps is read as it is, with what people broke in it.</summary>
public sealed class ChangeLogTests
{
    private const string Text = """
        # CI/CD Change Log

        ## 2025-11-02 14:14:05
        - TAG=v20251102-1414
        - BACKEND_IMAGE=ghcr.io/shop/backend:v20251102-1414
        - FRONTEND_IMAGE=ghcr.io/shop/frontend:v20251102-1414


        ## 2025-11-11 10:41:51
        - TAG=v1.0.0
        - BACKEND_IMAGE=ghcr.io/shop/backend:v1.0.0

        """;

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void Newest_first_with_tags_and_images(string newline)
    {
        ChangeLog log = ChangeLog.Read(Text.ReplaceLineEndings(newline), DeploymentStart.IsTag);

        Assert.Equal(["v1.0.0", "v20251102-1414"], log.Entries.Select(static e => e.Tag));
        Assert.Equal(new DateTime(2025, 11, 11, 10, 41, 51), log.Entries[0].At);
        Assert.Equal(["ghcr.io/shop/backend:v20251102-1414", "ghcr.io/shop/frontend:v20251102-1414"], log.Entries[1].Images);
        Assert.Equal(0, log.Broken);
    }

    [Theory]
    [InlineData("## 2025-11-12 10:00:00\n- BACKEND_IMAGE=ghcr.io/shop/backend:v2\n")]
    [InlineData("## 2025-13-45 10:00:00\n- TAG=v2\n")]
    [InlineData("## 2025-11-12 10:00:00\n- TAG=v2 or so\n")]
    [InlineData("## 2025-11-12 10:00:00\n- TAG=../../v2;rm\n")]
    [InlineData("## yesterday\n- TAG=v2\n")]
    [InlineData("## 2025-11-12 10:00:00\n- TAG=\n")]
    public void What_is_broken_is_passed_over_and_counted(string broken)
    {
        ChangeLog log = ChangeLog.Read(Text + broken, DeploymentStart.IsTag);

        Assert.Equal((2, 1), (log.Entries.Count, log.Broken));
    }

    [Theory]
    [InlineData("")]
    [InlineData("# CI/CD Change Log\n")]
    public void An_empty_list_is_none(string text) => Assert.Empty(ChangeLog.Read(text, DeploymentStart.IsTag).Entries);
}
