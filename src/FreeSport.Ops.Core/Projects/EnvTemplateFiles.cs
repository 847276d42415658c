namespace FreeSport.Ops.Core.Projects;

/// <summary>Templates of env files: <c>.env.example</c>, <c>.env.production.template</c> and their like.</summary>
internal static class EnvTemplateFiles
{
    private static readonly string[] Endings = [".example", ".sample", ".template", ".dist"];

    /// <summary>The templates of one env file that are there.</summary>
    /// <param name="envFile">Absolute path of the env file, which need not be there.</param>
    public static IEnumerable<string> Beside(string envFile) => Endings.Select(e => envFile + e).Where(File.Exists);
}
