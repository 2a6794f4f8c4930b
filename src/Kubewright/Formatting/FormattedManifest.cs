using System.Collections.Immutable;

namespace Kubewright;

/// <summary>What formatting made of a manifest text.</summary>
/// <param name="Text">The formatted text; the text as it was when there are problems or a refusal.</param>
/// <param name="Problems">Why the text cannot be formatted: it is no valid YAML, or has a key twice; empty when all went well.</param>
/// <param name="Kept">The documents that were left as they are, one remark each, with the reason.</param>
/// <param name="Refusal">What formatting would have changed besides the layout; null when all went well.</param>
public sealed record FormattedManifest(
    string Text,
    ImmutableArray<ReadFinding> Problems,
    ImmutableArray<FormatRemark> Kept,
    FormatRemark? Refusal = null);
