using System.Collections.Immutable;
using Kubewright.Schema;

namespace Kubewright.Import;

/// <summary>Brings the tree of a record into the order of the text, in which its author and its comments put it.</summary>
/// <param name="lines">The text; null when nobody can say where its lines are.</param>
internal sealed class SourceTree(SourceLines? lines)
{
    private readonly HashSet<Schema.Node> _octals = new(ReferenceEqualityComparer.Instance);

    /// <summary>The numbers that were written with octal digits.</summary>
    public IReadOnlySet<Schema.Node> Octals => _octals;

    /// <summary>The tree in that order.</summary>
    /// <param name="original">What was written.</param>
    /// <param name="tree">What the record says.</param>
    public Schema.Node Ordered(Schema.Node original, Schema.Node tree)
    {
        switch (original, tree)
        {
            case (ObjectNode from, ObjectNode to):
                return new ObjectNode(Members(from, to), isOpen: false, to.Origin);
            case (ArrayNode from, ArrayNode to) when from.Items.Length == to.Items.Length:
                return new ArrayNode([.. from.Items.Zip(to.Items, Ordered)], isOpen: false, to.Origin);
            case (ScalarNode { Kind: ScalarKind.Integer } from, ScalarNode { Kind: ScalarKind.Integer }) when IsOctal(from):
                _octals.Add(tree);
                return tree;
            default:
                return tree;
        }
    }

    /// <summary>Loops and not LINQ: code over members, which are values, is compiled anew in every process.</summary>
    private ImmutableArray<ObjectNode.Member> Members(ObjectNode from, ObjectNode to)
    {
        var members = ImmutableArray.CreateBuilder<ObjectNode.Member>(to.Members.Length);
        foreach (var member in from.Members)
        {
            if (to[member.Name] is { IsKnown: true } value)
            {
                members.Add(new ObjectNode.Member(member.Name, Ordered(member.Value, value), to.Origin));
            }
        }

        foreach (var member in to.Members)
        {
            if (!from[member.Name].IsKnown)
            {
                members.Add(member);
            }
        }

        return members.ToImmutable();
    }

    /// <summary>Whether a positive number begins with a zero, which decimal digits do not, and has no other letter than that of octal ones.</summary>
    private bool IsOctal(ScalarNode number) =>
        lines is not null
        && number.Origin is TextOrigin at
        && at.EndLine == at.Line
        && at.EndColumn - at.Column > number.Text.Length
        && lines[at.Line, at.Column] == '0'
        && lines[at.Line, at.Column + 1] is 'o' or (>= '0' and <= '7')
        && number.AsInteger() > 0;
}
