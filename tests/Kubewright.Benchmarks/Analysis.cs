using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Kubewright.Benchmarks;

/// <summary>Programs to analyse, and the analysis.</summary>
internal static class Analysis
{
    private static readonly CSharpParseOptions Options = new(LanguageVersion.Preview);

    /// <summary>A program with one analyzer.</summary>
    public static CompilationWithAnalyzers With(Compilation compilation, DiagnosticAnalyzer analyzer) => compilation.WithAnalyzers(
        [analyzer],
        new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), onAnalyzerException: static (error, _, _) => throw error, concurrentAnalysis: true, logAnalyzerExecutionTime: false));

    /// <summary>A file.</summary>
    public static SyntaxTree Parse(string path, string text) => CSharpSyntaxTree.ParseText(text, Options, path);

    /// <summary>A program without errors.</summary>
    /// <exception cref="InvalidOperationException">It has some.</exception>
    public static CSharpCompilation Compile(IEnumerable<SyntaxTree> trees)
    {
        var compilation = CSharpCompilation.Create(
            "Subject",
            trees,
            References(),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        return compilation.GetDiagnostics().FirstOrDefault(static item => item.Severity == DiagnosticSeverity.Error) is { } error
            ? throw new InvalidOperationException(error.ToString())
            : compilation;
    }

    private static IEnumerable<MetadataReference> References() => ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Where(static path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "Kubewright.dll" or "Kubewright.Schema.dll"))
        .Select(static path => MetadataReference.CreateFromFile(path));
}
