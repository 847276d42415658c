using FreeSport.Ops.Packaging.Contract;
using FreeSport.Ops.Packaging.Tables;

namespace FreeSport.Ops.Packaging;

/// <summary>Two build steps, the help from its sources and the description of the package; and the refresh of the tables and of GitHub's contract.</summary>
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
            case ["tables", var root]:
                return TablesBuild.Run(root, folder: null, Console.Error);
            case ["tables", var root, var clones]:
                return TablesBuild.Run(root, clones, Console.Error);
            case ["contract", var root, var description]:
                return ContractBuild.Run(root, description, Console.Error);
            default:
                Console.Error.WriteLine("help ROOT | nuspec ROOT FILE | tables ROOT [CLONES] | contract ROOT DESCRIPTION");
                return 64;
        }
    }
}
