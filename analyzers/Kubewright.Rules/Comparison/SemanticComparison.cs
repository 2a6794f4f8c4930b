using System;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Kubewright.Rules.Views;
using Kubewright.Schema;

namespace Kubewright.Rules;

/// <summary>
/// Compares what was applied with what is to be applied, as the API server does: after defaulting, quantities by their
/// value, nothing equal to an empty list or map, and lists in their order. A difference is reported only when it is
/// certain.
/// </summary>
public sealed class SemanticComparison
{
    /// <summary>The one text for which none and an empty one are two things: no class, or the cluster's default class.</summary>
    private const string StorageClassName = "storageClassName";

    private static readonly SchemaType Free = new(SchemaTypeKind.Raw);

    private readonly ImmutableArray<NodeDifference>.Builder _differences = ImmutableArray.CreateBuilder<NodeDifference>();
    private readonly bool _matchesByKey;
    private bool _isCertain = true;

    private SemanticComparison(bool matchesByKey) => _matchesByKey = matchesByKey;

    /// <summary>Compares two objects of one definition.</summary>
    public static Comparison Compare(NodeAt before, NodeAt after, TypeFacts facts) =>
        Run(comparison => comparison.Value(before, after, new SchemaType(SchemaTypeKind.Record, facts.Name)));

    /// <summary>Compares one member of two objects of one definition; where a member is not written, its default counts.</summary>
    public static Comparison Compare(NodeAt before, NodeAt after, TypeFacts facts, PropertyFacts property) =>
        Run(comparison => comparison.Member(before, after, facts, property));

    /// <summary>
    /// Compares two objects for people to read: the items of a list are matched by their keys or names where they have them,
    /// so that an added item is no change of the items behind it. A path names such an item by its key:
    /// <c>spec.template.spec.containers[nginx].image</c>. A list in another order is one difference, between the keys in
    /// their orders.
    /// </summary>
    /// <param name="before">The first object.</param>
    /// <param name="after">The second object.</param>
    /// <param name="facts">The definition of both; null when there is none, and then nothing is defaulted.</param>
    public static Comparison CompareByKey(NodeAt before, NodeAt after, TypeFacts? facts) =>
        Run(comparison => comparison.Value(before, after, facts is null ? Free : new SchemaType(SchemaTypeKind.Record, facts.Name)), matchesByKey: true);

    private static Comparison Run(Action<SemanticComparison> compare, bool matchesByKey = false)
    {
        var comparison = new SemanticComparison(matchesByKey);
        compare(comparison);
        return new Comparison(comparison._differences.ToImmutable(), comparison._isCertain);
    }

    private void Member(NodeAt before, NodeAt after, TypeFacts facts, PropertyFacts property)
    {
        var (old, current) = (Defaulted(before, facts, property), Defaulted(after, facts, property));
        if (property.Name == StorageClassName && old.IsAbsent != current.IsAbsent && !old.IsUnknown && !current.IsUnknown)
        {
            Differ(old, current);
            return;
        }

        Value(old, current, property.Type, property);
    }

    /// <summary>The member, or the default in its place.</summary>
    private static NodeAt Defaulted(NodeAt owner, TypeFacts facts, PropertyFacts property)
    {
        var at = owner[property.Name];
        return at.IsAbsent && ServerDefaults.Of(owner, facts, property) is { IsAbsent: false } value ? at.With(value) : at;
    }

    private void Value(NodeAt before, NodeAt after, SchemaType type, PropertyFacts? property = null)
    {
        if (before.IsUnknown || after.IsUnknown)
        {
            _isCertain = false;
        }
        else if (before.IsAbsent && after.IsAbsent)
        {
            // Nothing on both sides.
        }
        else if (Schemas.Of(type) is { } facts && IsMapOrAbsent(before) && IsMapOrAbsent(after))
        {
            Object(before, after, facts);
        }
        else if (IsMapOrAbsent(before) && IsMapOrAbsent(after))
        {
            Map(before, after, type.Element ?? Free);
        }
        else if (IsListOrAbsent(before) && IsListOrAbsent(after))
        {
            List(before, after, type.Element ?? Free, property);
        }
        else if (before.Node is ScalarNode or AbsentNode && after.Node is ScalarNode or AbsentNode)
        {
            Scalars(before, after, type);
        }
        else
        {
            Differ(before, after);
        }
    }

    private void Object(NodeAt before, NodeAt after, TypeFacts facts)
    {
        foreach (var property in facts.Properties)
        {
            Member(before, after, facts, property);
        }
    }

    private void Map(NodeAt before, NodeAt after, SchemaType element)
    {
        var keys = Members(before).Concat(Members(after)).Select(static member => member.Name).Distinct(StringComparer.Ordinal);
        foreach (var key in keys)
        {
            var (old, current) = (before[key], after[key]);
            if (old.IsAbsent != current.IsAbsent && !old.IsUnknown && !current.IsUnknown)
            {
                // An entry counts even when its value is empty.
                Differ(old, current);
            }
            else
            {
                Value(old, current, element);
            }
        }

        _isCertain &= IsComplete(before) && IsComplete(after);
    }

    private void List(NodeAt before, NodeAt after, SchemaType element, PropertyFacts? property)
    {
        if (!IsComplete(before) || !IsComplete(after))
        {
            _isCertain = false;
            return;
        }

        var (old, current) = (Items(before), Items(after));
        if (_matchesByKey && ListKeys.Of(old, element, property) is { } oldKeys && ListKeys.Of(current, element, property) is { } keys)
        {
            KeyedList(before, oldKeys, after, keys, element);
            return;
        }

        if (old.Length != current.Length)
        {
            Differ(before, after);
            return;
        }

        for (var i = 0; i < old.Length; i++)
        {
            Value(new NodeAt(old[i], SchemaPath.Join(before.Path, i)), new NodeAt(current[i], SchemaPath.Join(after.Path, i)), element);
        }
    }

    private void KeyedList(NodeAt before, ImmutableArray<string> oldKeys, NodeAt after, ImmutableArray<string> keys, SchemaType element)
    {
        foreach (var key in oldKeys.Concat(keys.Except(oldKeys)))
        {
            var (old, current) = (Item(before, oldKeys.IndexOf(key), key), Item(after, keys.IndexOf(key), key));
            if (old.IsAbsent || current.IsAbsent)
            {
                Differ(old, current);
            }
            else
            {
                Value(old, current, element);
            }
        }

        if (!oldKeys.Where(keys.Contains).SequenceEqual(keys.Where(oldKeys.Contains)))
        {
            Differ(before.With(ListKeys.Node(oldKeys)), after.With(ListKeys.Node(keys)));
        }
    }

    private static NodeAt Item(NodeAt list, int index, string key) =>
        new(index < 0 ? new AbsentNode(list.Origin) : Items(list)[index], $"{list.Path}[{key}]");

    private void Scalars(NodeAt before, NodeAt after, SchemaType type)
    {
        if (before.IsAbsent || after.IsAbsent)
        {
            // Whether the server tells an empty value from none depends on the member; most are the same to it.
            if (IsZero(before) && IsZero(after))
            {
                _isCertain &= before.Node is ScalarNode { Text: "" } || after.Node is ScalarNode { Text: "" };
            }
            else
            {
                Differ(before, after);
            }

            return;
        }

        var (old, current) = ((ScalarNode)before.Node, (ScalarNode)after.Node);
        if (type.Kind == SchemaTypeKind.Quantity && QuantityValue.TryParse(old.Text, out var oldAmount) && QuantityValue.TryParse(current.Text, out var amount))
        {
            if (oldAmount != amount)
            {
                Differ(before, after);
            }
        }
        else if (Number(old) is { } oldNumber && Number(current) is { } number)
        {
            if (!oldNumber.Equals(number))
            {
                Differ(before, after);
            }
        }
        else if (old.Kind != current.Kind || old.Text != current.Text)
        {
            Differ(before, after);
        }
    }

    private void Differ(NodeAt before, NodeAt after) => _differences.Add(new NodeDifference(before, after));

    private static double? Number(ScalarNode scalar) =>
        scalar.Kind is ScalarKind.Integer or ScalarKind.Float && double.TryParse(scalar.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static bool IsZero(NodeAt at) => at.IsAbsent || at.Node is ScalarNode { Text: "" or "0" or "false" };

    private static bool IsMapOrAbsent(NodeAt at) => at.IsAbsent || at.Node is ObjectNode;

    private static bool IsListOrAbsent(NodeAt at) => at.IsAbsent || at.Node is ArrayNode;

    private static bool IsComplete(NodeAt at) => at.Node is not (ObjectNode { IsOpen: true } or ArrayNode { IsOpen: true });

    private static ImmutableArray<ObjectNode.Member> Members(NodeAt at) => at.Node is ObjectNode map ? map.Members : [];

    private static ImmutableArray<Node> Items(NodeAt at) => at.Node is ArrayNode list ? list.Items : [];
}
