using System.Collections;
using System.Management.Automation;
using System.Net;
using System.Security;

namespace FreeSport.Ops.Commands.Pipeline;

/// <summary>
/// Takes logins: one PSCredential or SecureString for all, or a hashtable of names with one each, as a secret vault hands them
/// out. They become a dictionary of <see cref="NetworkCredential"/>, in which the empty name stands for all. A plain text is
/// refused in words that do not repeat it.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class LoginsTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        if (Bare(inputData) is null)
        {
            return inputData;
        }

        Dictionary<string, NetworkCredential> logins = new(StringComparer.OrdinalIgnoreCase);
        if (Bare(inputData) is IDictionary named)
        {
            foreach (DictionaryEntry entry in named)
            {
                logins[entry.Key.ToString() ?? string.Empty] = Login(entry.Value);
            }
        }
        else
        {
            logins[string.Empty] = Login(inputData);
        }

        return logins;
    }

    private static NetworkCredential Login(object? value) => Bare(value) switch
    {
        PSCredential credential => new NetworkCredential(credential.UserName, credential.Password),
        SecureString secret => new NetworkCredential(string.Empty, secret),
        NetworkCredential ready => ready,
        _ => throw new ArgumentTransformationMetadataException(PipelineTexts.PlainSecret),
    };

    private static object? Bare(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}
