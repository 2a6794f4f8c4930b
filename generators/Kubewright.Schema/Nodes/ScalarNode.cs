using System.Globalization;

namespace Kubewright.Schema;

/// <summary>A known scalar.</summary>
public sealed class ScalarNode : Node
{
    /// <summary>Creates a scalar.</summary>
    /// <param name="kind">Its type.</param>
    /// <param name="text">Its value as text: decimal digits for an integer, <c>true</c> or <c>false</c> for a boolean.</param>
    /// <param name="origin">Where it was written.</param>
    /// <param name="isExternal">Whether the text names an object that another project owns.</param>
    public ScalarNode(ScalarKind kind, string text, Origin origin, bool isExternal = false)
        : base(origin)
    {
        Kind = kind;
        Text = text;
        IsExternal = isExternal;
    }

    /// <summary>The type of the value.</summary>
    public ScalarKind Kind { get; }

    /// <summary>The value as text.</summary>
    public string Text { get; }

    /// <summary>Whether the text names an object that another project owns, so that nobody looks for it in the manifest set.</summary>
    public bool IsExternal { get; }

    /// <summary>An explicit null counts as absent.</summary>
    public override Presence Presence => Kind == ScalarKind.Null ? Presence.Absent : Presence.Known;

    /// <summary>The value as a 64-bit number; null when it is none.</summary>
    public long? AsInteger() =>
        Kind == ScalarKind.Integer && long.TryParse(Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null;

    /// <summary>The value as a boolean; null when it is none.</summary>
    public bool? AsBoolean() => Kind == ScalarKind.Boolean ? Text == "true" : null;

    /// <summary>A string scalar.</summary>
    public static ScalarNode String(string text, Origin origin) => new(ScalarKind.String, text, origin);

    /// <summary>An integer scalar.</summary>
    public static ScalarNode Integer(long value, Origin origin) =>
        new(ScalarKind.Integer, value.ToString(CultureInfo.InvariantCulture), origin);

    /// <summary>A boolean scalar.</summary>
    public static ScalarNode Boolean(bool value, Origin origin) => new(ScalarKind.Boolean, value ? "true" : "false", origin);
}
