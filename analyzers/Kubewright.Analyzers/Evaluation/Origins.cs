using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Kubewright.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Kubewright.Analyzers;

/// <summary>Chooses the text that a diagnostic about a value underlines, and finds it again, in one version of a program.</summary>
/// <param name="compilation">The program.</param>
/// <param name="outlines">The outlines of its files, which are filled in as they are needed.</param>
internal sealed class Origins(Compilation compilation, SourceOutline?[] outlines)
{
    private readonly ImmutableArray<SyntaxTree> _trees = [.. compilation.SyntaxTrees];
    private readonly Dictionary<SyntaxTree, int> _files = compilation.SyntaxTrees.Select(static (tree, i) => (tree, i)).ToDictionary(static pair => pair.tree, static pair => pair.i);

    /// <summary>
    /// The text of a value. A long expression gives the part that names it: <c>new("web")</c> without its initializer,
    /// <c>StatefulSet.Build</c> without its arguments.
    /// </summary>
    public Origin Of(IOperation operation) => Of(operation.Syntax);

    /// <summary>The text of a piece of syntax, shortened in the same way.</summary>
    public Origin Of(SyntaxNode syntax) => syntax switch
    {
        BaseObjectCreationExpressionSyntax { Initializer: not null, ArgumentList: { } arguments } creation => At(creation.SyntaxTree, TextSpan.FromBounds(creation.SpanStart, arguments.Span.End)),
        ObjectCreationExpressionSyntax { Initializer: not null } creation => At(creation.SyntaxTree, TextSpan.FromBounds(creation.SpanStart, creation.Type.Span.End)),
        WithExpressionSyntax with => Of(with.Expression),
        InvocationExpressionSyntax invocation when HasLambda(invocation) => Of(invocation.Expression),
        ParenthesizedExpressionSyntax { Expression: not TupleExpressionSyntax } parenthesized => Of(parenthesized.Expression),
        _ => At(syntax.SyntaxTree, syntax.Span),
    };

    /// <summary>The name of the method in a call that is one link of a chain.</summary>
    public Origin OfName(IOperation operation) => operation.Syntax switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax member } => Of(member.Name),
        AssignmentExpressionSyntax assignment => Of(assignment.Left),
        _ => Of(operation.Syntax),
    };

    /// <summary>Where a symbol is declared; <see cref="Origin.None"/> when that is in another program.</summary>
    public Origin Of(ISymbol symbol) => symbol.Locations.FirstOrDefault() is { SourceTree: { } tree, SourceSpan: var span } ? At(tree, span) : Origin.None;

    /// <summary>The place of a text in this version of the program.</summary>
    public Location Locate(CSharpOrigin origin) => Location.Create(_trees[origin.Part.File], SpanOf(origin));

    /// <summary>The innermost piece of syntax at the place of a text.</summary>
    public SyntaxNode SyntaxOf(CSharpOrigin origin) => _trees[origin.Part.File].GetRoot().FindNode(SpanOf(origin), getInnermostNodeForTie: true);

    /// <summary>The declaration.</summary>
    public MemberDeclarationSyntax? DeclarationOf(SourcePart part)
    {
        var (start, end) = OutlineOf(part.File)[part.Index];
        return _trees[part.File].GetRoot().FindNode(TextSpan.FromBounds(start, end)).FirstAncestorOrSelf<MemberDeclarationSyntax>();
    }

    /// <summary>The innermost declaration around a piece of syntax; null when it is in another program.</summary>
    public SourcePart? PartOf(SyntaxNode syntax) => PartAt(syntax.SyntaxTree, syntax.SpanStart);

    /// <summary>The member without its symbol; null when it is declared in another program.</summary>
    public MemberKey? KeyOf(ISymbol member) =>
        member.DeclaringSyntaxReferences.FirstOrDefault() is { } reference && PartAt(reference.SyntaxTree, reference.Span.Start) is { } part ? new MemberKey(part, member.Name) : null;

    /// <summary>The position of a file among those of the program.</summary>
    public int FileOf(SyntaxTree tree) => _files[tree];

    private Origin At(SyntaxTree tree, TextSpan span)
    {
        if (PartAt(tree, span.Start) is not { } part)
        {
            return Origin.None;
        }

        return new CSharpOrigin(part, new TextSpan(span.Start - OutlineOf(part.File)[part.Index].Start, span.Length));
    }

    private SourcePart? PartAt(SyntaxTree tree, int position) =>
        _files.TryGetValue(tree, out var file) ? new SourcePart(file, OutlineOf(file).PartAt(position)) : null;

    private TextSpan SpanOf(CSharpOrigin origin) => new(OutlineOf(origin.Part.File)[origin.Part.Index].Start + origin.Span.Start, origin.Span.Length);

    private SourceOutline OutlineOf(int file) => outlines[file] ??= SourceOutline.Of(_trees[file]);

    private static bool HasLambda(InvocationExpressionSyntax invocation)
    {
        foreach (var argument in invocation.ArgumentList.Arguments)
        {
            if (argument.Expression is AnonymousFunctionExpressionSyntax)
            {
                return true;
            }
        }

        return false;
    }
}
