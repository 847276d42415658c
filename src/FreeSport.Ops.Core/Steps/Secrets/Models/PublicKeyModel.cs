namespace FreeSport.Ops.Core.Steps.Secrets.Models;

/// <summary>The key that secrets of a scope are sealed to.</summary>
internal sealed class PublicKeyModel
{
    public string KeyId { get; set; } = string.Empty;

    public string Key { get; set; } = string.Empty;
}
