using FreeSport.Ops.Core.Steps.Prerequisites.Registry;

namespace FreeSport.Ops.Core.Tests.Prerequisites;

/// <summary>What Docker's engine is told of registries, in its own files.</summary>
public sealed class DockerEngineSettingsTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("127.0.0.1:5000", true)]
    [InlineData("127.9.9.9", true)]
    [InlineData("localhost:5000", true)]
    [InlineData("LOCALHOST", true)]
    [InlineData("[::1]:5000", true)]
    [InlineData("registry.office:5000", true)]
    [InlineData("REGISTRY.office:5000", true)]
    [InlineData("registry.office", false)]
    [InlineData("registry.office:5001", false)]
    [InlineData("10.20.3.4:5000", true)]
    [InlineData("10.21.3.4:5000", false)]
    [InlineData("mirror.office", true)]
    [InlineData("ghcr.io", false)]
    public void An_insecure_registry_is_this_machine_or_one_that_the_engine_is_told_of(string registry, bool isInsecure)
    {
        string file = _folder.Write("daemon.json", """{"insecure-registries": ["registry.office:5000", "10.20.0.0/16", "http://mirror.office", 7]}""");

        Assert.Equal(isInsecure, new DockerEngineSettings([_folder.At("none.json"), file], []).IsInsecure(registry));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"insecure-registries": "registry.office"}""")]
    public void A_damaged_file_makes_nothing_insecure(string text) =>
        Assert.False(new DockerEngineSettings([_folder.Write("daemon.json", text)], []).IsInsecure("registry.office"));

    [Fact]
    public void Certificates_are_those_of_the_registrys_own_folder()
    {
        _folder.Write("certs.d/registry.office5000/broken.crt", "nonsense");
        _folder.Write("certs.d/registry.office:5000/broken.crt", "nonsense");

        DockerEngineSettings engine = new([], [_folder.At("certs.d"), _folder.At("none")]);

        Assert.Empty(engine.Authorities("registry.office:5000"));
        Assert.Empty(engine.Own("registry.office:5000"));
        Assert.Empty(engine.Authorities("other:5000"));
    }
}
