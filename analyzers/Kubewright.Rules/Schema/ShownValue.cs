using Kubewright.Schema;

namespace Kubewright.Rules.Schema;

/// <summary>Values in messages.</summary>
internal static class ShownValue
{
    private const int MaxLength = 60;

    /// <summary>The text, cut where it is long.</summary>
    public static string Cut(string text) => text.Length <= MaxLength ? text : text.Substring(0, MaxLength) + "…";

    /// <summary>What is written there: <c>"3" is a string</c>, <c>this is a list</c>.</summary>
    public static string Fact(Node node) => node switch
    {
        ScalarNode { Kind: ScalarKind.String } text => $"\"{Cut(text.Text)}\" is a string",
        ScalarNode { Kind: ScalarKind.Boolean } flag => $"{flag.Text} is a boolean",
        ScalarNode number => $"{Cut(number.Text)} is a number",
        ArrayNode => "this is a list",
        _ => "this is a map",
    };
}
