using System.Text.Json;

namespace Kubewright;

/// <summary>One token of a JSON text.</summary>
/// <param name="Type">What it is.</param>
/// <param name="IsEscaped">Whether it is a text or name with backslashes.</param>
/// <param name="Start">Where it begins, in bytes; at the quotation mark for a text.</param>
/// <param name="Length">How long its content is, in bytes; without quotation marks.</param>
internal readonly record struct JsonToken(JsonTokenType Type, bool IsEscaped, int Start, int Length)
{
    /// <summary>The position of the token after this value and everything in it.</summary>
    public int Next { get; init; }
}
