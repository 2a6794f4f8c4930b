using Kubewright.Schema;
using Microsoft.CodeAnalysis;

namespace Kubewright.Analyzers;

/// <summary>The C# text that a node was written as.</summary>
/// <param name="Location">The text's place in its file.</param>
public sealed record CSharpOrigin(Location Location) : Origin
{
    /// <inheritdoc/>
    public override string ToString()
    {
        var start = Location.GetLineSpan().StartLinePosition;
        return $"{Location.SourceTree?.FilePath}({start.Line + 1},{start.Character + 1})";
    }
}
