using System.Collections.Immutable;
using Kubewright.CodeFixes;
using Kubewright.Roslyn.Testing;
using Kubewright.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Kubewright.Analyzers.Tests;

/// <summary>Applies a fix hint, no rule involved, to a program.</summary>
internal static class HintFix
{
    /// <summary>The program after the fix, which has to compile; null when no fix is offered.</summary>
    /// <param name="source">The program; it compiles.</param>
    /// <param name="underlined">The text in it that the diagnostic underlines.</param>
    /// <param name="edits">The hint's edits.</param>
    public static async Task<string?> ApplyAsync(string source, string underlined, params FixEdit[] edits)
    {
        using var workspace = new AdhocWorkspace();
        var project = workspace.AddProject(ProjectInfo.Create(ProjectId.CreateNewId(), VersionStamp.Default, "Case", "Case", LanguageNames.CSharp)
            .WithParseOptions(new CSharpParseOptions(LanguageVersion.Preview))
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable))
            .WithMetadataReferences(ReferenceAssemblies.Net.Net100.References.AddRange(TestCompilation.Library)));
        var document = project.AddDocument("Usings.cs", Fix.Usings).Project.AddDocument("Case.cs", source);
        await AssertCompilesAsync(document);

        var tree = (await document.GetSyntaxTreeAsync(TestContext.Current.CancellationToken))!;
        var start = source.IndexOf(underlined, StringComparison.Ordinal);
        var fix = FixHintText.Write(new FixHint("Follow the hint", Kubewright.Schema.EquatableArray<FixEdit>.From(edits)));
        var diagnostic = Diagnostic.Create(HintAnalyzer.Descriptor, Location.Create(tree, new TextSpan(start, underlined.Length)), ImmutableDictionary<string, string?>.Empty.Add("fix", fix));
        CodeAction? offered = null;
        await new ManifestCodeFixProvider().RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => offered = action, TestContext.Current.CancellationToken));
        if (offered is null)
        {
            return null;
        }

        var operations = await offered.GetOperationsAsync(TestContext.Current.CancellationToken);
        document = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetDocument(document.Id)!;
        await AssertCompilesAsync(document);
        return (await document.GetTextAsync(TestContext.Current.CancellationToken)).ToString();
    }

    private static async Task AssertCompilesAsync(Document document)
    {
        var compilation = (await document.Project.GetCompilationAsync(TestContext.Current.CancellationToken))!;
        var errors = string.Join('\n', TestCompilation.Errors(compilation));
        Assert.True(errors.Length == 0, $"{errors}\n{await document.GetTextAsync(TestContext.Current.CancellationToken)}");
    }
}
