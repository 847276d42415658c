using FreeSport.Ops.Core.Steps.Secrets.Needs;

namespace FreeSport.Ops.Core.Tests.Secrets;

/// <summary>What the files of a folder need.</summary>
internal static class Needed
{
    public static async Task<SecretNeeds> InAsync(TempFolder folder) =>
        await SecretNeedsScanner.ScanAsync(await Real.LoadAsync(folder.Path), Cancel.Token);

    /// <summary>Names with kind, environment and requiredness: <c>A</c>, <c>vars.B</c>, <c>C?</c>, <c>D@staging</c>.</summary>
    public static string Short(SecretNeeds needs, FsSecretSource source) => string.Join(' ', needs.All.Where(n => n.Place.Source == source).Select(static n =>
        (n.Kind == FsSecretKind.Variable ? "vars." : string.Empty) + n.Name + (n.Place.IsRequired ? string.Empty : "?") + (n.Place.Environment is null ? string.Empty : "@" + n.Place.Environment)));
}
