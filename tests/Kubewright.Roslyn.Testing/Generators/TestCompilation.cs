using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Kubewright.Roslyn.Testing;

/// <summary>Compilations to run a generator on, and edits of them.</summary>
public static class TestCompilation
{
    /// <summary>A library of these sources, for .NET 10, in the newest C#, with nullable enabled. The files are <c>/0/Test0.cs</c> and so on.</summary>
    /// <param name="sources">The sources.</param>
    public static CSharpCompilation Create(params string[] sources)
        => CSharpCompilation.Create(
            ProjectFactory.Name,
            sources.Select(static (source, index) => Parse(source, Path(index))),
            ReferenceAssemblies.Net.Net100.References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>The same compilation with another text for one source. The other syntax trees are the same instances, as after an edit in an editor.</summary>
    /// <param name="compilation">The compilation.</param>
    /// <param name="index">Which source, from 0.</param>
    /// <param name="source">The new text.</param>
    public static CSharpCompilation WithSource(this CSharpCompilation compilation, int index, string source)
    {
        ArgumentNullException.ThrowIfNull(compilation);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, compilation.SyntaxTrees.Length);
        var old = compilation.SyntaxTrees[index];
        return compilation.ReplaceSyntaxTree(old, old.WithChangedText(SourceText.From(source, Encoding.UTF8)));
    }

    /// <summary>The same compilation with one more source.</summary>
    /// <param name="compilation">The compilation.</param>
    /// <param name="source">The text.</param>
    public static CSharpCompilation AddSource(this CSharpCompilation compilation, string source)
    {
        ArgumentNullException.ThrowIfNull(compilation);
        return compilation.AddSyntaxTrees(Parse(source, Path(compilation.SyntaxTrees.Length)));
    }

    private static string Path(int index) => string.Create(CultureInfo.InvariantCulture, $"{TestPaths.Root}Test{index}.cs");

    private static SyntaxTree Parse(string source, string path)
        => CSharpSyntaxTree.ParseText(SourceText.From(source, Encoding.UTF8), ParseOptions, path);

    private static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.Preview, DocumentationMode.Diagnose);
}
