using Kubewright.Schema;

namespace Kubewright.Rules.Views;

/// <summary>A node together with its path in the object: what every typed view stands on.</summary>
public readonly struct NodeAt
{
    private static readonly Node Nothing = new UnknownNode(Origin.None);

    private readonly Node? _node;
    private readonly NodePath? _path;

    /// <summary>Creates the pair.</summary>
    /// <param name="node">The node.</param>
    /// <param name="path">Its path from the object's root, for example <c>spec.template.metadata.labels</c>; empty for the root.</param>
    public NodeAt(Node node, string path)
        : this(node, path.Length == 0 ? NodePath.Root : new NodePath(path))
    {
    }

    private NodeAt(Node node, NodePath? path)
    {
        _node = node;
        _path = path;
    }

    /// <summary>The node.</summary>
    public Node Node => _node ?? Nothing;

    /// <summary>The path from the object's root.</summary>
    public string Path => (_path ?? NodePath.Root).ToString();

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
    public NodeAt this[string name] => new(Node[name], (_path ?? NodePath.Root).Join(name));

    /// <summary>A member of this object that is written.</summary>
    public NodeAt this[ObjectNode.Member member] => new(member.Value, (_path ?? NodePath.Root).Join(member.Name));

    /// <summary>The item <paramref name="index"/> of a list; the list must have it.</summary>
    public NodeAt this[int index] => new(((ArrayNode)Node).Items[index], (_path ?? NodePath.Root).Join(index));

    /// <summary>Another node in the same place.</summary>
    public NodeAt With(Node node) => new(node, _path);

    /// <summary>This place seen as an object or map: unknown when something else is written there, which is another rule's business.</summary>
    public NodeAt AsObject() => Node is { IsKnown: true } and not ObjectNode ? Unknown() : this;

    /// <summary>This place seen as a list: unknown when something else is written there.</summary>
    public NodeAt AsList() => Node is { IsKnown: true } and not ArrayNode ? Unknown() : this;

    private NodeAt Unknown() => With(new UnknownNode(Node.Origin));
}
