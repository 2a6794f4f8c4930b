using System.Collections.Immutable;
using System.Runtime.Loader;
using Kubewright.Roslyn.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Kubewright.Analyzers.Tests;

/// <summary>Small programs that use the library.</summary>
internal static class TestCompilation
{
    /// <summary>The using directives that each program starts with.</summary>
    public const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using Kubewright;
        using static Kubewright.AccessMode;
        using static Kubewright.References;

        """;

    /// <summary>The library, for programs.</summary>
    public static ImmutableArray<MetadataReference> Library { get; } =
    [
        MetadataReference.CreateFromFile(typeof(StatefulSet).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(Schema.Origin).Assembly.Location),
    ];

    public static CSharpCompilation Create(params string[] sources) => CSharpCompilation.Create(
        "Subject",
        sources.Select(static (source, i) => CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Preview), $"File{i}.cs")),
        ReferenceAssemblies.Net.Net100.References.AddRange(Library),
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>The errors of a program; one that has any proves nothing.</summary>
    public static IEnumerable<string> Errors(Compilation compilation) =>
        compilation.GetDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(static diagnostic => diagnostic.ToString());

    /// <summary>What the evaluator says about a static member of the class <c>Subject</c>.</summary>
    public static Schema.Node Evaluate(Compilation compilation, string member = "Value")
    {
        var types = LibraryTypes.Find(compilation);
        Assert.NotNull(types);
        var symbol = compilation.GetTypeByMetadataName("Subject")!.GetMembers(member).Single();
        return new Evaluator(new EvaluationCache(compilation, types, new ProgramMemory(compilation)), TestContext.Current.CancellationToken).EvaluateMember(symbol);
    }

    /// <summary>What the member really is: the program is compiled and run.</summary>
    public static object? Run(Compilation compilation, string member = "Value")
    {
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.Empty(result.Diagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        image.Position = 0;
        var context = new AssemblyLoadContext("Subject", isCollectible: true);
        var subject = context.LoadFromStream(image).GetType("Subject")!;
        return subject.GetProperty(member)?.GetValue(null) ?? subject.GetField(member)?.GetValue(null);
    }
}
