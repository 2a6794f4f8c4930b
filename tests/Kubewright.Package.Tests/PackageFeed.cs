using System.IO.Compression;

[assembly: AssemblyFixture(typeof(Kubewright.Package.Tests.PackageFeed))]

namespace Kubewright.Package.Tests;

/// <summary>The packages, packed once for all tests from what is built, in a folder that NuGet can restore from.</summary>
public sealed class PackageFeed : IDisposable
{
    /// <summary>A version that nobody has in a cache.</summary>
    public const string Version = "9.9.9-test";

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("kubewright-feed-");

    /// <summary>Packs.</summary>
    public PackageFeed() =>
        Sdk.Run(Sdk.Repository, null, "pack", "Dsl.sln", "-c", Sdk.Configuration, "--no-build", "-o", Folder, $"-p:PackageVersion={Version}", "--tl:off", "-v:minimal").OrFail();

    /// <summary>The folder with the packages.</summary>
    public string Folder => Path.Combine(_root.FullName, "feed");

    /// <summary>Where consumers restore packages to.</summary>
    public string Packages => Path.Combine(_root.FullName, "packages");

    /// <summary>The file of a package.</summary>
    public string File(string id) => Path.Combine(Folder, $"{id}.{Version}.nupkg");

    /// <summary>Opens a package.</summary>
    public ZipArchive Open(string id) => ZipFile.OpenRead(File(id));

    /// <summary>The configuration by which a consumer finds these packages, and all others where it always does.</summary>
    public string NuGetConfig()
    {
        var ordinary = Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } folder
            ? folder
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        return $"""
            <configuration>
              <packageSources><add key="feed" value="{Folder}" /></packageSources>
              <fallbackPackageFolders><add key="ordinary" value="{ordinary}" /></fallbackPackageFolders>
            </configuration>
            """;
    }

    /// <inheritdoc/>
    public void Dispose() => _root.Delete(recursive: true);
}
