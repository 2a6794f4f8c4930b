namespace Kubewright.Emit.Tests;

/// <summary>A folder of one test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("kubewright-").FullName;

    public string this[string name] => Path.Combine(Root, name);

    public string Read(string name) => File.ReadAllText(this[name]);

    public TemporaryFolder Write(string name, string text)
    {
        File.WriteAllText(this[name], text);
        return this;
    }

    /// <summary>The names of the YAML files.</summary>
    public IEnumerable<string> Manifests => Directory.EnumerateFiles(Root, "*.yaml").Select(static path => Path.GetFileName(path)).Order(StringComparer.Ordinal);

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
