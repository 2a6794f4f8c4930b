namespace Kubewright.Schema;

/// <summary>
/// A value in a three-valued tree: known, certainly absent, or unknown. The three front ends (C# source, YAML, built
/// objects) make nodes; rules read them through typed views.
/// </summary>
public abstract class Node
{
    private protected Node(Origin origin) => Origin = origin;

    /// <summary>Where the value was written; for an absent value, where its parent was written.</summary>
    public Origin Origin { get; }

    /// <summary>What is known about the value.</summary>
    public virtual Presence Presence => Presence.Known;

    /// <summary>Whether the value is there and known.</summary>
    public bool IsKnown => Presence == Presence.Known;

    /// <summary>Whether the value is certainly not written.</summary>
    public bool IsAbsent => Presence == Presence.Absent;

    /// <summary>Whether nothing certain can be said.</summary>
    public bool IsUnknown => Presence == Presence.Unknown;

    /// <summary>The member <paramref name="name"/>: absent or unknown when this is no object that has it.</summary>
    public virtual Node this[string name] => IsAbsent || this is UnknownNode { Cause: null } ? this : new UnknownNode(Origin);

    /// <summary>The node at <paramref name="path"/>, for example <c>spec.template.metadata.labels</c> or <c>requests[storage]</c>.</summary>
    public Node At(string path)
    {
        var node = this;
        foreach (var segment in SchemaPath.Split(path))
        {
            node = node[segment];
        }

        return node;
    }
}
