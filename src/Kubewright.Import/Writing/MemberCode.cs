using System.Collections.Immutable;

namespace Kubewright.Import;

/// <summary>A member of a class.</summary>
/// <param name="Access"><c>public</c> for what is emitted, otherwise <c>private</c>.</param>
/// <param name="Type">The member's type as it is written.</param>
/// <param name="Name">The name.</param>
/// <param name="Value">The value.</param>
internal sealed record MemberCode(string Access, string Type, string Name, CodeNode Value)
{
    /// <summary>The lines of comments above it.</summary>
    public ImmutableArray<string> Above { get; init; } = [];
}
