using System.Collections.Immutable;

namespace Kubewright.Cli;

/// <summary>How the project's schemas and those of a cluster differ.</summary>
/// <param name="Differences">A line each, in the order of names: <c>io.k8s.api.apps.v1.StatefulSetSpec.replicas: missing there</c>.</param>
/// <param name="Summary">What was compared and how many differences there are.</param>
internal sealed record SchemaComparison(ImmutableArray<string> Differences, string Summary)
{
    private const int MaxNamed = 3;

    /// <summary>Compares the groups that the cluster's schemas are about, and what all groups share where both have it.</summary>
    /// <param name="here">The project's schemas.</param>
    /// <param name="there">The cluster's.</param>
    public static SchemaComparison Of(ApiSchemas here, ApiSchemas there)
    {
        string? GroupOf(ApiDefinition definition) => here.Packages.GetValueOrDefault(definition.Package) ?? there.Packages.GetValueOrDefault(definition.Package);
        bool IsShared(ApiDefinition definition) => here.Packages.TryGetValue(definition.Package, out var group) && group.Length == 0;

        var known = there.Groups.Intersect(here.Groups);
        var differences = there.Groups.Except(known)
            .Select(group => (Group: group, Count: there.Definitions.Values.Count(definition => GroupOf(definition) == group)))
            .Where(static item => item.Count > 0)
            .Select(static item => $"{item.Group}: missing here, {Count(item.Count, "definition")}")
            .ToList();

        var compared = 0;
        foreach (var name in here.Definitions.Keys.Union(there.Definitions.Keys).Order(StringComparer.Ordinal))
        {
            var (own, other) = (here.Definitions.GetValueOrDefault(name), there.Definitions.GetValueOrDefault(name));
            if (GroupOf((own ?? other)!) is { } group && known.Contains(group) || (own is not null && other is not null && IsShared(own)))
            {
                compared++;
                differences.AddRange(Compare(name, own, other));
            }
        }

        var groups = there.Groups.Count <= MaxNamed ? string.Join(", ", there.Groups) : Count(there.Groups.Count, "API group");
        return new SchemaComparison(
            [.. differences],
            $"{groups}: {Count(compared, "definition")} compared, {(differences.Count == 0 ? "no differences" : Count(differences.Count, "difference"))}.");
    }

    private static IEnumerable<string> Compare(string name, ApiDefinition? here, ApiDefinition? there)
    {
        if (here is null || there is null)
        {
            return [Missing(name, here is null, here?.Since)];
        }

        return here.Facts.Differences(there.Facts).Select(phrase => $"{name}: {phrase}")
            .Concat(here.Fields.Keys.Union(there.Fields.Keys).Order(StringComparer.Ordinal)
                .SelectMany(field => Compare($"{name}.{field}", here.Fields.GetValueOrDefault(field), there.Fields.GetValueOrDefault(field))));
    }

    private static IEnumerable<string> Compare(string name, ApiField? here, ApiField? there)
    {
        if (here is null || there is null)
        {
            return [Missing(name, here is null, here?.Since)];
        }

        var required = here.IsRequired == there.IsRequired ? [] : new[] { $"{Required(here)} here, {Required(there)} there" };
        return here.Facts.Differences(there.Facts).Concat(required).Select(phrase => $"{name}: {phrase}");
    }

    private static string Required(ApiField field) => field.IsRequired ? "required" : "optional";

    private static string Missing(string name, bool isHere, string? since) =>
        $"{name}: missing {(isHere ? "here" : "there")}{(since is null ? "" : $", in Kubernetes since {since}")}";

    private static string Count(int count, string noun) => $"{count} {noun}{(count == 1 ? "" : "s")}";
}
