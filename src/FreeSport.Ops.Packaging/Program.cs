namespace FreeSport.Ops.Packaging;

/// <summary>Two build steps: the help from its sources, and the description of the package.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        switch (arguments)
        {
            case ["help", var root]:
                return HelpBuild.Run(root, Console.Error);
            case ["nuspec", var root, var path]:
                File.WriteAllText(path, PackageDescription.Write(ModuleInspection.Of(root)));
                return 0;
            default:
                Console.Error.WriteLine("help ROOT | nuspec ROOT FILE");
                return 64;
        }
    }
}
