using System.Collections.Immutable;

namespace Kubewright.Import;

/// <summary>A call or the making of an object: <c>new("web", 80) { Protocol = Protocol.TCP }</c>, <c>("key", value)</c>.</summary>
/// <param name="Head">What stands before the parenthesis; empty for a tuple.</param>
/// <param name="Arguments">The arguments.</param>
/// <param name="Members">The members of the object initializer.</param>
internal sealed record CallCode(string Head, ImmutableArray<CodeNode> Arguments, ImmutableArray<CodeEntry> Members) : CodeNode
{
    /// <summary>Whether there are parentheses: a named type with an initializer does without.</summary>
    public bool HasParentheses => Arguments.Length > 0 || Members.IsEmpty || !Head.StartsWith("new ", StringComparison.Ordinal);
}
