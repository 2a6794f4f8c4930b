using System;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Kubewright.Generators;

/// <summary>A place in source, held by value: a <see cref="Location"/> in a model would keep its whole compilation alive.</summary>
/// <param name="Path">The file.</param>
/// <param name="Span">The characters.</param>
/// <param name="Lines">The same as lines and columns.</param>
internal sealed record SourceSpot(string Path, TextSpan Span, LinePositionSpan Lines) : IEquatable<SourceSpot>
{
    /// <summary>Takes what a location says.</summary>
    public static SourceSpot Of(Location location)
    {
        var lines = location.GetLineSpan();
        return new SourceSpot(lines.Path, location.SourceSpan, lines.Span);
    }

    /// <summary>The place as a diagnostic wants it.</summary>
    public Location ToLocation() => Location.Create(Path, Span, Lines);
}
