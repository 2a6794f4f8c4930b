using Kubewright.Schema;

namespace Kubewright;

/// <summary>Something that is wrong in a manifest that was read.</summary>
/// <param name="Code">What sort of mistake: one of <see cref="ReadCode"/>.</param>
/// <param name="Message">The place, the fact and the cure.</param>
/// <param name="Path">The path in the object, for example <c>spec.replicas</c>; empty when the text itself is at fault.</param>
/// <param name="Origin">Where it is written.</param>
public sealed record ReadFinding(string Code, string Message, string Path, Origin Origin)
{
    /// <summary>The text that is written, of a value that is none of those that its field takes, or of another type; null for other mistakes.</summary>
    public string? Value { get; init; }

    /// <summary>What a value of the wrong type is in JSON: <c>string</c>, <c>number</c>, <c>bool</c>, <c>array</c> or <c>object</c>; null for other mistakes.</summary>
    public string? Found { get; init; }

    /// <summary>The values that the field takes; empty for other mistakes.</summary>
    public ValueList<string> Supported { get; init; } = [];

    /// <summary>The place and the message, as compilers print them.</summary>
    public override string ToString() => $"{Origin}: {Code}: {Message}";
}
