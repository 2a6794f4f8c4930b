using System.Collections.Immutable;

namespace Kubewright.Runtime;

/// <summary>A part of an expression of the Common Expression Language.</summary>
internal abstract record CelNode
{
    private CelNode()
    {
    }

    /// <summary>A value that is written: bool, long, double, string or null.</summary>
    /// <param name="Value">The value.</param>
    public sealed record Literal(object? Value) : CelNode;

    /// <summary>A variable.</summary>
    /// <param name="Name">Its name.</param>
    public sealed record Variable(string Name) : CelNode;

    /// <summary>A field of an object, or the question whether it is there.</summary>
    /// <param name="Operand">The object.</param>
    /// <param name="Field">The field's name.</param>
    /// <param name="IsTest">Whether it is <c>has(…)</c>.</param>
    public sealed record Select(CelNode Operand, string Field, bool IsTest = false) : CelNode;

    /// <summary>A function or an operator, which is written as its name: <c>_+_</c> is <c>+</c>, the choice is <c>?:</c>, an index is <c>[]</c>.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Arguments">The operands; of a member function the object comes first.</param>
    public sealed record Call(string Name, ImmutableArray<CelNode> Arguments) : CelNode;

    /// <summary>A list that is written out.</summary>
    /// <param name="Items">The items.</param>
    public sealed record ListOf(ImmutableArray<CelNode> Items) : CelNode;

    /// <summary>A map that is written out.</summary>
    /// <param name="Entries">Keys and values.</param>
    public sealed record MapOf(ImmutableArray<(CelNode Key, CelNode Value)> Entries) : CelNode;

    /// <summary>A macro over a list, or over the keys of a map: <c>all</c>, <c>exists</c>, <c>exists_one</c>, <c>map</c>, <c>filter</c>.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Range">The list.</param>
    /// <param name="Item">The name of the variable for each item.</param>
    /// <param name="Filter">Which items <c>map</c> takes; null for all.</param>
    /// <param name="Body">What is asked of each item, or made of it.</param>
    public sealed record Macro(string Name, CelNode Range, string Item, CelNode? Filter, CelNode Body) : CelNode;
}
