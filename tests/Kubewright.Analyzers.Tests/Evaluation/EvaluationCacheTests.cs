using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Kubewright.Analyzers.Tests;

public sealed class EvaluationCacheTests
{
    [Fact]
    public void OperationOf_BodyInAnAnalysis_IsOfTheModelThatTheCompilerFills()
    {
        var analyzed = TestCompilation.Create(TestCompilation.Usings + "public static class Subject { public static Service Value => new(\"a\"); }")
            .WithAnalyzers([new ManifestAnalyzer()], new AnalyzerOptions([]))
            .Compilation;
        var tree = analyzed.SyntaxTrees.Single();
        var body = tree.GetRoot(TestContext.Current.CancellationToken).DescendantNodes().OfType<ArrowExpressionClauseSyntax>().Single();

        var operation = new EvaluationCache(analyzed, LibraryTypes.Find(analyzed)!, new ProgramMemory(analyzed)).OperationOf(body, TestContext.Current.CancellationToken);

        Assert.NotNull(operation);
        Assert.Same(analyzed.GetSemanticModel(tree), operation.SemanticModel);
    }
}
