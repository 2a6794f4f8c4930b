namespace Kubewright.Package.Tests;

/// <summary>A folder outside the repository, with a user's projects in it that know the packages alone.</summary>
internal sealed class Consumer : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("kubewright-");
    private readonly PackageFeed _feed;

    /// <summary>Makes the folder. Its name is one that careless scripts break on.</summary>
    public Consumer(PackageFeed feed)
    {
        _feed = feed;
        Folder = Path.Combine(_root.FullName, "Läden und Cafés 店");
        Directory.CreateDirectory(Folder);
        Write("nuget.config", feed.NuGetConfig());
    }

    /// <summary>The folder.</summary>
    public string Folder { get; }

    /// <summary>The path of a file.</summary>
    public string this[string name] => Path.Combine(Folder, name);

    /// <summary>Writes a file.</summary>
    public void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[name])!);
        File.WriteAllText(this[name], text);
    }

    /// <summary>The text of a file.</summary>
    public string Read(string name) => File.ReadAllText(this[name]);

    /// <summary>The names of the files in a folder; none if it does not exist.</summary>
    public IReadOnlyList<string> FilesIn(string name) =>
        Directory.Exists(this[name]) ? [.. Directory.EnumerateFiles(this[name], "*.yaml").Select(static file => Path.GetFileName(file)).Order(StringComparer.Ordinal)] : [];

    /// <summary>Runs <c>dotnet</c> in the folder.</summary>
    public SdkResult Dotnet(params IEnumerable<string> arguments) => Sdk.Run(Folder, _feed.Packages, arguments);

    /// <inheritdoc/>
    public void Dispose() => _root.Delete(recursive: true);
}
