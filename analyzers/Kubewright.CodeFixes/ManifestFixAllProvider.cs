using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Kubewright.CodeFixes;

/// <summary>
/// Mends all findings of a rule. The fixes of a document are applied together, because two of them may change one object,
/// or ask for one and the same new object.
/// </summary>
internal sealed class ManifestFixAllProvider : DocumentBasedFixAllProvider
{
    /// <inheritdoc/>
    protected override async Task<Document?> FixAllAsync(FixAllContext fixAllContext, Document document, ImmutableArray<Diagnostic> diagnostics) =>
        await DocumentFixer.ApplyAsync(
            document,
            [.. diagnostics.Where(diagnostic => diagnostic.Id == fixAllContext.CodeActionEquivalenceKey).OrderBy(static diagnostic => diagnostic.Location.SourceSpan)],
            fixAllContext.CancellationToken).ConfigureAwait(false);
}
