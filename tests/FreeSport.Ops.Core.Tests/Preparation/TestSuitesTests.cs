using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Tests.Preparation;

public sealed class TestSuitesTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task The_configuration_goes_before_folders_and_markers()
    {
        _folder.Folder("backend/tests/unit");
        _folder.Write("freesport.ops.yml", "tests: { unit: { paths: [quick], marker: fast } }\n");

        TestSuite? suite = TestSuites.Find(await Real.LoadAsync(_folder.Path), "UNIT");

        Assert.Equal(("unit", "quick", "fast"), (suite?.Name, Assert.Single(suite!.Paths), suite.Marker));
    }

    [Theory]
    [InlineData("backend/pytest.ini", "[pytest]\nmarkers =\n    smoke: быстрые\n    slow: s\n")]
    [InlineData("backend/pytest.ini", "[pytest]\nmarkers = smoke: быстрые\n")]
    [InlineData("backend/pytest.ini", "[pytest]\r\nmarkers =\r\n\tsmoke: s\r\n")]
    [InlineData("backend/setup.cfg", "[tool:pytest]\nmarkers =\n    smoke : s\n")]
    [InlineData("backend/tox.ini", "[pytest]\nmarkers = smoke: s\n")]
    [InlineData("backend/pyproject.toml", "[tool.pytest.ini_options]\nmarkers = [\n  \"smoke: s\",\n]\n")]
    [InlineData("backend/pyproject.toml", "[tool.pytest.ini_options]\nmarkers = ['smoke: s']\n")]
    [InlineData("backend/pytest.ini", "[pytest]\nmarkers =\n    smoke\n")]
    [InlineData("backend/tests/smoke/test_a.py", "")]
    public async Task A_folder_or_a_marker_of_that_name_makes_a_suite(string file, string text)
    {
        _folder.Write(file, text);

        Assert.Equal("smoke", TestSuites.Find(await Real.LoadAsync(_folder.Path), "smoke")?.Name);
    }

    [Theory]
    [InlineData("backend/pytest.ini", "[pytest]\nmarkers =\n    not_smoke: s\n")]
    [InlineData("backend/pytest.ini", "[pytest]\n# smoke tests come later\n")]
    [InlineData("backend/tests/test_smoke.py", "")]
    public async Task Something_else_does_not(string file, string text)
    {
        _folder.Write(file, text);

        Assert.Null(TestSuites.Find(await Real.LoadAsync(_folder.Path), "smoke"));
    }

    [Fact]
    public async Task The_suites_of_the_sample_are_named_for_completion() =>
        Assert.Equal(["unit", "integration"], TestSuites.Names(await Real.LoadAsync(Sources.Sample)));

    public void Dispose() => _folder.Dispose();
}
