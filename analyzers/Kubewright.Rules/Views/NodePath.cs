using Kubewright.Schema;

namespace Kubewright.Rules.Views;

/// <summary>A path that is written out when somebody reads it: rules pass many places and report few.</summary>
internal sealed class NodePath
{
    private readonly NodePath? _parent;
    private readonly string? _name;
    private readonly int _index;
    private string? _text;

    /// <summary>A path that is written out already.</summary>
    public NodePath(string text) => _text = text;

    private NodePath(NodePath parent, string? name, int index)
    {
        _parent = parent;
        _name = name;
        _index = index;
    }

    /// <summary>The path of an object itself.</summary>
    public static NodePath Root { get; } = new("");

    /// <summary>The path of a member or map entry.</summary>
    public NodePath Join(string name) => new(this, name, 0);

    /// <summary>The path of an item of a list.</summary>
    public NodePath Join(int index) => new(this, null, index);

    /// <summary>The path as findings have it.</summary>
    public override string ToString() =>
        _text ??= _name is null ? SchemaPath.Join(_parent!.ToString(), _index) : SchemaPath.Join(_parent!.ToString(), _name);
}
