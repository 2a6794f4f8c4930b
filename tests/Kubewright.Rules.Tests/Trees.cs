using System.Collections.Immutable;
using Kubewright.Schema;

namespace Kubewright.Rules.Tests;

/// <summary>Reads YAML into manifest sets, with the placeholders of the case table for what nobody could see.</summary>
internal static class Trees
{
    private const string Unknown = "$unknown";
    private const string More = "$more";

    /// <summary>The objects of <paramref name="yaml"/> as it stands.</summary>
    public static ManifestSet Yaml(string yaml) => ManifestSet.FromYaml(YamlReader.Read(yaml, "web.yaml"));

    /// <summary>The objects of <paramref name="yaml"/> with its placeholders made unknown values, open maps and open lists.</summary>
    public static ManifestSet Tree(string yaml)
    {
        var stream = YamlReader.Read(yaml, "web.yaml");
        Assert.Empty(stream.Problems);
        return new ManifestSet(stream.Documents.Select(document => new ManifestObject(Replace(document.Root))));
    }

    /// <summary>One object without unknowns.</summary>
    public static Node Single(string yaml)
    {
        var stream = YamlReader.Read(yaml, "web.yaml");
        Assert.Empty(stream.Problems);
        return Replace(Assert.Single(stream.Documents).Root);
    }

    private static Node Replace(Node node) => node switch
    {
        ScalarNode { Text: Unknown } => new UnknownNode(node.Origin),
        ObjectNode map => new ObjectNode(
            [.. map.Members.Where(member => member.Name != More).Select(member => member with { Value = Replace(member.Value) })],
            isOpen: map.Members.Any(member => member.Name == More),
            map.Origin),
        ArrayNode list => new ArrayNode([.. list.Items.Where(item => !IsMore(item)).Select(Replace)], isOpen: list.Items.Any(IsMore), list.Origin),
        _ => node,
    };

    private static bool IsMore(Node node) => node is ScalarNode { Text: More };
}
