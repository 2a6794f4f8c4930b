using System.Text.Json;

namespace Kubewright.Runtime;

/// <content>Access, quotas, priorities.</content>
public static partial class ObjectTables
{
    private static IEnumerable<KeyValuePair<string, IObjectTable>> Policy() =>
    [
        Table("Role", NameColumn, CreatedColumn),
        Table("ClusterRole", NameColumn, CreatedColumn),
        Table("RoleBinding", Binding()),
        Table("ClusterRoleBinding", Binding()),
        Table(
            "ResourceQuota",
            NameColumn,
            new("REQUEST", static (obj, _) => Usage(obj, isLimit: false)),
            new("LIMIT", static (obj, _) => Usage(obj, isLimit: true)),
            AgeColumn),
        Table(CustomDefinition.KeyKind, NameColumn, CreatedColumn),
        Table("LimitRange", NameColumn, CreatedColumn),
        Table(
            "PriorityClass",
            NameColumn,
            Number("VALUE", "value"),
            Path("GLOBAL-DEFAULT", "globalDefault", "false"),
            AgeColumn,
            Path("PREEMPTIONPOLICY", "preemptionPolicy", "PreemptLowerPriority")),
    ];

    private static IEnumerable<JsonColumn> Binding() =>
    [
        NameColumn,
        new("ROLE", static (obj, _) => $"{obj.TextAt("roleRef.kind")}/{obj.TextAt("roleRef.name")}"),
        AgeColumn,
        new("USERS", static (obj, _) => Subjects(obj, "User"), IsWide: true),
        new("GROUPS", static (obj, _) => Subjects(obj, "Group"), IsWide: true),
        new("SERVICEACCOUNTS", static (obj, _) => Subjects(obj, "ServiceAccount"), IsWide: true),
    ];

    private static string Subjects(JsonElement binding, string kind) => string.Join(", ", binding.ItemsAt("subjects")
        .Where(subject => subject.TextAt("kind") == kind)
        .Select(static subject => subject.TextAt("namespace") is { Length: > 0 } ns ? $"{ns}/{subject.TextAt("name")}" : subject.TextAt("name")));

    /// <summary>What is used of a quota: <c>pods: 3/10, requests.cpu: 1/4</c>.</summary>
    private static string Usage(JsonElement quota, bool isLimit) => string.Join(", ", quota.MembersAt("status.hard")
        .Where(hard => hard.Name.StartsWith("limits.", StringComparison.Ordinal) == isLimit)
        .OrderBy(static hard => hard.Name, StringComparer.Ordinal)
        .Select(hard => $"{hard.Name}: {(quota.At("status.used") is { ValueKind: JsonValueKind.Object } used && used.TryGetProperty(hard.Name, out var value) ? Json.Text(value) : "0")}/{Json.Text(hard.Value)}"));
}
