using System.Management.Automation;

using FreeSport.Ops.Commands.Completion;
using FreeSport.Ops.Commands.Pipeline;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Prerequisites.Registry;

namespace FreeSport.Ops.Commands.Prerequisites;

/// <summary>Tells whether the project's container images can be pulled from here, and why not; pulls nothing.</summary>
[Cmdlet(VerbsDiagnostic.Test, "FsRegistryAccess")]
[OutputType(typeof(FsRegistryStatus), typeof(bool))]
public sealed class TestFsRegistryAccessCommand : ProjectCmdlet
{
    /// <summary>Gets or sets the images, each with its registry; the project's own when not given.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ImageCompleter))]
    public string[] Image { get; set; } = [];

    /// <summary>Gets or sets who asks; Docker's own login for the registry when not given.</summary>
    [Parameter]
    [ValidateNotNull]
    [Credential]
    public PSCredential? Credential { get; set; }

    /// <summary>Gets or sets how long each registry may take, in seconds, over all questions about one image.</summary>
    [Parameter]
    [ValidateRange(1, 600)]
    public int TimeoutSeconds { get; set; } = 15;

    /// <summary>Gets or sets a value indicating whether only true or false is emitted.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => RunEachProject(async (session, project, token) =>
    {
        RegistryLogin? login = Credential is null
            ? null
            : new RegistryLogin(FsCredentialSource.Parameter, Credential.UserName, Credential.GetNetworkCredential().Password);
        session.Redactor.Register(login?.Secret);
        (List<ImageName> images, bool passed) = (new(), true);
        foreach (string text in Image)
        {
            if (ImageName.Parse(text) is { } image)
            {
                images.Add(image);
            }
            else
            {
                passed = false;
                session.Host.WriteError(RegistryProbe.NotAnImage(text));
            }
        }

        if (Image.Length == 0)
        {
            images.AddRange(await new ProjectImages(project, session.Git).FindAsync(token).ConfigureAwait(false));
        }

        RegistryProbe probe = RegistryProbe.Of(session);
        foreach (ImageName image in images)
        {
            Write(await probe.TestAsync(image, login, TimeSpan.FromSeconds(TimeoutSeconds), token).ConfigureAwait(false));
        }

        if (images.Count == 0 && Image.Length == 0)
        {
            Write(RegistryProbe.NoImage());
        }

        if (Quiet)
        {
            session.Host.WriteResult(passed);
        }

        void Write(FsRegistryStatus status)
        {
            passed &= status.Outcome == FsOutcome.Passed;
            if (!Quiet)
            {
                session.Host.WriteResult(status);
            }
        }
    });
}
