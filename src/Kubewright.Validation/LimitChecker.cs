using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using Kubewright.Schema;

namespace Kubewright.Validation;

/// <summary>Holds built objects of a user's own kinds against the limits that the generator took from their schemas.</summary>
internal static class LimitChecker
{
    private static readonly ConcurrentDictionary<Type, ImmutableArray<Member>> Members = new();

    /// <summary>What the object breaks, in the order of its members.</summary>
    /// <param name="value">The object.</param>
    /// <param name="root">The same as a tree.</param>
    public static IEnumerable<LimitViolation> Check(IKubernetesObject value, Schema.Node root) => CheckRecord(value.GetType(), root, "");

    private static IEnumerable<LimitViolation> CheckRecord(Type type, Schema.Node node, string path)
    {
        foreach (var member in Members.GetOrAdd(type, ReadMembers))
        {
            var memberPath = SchemaPath.Join(path, member.Name);
            if (node[member.Name] is { IsKnown: true } value)
            {
                foreach (var violation in CheckValue(member, member.Type, 0, value, memberPath))
                {
                    yield return violation;
                }
            }
            else if (node[member.Name].IsAbsent && member.Limits.Any(static limits => limits is { Depth: 0, IsRequired: true }))
            {
                yield return new LimitViolation(ReadRule.RequiredFieldMissing, memberPath, "is required, but it is not written", "Write it.");
            }
        }
    }

    private static IEnumerable<LimitViolation> CheckValue(Member member, Type type, int depth, Schema.Node node, string path)
    {
        foreach (var limits in member.Limits.Where(limits => limits.Depth == depth))
        {
            foreach (var (rule, fact, cure) in ValueLimits.Check(limits, node))
            {
                yield return new LimitViolation(rule, path, fact, cure);
            }
        }

        var inner = node switch
        {
            ArrayNode list when ElementOf(type, typeof(ValueList<>)) is { } element =>
                list.Items.SelectMany((item, i) => CheckValue(member, element, depth + 1, item, SchemaPath.Join(path, i))),
            ObjectNode map when ElementOf(type, typeof(Map<>)) is { } element =>
                map.Members.SelectMany(entry => CheckValue(member, element, depth + 1, entry.Value, SchemaPath.Join(path, entry.Name))),
            ObjectNode => CheckRecord(type, node, path),
            _ => [],
        };
        foreach (var violation in inner)
        {
            yield return violation;
        }
    }

    private static Type? ElementOf(Type type, Type collection) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == collection ? type.GetGenericArguments()[0] : null;

    /// <summary>The members of a record that are its own; those that write into objects inside it are found there.</summary>
    private static ImmutableArray<Member> ReadMembers(Type type) => type.Assembly == typeof(IKubernetesObject).Assembly
        ? []
        :
        [
            .. from property in type.GetProperties()
               let segments = SchemaPath.Split(property.GetCustomAttribute<SchemaPathAttribute>()?.Path ?? "").ToList()
               where segments.Count == 1
               select new Member(segments[0], property.PropertyType, [.. property.GetCustomAttributes<SchemaLimitsAttribute>()]),
        ];

    private sealed record Member(string Name, Type Type, ImmutableArray<SchemaLimitsAttribute> Limits);
}
