using System.Collections.Immutable;

namespace Kubewright.Rules.Lifecycle;

/// <summary>A simple command of a script, or the end of a compound one.</summary>
/// <param name="Words">Its words without quotes, assignments in front included; a single <c>done</c> or the like ends a compound command.</param>
/// <param name="Start">Where the first word begins in the script.</param>
/// <param name="Depth">How many compound commands (<c>if</c>, <c>while</c>, <c>{</c>, <c>(</c>) it is in.</param>
/// <param name="Terminator">What follows: <c>;</c>, <c>&amp;&amp;</c>, <c>||</c>, <c>|</c>, <c>&amp;</c>, or nothing.</param>
internal sealed record ShellCommand(ImmutableArray<string> Words, int Start, int Depth, string Terminator)
{
    /// <summary>Whether it is the end of a compound command.</summary>
    public bool IsCompoundEnd => Words.Length > 0 && Words[0] is "done" or "fi" or "}" or ")";
}
