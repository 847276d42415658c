using System.Xml.Linq;

namespace FreeSport.Ops.Packaging;

/// <summary>The .nuspec of a gallery package, with the tags by which galleries find modules and cmdlets.</summary>
internal static class PackageDescription
{
    public static string Write(ModuleInspection module)
    {
        XNamespace ns = "http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd";
        IEnumerable<string> tags = module.Module.Tags
            .Concat(["PSModule", "PSIncludes_Cmdlet"])
            .Concat(module.Cmdlets.SelectMany(static c => new[] { "PSCmdlet_" + c.Name, "PSCommand_" + c.Name }));
        XDocument nuspec = new(new XElement(
            ns + "package",
            new XElement(
                ns + "metadata",
                new XElement(ns + "id", module.Module.Name),
                new XElement(ns + "version", module.Module.Version.ToString(3)),
                new XElement(ns + "authors", module.Module.Author),
                new XElement(ns + "owners", module.Module.CompanyName),
                new XElement(ns + "requireLicenseAcceptance", "false"),
                new XElement(ns + "license", new XAttribute("type", "expression"), "MIT"),
                new XElement(ns + "description", module.Module.Description),
                new XElement(ns + "copyright", module.Module.Copyright),
                new XElement(ns + "tags", string.Join(' ', tags)))));
        return nuspec.ToString();
    }
}
