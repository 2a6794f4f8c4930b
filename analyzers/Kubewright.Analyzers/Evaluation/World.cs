using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Kubewright.Analyzers;

/// <summary>
/// One way in which a program may run: at the first conditions that nobody can decide, which branch is taken. Conditions
/// after those are undecided, and what depends on them is unknown as always.
/// </summary>
/// <param name="branches">The branch at each undecidable condition, in the order in which an evaluation meets them.</param>
internal sealed class World(ImmutableArray<int> branches)
{
    private readonly Dictionary<ISymbol, bool> _facts = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, EvaluatedMember> _members = new(SymbolEqualityComparer.Default);
    private int _next;

    /// <summary>The branches taken.</summary>
    public ImmutableArray<int> Branches { get; } = branches;

    /// <summary>How many branches there were at the first condition that this world leaves undecided; zero when there was none.</summary>
    public int Undecided { get; private set; }

    /// <summary>The branch to take of <paramref name="count"/>; null to take none of them for certain.</summary>
    public int? Choose(int count)
    {
        if (_next < Branches.Length)
        {
            var branch = Branches[_next++];
            return branch < count ? branch : null;
        }

        Undecided = Undecided == 0 ? count : Undecided;
        return null;
    }

    /// <summary>What was chosen for a static member; null when nothing was.</summary>
    public bool? FactOf(ISymbol member) => _facts.TryGetValue(member, out var fact) ? fact : null;

    /// <summary>Remembers what was chosen for a static member, which has one value wherever it is mentioned.</summary>
    public void Remember(ISymbol member, bool fact) => _facts[member] = fact;

    /// <summary>The value of a static member in this world; null when it was not evaluated yet.</summary>
    public EvaluatedMember? MemberOf(ISymbol member) => _members.TryGetValue(member, out var value) ? value : null;

    /// <summary>Keeps the value of a static member.</summary>
    public void Keep(ISymbol member, EvaluatedMember value) => _members[member] = value;
}
