using Kubewright.Rules;
using Kubewright.Rules.Views;
using Kubewright.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kubewright.Analyzers;

/// <summary>A reference to an object that a member of the program makes uses the member, not a literal.</summary>
/// <param name="origins">Where things are written.</param>
internal sealed class ReferencesNameTheObject(Origins origins) : Rule(SourceRules.LiteralInsteadOfReference)
{
    /// <inheritdoc/>
    public override void Check(RuleContext context)
    {
        foreach (var value in context.Object.Values)
        {
            if (value.Property is { References: [var definition] }
                && value.At.Node is ScalarNode { Kind: ScalarKind.String, IsExternal: false } name
                && SyntaxOf(name.Origin) is LiteralExpressionSyntax literal
                && Schemas.Find(definition) is { Kind: { } kind } facts
                && context.Manifests.Find(kind, name.Text, facts.IsClusterScoped ? null : context.Object).Found is { } found
                && MakerOf(found) is { } maker
                && !maker.Contains(literal))
            {
                context.Report(
                    value.At,
                    $"{context.Object} refers to {found} by a text, although {NameOf(maker)} makes it: once one of the two is renamed, the reference leads nowhere and the compiler says nothing. "
                    + $"Write {NameOf(maker)} in place of the text.",
                    fix: null,
                    found.Origin);
            }
        }
    }

    /// <summary>The property or field whose value is the object by itself; null when no name stands for the object alone.</summary>
    private MemberDeclarationSyntax? MakerOf(ManifestObject item)
    {
        var member = SyntaxOf(item.At.Origin)?.FirstAncestorOrSelf<MemberDeclarationSyntax>();
        var value = member switch
        {
            PropertyDeclarationSyntax property => property.ExpressionBody?.Expression ?? property.Initializer?.Value,
            FieldDeclarationSyntax { Declaration.Variables: [{ Initializer.Value: var initializer }] } => initializer,
            _ => null,
        };
        return value is not null && origins.Of(value) == item.At.Origin ? member : null;
    }

    private static string NameOf(MemberDeclarationSyntax maker) => maker switch
    {
        PropertyDeclarationSyntax property => property.Identifier.ValueText,
        FieldDeclarationSyntax field => field.Declaration.Variables[0].Identifier.ValueText,
        _ => "",
    };

    /// <summary>The innermost expression at that place.</summary>
    private SyntaxNode? SyntaxOf(Origin origin) => origin is CSharpOrigin place ? origins.SyntaxOf(place) : null;
}
