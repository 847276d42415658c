using System.Collections.Concurrent;
using System.Text.Json.Nodes;

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace FreeSport.Ops.Testing;

/// <summary>A GitHub on loopback, with state, that keeps to GitHub's published description and misbehaves on request.</summary>
public sealed class GitHubServer : IAsyncDisposable
{
    /// <summary>The token of <see cref="Owner"/>.</summary>
    public const string OwnerToken = "ghp_ownerownerownerownerownerowner0001";

    private readonly WebApplication _application;
    private readonly Routes _routes = new();
    private readonly RunRoutes _runs;
    private readonly FaultPlan _faults = new();

    private GitHubServer()
    {
        _runs = new RunRoutes(Hub, () => Storage);
        new SecretRoutes(Hub).Add(_routes);
        new VariableRoutes(Hub).Add(_routes);
        new RepositoryRoutes(Hub).Add(_routes);
        new IssueRoutes(Hub).Add(_routes);
        _runs.Add(_routes);
        Hub.Tokens[OwnerToken] = Owner;
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(static o => o.Listen(System.Net.IPAddress.Loopback, 0, static l => l.Protocols = HttpProtocols.Http1));
        _application = builder.Build();
        _application.Run(AnswerAsync);
    }

    /// <summary>Gets the account that every server knows; it may do everything.</summary>
    public Account Owner { get; } = new("anna", 1);

    /// <summary>Gets what the server knows.</summary>
    public Hub Hub { get; } = new();

    /// <summary>Gets where the API answers, with a slash at its end.</summary>
    public Uri Api { get; private set; } = null!;

    /// <summary>Gets every request with its answer, in the order of the answers.</summary>
    public ConcurrentQueue<Exchange> Log { get; } = new();

    /// <summary>Gets or sets how long every answer takes at least.</summary>
    public TimeSpan Latency { get; set; }

    /// <summary>Gets how many requests carried a token to the storage, where none belongs.</summary>
    public int TokensAtStorage { get; private set; }

    /// <summary>Gets how many requests wait for their answer at most at the same time, so far.</summary>
    public int MostAtOnce { get; private set; }

    private string Storage { get; set; } = string.Empty;

    private int _open;

    /// <summary>Starts one on a free port.</summary>
    /// <returns>The server, ready.</returns>
    public static async Task<GitHubServer> StartAsync()
    {
        GitHubServer server = new();
        await server._application.StartAsync();
        string address = server._application.Urls.Single().TrimEnd('/');
        server.Api = new Uri(address + "/");

        // Another name of this machine is another host to a client.
        server.Storage = address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal) + "/storage/";
        return server;
    }

    /// <summary>Lets something go wrong.</summary>
    /// <param name="fault">What, and where.</param>
    public void Break(Fault fault) => _faults.Add(fault);

    /// <summary>The requests of a method to addresses that contain a text.</summary>
    /// <param name="method">The method.</param>
    /// <param name="path">Part of the address.</param>
    /// <returns>Requests and answers.</returns>
    public IReadOnlyList<Exchange> Requests(string method, string path) =>
        [.. Log.Where(e => e.Method == method && e.PathAndQuery.Contains(path, StringComparison.Ordinal))];

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        MostAtOnce = Math.Max(MostAtOnce, Interlocked.Increment(ref _open));
        try
        {
            if (context.Request.Path.StartsWithSegments("/storage", out PathString stored))
            {
                TokensAtStorage += context.Request.Headers.Authorization.Count;
                await context.Response.WriteAsync(_runs.Log(stored.Value!.Split('/')[^1]) ?? string.Empty, context.RequestAborted);
                return;
            }

            string? body = context.Request.ContentLength is 0 or null && context.Request.Headers.TransferEncoding.Count == 0 ? null : await new StreamReader(context.Request.Body).ReadToEndAsync(context.RequestAborted);
            if (Latency > TimeSpan.Zero)
            {
                await Task.Delay(Latency, context.RequestAborted);
            }

            Fault? fault = _faults.Take(context.Request.Method, context.Request.Path.Value!);
            fault?.Then?.Invoke();
            bool isUndone = fault is { Kind: FaultKind.Status or FaultKind.ResetBefore or FaultKind.Silence or FaultKind.Html };
            Reply reply = isUndone ? new Reply(0) : Decide(context.Request, body, fault);
            await new AnswerWriter(context, Hub, e => Log.Enqueue(e)).WriteAsync(reply, fault, body, AccountOf(context.Request));
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    }

    private Reply Decide(HttpRequest request, string? body, Fault? fault)
    {
        if (fault is { Kind: FaultKind.TokenExpires })
        {
            Hub.Revoked.Add(Token(request));
        }

        if (AccountOf(request) is not { } account)
        {
            return Reply.Error(401, "Bad credentials");
        }

        string path = AnswerWriter.RawTarget(request.HttpContext).Split('?')[0];
        if (_routes.Find(request.Method, path) is not ({ } answer, { } values)
            || (values.TryGetValue("owner", out string? owner) && (owner != Hub.Owner || values["repo"] != Hub.Name))
            || (values.TryGetValue("org", out string? organization) && organization != Hub.Owner))
        {
            return Reply.NotFound();
        }

        lock (Hub)
        {
            return answer(new Call(values, request.Query, body is null or "" ? null : JsonNode.Parse(body), account));
        }
    }

    private Account? AccountOf(HttpRequest request) => !Hub.Revoked.Contains(Token(request)) && Hub.Tokens.TryGetValue(Token(request), out Account? account) ? account : null;

    private static string Token(HttpRequest request) => request.Headers.Authorization.ToString().Split(' ')[^1];
}
