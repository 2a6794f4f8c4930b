using System.Text.Json.Nodes;

namespace Kubewright.Runtime;

/// <summary>
/// Server-side apply (<c>application/apply-patch+yaml</c>) and the bookkeeping of field managers: who wrote what, whose
/// values an apply may not change without force, and what goes when its last manager gives it up.
/// </summary>
public static class ServerSideApply
{
    /// <summary>Places that the server writes, which belong to no manager.</summary>
    private static readonly FieldSet Unmanaged = FieldSet.Read(new JsonObject
    {
        ["f:apiVersion"] = new JsonObject(),
        ["f:kind"] = new JsonObject(),
        ["f:metadata"] = new JsonObject
        {
            ["."] = new JsonObject(),
            ["f:name"] = new JsonObject(),
            ["f:namespace"] = new JsonObject(),
            ["f:uid"] = new JsonObject(),
            ["f:creationTimestamp"] = new JsonObject(),
            ["f:deletionTimestamp"] = new JsonObject(),
            ["f:deletionGracePeriodSeconds"] = new JsonObject(),
            ["f:generation"] = new JsonObject(),
            ["f:resourceVersion"] = new JsonObject(),
            ["f:selfLink"] = new JsonObject(),
            ["f:managedFields"] = new JsonObject(),
        },
    });

    private static readonly FieldSet StatusOnly = FieldSet.Read(new JsonObject { ["f:status"] = new JsonObject() });

    /// <summary>Applies a configuration.</summary>
    /// <param name="live">The object as stored; null when there is none yet.</param>
    /// <param name="configuration">What the manager wants of the object, and nothing else.</param>
    /// <param name="manager">Who applies.</param>
    /// <param name="force">Whether values of other managers are taken over instead of being conflicts.</param>
    /// <param name="shape">What the schema says about the object.</param>
    /// <param name="time">The time to note, as Kubernetes writes timestamps.</param>
    /// <param name="complete">Fills in what the server fills in, so that leaving that out is no change of a value; null for nothing.</param>
    public static PatchResult Apply(
        JsonObject? live,
        JsonObject configuration,
        FieldManager manager,
        bool force,
        SchemaShape shape,
        string time,
        Func<JsonObject, JsonObject>? complete = null)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(manager);
        ArgumentNullException.ThrowIfNull(shape);
        if ((configuration["metadata"] as JsonObject)?.ContainsKey("managedFields") == true)
        {
            return new ApiError(StatusReason.BadRequest, "metadata.managedFields must be nil");
        }

        var managed = ManagedFields.Read(live);
        var before = live is null ? [] : (JsonObject)live.DeepClone();
        ManagedFields.Remove(before);

        var wanted = Managed(FieldSets.Of(configuration, shape), manager);
        var merged = (JsonObject)Merge(before, configuration, shape)!;
        Prune(merged, managed.Of(manager), wanted, managed, manager, shape);

        var changed = FieldSets.Compare(before, complete?.Invoke(merged) ?? merged, shape).Changed;
        var taken = changed.Intersect(wanted);
        var conflicts = managed.All
            .Where(other => other.Manager != manager)
            .Select(other => (other.Manager, Fields: other.Fields.Intersect(taken)))
            .Where(static conflict => !conflict.Fields.IsEmpty)
            .ToList();
        if (conflicts.Count > 0 && !force)
        {
            return Conflict(conflicts);
        }

        managed.TakeFromOthers(manager, fields => fields.Except(taken));
        managed.Set(manager, wanted, time);
        managed.Write(merged);
        return merged;
    }

    /// <summary>Notes who wrote what of an object that was sent whole or patched.</summary>
    /// <param name="before">The object as it was; null for a new one.</param>
    /// <param name="after">The object as it is now. An empty list of managed fields in it begins the bookkeeping anew.</param>
    /// <param name="manager">Who wrote.</param>
    /// <param name="shape">What the schema says about the object.</param>
    /// <param name="time">The time to note, as Kubernetes writes timestamps.</param>
    /// <returns><paramref name="after"/> with its managed fields; it is not changed itself.</returns>
    public static JsonObject Track(JsonObject? before, JsonObject after, FieldManager manager, SchemaShape shape, string time)
    {
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(manager);
        ArgumentNullException.ThrowIfNull(shape);
        var result = (JsonObject)after.DeepClone();
        if (ManagedFields.IsReset(after))
        {
            ManagedFields.Remove(result);
            return result;
        }

        var given = ManagedFields.Read(after);
        var managed = given.All.Any() ? given : ManagedFields.Read(before);
        ManagedFields.Remove(result);
        var old = before is null ? [] : (JsonObject)before.DeepClone();
        ManagedFields.Remove(old);

        var (changed, removed) = FieldSets.Compare(old, result, shape);
        changed = Managed(changed, manager);
        managed.TakeFromOthers(manager, fields => fields.Except(changed).Except(removed, wholeTrees: true));
        managed.Set(manager, managed.Of(manager).Except(removed, wholeTrees: true).Union(changed), time);
        managed.Write(result);
        return result;
    }

    /// <summary>Leaves out what the server writes, and the status of a write that does not go through its subresource.</summary>
    private static FieldSet Managed(FieldSet fields, FieldManager manager) =>
        manager.Subresource == "status"
            ? fields.Except(fields.Except(StatusOnly, wholeTrees: true))
            : fields.Except(Unmanaged).Except(StatusOnly, wholeTrees: true);

    private static JsonNode? Merge(JsonNode? live, JsonNode? applied, SchemaShape shape)
    {
        switch (applied)
        {
            case JsonObject members when live is JsonObject present && !shape.IsAtomic:
                var merged = (JsonObject)present.DeepClone();
                foreach (var (name, value) in members)
                {
                    merged[name] = Merge(present[name], value, shape.Member(name));
                }

                return merged;
            case JsonArray list when live is JsonArray present && FieldSets.IsGranular(list, shape):
                return MergeItems(present, list, shape);
            default:
                return applied?.DeepClone();
        }
    }

    private static JsonArray MergeItems(JsonArray live, JsonArray applied, SchemaShape shape)
    {
        var present = FieldSets.Items(live, shape);
        var wanted = FieldSets.Items(applied, shape);
        return
        [
            .. ListOrder.Merge([.. present.Keys], [.. wanted.Keys]).Select(element =>
                !wanted.TryGetValue(element, out var item) ? present[element]?.DeepClone()
                : present.TryGetValue(element, out var was) ? Merge(was, item, shape.Items)
                : item?.DeepClone()),
        ];
    }

    /// <summary>Removes what the manager applied before, does not want any more, and nobody else holds.</summary>
    private static void Prune(JsonObject merged, FieldSet before, FieldSet wanted, ManagedFields managed, FieldManager manager, SchemaShape shape)
    {
        var given = before.Except(wanted);
        foreach (var (other, fields) in managed.All)
        {
            if (other != manager)
            {
                given = given.Except(fields);
            }
        }

        if (!given.IsEmpty)
        {
            var held = managed.All.Where(other => other.Manager != manager).Aggregate(wanted, static (set, other) => set.Union(other.Fields));
            Remove(merged, given, held, shape);
        }
    }

    private static void Remove(JsonNode? value, FieldSet given, FieldSet held, SchemaShape shape)
    {
        foreach (var (element, below) in given.Children)
        {
            var isHeld = held.Children.TryGetValue(element, out var heldBelow);
            if (value is JsonObject members && element.StartsWith("f:", StringComparison.Ordinal))
            {
                var name = element[2..];
                Remove(members[name], below, heldBelow ?? new FieldSet(), shape.Member(name));
                if (!isHeld && (below.IsMember || members[name] is JsonObject { Count: 0 } or JsonArray { Count: 0 }))
                {
                    members.Remove(name);
                }
            }
            else if (value is JsonArray list && FieldSets.Items(list, shape).TryGetValue(element, out var item))
            {
                Remove(item, below, heldBelow ?? new FieldSet(), shape.Items);
                if (!isHeld && below.IsMember)
                {
                    list.Remove(item);
                }
            }
        }
    }

    private static ApiError Conflict(List<(FieldManager Manager, FieldSet Fields)> conflicts)
    {
        var causes = conflicts
            .SelectMany(static conflict => conflict.Fields.Paths().Select(path => new ApiErrorCause("FieldManagerConflict", path, With(conflict.Manager))))
            .ToList();
        var text = causes.Count == 1
            ? $"{causes[0].Message}: {causes[0].Field}"
            : string.Join("\n", causes.GroupBy(static cause => cause.Message).Select(static group =>
                "conflicts" + group.Key["conflict".Length..] + ":" + string.Concat(group.Select(static cause => "\n- " + cause.Field))));
        return new ApiError(
            StatusReason.Conflict,
            $"Apply failed with {causes.Count} conflict{(causes.Count == 1 ? "" : "s")}: {text}",
            [.. causes]);
    }

    private static string With(FieldManager manager) =>
        $"conflict with \"{manager.Name}\""
        + (manager.Subresource.Length > 0 ? $" with subresource \"{manager.Subresource}\"" : "")
        + (manager.Applies ? "" : $" using {manager.ApiVersion}");
}
