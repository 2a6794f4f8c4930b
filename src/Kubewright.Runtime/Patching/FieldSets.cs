using System.Text.Json.Nodes;

namespace Kubewright.Runtime;

/// <summary>Finds the places that an object has, and those in which two objects differ.</summary>
internal static class FieldSets
{
    /// <summary>The places that a configuration claims when it is applied: scalars, whatever is replaced whole, and the items of keyed lists.</summary>
    public static FieldSet Of(JsonNode? value, SchemaShape shape)
    {
        var set = new FieldSet();
        Collect(set, value, shape);
        return set;
    }

    /// <summary>What is new or has another value in <paramref name="after"/>, and what is gone.</summary>
    public static (FieldSet Changed, FieldSet Removed) Compare(JsonNode? before, JsonNode? after, SchemaShape shape)
    {
        var changed = new FieldSet();
        var removed = new FieldSet();
        Compare(changed, removed, before, after, shape);
        return (changed, removed);
    }

    /// <summary>The items of a keyed list or a set by their path element; items without key are left out.</summary>
    public static Dictionary<string, JsonNode?> Items(JsonArray list, SchemaShape shape)
    {
        var items = new Dictionary<string, JsonNode?>(StringComparer.Ordinal);
        foreach (var item in list)
        {
            if ((shape.IsSet ? FieldElement.Value(item) : FieldElement.Item(item, shape)) is { } element)
            {
                items.TryAdd(element, item);
            }
        }

        return items;
    }

    /// <summary>Whether places inside the value are told apart.</summary>
    public static bool IsGranular(JsonNode? value, SchemaShape shape) => value switch
    {
        JsonObject => !shape.IsAtomic,
        JsonArray => shape.IsKeyedList || shape.IsSet,
        _ => false,
    };

    /// <param name="set">Receives the places.</param>
    /// <param name="value">The value whose places they are.</param>
    /// <param name="shape">What the schema says about it.</param>
    /// <param name="marksMaps">Whether a map is a place beside its entries: who writes a new one holds it.</param>
    private static void Collect(FieldSet set, JsonNode? value, SchemaShape shape, bool marksMaps = false)
    {
        switch (value)
        {
            case JsonObject { Count: > 0 } members when !shape.IsAtomic:
                foreach (var (name, member) in members)
                {
                    Collect(set.Child(FieldElement.Member(name)), member, shape.Member(name), marksMaps);
                }

                set.IsMember |= marksMaps && shape.IsMap;
                break;
            case JsonArray { Count: > 0 } list when IsGranular(list, shape):
                foreach (var (element, item) in Items(list, shape))
                {
                    var child = set.Child(element);
                    Collect(child, item, shape.Items, marksMaps);
                    child.IsMember = true;
                }

                break;
            default:
                set.IsMember = true;
                break;
        }
    }

    private static void Compare(FieldSet changed, FieldSet removed, JsonNode? before, JsonNode? after, SchemaShape shape)
    {
        if (IsGranular(before, shape) && IsGranular(after, shape) && before!.GetType() == after!.GetType())
        {
            var old = Parts(before, shape);
            var @new = Parts(after, shape);
            foreach (var (element, part) in @new)
            {
                var inner = PartShape(element, shape);
                if (old.TryGetValue(element, out var was))
                {
                    Descend(changed, removed, element, was, part, inner);
                }
                else
                {
                    Collect(changed.Child(element), part, inner, marksMaps: true);
                }
            }

            foreach (var (element, part) in old)
            {
                if (!@new.ContainsKey(element))
                {
                    Collect(removed.Child(element), part, PartShape(element, shape));
                    removed.Child(element).IsMember = true;
                }
            }
        }
        else if (!JsonNode.DeepEquals(before, after))
        {
            changed.IsMember = true;
        }
    }

    private static void Descend(FieldSet changed, FieldSet removed, string element, JsonNode? before, JsonNode? after, SchemaShape shape)
    {
        var innerChanged = new FieldSet();
        var innerRemoved = new FieldSet();
        Compare(innerChanged, innerRemoved, before, after, shape);
        changed.Merge(element, innerChanged);
        removed.Merge(element, innerRemoved);
    }

    private static Dictionary<string, JsonNode?> Parts(JsonNode value, SchemaShape shape) => value is JsonObject members
        ? members.ToDictionary(static member => FieldElement.Member(member.Key), static member => member.Value, StringComparer.Ordinal)
        : Items((JsonArray)value, shape);

    private static SchemaShape PartShape(string element, SchemaShape shape) =>
        element.StartsWith("f:", StringComparison.Ordinal) ? shape.Member(element[2..]) : shape.Items;
}
