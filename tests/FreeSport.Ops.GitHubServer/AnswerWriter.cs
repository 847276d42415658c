using System.Globalization;
using System.Security.Cryptography;
using System.Text;

using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace FreeSport.Ops.Testing;

/// <summary>Writes an answer with the head GitHub gives it, or what a fault makes of it.</summary>
/// <param name="context">The connection.</param>
/// <param name="hub">What the server knows.</param>
/// <param name="log">Keeps what was said.</param>
internal sealed class AnswerWriter(HttpContext context, Hub hub, Action<Exchange> log)
{
    private const string Json = "application/json";

    /// <summary>The address as it was sent: an escaped slash is a part of a name.</summary>
    public static string RawTarget(HttpContext context) => context.Features.Get<IHttpRequestFeature>()!.RawTarget;

    public async Task WriteAsync(Reply reply, Fault? fault, string? body, Account? account)
    {
        switch (fault?.Kind)
        {
            case FaultKind.ResetBefore or FaultKind.ResetAfter:
                Keep(0, null, null);
                context.Abort();
                return;
            case FaultKind.Silence:
                Keep(0, null, null);
                await UntilGoneAsync();
                return;
            case FaultKind.Status:
                reply = Reply.Error(fault.Status, fault.Message, fault.Errors) with { Headers = fault.Headers };
                break;
            case FaultKind.LostAnswer:
                reply = Reply.Error(502, "Server Error");
                break;
            case FaultKind.Html:
                reply = new Reply(200, Text: "<html><body>Sign in to the proxy</body></html>");
                break;
            case FaultKind.EmptyObject:
                reply = reply with { Body = null, Text = "{}" };
                break;
            case FaultKind.BrokenJson:
                reply = reply with { Body = null, Text = "{\"login\": \"an" };
                break;
        }

        string? text = reply.Text ?? reply.Body?.ToJsonString();
        string? type = text is null ? null : fault?.Kind == FaultKind.Html ? "text/html" : Json;
        Head(reply, type, account);
        int status = reply.Status;
        if (Tag(reply, text) is { } tag)
        {
            context.Response.Headers.ETag = tag;
            if (fault is null && context.Request.Headers.IfNoneMatch == tag)
            {
                (status, text, type) = (304, null, null);
                context.Response.ContentType = null;
            }
        }

        context.Response.StatusCode = status;
        Keep(status, text, type);
        await SendAsync(text, fault);

        void Keep(int with, string? said, string? kind) => log(new Exchange(context.Request.Method, RawTarget(context), body, with, said, kind)
        {
            IsFault = fault is not null,
            IsConditional = context.Request.Headers.IfNoneMatch.Count > 0,
            Login = account?.Login,
        });
    }

    private void Head(Reply reply, string? type, Account? account)
    {
        IHeaderDictionary head = context.Response.Headers;
        head.Date = hub.Now().ToString("r", CultureInfo.InvariantCulture);
        head["X-GitHub-Request-Id"] = "FSOP:" + context.TraceIdentifier;
        head["x-ratelimit-limit"] = "5000";
        head["x-ratelimit-remaining"] = "4987";
        head["x-ratelimit-reset"] = hub.Now().AddHours(1).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        if (account?.Scopes is { } scopes)
        {
            head["X-OAuth-Scopes"] = scopes;
        }

        if (account?.ExpiresAt is { } expires)
        {
            head["github-authentication-token-expiration"] = expires.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
        }

        foreach ((string name, string value) in reply.Headers ?? [])
        {
            head[name] = value;
        }

        if (type is not null)
        {
            context.Response.ContentType = type + "; charset=utf-8";
        }
    }

    private string? Tag(Reply reply, string? text) => reply.Status == 200 && context.Request.Method == "GET" && text is not null
        ? "W/\"" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))) + "\""
        : null;

    private async Task SendAsync(string? text, Fault? fault)
    {
        if (text is null)
        {
            return;
        }

        byte[] bytes = Encoding.UTF8.GetBytes(text);
        switch (fault?.Kind)
        {
            case FaultKind.CutBody:
                context.Response.ContentLength = bytes.Length;
                await context.Response.Body.WriteAsync(bytes.AsMemory(0, bytes.Length / 2));
                await context.Response.Body.FlushAsync();
                context.Abort();
                break;
            case FaultKind.SlowLoris:
                context.Response.ContentLength = long.MaxValue;
                await DribbleAsync();
                break;
            default:
                context.Response.ContentLength = bytes.Length;
                await context.Response.Body.WriteAsync(bytes);
                break;
        }
    }

    private async Task DribbleAsync()
    {
        try
        {
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.Body.WriteAsync(" "u8.ToArray(), context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
                await Task.Delay(TimeSpan.FromMilliseconds(20), context.RequestAborted);
            }
        }
        catch (Exception gone) when (gone is OperationCanceledException or IOException)
        {
            context.Abort();
        }
    }

    private async Task UntilGoneAsync()
    {
        TaskCompletionSource gone = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using CancellationTokenRegistration registration = context.RequestAborted.Register(gone.SetResult);
        await gone.Task;
    }
}
