using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using Kubewright.Schema;

namespace Kubewright.Rules.Views;

/// <summary>A scalar that is known, absent or unknown.</summary>
/// <typeparam name="T">The type of a known value.</typeparam>
public sealed class Value<T>
    where T : notnull
{
    private readonly T? _value;

    internal Value(NodeAt at, Presence presence, T? value = default)
    {
        At = at;
        Presence = presence;
        _value = value;
    }

    /// <summary>The node and its path.</summary>
    public NodeAt At { get; }

    /// <summary>What is known; a value of the wrong type counts as unknown.</summary>
    public Presence Presence { get; }

    /// <summary>The path from the object's root.</summary>
    public string Path => At.Path;

    /// <summary>Where the value was written; for an absent one, where its parent was written.</summary>
    public Origin Origin => At.Origin;

    /// <summary>Whether the value is there and known.</summary>
    public bool IsKnown => Presence == Presence.Known;

    /// <summary>Whether the value is certainly not written.</summary>
    public bool IsAbsent => Presence == Presence.Absent;

    /// <summary>Whether nothing certain can be said.</summary>
    public bool IsUnknown => Presence == Presence.Unknown;

    /// <summary>Gives the value when it is known.</summary>
    public bool TryGet([MaybeNullWhen(false)] out T value)
    {
        value = _value;
        return IsKnown;
    }

    /// <summary>Whether the value is <paramref name="other"/>: null when nobody can say, false when it is absent.</summary>
    public bool? Is(T other) => Presence switch
    {
        Presence.Known => EqualityComparer<T>.Default.Equals(_value!, other),
        Presence.Absent => false,
        _ => null,
    };

    /// <summary>The value, or <c>absent</c> or <c>unknown</c>.</summary>
    public override string ToString() => Presence switch
    {
        Presence.Known => _value!.ToString() ?? "",
        Presence.Absent => "absent",
        _ => "unknown",
    };
}
