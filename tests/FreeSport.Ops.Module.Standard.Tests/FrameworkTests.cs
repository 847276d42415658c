using System.Reflection;
using System.Security.Authentication;

namespace FreeSport.Ops.Module.Tests;

/// <summary>What the leg of Windows PowerShell does for .NET Framework alone, where it can be asked for without one.</summary>
public sealed class FrameworkTests
{
    public static TheoryData<Assembly> Strangers => [new MadeInMemory(), new LoadedFromBytes()];

    [Theory]
    [MemberData(nameof(Strangers))]
    public void A_request_of_code_without_a_place_is_left_to_others(Assembly requesting)
    {
        Assert.Null(Resolver(static _ => true).Invoke(null, new ResolveEventArgs("YamlDotNet, Version=1.0.0.0", requesting)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a, Version=x")]
    [InlineData("a, Culture=\"zz-no-such\"")]
    public void A_name_that_is_none_is_left_to_others(string name)
    {
        Assert.Null(Resolver(static _ => true, static _ => "no-such-file.dll").Invoke(null, new ResolveEventArgs(name, null)));
    }

    [Fact]
    public void A_file_that_is_no_assembly_is_left_to_others()
    {
        Assert.Null(Resolver(static _ => true, static _ => typeof(FrameworkTests).Assembly.Location + ".none").Invoke(null, new ResolveEventArgs("FreeSport.Ops.Core", null)));
    }

    [Theory]
    [InlineData("SystemDefault", SslProtocols.None)]
    [InlineData("Tls, Tls11, Tls12", SslProtocols.None)]
    [InlineData("Tls12", SslProtocols.None)]
    [InlineData("Tls", SslProtocols.Tls12)]
    [InlineData("Ssl3, Tls", SslProtocols.Tls12)]
    [InlineData("Tls, Tls11", SslProtocols.Tls12)]
    public void A_process_that_offers_no_tls_of_today_does_not_keep_the_module_from_it(string ofProcess, SslProtocols expected)
    {
        Type protocols = Core().GetType("FreeSport.Ops.Core.Floor.Http.FrameworkProtocols", throwOnError: true)!;
#pragma warning disable SYSLIB0014, CA5364, CA5386 // It is asked about, not used.
        object asked = Enum.Parse<System.Net.SecurityProtocolType>(ofProcess);
#pragma warning restore SYSLIB0014, CA5364, CA5386

        Assert.Equal(expected, protocols.GetMethod("For", BindingFlags.Static | BindingFlags.Public)!.Invoke(null, [asked]));
    }

    private static Assembly Core()
    {
        _ = RuntimeModule();
        return Assembly.LoadFrom(Path.Combine(BuiltModule.Folder, "deps", "FreeSport.Ops.Core.dll"));
    }

    private static Assembly RuntimeModule()
    {
        using Engine engine = new();
        return (Assembly)engine.Run("(Get-Command Get-FsProject).ImplementingType.Assembly").Output[0].BaseObject;
    }

    private static ResolveEventHandler Resolver(Func<AssemblyName, bool> isEntry, Func<AssemblyName, string?>? find = null)
    {
        Type type = RuntimeModule().GetType("FreeSport.Ops.Commands.Loading.FrameworkResolver", throwOnError: true)!;
        object resolver = Activator.CreateInstance(type, BuiltModule.Folder, isEntry, find ?? (static _ => throw new InvalidOperationException("nobody was to look")))!;
        return type.GetMethod("Resolve")!.CreateDelegate<ResolveEventHandler>(resolver);
    }

    // As .NET Framework's: asking for the place of such an assembly throws.
    private sealed class MadeInMemory : Assembly
    {
        public override bool IsDynamic => true;

        public override string Location => throw new NotSupportedException("The invoked member is not supported in a dynamic assembly.");
    }

    private sealed class LoadedFromBytes : Assembly
    {
        public override string Location => string.Empty;
    }
}
