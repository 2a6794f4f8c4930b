using System.Text.Json.Nodes;

namespace Kubewright.Runtime;

/// <summary>
/// Strategic merge patch (<c>application/strategic-merge-patch+json</c>): like a merge patch, but lists are merged by the
/// schema's merge keys, and directives in the patch replace, delete, retain and order (SS-302).
/// </summary>
public sealed class StrategicMergePatch
{
    private const string Directive = "$patch";
    private const string RetainKeys = "$retainKeys";
    private const string DeleteFrom = "$deleteFromPrimitiveList/";
    private const string ElementOrder = "$setElementOrder/";

    private ApiError? _error;

    private StrategicMergePatch()
    {
    }

    /// <summary><paramref name="target"/> after the patch; neither is changed.</summary>
    /// <param name="target">The object.</param>
    /// <param name="patch">The patch.</param>
    /// <param name="shape">What the schema says about the object.</param>
    public static PatchResult Apply(JsonObject target, JsonObject patch, SchemaShape shape)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(patch);
        ArgumentNullException.ThrowIfNull(shape);
        var merge = new StrategicMergePatch();
        var result = merge.Merge((JsonObject)target.DeepClone(), patch, shape);
        return merge._error is { } error ? error : result;
    }

    private JsonObject Merge(JsonObject target, JsonObject patch, SchemaShape shape)
    {
        switch (patch[Directive]?.ToString())
        {
            case null or "merge":
                break;
            case "replace":
                return Merge([], Without(patch, Directive), shape);
            case "delete":
                return [];
            case var other:
                Fail($"Unknown patch type: {other}");
                return target;
        }

        if (patch[RetainKeys] is JsonArray retained)
        {
            var names = retained.Select(static name => name?.ToString()).ToHashSet();
            foreach (var name in target.Select(static member => member.Key).Where(name => !names.Contains(name)).ToList())
            {
                target.Remove(name);
            }
        }

        foreach (var (name, value) in patch)
        {
            if (name.StartsWith(DeleteFrom, StringComparison.Ordinal))
            {
                DeleteScalars(target, name[DeleteFrom.Length..], value as JsonArray ?? []);
            }
            else if (!name.StartsWith('$'))
            {
                MergeMember(target, name, value, patch[ElementOrder + name] as JsonArray, shape.Member(name));
            }
        }

        OrderUntouched(target, patch, shape);
        return target;
    }

    private void MergeMember(JsonObject target, string name, JsonNode? value, JsonArray? order, SchemaShape shape)
    {
        switch (value)
        {
            case null:
                target.Remove(name);
                break;
            case JsonObject members:
                Put(target, name, Merge(shape.IsReplaced ? [] : target[name] as JsonObject ?? [], members, shape));
                break;
            case JsonArray items when shape.MergesList:
                Put(target, name, MergeList(target[name] as JsonArray ?? [], items, order, shape));
                break;
            default:
                target[name] = value.DeepClone();
                break;
        }
    }

    private JsonArray MergeList(JsonArray target, JsonArray patch, JsonArray? order, SchemaShape shape)
    {
        if (shape.PatchMergeKey is not { } key)
        {
            var scalars = target.Select(Text).ToList();
            return Ordered(Union(target, patch), scalars, order, Text);
        }

        string KeyOf(JsonNode? item) => Text((item as JsonObject)?[key]);
        var present = target.Select(KeyOf).ToList();

        if (patch.Any(static item => item is JsonObject { Count: 1 } only && only[Directive]?.ToString() == "replace"))
        {
            target = [];
        }

        foreach (var item in patch)
        {
            if (item is JsonObject { Count: 1 } only && only.ContainsKey(Directive))
            {
                continue;
            }

            if (item is not JsonObject members || members[key] is not { } id)
            {
                Fail($"map: {item?.ToJsonString() ?? "null"} does not contain declared merge key: {key}");
                return target;
            }

            MergeItem(target, members, target.FirstOrDefault(present => JsonNode.DeepEquals((present as JsonObject)?[key], id)) as JsonObject, shape.Items);
        }

        return Ordered(target, present, order, KeyOf);
    }

    private void MergeItem(JsonArray target, JsonObject patch, JsonObject? present, SchemaShape shape)
    {
        if (patch[Directive]?.ToString() == "delete")
        {
            target.Remove(present);
        }
        else if (present is null)
        {
            target.Add(Merge([], patch, shape));
        }
        else
        {
            var index = target.IndexOf(present);
            var merged = Merge(present, patch, shape);
            if (!ReferenceEquals(merged, present))
            {
                target[index] = merged;
            }
        }
    }

    /// <summary>A list may be put into order without being changed otherwise.</summary>
    private static void OrderUntouched(JsonObject target, JsonObject patch, SchemaShape shape)
    {
        foreach (var (name, value) in patch)
        {
            if (name.StartsWith(ElementOrder, StringComparison.Ordinal)
                && name[ElementOrder.Length..] is var list
                && !patch.ContainsKey(list)
                && value is JsonArray order
                && target[list] is JsonArray items)
            {
                var key = shape.Member(list).PatchMergeKey;
                string KeyOf(JsonNode? item) => Text(key is null ? item : (item as JsonObject)?[key]);
                target[list] = Ordered(items, [.. items.Select(KeyOf)], order, KeyOf);
            }
        }
    }

    private static JsonArray Union(JsonArray target, JsonArray patch)
    {
        foreach (var item in patch.Where(item => !target.Any(present => JsonNode.DeepEquals(present, item))).ToList())
        {
            target.Add(item?.DeepClone());
        }

        return target;
    }

    /// <summary>Puts a merged list into the wanted order.</summary>
    /// <param name="items">The merged list.</param>
    /// <param name="present">The keys of the list before it was merged.</param>
    /// <param name="order">The wanted order; null for none. An entry is the scalar itself, or an object with the merge key alone.</param>
    /// <param name="keyOf">The key of an item.</param>
    private static JsonArray Ordered(JsonArray items, List<string> present, JsonArray? order, Func<JsonNode?, string> keyOf)
    {
        if (order is null)
        {
            return items;
        }

        // Two items may share a key: ports of two protocols.
        var byKey = items.GroupBy(keyOf, StringComparer.Ordinal).ToDictionary(static group => group.Key, static group => group.ToList(), StringComparer.Ordinal);

        var wanted = order.Select(keyOf).Where(byKey.ContainsKey).Distinct(StringComparer.Ordinal).ToList();
        var keys = ListOrder.Merge([.. present.Where(byKey.ContainsKey).Distinct(StringComparer.Ordinal)], wanted).Concat(byKey.Keys).Distinct(StringComparer.Ordinal).ToList();
        items.Clear();
        return [.. keys.SelectMany(key => byKey[key])];
    }

    private static string Text(JsonNode? value) => value?.ToJsonString() ?? "null";

    private static void DeleteScalars(JsonObject target, string name, JsonArray values)
    {
        if (target[name] is JsonArray items)
        {
            foreach (var item in items.Where(item => values.Any(value => JsonNode.DeepEquals(value, item))).ToList())
            {
                items.Remove(item);
            }
        }
    }

    /// <summary>Sets a member, unless the value was changed where it stands.</summary>
    private static void Put(JsonObject target, string name, JsonNode value)
    {
        if (!ReferenceEquals(target[name], value))
        {
            target[name] = value;
        }
    }

    private static JsonObject Without(JsonObject value, string name)
    {
        var copy = (JsonObject)value.DeepClone();
        copy.Remove(name);
        return copy;
    }

    private void Fail(string message) => _error ??= new ApiError(StatusReason.BadRequest, message);
}
