namespace FreeSport.Ops.Core.Steps.Prerequisites;

/// <summary>A certificate of this person that is no longer valid.</summary>
/// <param name="File">Its file's name.</param>
/// <param name="Until">When its time was over, as ssh-keygen tells it.</param>
internal sealed record SshCertificate(string File, string Until);
