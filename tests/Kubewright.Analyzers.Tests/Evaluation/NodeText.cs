using Kubewright.Schema;

namespace Kubewright.Analyzers.Tests;

/// <summary>Writes nodes as short text: <c>{name: 'web', replicas: 3, labels: ?, …}</c>.</summary>
internal static class NodeText
{
    public static string Of(Schema.Node node) => node switch
    {
        ObjectNode value => "{" + string.Join(", ", value.Members.Select(static member => $"{member.Name}: {Of(member.Value)}").Concat(Rest(value.IsOpen))) + "}",
        ArrayNode value => "[" + string.Join(", ", value.Items.Select(Of).Concat(Rest(value.IsOpen))) + "]",
        ScalarNode { Kind: ScalarKind.String } value => $"'{value.Text}'" + (value.IsExternal ? "!" : ""),
        ScalarNode value => value.Text,
        { IsAbsent: true } => "~",
        _ => "?",
    };

    private static IEnumerable<string> Rest(bool isOpen) => isOpen ? ["…"] : [];
}
