using System;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using System.Threading;
using Kubewright.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kubewright.CodeFixes;

/// <summary>A property that gives a new object, put right before the member of the <c>[Manifests]</c> class that needs it.</summary>
internal static class ObjectMember
{
    private const string ManifestsAttribute = "ManifestsAttribute";
    private const int MaxLine = 120;

    /// <summary>The member of a <c>[Manifests]</c> class that <paramref name="node"/> stands in; null when it stands elsewhere, where a new object would not be emitted.</summary>
    public static MemberDeclarationSyntax? FindPlace(SyntaxNode node, SemanticModel model, CancellationToken cancellation) => node.AncestorsAndSelf()
        .OfType<MemberDeclarationSyntax>()
        .FirstOrDefault(member => member.Parent is TypeDeclarationSyntax type
            && model.GetDeclaredSymbol(type, cancellation) is { } symbol
            && symbol.GetAttributes().Any(static attribute => attribute.AttributeClass is { } mark && SchemaMembers.Is(mark, ManifestsAttribute)));

    /// <summary>The property; null when C# has no way to say the object.</summary>
    public static MemberDeclarationSyntax? Create(ObjectNode value, MemberDeclarationSyntax place, SemanticModel model, CancellationToken cancellation)
    {
        if (FindType(value, model.Compilation) is not { } type || model.GetDeclaredSymbol(place.Parent!, cancellation) is not INamedTypeSymbol container)
        {
            return null;
        }

        var values = new ValueSyntax(model, place.SpanStart, cancellation);
        if (values.Members(value, type) is not { } members)
        {
            return null;
        }

        var newLine = place.SyntaxTree.GetText(cancellation).Lines is [var first, _, ..] && first.EndIncludingLineBreak - first.End == 2 ? "\r\n" : "\n";
        var indent = place.GetLeadingTrivia().LastOrDefault(static trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)).ToString();
        var name = FreeName(value.At("metadata.name"), type, container);
        var text = new StringBuilder(indent).Append($"public static {values.NameOf(type)} {name} => new({string.Join(", ", members.Arguments)})");
        Write(text, members.Assignments, indent, newLine);
        return SyntaxFactory.ParseMemberDeclaration(text.Append(';').Append(newLine).ToString());
    }

    /// <summary>The member's leading trivia, beginning with an empty line, which keeps it apart from what now stands before it.</summary>
    public static MemberDeclarationSyntax SetApart(MemberDeclarationSyntax member)
    {
        var trivia = member.GetLeadingTrivia();
        return trivia.FirstOrDefault().IsKind(SyntaxKind.EndOfLineTrivia)
            ? member
            : member.WithLeadingTrivia(trivia.Insert(0, SyntaxFactory.EndOfLine(member.SyntaxTree.ToString().Contains("\r\n") ? "\r\n" : "\n")));
    }

    private static void Write(StringBuilder text, ImmutableArray<string> assignments, string indent, string newLine)
    {
        if (assignments.IsEmpty)
        {
            return;
        }

        var inner = indent + (indent.Contains("\t") ? "\t" : "    ");
        var line = string.Join(", ", assignments);
        text.Append(newLine).Append(indent).Append('{').Append(newLine);
        text.Append(inner).Append(inner.Length + line.Length < MaxLine ? line : string.Join("," + newLine + inner, assignments)).Append(',').Append(newLine);
        text.Append(indent).Append('}');
    }

    private static INamedTypeSymbol? FindType(ObjectNode value, Compilation compilation) =>
        value["kind"] is ScalarNode { Text: var kind } && compilation.GetTypeByMetadataName("Kubewright." + kind) is { } type && SchemaMembers.KindOf(type) == kind
            ? type
            : null;

    /// <summary>The object's name as a C# name: <c>my-web</c> becomes <c>MyWeb</c>; with the kind, or a number, behind it where that is taken.</summary>
    private static string FreeName(Node name, INamedTypeSymbol type, INamedTypeSymbol container)
    {
        var words = (name as ScalarNode)?.Text.Split(['-', '.', '_'], StringSplitOptions.RemoveEmptyEntries) ?? [];
        var text = string.Concat(words.Select(static word => char.ToUpperInvariant(word[0]) + word.Substring(1)));
        text = text.Length == 0 ? type.Name : SyntaxFacts.IsValidIdentifier(text) ? text : type.Name + text;
        var candidates = new[] { text, text + type.Name }.Concat(Enumerable.Range(2, 1000).Select(number => text + type.Name + number));
        return candidates.First(candidate => SyntaxFacts.IsValidIdentifier(candidate) && container.Name != candidate && container.GetMembers(candidate).IsEmpty);
    }
}
