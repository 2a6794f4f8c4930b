using System.Collections.Immutable;
using Kubewright.Rules;
using Kubewright.Rules.Views;
using Kubewright.Schema;

namespace Kubewright.Planning;

/// <summary>Compares two sets of objects as the API server would: after defaulting, list items by their keys.</summary>
public static class ManifestDiff
{
    private const string SecretValue = "(secret)";

    /// <summary>What happens to each object, in the order in which they are applied. Values of Secrets are never in it.</summary>
    /// <param name="before">What is there. Of two with one id the later counts.</param>
    /// <param name="after">What is wanted. Of two with one id the later counts.</param>
    public static ImmutableArray<ObjectChange> Compare(IReadOnlyList<PlanObject> before, IReadOnlyList<PlanObject> after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var (old, current) = (ById(before), ById(after));
        return [.. old.Keys.Union(current.Keys).Order().Select(id => Compare(id, old.GetValueOrDefault(id), current.GetValueOrDefault(id)))];
    }

    private static Dictionary<ObjectId, PlanObject> ById(IReadOnlyList<PlanObject> objects)
    {
        var byId = new Dictionary<ObjectId, PlanObject>();
        foreach (var item in objects)
        {
            byId[item.Id] = item;
        }

        return byId;
    }

    private static ObjectChange Compare(ObjectId id, PlanObject? before, PlanObject? after)
    {
        if (before is null || after is null)
        {
            return new ObjectChange(id, before is null ? ChangeKind.Added : ChangeKind.Removed, []);
        }

        ImmutableArray<FieldChange> fields =
        [
            .. SemanticComparison.CompareByKey(before.Manifest.At, after.Manifest.At, Schemas.Of(after.Manifest)).Differences
                .Where(static difference => difference.After.Path != "metadata.namespace" && !difference.After.Path.StartsWith("status", StringComparison.Ordinal))
                .Select(difference => Field(id, difference)),
        ];
        return new ObjectChange(id, fields.IsEmpty ? ChangeKind.Unchanged : ChangeKind.Changed, fields);
    }

    private static FieldChange Field(ObjectId id, NodeDifference difference)
    {
        var path = difference.After.Path;
        var isSecret = id is { Group: "", Kind: "Secret" } && (path.StartsWith("data", StringComparison.Ordinal) || path.StartsWith("stringData", StringComparison.Ordinal));
        return new FieldChange(path, Text(difference.Before, isSecret), Text(difference.After, isSecret));
    }

    private static string? Text(NodeAt at, bool isSecret) => at switch
    {
        { IsAbsent: true } => null,
        _ when isSecret => SecretValue,
        { Node: ScalarNode scalar } => scalar.Text,
        _ => NodeJson.Write(at.Node),
    };
}
