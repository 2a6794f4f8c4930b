using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using Kubewright.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Kubewright.Import;

/// <summary>Compiles C# in memory as a project with a package reference to Kubewright does, and loads what comes of it.</summary>
internal sealed class SourceCompiler
{
    /// <summary>The namespaces that such a project imports, and those that the SDK imports for every project.</summary>
    public static readonly ImmutableArray<string> GlobalNamespaces =
    [
        "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks", nameof(Kubewright),
    ];

    /// <summary>How the language is read.</summary>
    public static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp14);

    private static readonly string Usings = string.Concat(GlobalNamespaces.Select(static name => $"global using {name};\n"))
        + "global using static Kubewright.AccessMode;\nglobal using static Kubewright.References;\n";

    private static readonly Lazy<ImmutableArray<MetadataReference>> Framework = new(ReadFramework);

    private readonly AssemblyLoadContext _context = new("imported");
    private readonly List<MetadataReference> _own = [];

    /// <summary>Compiles sources.</summary>
    /// <param name="name">The assembly's name.</param>
    /// <param name="sources">File names and texts.</param>
    /// <param name="generator">What else makes sources.</param>
    /// <param name="schemas">The generator's additional files.</param>
    /// <param name="options">What the project says to the generator.</param>
    /// <param name="problems">The errors and warnings; with an error among them there is no assembly.</param>
    public Assembly? Compile(
        string name,
        IEnumerable<(string Name, string Text)> sources,
        IIncrementalGenerator generator,
        ImmutableArray<AdditionalText> schemas,
        ProjectSettings options,
        out ImmutableArray<Diagnostic> problems)
    {
        var all = sources.Append((Name: "Usings.cs", Text: Usings)).ToList();

        // Following nulls takes the compiler as long as binding; where none is written, there is none to follow.
        var nullability = all.Exists(static source => source.Text.Contains("null", StringComparison.Ordinal)) ? NullableContextOptions.Enable : NullableContextOptions.Annotations;
        var compilation = CSharpCompilation.Create(
            name,
            [.. all.Select(static source => CSharpSyntaxTree.ParseText(source.Text, ParseOptions, source.Name, Encoding.UTF8))],
            [.. Framework.Value, .. _own],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: nullability, deterministic: true));
        CSharpGeneratorDriver.Create([generator.AsSourceGenerator()], schemas, ParseOptions, options)
            .RunGeneratorsAndUpdateCompilation(compilation, out var full, out var generated);
        using var bytes = new MemoryStream();
        var result = full.Emit(bytes);
        problems = [.. generated.Concat(result.Diagnostics).Where(static item => item.Severity >= DiagnosticSeverity.Warning)];
        if (!result.Success || problems.Any(static item => item.Severity == DiagnosticSeverity.Error))
        {
            return null;
        }

        _own.Add(MetadataReference.CreateFromImage(bytes.ToArray()));
        bytes.Position = 0;
        return _context.LoadFromStream(bytes);
    }

    private static ImmutableArray<MetadataReference> ReadFramework() =>
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(static path => Path.GetFileName(path) is "Kubewright.dll" or "Kubewright.Schema.dll" or "netstandard.dll" || Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ];
}
