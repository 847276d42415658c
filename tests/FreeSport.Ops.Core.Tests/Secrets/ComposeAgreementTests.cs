using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Loading;

namespace FreeSport.Ops.Core.Tests.Secrets;

/// <summary>What the host needs by its compose files, and what the loader of compose files asks for, are read apart and must be the same.</summary>
public sealed class ComposeAgreementTests
{
    [Theory]
    [InlineData("services: { web: { image: '${IMAGE}', command: 'x $$NOT $${NOT} ${SECRET_KEY:?} ${TAG:-1} ${A:+${B}}' } }")]
    [InlineData("services:\n  web:\n    image: \"a:${TAG:-${OTHER}}\"\n    labels: {l: '${ONE:-${TWO:?say}}', m: $THREE, n: \"a ${FOUR}}\"}\n")]
    [InlineData("x-env: &env {KEY: '${A_TOKEN}', OTHER: \"q ${B} \\\" ${C}\"}\nservices:\n  a: {image: x, environment: *env}\n  b:\n    image: x\n    environment: {<<: *env, D: $D}\n")]
    [InlineData("services:\n  web:\n    image: x\n    command: >-\n      run\n      ${FIRST} ${SECOND-2}\n    entrypoint: |\n      a $THIRD\n      b ${FOURTH?}\n")]
    [InlineData("services: {web: {image: $A}}\n---\nservices: {web: {command: $B}, db: {image: $C}}\n")]
    [InlineData("services: {web: {image: x, ports: ['${HTTP_PORT}:80', {target: 81, published: '${OTHER_PORT}'}], cpus: '${CPUS}'}}\n")]
    [InlineData("name: ${PROJECT}\nservices: {web: {image: x}}\nvolumes: {data: {name: '${VOLUME}'}}\nnetworks: {front: {driver_opts: {a: $OPTION}}}\n")]
    [InlineData("include: [more/inner.yaml]\nservices: {web: {extends: {file: more/base.yaml, service: base}, image: $OUTER}}\n")]
    [InlineData("include:\n  - path: [more/inner.yaml, more/second.yaml]\nservices: {web: {image: x}}\n")]
    public async Task Variables_without_a_value_are_those_the_host_needs(string compose)
    {
        using TempFolder folder = new();
        folder.Write("compose.yaml", compose);
        folder.Write("more/inner.yaml", "include: [third.yaml]\nservices: {inner: {image: $INNER}}\n");
        folder.Write("more/second.yaml", "services: {inner: {command: '$SECOND'}}\n");
        folder.Write("more/third.yaml", "services: {third: {image: $THIRD}}\n");
        folder.Write("more/base.yaml", "services: {base: {image: $BASE, command: '${COMMAND}'}}\n");

        await AgreeAsync(folder, "compose.yaml");
    }

    [Fact]
    public async Task The_platforms_own_files_are_read_alike()
    {
        string platform = Sources.RequirePlatform();
        foreach (string file in Directory.EnumerateFiles(Path.Combine(platform, "docker"), "docker-compose*.yml"))
        {
            using TempFolder folder = new();
            folder.Write("docker-compose.yml", File.ReadAllText(file));

            await AgreeAsync(folder, "docker-compose.yml");
        }
    }

    // The loader puts in what stands for a missing value; the host needs that only where the value itself is missing.
    private static async Task AgreeAsync(TempFolder folder, string file)
    {
        ComposeProject project = ComposeLoader.Load(new ComposeRequest([Path.Combine(folder.Path, file)], folder.Path) { ProjectName = "shop" });
        ILookup<string, bool> needed = (await Needed.InAsync(folder)).All
            .Where(static n => n.Place.Source == FsSecretSource.Compose)
            .ToLookup(static n => n.Name, static n => n.Place.IsRequired);

        Assert.All(project.Unset.Keys, name => Assert.True(needed.Contains(name), name));
        Assert.Equal(
            needed.Where(static n => n.Contains(true)).Select(static n => n.Key).Order(StringComparer.Ordinal),
            project.Unset.Keys.Where(name => needed[name].Contains(true)).Order(StringComparer.Ordinal));
    }
}
