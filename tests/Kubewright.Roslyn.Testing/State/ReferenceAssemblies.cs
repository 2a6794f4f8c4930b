using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Kubewright.Roslyn.Testing;

/// <summary>The framework that test code is compiled against.</summary>
public sealed class ReferenceAssemblies
{
    private readonly Lazy<ImmutableArray<MetadataReference>> _references;

    private ReferenceAssemblies(string targetFramework, Func<ImmutableArray<MetadataReference>> load)
    {
        TargetFramework = targetFramework;
        _references = new Lazy<ImmutableArray<MetadataReference>>(load);
    }

    /// <summary>The framework's short name, such as <c>net10.0</c>.</summary>
    public string TargetFramework { get; }

    /// <summary>The assemblies.</summary>
    public ImmutableArray<MetadataReference> References => _references.Value;

    /// <inheritdoc/>
    public override string ToString() => TargetFramework;

    // The running runtime's own assemblies: nothing is downloaded. The list also has the assemblies of the test itself, in
    // other folders; test code must not see those.
    private static ImmutableArray<MetadataReference> OfRunningRuntime()
    {
        var folder = Path.GetDirectoryName(typeof(object).Assembly.Location);
        var trusted = (string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")
            ?? throw new InvalidOperationException("The host states no TRUSTED_PLATFORM_ASSEMBLIES. Run the tests on the .NET host, not as a single file.");
        return
        [
            .. trusted.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
                .Where(path => Path.GetDirectoryName(path) == folder)
                .Order(StringComparer.Ordinal)
                .Select(static path => MetadataReference.CreateFromFile(path)),
        ];
    }

    /// <summary>The frameworks of .NET.</summary>
    public static class Net
    {
        /// <summary>.NET 10: the assemblies of the runtime that runs the test.</summary>
        public static ReferenceAssemblies Net100 { get; } = new("net10.0", OfRunningRuntime);
    }

    /// <summary>No framework at all, not even <c>System.Object</c>.</summary>
    public static ReferenceAssemblies None { get; } = new("none", static () => []);
}
