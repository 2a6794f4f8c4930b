using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Kubewright.Roslyn.Testing;

/// <summary>An additional file that exists in memory only. Two instances are two files, as in an editor after an edit.</summary>
/// <param name="path">The file name; without a folder it is in <c>/0/</c>.</param>
/// <param name="content">The content.</param>
public sealed class InMemoryAdditionalText(string path, string content) : AdditionalText
{
    private readonly SourceText _text = SourceText.From(content, Encoding.UTF8);

    /// <inheritdoc/>
    public override string Path { get; } = TestPaths.Normalize(path);

    /// <inheritdoc/>
    public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
}
