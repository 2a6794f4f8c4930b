using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kubewright.Roslyn.Testing.Tests.Subjects;

/// <summary>Wrong: hands on symbols, deep in its model.</summary>
public sealed class LeakyGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var models = context.SyntaxProvider
            .CreateSyntaxProvider(
                static (node, _) => node is ClassDeclarationSyntax,
                static (node, cancel) => new Model("class", [new Part(node.SemanticModel.GetDeclaredSymbol(node.Node, cancel)!)]))
            .WithTrackingName("Models");
        context.RegisterSourceOutput(models, static (output, model) => output.AddSource("Model.g.cs", "// " + model.Kind));
    }

    public sealed record Model(string Kind, List<Part> Parts);

    public sealed record Part(object Origin);
}
