using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Kubewright.Schema;

namespace Kubewright.Rules;

/// <summary>Reads what the generator wrote into <c>SchemaTable</c>.</summary>
internal static class SchemaTableReader
{
    public static TypeFacts Read(string name, string text)
    {
        var lines = text.Split('\n');
        var header = Facts(lines[0].Split(' '));
        return new TypeFacts(name, [.. lines.Skip(1).Select(ReadProperty)])
        {
            Kind = Text(header, "kind") is { } kind && kind.LastIndexOf('/') is var slash
                ? new ManifestKind(kind.Substring(0, slash), kind.Substring(slash + 1))
                : null,
            IsClusterScoped = header.ContainsKey("cluster"),
            Since = Version(header, "since"),
            OneOf = List(header, "one-of"),
            IsOneOfRequired = header.ContainsKey("required"),
        };
    }

    private static PropertyFacts ReadProperty(string line)
    {
        var words = line.Split(' ');
        var facts = Facts(words.Skip(2));
        return new PropertyFacts
        {
            Name = words[0],
            Type = ReadType(words[1]),
            IsRequired = facts.ContainsKey("required"),
            Default = Text(facts, "default"),
            Values = List(facts, "enum"),
            KnownValues = List(facts, "known"),
            Since = Version(facts, "since"),
            EnabledSince = Version(facts, "enabled"),
            IsImmutable = facts.ContainsKey("immutable"),
            MutableSince = Version(facts, "mutable"),
            References = List(facts, "references"),
            ListType = Text(facts, "list"),
            ListMapKeys = List(facts, "keys"),
        };
    }

    private static SchemaType ReadType(string text) =>
        text.StartsWith("[]", StringComparison.Ordinal) ? new SchemaType(SchemaTypeKind.List, null, ReadType(text.Substring(2)))
        : text.StartsWith("{}", StringComparison.Ordinal) ? new SchemaType(SchemaTypeKind.Map, null, ReadType(text.Substring(2)))
        : Enum.TryParse<SchemaTypeKind>(text, out var kind) ? new SchemaType(kind)
        : new SchemaType(SchemaTypeKind.Record, text);

    private static Dictionary<string, string> Facts(IEnumerable<string> words) => words
        .Select(static word => word.Split(['='], 2))
        .ToDictionary(static parts => parts[0], static parts => parts.Length == 2 ? parts[1] : "", StringComparer.Ordinal);

    private static string? Text(Dictionary<string, string> facts, string name) => facts.TryGetValue(name, out var text) ? text : null;

    private static ImmutableArray<string> List(Dictionary<string, string> facts, string name) => Text(facts, name) is { } text ? [.. text.Split(',')] : [];

    private static KubernetesVersion? Version(Dictionary<string, string> facts, string name) =>
        KubernetesVersion.TryParse(Text(facts, name), out var version) ? version : null;
}
