using FreeSport.Ops.Core.Floor.Git;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Tests.Projects;

/// <summary>Which images a project has, by its files.</summary>
public sealed class ProjectImagesTests
{
    [Fact]
    public async Task Workflows_and_compose_files_name_them()
    {
        using TestRepository repository = TestRepository.Create("репозиторий");
        repository.Git("remote", "add", "origin", "git@github.com:FreeSport-Example/Platform.git");
        repository.Write(".github/workflows/deploy.yml", """
            on: push
            env:
              REGISTRY: ghcr.io
              BACKEND_IMAGE: ghcr.io/${{ github.repository }}/backend
              API: api.example.com/v1
            jobs:
              build:
                runs-on: ubuntu-latest
                steps:
                  - uses: docker/metadata-action@v5
                    with:
                      images: |
                        ${{ env.REGISTRY }}/${{ github.repository }}/frontend
                      path: backend.d/reports
                  - uses: docker/build-push-action@v6
                    with: { tags: "${{ steps.meta.outputs.tags }}" }
            """);
        repository.Write("docker-compose.prod.yml", """
            services:
              db: { image: postgres:15-alpine }
              backend: { image: "${BACKEND_IMAGE:?}" }
              nginx: { image: "${NGINX_IMAGE:-registry.example:5000/nginx:1.27}" }
            """);
        repository.Write("docker-compose.dev.yml", "services: [broken");

        Assert.Equal(
            ["ghcr.io/freesport-example/platform/backend", "ghcr.io/freesport-example/platform/frontend", "registry.example:5000/nginx:1.27"],
            await FindAsync(repository));
    }

    [Fact]
    public async Task What_only_GitHub_could_resolve_is_not_guessed()
    {
        using TestRepository repository = TestRepository.Create();
        repository.Write(".github/workflows/deploy.yml", "on: push\nenv: { IMAGE: 'ghcr.io/${{ github.repository }}/backend' }\n");

        Assert.Empty(await FindAsync(repository));
    }

    [Fact]
    public async Task The_configuration_has_the_last_word()
    {
        using TestRepository repository = TestRepository.Create();
        repository.Write(ProjectConfiguration.FileName, "registry: { images: [ghcr.io/a/b:1] }\n");
        repository.Write("docker-compose.yml", "services: { x: { image: 'ghcr.io/c/d' } }\n");

        Assert.Equal(["ghcr.io/a/b:1"], await FindAsync(repository));
    }

    [Theory]
    [InlineData("ghcr.io/owner/name", "ghcr.io", "owner/name", null)]
    [InlineData("ghcr.io/owner/name:v1.2", "ghcr.io", "owner/name", "v1.2")]
    [InlineData("localhost:5000/name", "localhost:5000", "name", null)]
    [InlineData("[::1]:5000/shop/web:1", "[::1]:5000", "shop/web", "1")]
    [InlineData("postgres:15", null, null, null)]
    [InlineData("owner/name", null, null, null)]
    [InlineData("ghcr.io/Owner/name", null, null, null)]
    [InlineData("ghcr.io/../../etc", null, null, null)]
    [InlineData("ghcr.io/a/b?x=1", null, null, null)]
    [InlineData("-oops.io/a", null, null, null)]
    public void An_image_has_a_registry(string text, string? registry, string? path, string? tag)
    {
        ImageName? image = ImageName.Parse(text);

        Assert.Equal((registry, path, tag), (image?.Registry, image?.Repository, image?.Tag));
    }

    [Theory]
    [InlineData("git@github.com:owner/name.git", "github.com owner name")]
    [InlineData("https://github.com/owner/name", "github.com owner name")]
    [InlineData("https://user:token@github.com/owner/name.git/", "github.com owner name")]
    [InlineData("ssh://git@ssh.github.com:443/owner/name.git", "ssh.github.com owner name")]
    [InlineData("/srv/git/name.git", null)]
    [InlineData(@"C:\git\name", null)]
    [InlineData("C:/git/name", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_remote_names_owner_and_repository(string? url, string? expected)
    {
        RemoteAddress? remote = RemoteAddress.Parse(url);

        Assert.Equal(expected, remote is null ? null : $"{remote.Host} {remote.Owner} {remote.Name}");
    }

    private static async Task<string[]> FindAsync(TestRepository repository)
    {
        Project project = await Real.LoadAsync(repository.Path);
        return [.. (await new ProjectImages(project, Real.Git).FindAsync(Cancel.Token)).Select(static i => i.ToString())];
    }
}
