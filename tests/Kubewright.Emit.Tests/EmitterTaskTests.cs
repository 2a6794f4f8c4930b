using Kubewright.Tasks;

namespace Kubewright.Emit.Tests;

/// <summary>The emitter as MSBuild runs it.</summary>
public sealed class EmitterTaskTests : IDisposable
{
    private static readonly string Host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } path ? path : "dotnet";
    private static readonly string Emitter = Path.Combine(AppContext.BaseDirectory, "Kubewright.Emit.dll");

    private readonly TemporaryFolder _build = new();
    private readonly TemporaryFolder _output = new();
    private readonly BuildEngine _engine = new();

    public void Dispose()
    {
        _engine.Dispose();
        _build.Dispose();
        _output.Dispose();
    }

    [Fact]
    public void EmitManifests_EmitterWaits_IsToldWhatToEmit()
    {
        var assembly = UserAssembly.Compile(_build, Sources.Web);

        Assert.True(Start(assembly).Execute());
        Assert.True(Start(assembly).Execute());
        Assert.Equal(1, _engine.Kept);
        Assert.True(Emit(assembly).Execute());

        Assert.Equal(0, _engine.Kept);
        Assert.Equal(["web.yaml"], _output.Manifests);
        Assert.Equal([$"Shop -> {_output["web.yaml"]}"], _engine.Messages);
        Assert.Empty(_engine.Codes);
    }

    [Fact]
    public void EmitManifests_NothingWaits_StartsAnEmitter()
    {
        var assembly = UserAssembly.Compile(_build, Sources.Web);

        Assert.True(Emit(assembly).Execute());

        Assert.Equal(["web.yaml"], _output.Manifests);
    }

    [Fact]
    public void EmitManifests_Mistake_IsAnErrorOfTheBuild()
    {
        var assembly = UserAssembly.Compile(_build, Sources.SetWith("PodLabels = (\"app\", \"other\")"));

        Assert.False(Emit(assembly).Execute());

        Assert.Equal(["KW1001", "KW9100"], _engine.Codes);
        Assert.Empty(_output.Manifests);
    }

    [Fact]
    public void EmitManifests_NoSuchHost_IsAnErrorOfTheBuild()
    {
        Assert.True(new StartEmitter { BuildEngine = _engine, Host = _build["absent"], Emitter = Emitter, Folder = _build.Root, Compiled = "Shop.dll" }.Execute());
        Assert.False(new EmitManifests { BuildEngine = _engine, Host = _build["absent"], Emitter = Emitter, Folder = _build.Root, Compiled = "Shop.dll", Assembly = "Shop.dll" }.Execute());

        Assert.Equal(["KW9100"], _engine.Codes);
        Assert.Contains(_build["absent"], Assert.Single(_engine.Messages), StringComparison.Ordinal);
    }

    [Fact]
    public void EmitManifests_NoSuchEmitter_SaysWhatTheHostSays()
    {
        using var process = EmitterProcess.Start(Host, _build["Absent.dll"], _build.Root);
        var lines = new List<string>();

        Assert.NotEqual(0, process.Run(["Shop.dll", "manifests"], lines.Add));

        Assert.Contains(lines, line => line.Contains("Absent.dll", StringComparison.Ordinal));
    }

    [Fact]
    public void Emitter_NobodyAsks_EndsAndSaysNothing()
    {
        using var process = EmitterProcess.Start(Host, Emitter, _build.Root);

        Assert.Equal(0, process.Run([], static line => Assert.Fail(line)));
    }

    private StartEmitter Start(string compiled) => new() { BuildEngine = _engine, Host = Host, Emitter = Emitter, Folder = _build.Root, Compiled = compiled };

    private EmitManifests Emit(string assembly) => new()
    {
        BuildEngine = _engine,
        Host = Host,
        Emitter = Emitter,
        Folder = _build.Root,
        Compiled = assembly,
        Assembly = assembly,
        OutputFolder = _output.Root,
        CompilerLog = _build["absent.sarif"],
        Settings = _build["absent.settings"],
    };
}
