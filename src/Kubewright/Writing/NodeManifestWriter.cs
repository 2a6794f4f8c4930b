using System.Collections.Immutable;
using Kubewright.Schema;

namespace Kubewright;

/// <summary>Writes a tree, on which the rules run, of an object built in memory. Origins are paths in the object.</summary>
public sealed class NodeManifestWriter : ManifestWriter
{
    private readonly Stack<Frame> _frames = [];
    private Schema.Node? _root;

    /// <summary>The tree.</summary>
    /// <exception cref="InvalidOperationException">Nothing was written yet, or an object or list is still open.</exception>
    public Schema.Node Root => _root ?? throw new InvalidOperationException("The tree is not complete: end every object and list first.");

    /// <inheritdoc/>
    public override void BeginObject() => _frames.Push(new Frame(NextPath(), isArray: false));

    /// <inheritdoc/>
    public override void EndObject()
    {
        var frame = Pop(isArray: false);
        if (frame.Name is not null)
        {
            throw new InvalidOperationException($"The member '{frame.Name}' has no value; write one before the object ends.");
        }

        Place(new ObjectNode(frame.Members.ToImmutable(), isOpen: false, frame.Origin));
    }

    /// <inheritdoc/>
    public override void Name(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (!_frames.TryPeek(out var frame) || frame.IsArray || frame.Name is not null)
        {
            throw new InvalidOperationException($"The name '{name}' does not belong here: a name stands in an object, after the value of the member before it.");
        }

        frame.Name = name;
    }

    /// <inheritdoc/>
    public override void BeginArray() => _frames.Push(new Frame(NextPath(), isArray: true));

    /// <inheritdoc/>
    public override void EndArray()
    {
        var frame = Pop(isArray: true);
        Place(new ArrayNode(frame.Items.ToImmutable(), isOpen: false, frame.Origin));
    }

    /// <inheritdoc/>
    public override void String(string value) => Place(ScalarNode.String(value, NextOrigin()));

    /// <inheritdoc/>
    public override void Boolean(bool value) => Place(ScalarNode.Boolean(value, NextOrigin()));

    /// <inheritdoc/>
    public override void Null() => Place(new ScalarNode(ScalarKind.Null, "null", NextOrigin()));

    /// <inheritdoc/>
    public override void Reference(string name, bool external) =>
        Place(new ScalarNode(ScalarKind.String, name, NextOrigin(), external));

    /// <inheritdoc/>
    protected override void Number(ScalarKind kind, string text) => Place(new ScalarNode(kind, text, NextOrigin()));

    private ObjectOrigin NextOrigin() => new(NextPath());

    /// <summary>The path of the value that is written next.</summary>
    private string NextPath()
    {
        if (!_frames.TryPeek(out var frame))
        {
            return _root is null ? "" : throw new InvalidOperationException("The tree is complete; use another writer for the next object.");
        }

        if (frame.IsArray)
        {
            return SchemaPath.Join(frame.Path, frame.Items.Count);
        }

        return frame.Name is { } name
            ? SchemaPath.Join(frame.Path, name)
            : throw new InvalidOperationException("A value in an object needs a name before it.");
    }

    private void Place(Schema.Node node)
    {
        if (!_frames.TryPeek(out var frame))
        {
            _root = node;
        }
        else if (frame.IsArray)
        {
            frame.Items.Add(node);
        }
        else
        {
            frame.Members.Add(new ObjectNode.Member(frame.Name!, node, node.Origin));
            frame.Name = null;
        }
    }

    private Frame Pop(bool isArray) =>
        _frames.TryPeek(out var frame) && frame.IsArray == isArray
            ? _frames.Pop()
            : throw new InvalidOperationException(isArray ? "There is no list to end here." : "There is no object to end here.");

    private sealed class Frame(string path, bool isArray)
    {
        public string Path { get; } = path;

        public ObjectOrigin Origin { get; } = new(path);

        public bool IsArray { get; } = isArray;

        public ImmutableArray<ObjectNode.Member>.Builder Members { get; } = ImmutableArray.CreateBuilder<ObjectNode.Member>(isArray ? 0 : 8);

        public ImmutableArray<Schema.Node>.Builder Items { get; } = ImmutableArray.CreateBuilder<Schema.Node>(isArray ? 4 : 0);

        public string? Name { get; set; }
    }
}
