using Kubewright.Schema;

namespace Kubewright.Rules;

/// <summary>
/// How to mend a finding, told in terms of objects and paths, so that a C# code fix and an edit of YAML can both do it.
/// </summary>
/// <param name="Title">The offer to the user, in the imperative: <c>Set the grace period to 30 seconds</c>.</param>
/// <param name="Edits">What to change, in order.</param>
public sealed record FixHint(string Title, EquatableArray<FixEdit> Edits)
{
    /// <summary>A hint that changes one thing.</summary>
    public FixHint(string title, FixEdit edit)
        : this(title, EquatableArray<FixEdit>.From([edit]))
    {
    }
}
