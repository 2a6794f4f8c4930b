using System.Collections.Generic;
using System.Collections.Immutable;

namespace Kubewright.Schema;

/// <summary>An object or a map: named members in the order they were written.</summary>
public sealed class ObjectNode : Node
{
    private readonly ImmutableArray<Member> _members;
    private readonly Dictionary<string, Node>? _index;
    private Node? _missing;

    /// <summary>Creates an object. When a name occurs twice the last one counts.</summary>
    /// <param name="members">The members in the order they were written.</param>
    /// <param name="isOpen">True when there may be members that nobody could see; a member not found is then unknown.</param>
    /// <param name="origin">Where the object was written.</param>
    public ObjectNode(ImmutableArray<Member> members, bool isOpen, Origin origin)
        : base(origin)
    {
        _members = members;
        IsOpen = isOpen;
        if (members.Length > 8)
        {
            _index = new Dictionary<string, Node>(members.Length, System.StringComparer.Ordinal);
            foreach (var member in members)
            {
                _index[member.Name] = member.Value;
            }
        }
    }

    /// <summary>The members in the order they were written.</summary>
    public ImmutableArray<Member> Members => _members;

    /// <summary>Whether there may be members that nobody could see.</summary>
    public bool IsOpen { get; }

    /// <summary>Members that were written again under a name that <see cref="Members"/> has already; nobody can say which of them counts.</summary>
    public ImmutableArray<Member> Repeated { get; init; } = [];

    /// <inheritdoc/>
    public override Node this[string name]
    {
        get
        {
            if (_index is not null)
            {
                if (_index.TryGetValue(name, out var found))
                {
                    return found;
                }
            }
            else
            {
                for (var i = _members.Length - 1; i >= 0; i--)
                {
                    if (string.Equals(_members[i].Name, name, System.StringComparison.Ordinal))
                    {
                        return _members[i].Value;
                    }
                }
            }

            // Most of what readers ask for is not there: one node answers them all.
            return _missing ??= IsOpen ? new UnknownNode(Origin) : new AbsentNode(Origin);
        }
    }

    /// <summary>This object with <paramref name="name"/> set: replaced where it stood, or added at the end.</summary>
    public ObjectNode With(string name, Node value, Origin nameOrigin)
    {
        var member = new Member(name, value, nameOrigin);
        for (var i = 0; i < _members.Length; i++)
        {
            if (string.Equals(_members[i].Name, name, System.StringComparison.Ordinal))
            {
                return new ObjectNode(_members.SetItem(i, member), IsOpen, Origin);
            }
        }

        return new ObjectNode(_members.Add(member), IsOpen, Origin);
    }

    /// <summary>One member of an object.</summary>
    /// <param name="Name">The name or map key.</param>
    /// <param name="Value">The value; never absent.</param>
    /// <param name="NameOrigin">Where the name was written.</param>
    public readonly record struct Member(string Name, Node Value, Origin NameOrigin);
}
