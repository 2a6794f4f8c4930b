using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Kubewright.Import;

/// <summary>A text with CustomResourceDefinitions.</summary>
/// <param name="input">The text.</param>
internal sealed class SchemaText(ImportInput input) : AdditionalText
{
    /// <inheritdoc/>
    public override string Path => input.Name;

    /// <inheritdoc/>
    public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(input.Text, Encoding.UTF8);
}
