using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace Kubewright.Roslyn.Testing;

/// <summary>A text without its markup, and the spans that the markup marked. Spans are in the order of their start.</summary>
/// <param name="Text">The text that is left.</param>
/// <param name="Anonymous">The spans of <c>[|text|]</c>.</param>
/// <param name="Named">The spans of <c>{|KW1001:text|}</c>, each with its diagnostic id.</param>
/// <param name="Locations">The spans of <c>{|#0:text|}</c> by number.</param>
public sealed record MarkupDocument(
    string Text,
    ImmutableArray<TextSpan> Anonymous,
    ImmutableArray<(string Id, TextSpan Span)> Named,
    ImmutableSortedDictionary<int, TextSpan> Locations);
