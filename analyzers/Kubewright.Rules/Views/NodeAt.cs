using Kubewright.Schema;

namespace Kubewright.Rules.Views;

/// <summary>A node together with its path in the object: what every typed view stands on.</summary>
/// <remarks>
/// Like the views, a class: code over lists of structs is compiled for each struct by itself, in every process that starts,
/// and takes longer than the rules.
/// </remarks>
public sealed class NodeAt
{
    private readonly NodeAt? _parent;
    private readonly string? _name;
    private readonly int _index;
    private string? _path;

    /// <summary>Creates the pair.</summary>
    /// <param name="node">The node.</param>
    /// <param name="path">Its path from the object's root, for example <c>spec.template.metadata.labels</c>; empty for the root.</param>
    public NodeAt(Node node, string path)
    {
        Node = node;
        _path = path;
    }

    private NodeAt(Node node, NodeAt parent, string? name, int index)
    {
        Node = node;
        _parent = parent;
        _name = name;
        _index = index;
    }

    private NodeAt(Node node, NodeAt place)
        : this(node, place._parent!, place._name, place._index) => _path = place._path;

    /// <summary>The node.</summary>
    public Node Node { get; }

    /// <summary>The path from the object's root.</summary>
    // Written out when somebody reads it: rules pass many places and report few.
    public string Path => _path ??= _name is null ? SchemaPath.Join(_parent!.Path, _index) : SchemaPath.Join(_parent!.Path, _name);

    /// <summary>What is known about the node.</summary>
    public Presence Presence => Node.Presence;

    /// <summary>Where the node was written; for an absent one, where its parent was written.</summary>
    public Origin Origin => Node.Origin;

    /// <summary>Whether the node is there and known.</summary>
    public bool IsKnown => Node.IsKnown;

    /// <summary>Whether the node is certainly not written.</summary>
    public bool IsAbsent => Node.IsAbsent;

    /// <summary>Whether nothing certain can be said.</summary>
    public bool IsUnknown => Node.IsUnknown;

    /// <summary>The member or map entry <paramref name="name"/>.</summary>
    public NodeAt this[string name] => new(Node[name], this, name, 0);

    /// <summary>A member of this object that is written.</summary>
    public NodeAt this[ObjectNode.Member member] => new(member.Value, this, member.Name, 0);

    /// <summary>The item <paramref name="index"/> of a list; the list must have it.</summary>
    public NodeAt this[int index] => new(((ArrayNode)Node).Items[index], this, null, index);

    /// <summary>Another node in the same place.</summary>
    public NodeAt With(Node node) => new(node, this);

    /// <summary>This place seen as an object or map: unknown when something else is written there, which is another rule's business.</summary>
    public NodeAt AsObject() => Node is { IsKnown: true } and not ObjectNode ? Unknown() : this;

    /// <summary>This place seen as a list: unknown when something else is written there.</summary>
    public NodeAt AsList() => Node is { IsKnown: true } and not ArrayNode ? Unknown() : this;

    private NodeAt Unknown() => With(new UnknownNode(Node.Origin));
}
