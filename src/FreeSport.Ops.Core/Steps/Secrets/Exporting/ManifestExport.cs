using System.Text;

using FreeSport.Ops.Core.Floor.Logging;
using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Projects.Schema;
using FreeSport.Ops.Core.Steps.Secrets.EnvFiles;

namespace FreeSport.Ops.Core.Steps.Secrets.Exporting;

/// <summary>Makes a ConfigMap and a Secret of env files and compared names.</summary>
/// <param name="project">The project.</param>
/// <param name="host">Is told of what is wrong with names, and asked before a file is written.</param>
/// <param name="options">What is made.</param>
public sealed class ManifestExport(Project project, IOpsHost host, ManifestOptions options)
{
    // What Kubernetes' API server takes in one object.
    private const int LargestObject = 1024 * 1024;

    /// <summary>Makes the manifests, and writes them where a file is named.</summary>
    /// <param name="compared">Names that were compared; they may be none.</param>
    /// <param name="cancellationToken">Ends the waiting for an answer.</param>
    /// <returns>A task that ends when everything is handed over: manifests, the file, or the plan of it.</returns>
    /// <exception cref="OpsException">
    /// A name is none (<c>ManifestNameInvalid</c>), parameters do not fit (<c>ManifestStoreMissing</c>, <c>ManifestValueNotPrivate</c>), there is nothing to export (<c>ManifestEmpty</c>), it is too large
    /// (<c>ManifestTooLarge</c>), the file is there (<c>ManifestFileExists</c>) or cannot be written
    /// (<c>ManifestFileNotWritable</c>), or an env file cannot be read (<c>EnvFileNotReadable</c>, <c>EnvFileInvalid</c>).
    /// </exception>
    public async Task RunAsync(IReadOnlyList<FsSecretComparison> compared, CancellationToken cancellationToken)
    {
        ManifestNames.Require(options);
        RequireSense();
        IReadOnlyList<ManifestValue> values = Collect(compared);
        try
        {
            ManifestValue[] plain = [.. values.Where(static v => !v.Entry.IsSecret)], secret = [.. values.Where(static v => v.Entry.IsSecret)];
            if (values.Count == 0)
            {
                throw new OpsException(new OpsFailure(ErrorIds.ManifestEmpty, FailureKind.InvalidData, ManifestTexts.Empty, ManifestTexts.EmptyRemedy));
            }

            RequireSize(plain, FsManifestKind.ConfigMap);
            RequireSize(secret, options.SecretKind);
            Mark(plain, secret);
            ManifestText writer = new(options);
            FsManifest[] manifests =
            [
                .. plain.Length > 0 ? [Manifest(FsManifestKind.ConfigMap, plain, writer.ConfigMap(plain))] : Array.Empty<FsManifest>(),
                .. secret.Length > 0 ? [Manifest(options.SecretKind, secret, writer.Secret(secret, showsValues: false))] : Array.Empty<FsManifest>(),
            ];
            if (options.OutFile is null)
            {
                manifests.ToList().ForEach(host.WriteResult);
                return;
            }

            await WriteAsync(manifests, plain, secret, writer, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            values.ToList().ForEach(static v => v.Value?.Dispose());
        }
    }

    private void RequireSense()
    {
        (string Id, string Message, string Remedy)? wrong =
            options is { SecretKind: FsManifestKind.ExternalSecret, SecretStore: null } ? (ErrorIds.ManifestStoreMissing, ManifestTexts.StoreMissing, ManifestTexts.StoreMissingRemedy)
            : options.IncludesValues && (options.OutFile is null || options.SecretKind != FsManifestKind.Secret) ? (ErrorIds.ManifestValueNotPrivate, ManifestTexts.ValueAlone, ManifestTexts.ValueAloneRemedy)
            : null;
        if (wrong is { } told)
        {
            throw new OpsException(new OpsFailure(told.Id, FailureKind.InvalidArgument, told.Message, told.Remedy));
        }
    }

    private IReadOnlyList<ManifestValue> Collect(IReadOnlyList<FsSecretComparison> compared)
    {
        Dictionary<string, FsSecretComparison> known = new(StringComparer.OrdinalIgnoreCase);
        foreach (FsSecretComparison one in compared)
        {
            known[one.Name] = one;
        }

        Dictionary<string, ManifestValue> found = new(StringComparer.Ordinal);
        foreach (string path in options.EnvFiles)
        {
            using EnvFile file = EnvFile.Read(path, options.Dialect, Environment.GetEnvironmentVariable);
            file.Warnings.ToList().ForEach(host.WriteWarning);
            foreach (EnvEntry entry in file.Entries)
            {
                string place = project.Relative(path) + ":" + entry.Line;
                if (ValuePieces.IsMixed(entry.Name))
                {
                    // What stands before the sign may be a piece of a value.
                    throw EnvFile.Invalid(path, entry.Line, SecretsTexts.EnvMixedName);
                }

                if (IsKey(entry.Name, place))
                {
                    Add(found, new ManifestValue(new FsManifestEntry { Name = entry.Name, Place = place }, ManifestValue.Copy(entry)));
                }
            }
        }

        foreach (FsSecretComparison one in known.Values.Where(one => !found.Keys.Any(name => name.Equals(one.Name, StringComparison.OrdinalIgnoreCase)) && IsKey(one.Name, one.Name)))
        {
            Add(found, new ManifestValue(new FsManifestEntry { Name = one.Name, Place = one.Places.FirstOrDefault()?.ToString() }, Value: null));
        }

        foreach (ManifestValue value in found.Values)
        {
            (value.Entry.IsSecret, value.Entry.Rule) = Decide(value, known.TryGetValue(value.Entry.Name, out FsSecretComparison? one) ? one : null);
        }

        return [.. found.Values.OrderBy(static v => v.Entry.Name, StringComparer.Ordinal)];
    }

    private (bool IsSecret, FsManifestRule Rule) Decide(ManifestValue value, FsSecretComparison? compared) =>
        options.Said(value.Entry.Name) is { } said ? (said, FsManifestRule.Named)
        : compared is not null ? (compared.Kind == FsSecretKind.Secret, FsManifestRule.Compared)
        : SecretNames.LooksSecret(value.Entry.Name) ? (true, FsManifestRule.NameSign)
        : value.Value is not null && SecretSigns.IsIn(value.Text()) ? (true, FsManifestRule.ValueSign)
        : (false, FsManifestRule.Plain);

    private bool IsKey(string name, string place)
    {
        bool isKey = ManifestNames.IsKey(name);
        if (!isKey)
        {
            host.WriteError(new OpsFailure(ErrorIds.ManifestKeyInvalid, FailureKind.InvalidData, ManifestTexts.KeyInvalid.With(place), ManifestTexts.KeyInvalidRemedy, place));
        }

        return isKey;
    }

    private void Add(Dictionary<string, ManifestValue> found, ManifestValue value)
    {
        if (found.TryGetValue(value.Entry.Name, out ManifestValue? before))
        {
            host.WriteWarning(ManifestTexts.Twice.With(value.Entry.Name, before.Entry.Place, value.Entry.Place));
            before.Value?.Dispose();
        }

        found[value.Entry.Name] = value;
    }

    private static void RequireSize(IReadOnlyList<ManifestValue> values, FsManifestKind kind)
    {
        long size = values.Sum(static v => (long)Encoding.UTF8.GetByteCount(v.Entry.Name) + (v.Value?.Length ?? 0));
        if (size > LargestObject)
        {
            ManifestValue largest = values.OrderByDescending(static v => v.Value?.Length ?? 0).First();
            throw new OpsException(new OpsFailure(
                ErrorIds.ManifestTooLarge, FailureKind.InvalidData, ManifestTexts.TooLarge.With(kind, size, LargestObject, largest.Entry.Name), ManifestTexts.TooLargeRemedy, largest.Entry.Name));
        }
    }

    private void Mark(ManifestValue[] plain, ManifestValue[] secret)
    {
        bool writesSecrets = options is { IncludesValues: true, OutFile: not null };
        plain.ToList().ForEach(static v => v.Entry.HasValue = v.Value is not null);
        secret.ToList().ForEach(v => v.Entry.HasValue = writesSecrets && v.Value is not null);
    }

    private FsManifest Manifest(FsManifestKind kind, ManifestValue[] values, string yaml) => new()
    {
        Kind = kind,
        Name = options.Name,
        Namespace = options.Namespace,
        Entries = [.. values.Select(static v => v.Entry)],
        Yaml = yaml,
    };

    private async Task WriteAsync(FsManifest[] manifests, ManifestValue[] plain, ManifestValue[] secret, ManifestText writer, CancellationToken cancellationToken)
    {
        string path = options.OutFile!;
        bool exists = File.Exists(path), hasValues = options.IncludesValues && secret.Any(static v => v.Value is not null);
        if (exists && !options.Replaces)
        {
            throw new OpsException(new OpsFailure(ErrorIds.ManifestFileExists, FailureKind.InvalidOperation, ManifestTexts.FileExists.With(path), ManifestTexts.FileExistsRemedy, path));
        }

        if (!await host.ConfirmAsync(path, hasValues ? ManifestTexts.ActionWriteSecrets : ManifestTexts.ActionWrite, cancellationToken).ConfigureAwait(false))
        {
            host.WriteResult(new FsManifestPlan { Path = path, Replaces = exists, Manifests = manifests, HasSecretValues = hasValues });
            return;
        }

        string[] texts = [.. plain.Length > 0 ? [manifests[0].Yaml] : Array.Empty<string>(), .. secret.Length > 0 ? [writer.Secret(secret, hasValues)] : Array.Empty<string>()];
        byte[] bytes = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetBytes(string.Join("---\n", texts));
        try
        {
            PrivateFile.Replace(path, bytes);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new OpsException(new OpsFailure(
                ErrorIds.ManifestFileNotWritable, FailureKind.WriteError, ManifestTexts.FileNotWritable.With(path, refused.Message), ManifestTexts.FileNotWritableRemedy, path, refused));
        }
        finally
        {
            Array.Clear(bytes, 0, bytes.Length);
        }

        if (hasValues && project.Git.Repository is not null && PathText.Below(project.Root, path) != path)
        {
            host.WriteWarning(ManifestTexts.InRepository.With(path));
        }

        host.WriteResult(new FsManifestFile { Path = path, Manifests = manifests, HasSecretValues = hasValues });
    }
}
