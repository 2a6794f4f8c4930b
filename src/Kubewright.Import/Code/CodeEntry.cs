using System.Collections.Immutable;

namespace Kubewright.Import;

/// <summary>A member of an object initializer, an item of a list or a step of a chain.</summary>
/// <param name="Name">The member's name; null for an item or a step.</param>
/// <param name="Value">The value.</param>
internal sealed record CodeEntry(string? Name, CodeNode Value)
{
    /// <summary>The lines of comments above it.</summary>
    public ImmutableArray<string> Above { get; init; } = [];

    /// <summary>The comment behind it; null for none.</summary>
    public string? Beside { get; init; }

    /// <summary>Whether it has a comment.</summary>
    public bool HasComment => Above.Length > 0 || Beside is not null;
}
