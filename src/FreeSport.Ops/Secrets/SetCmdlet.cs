using System.Management.Automation;

using FreeSport.Ops.Commands.Completion;
using FreeSport.Ops.Core.Floor.Logging;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Steps.Secrets;
using FreeSport.Ops.Core.Steps.Secrets.Changing;
using FreeSport.Ops.Core.Steps.Secrets.Comparing;

namespace FreeSport.Ops.Commands.Secrets;

/// <summary>What setting secrets and setting variables have in common: names are collected, then sent side by side.</summary>
public abstract class SetCmdlet : SecretScopeCmdlet
{
    private readonly List<SecretItem> _named = [];
    private readonly List<OpsFailure> _wrong = [];
    private readonly List<string> _outOfPlace = [];

    /// <summary>Gets or sets the names.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(SecretNameCompleter))]
    public string[] Name { get; set; } = [];

    /// <summary>Gets or sets what the names are, as objects from the pipeline say.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public virtual FsSecretKind Kind { get; set; }

    /// <summary>Gets or sets what a comparison from the pipeline says of the name; objects of other kinds have a state of their own.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public object? State { get; set; }

    /// <summary>Gets or sets a file of variables to take the values from; all its names when none are given.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? EnvFile { get; set; }

    /// <summary>Gets or sets how the file is read where its readers disagree.</summary>
    [Parameter]
    public FsDotEnvDialect Dialect { get; set; }

    /// <summary>Gets or sets a value indicating whether values come from the environment variables of the same names.</summary>
    [Parameter]
    public SwitchParameter FromEnvironment { get; set; }

    /// <summary>Gets or sets which repositories of an organization see it.</summary>
    [Parameter]
    [ValidateSet("all", "private", "selected")]
    public string? Visibility { get; set; }

    /// <summary>Gets or sets GitHub's numbers of the selected repositories.</summary>
    [Parameter]
    public long[] RepositoryId { get; set; } = [];

    /// <summary>Gets or sets how many are sent at once.</summary>
    [Parameter]
    [ValidateRange(1, 50)]
    public int ThrottleLimit { get; set; } = 16;

    private protected abstract FsSecretKind Sets { get; }

    private protected abstract SecretValue? GivenValue();

    /// <summary>Gets a value indicating whether the value is a plain text where none is taken.</summary>
    private protected virtual bool IsValuePlain => false;

    private protected abstract bool SkipsUnchanged { get; }

    private SecretAudience Audience => new(Visibility ?? (RepositoryId.Length > 0 ? SecretAudience.Selected : null), RepositoryId);

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (IsValuePlain)
        {
            _wrong.Add(SecretFailures.ValuePlain());
            return;
        }

        foreach (string name in Name)
        {
            if (!SecretName.IsForm(name))
            {
                _wrong.Add(SecretFailures.NameInvalid(name));
            }
            else if (IsOutOfPlace)
            {
                _outOfPlace.Add(name);
            }
            else if (Kind == Sets)
            {
                _named.Add(new SecretItem(name.ToUpperInvariant(), Place(), GivenValue()) { TypedName = name });
            }
            else if (MyInvocation.ExpectingInput)
            {
                LeftOut.Add(name);
            }
            else
            {
                _wrong.Add(SecretFailures.WrongKind(name, Kind));
            }
        }
    }

    // What a comparison found to belong elsewhere, or to be read by nobody, must not land on GitHub because a filter was forgotten.
    private bool IsOutOfPlace => MyInvocation.ExpectingInput
        && LanguagePrimitives.TryConvertTo(State, out FsSecretState state)
        && State is not null
        && state is FsSecretState.NotOnGitHub or FsSecretState.Unused;

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (_outOfPlace.Count > 0)
        {
            WriteWarning(SecretFailures.OutOfPlace(_outOfPlace));
        }

        TellLeftOut(Sets == FsSecretKind.Secret ? FsSecretKind.Variable : FsSecretKind.Secret, SecretFailures.HowToSet(Sets));
        bool isNothingNamed = _named.Count == 0 && _wrong.Count == 0;

        // Nothing came down the pipeline: the whole file is not what was meant.
        if (isNothingNamed && MyInvocation.ExpectingInput)
        {
            return;
        }

        string? file = EnvFile is null ? null : SessionState.Path.GetUnresolvedProviderPathFromPSPath(EnvFile);
        SecretBatchOptions options = new(Sets, ThrottleLimit, Audience, SkipsUnchanged);
        SecretLocation? whole = isNothingNamed ? Place() : null;
        RunGitHub(SharedOptions, async (session, project, github, token) =>
        {
            foreach (OpsFailure wrong in _wrong)
            {
                session.Host.WriteError(wrong);
            }

            if (whole is null && _named.Count == 0)
            {
                return;
            }

            IReadOnlyList<SecretItem> items = new SecretSources(session.Host, System.Environment.GetEnvironmentVariable)
                .Find(_named, whole ?? _named[0].Location, file, Dialect, FromEnvironment, Sets);
            try
            {
                Warn(items, session.Host);
                SecretBatch batch = new(github, session.Host, options, new SecretFingerprints(SecretFingerprints.DefaultFolder, session.Host));
                SetRecord record = new(session, project);
                await batch.SetAsync(items, (set, end) => record.RecordAsync(github.Address, Sets, set, end), token).ConfigureAwait(false);
            }
            finally
            {
                foreach (SecretItem item in items)
                {
                    item.Value?.Dispose();
                }
            }
        });
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        foreach (SecretItem item in _named)
        {
            item.Value?.Dispose();
        }

        base.Dispose(disposing);
    }

    private SecretLocation Place()
    {
        SecretLocation location = Location();
        bool hasIds = RepositoryId.Length > 0;
        return (Visibility is not null || hasIds) && (!location.IsOrganization || (hasIds && Audience.Visibility != SecretAudience.Selected))
            ? throw Refusal(SecretFailures.AudienceMisplaced())
            : location;
    }

    private void Warn(IReadOnlyList<SecretItem> items, RedactingHost host)
    {
        foreach (string warning in items.Where(_ => Sets == FsSecretKind.Variable).Select(static i => SecretFailures.LooksSecret(i.Name)).OfType<string>())
        {
            host.WriteWarning(warning);
        }
    }
}
