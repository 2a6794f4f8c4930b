using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Kubewright.Roslyn.Testing.Tests.Subjects;

/// <summary>What the fixes of <see cref="TypeNameAnalyzer"/> share: they differ in what they do, or do wrong.</summary>
public abstract class TypeNameFix : CodeFixProvider
{
    public sealed override ImmutableArray<string> FixableDiagnosticIds => [TypeNameAnalyzer.Descriptor.Id];

    public override FixAllProvider? GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    protected static async Task<Document> RenameAsync(Document document, TextSpan span, Func<string, string> rename, CancellationToken cancellationToken)
    {
        var root = (await document.GetSyntaxRootAsync(cancellationToken))!;
        var name = root.FindToken(span.Start);
        return document.WithSyntaxRoot(root.ReplaceToken(name, SyntaxFactory.Identifier(rename(name.Text)).WithTriviaFrom(name)));
    }

    protected static CodeAction Action(CodeFixContext context, string title, Func<string, string> rename)
        => CodeAction.Create(title, cancel => RenameAsync(context.Document, context.Span, rename, cancel), equivalenceKey: title);
}
