using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading.Tasks;
using Kubewright.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Kubewright.CodeFixes;

/// <summary>Offers what a finding's fix hint says, as an edit of the C# that made the object.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ManifestCodeFixProvider))]
[Shared]
public sealed class ManifestCodeFixProvider : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [.. RuleCatalog.All.Select(static rule => rule.Descriptor.Id)];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => new ManifestFixAllProvider();

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (DocumentFixer.HintOf(diagnostic) is { } hint
                && await DocumentFixer.CanFixAsync(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false))
            {
                context.RegisterCodeFix(
                    CodeAction.Create(hint.Title, cancellation => DocumentFixer.ApplyAsync(context.Document, [diagnostic], cancellation), equivalenceKey: diagnostic.Id),
                    diagnostic);
            }
        }
    }
}
