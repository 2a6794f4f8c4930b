namespace Kubewright.Cli.Tests;

/// <summary>What counts as a change of what <c>up --watch</c> was given.</summary>
public sealed class SourceWatchTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public SourceWatchTests()
    {
        Write("app/app.csproj", "<Project />");
        Write("lib/lib.csproj", "<Project />");
        Write("lib/Lib.cs", "");
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("app/Web.cs")]
    [InlineData("app/Deeper/Web.cs")]
    [InlineData("app/app.csproj")]
    public async Task Project_SourceWritten_IsAChange(string file)
    {
        using var watch = new SourceWatch([_folder["app"]], TimeProvider.System);

        Write(file, "<Project></Project>");

        await watch.ChangedAsync(CancellationToken.None).WaitAsync(Patience.Limit);
    }

    [Fact]
    public async Task Project_SourceWrittenWhileItIsBuilt_IsAChange()
    {
        using var watch = new SourceWatch([_folder["app/app.csproj"]], TimeProvider.System);

        Write("app/Web.cs", "");
        watch.Learn([_folder["app/manifests"]], []);

        await watch.ChangedAsync(CancellationToken.None).WaitAsync(Patience.Limit);
    }

    [Fact]
    public async Task ReferencedProject_SourceWritten_IsAChange()
    {
        using var watch = new SourceWatch([_folder["app"]], TimeProvider.System);
        watch.Learn([], [_folder["lib"]]);
        watch.Learn([], [_folder["lib"]]);

        Write("lib/Lib.cs", "// Changed.");

        await watch.ChangedAsync(CancellationToken.None).WaitAsync(Patience.Limit);
    }

    [Fact]
    public async Task ReferencedProject_SourceWrittenWhileItIsBuilt_IsAChange()
    {
        File.SetLastWriteTimeUtc(_folder["lib/Lib.cs"], DateTime.UnixEpoch);
        File.SetLastWriteTimeUtc(_folder["lib/lib.csproj"], DateTime.UnixEpoch);
        using var watch = new SourceWatch([_folder["app"]], TimeProvider.System);

        Write("lib/Lib.cs", "// Changed.");
        watch.Learn([], [_folder["lib"]]);

        await watch.ChangedAsync(CancellationToken.None).WaitAsync(Patience.Limit);
    }

    [Fact]
    public void References_OfARestoredProject_AreThoseThatAreProjects()
    {
        Write(
            "assets.json",
            $$"""
            {
              "libraries": {
                "A.Package/1.0.0": { "type": "package", "path": "a.package/1.0.0" },
                "lib/1.0.0": { "type": "project", "path": "../lib/lib.csproj", "msbuildProject": "../lib/lib.csproj" }
              },
              "project": { "restore": { "projectPath": "{{_folder["app/app.csproj"]}}" } }
            }
            """);

        Assert.Equal([_folder["lib"]], ReferencedProjects.FoldersIn(_folder["assets.json"]));
        Assert.Empty(ReferencedProjects.FoldersIn(_folder["nothing.json"]));
    }

    private void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder[name])!);
        _folder.Write(name, text);
    }
}
