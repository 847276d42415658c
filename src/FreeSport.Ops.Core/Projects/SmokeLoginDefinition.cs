namespace FreeSport.Ops.Core.Projects;

/// <summary>Who asks, where not everybody may.</summary>
/// <param name="Name">Its name.</param>
public sealed record SmokeLoginDefinition(string Name)
{
    /// <summary>Gets where user and password are exchanged for a token; null where they go with each request.</summary>
    public string? Url { get; init; }

    /// <summary>Gets the method of that request.</summary>
    public string Method { get; init; } = "POST";

    /// <summary>Gets its body with <c>{user}</c> and <c>{password}</c>; null for JSON with username and password.</summary>
    public string? Body { get; init; }

    /// <summary>Gets what the body is.</summary>
    public string ContentType { get; init; } = "application/json";

    /// <summary>Gets the variable that holds the user.</summary>
    public string? UserFrom { get; init; }

    /// <summary>Gets the variable that holds the password.</summary>
    public string? PasswordFrom { get; init; }

    /// <summary>Gets the variable that holds a bearer token.</summary>
    public string? TokenFrom { get; init; }

    /// <summary>Gets where the token stands in the answer; null for the usual places.</summary>
    public string? TokenPath { get; init; }
}
