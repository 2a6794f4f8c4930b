namespace Kubewright.Validation;

/// <summary>A sort of mistake that shows before any rule runs: the text, or an object in it, is not what the schema says.</summary>
/// <param name="Id">The id, from <c>KW9001</c> on.</param>
/// <param name="Name">The name.</param>
public sealed record ReadRule(string Id, string Name)
{
    /// <summary>The kind has no such field.</summary>
    public static ReadRule UnknownField { get; } = new("KW9001", "unknown-field");

    /// <summary>The value is of another type than the field.</summary>
    public static ReadRule WrongType { get; } = new("KW9002", "wrong-type");

    /// <summary>A required field is not written.</summary>
    public static ReadRule RequiredFieldMissing { get; } = new("KW9003", "required-field-missing");

    /// <summary>The value is none of those that the field takes.</summary>
    public static ReadRule EnumValueUnknown { get; } = new("KW9004", "enum-value-unknown");

    /// <summary>A key is written twice in one map.</summary>
    public static ReadRule DuplicateKey { get; } = new("KW9005", "duplicate-key");

    /// <summary>The text is no YAML.</summary>
    public static ReadRule YamlSyntax { get; } = new("KW9006", "yaml-syntax");

    /// <summary>The document does not say which kind of object it is.</summary>
    public static ReadRule UnknownKind { get; } = new("KW9007", "unknown-kind");

    /// <summary>A value of an object of a user's own kind is outside of what its schema takes: a range, a length, a pattern.</summary>
    public static ReadRule LimitViolated { get; } = new("KW9009", "limit-violated");

    /// <summary>All of them, by id.</summary>
    public static IReadOnlyList<ReadRule> All { get; } =
        [UnknownField, WrongType, RequiredFieldMissing, EnumValueUnknown, DuplicateKey, YamlSyntax, UnknownKind, LimitViolated];

    /// <summary>The rule for what the reader of manifests found.</summary>
    /// <param name="code">One of <see cref="ReadCode"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The reader has no such code.</exception>
    public static ReadRule Of(string code) => code switch
    {
        ReadCode.UnknownField => UnknownField,
        ReadCode.WrongType => WrongType,
        ReadCode.MissingField => RequiredFieldMissing,
        ReadCode.UnsupportedValue => EnumValueUnknown,
        ReadCode.DuplicateKey => DuplicateKey,
        ReadCode.YamlSyntax => YamlSyntax,
        ReadCode.UnknownKind => UnknownKind,
        _ => throw new ArgumentOutOfRangeException(nameof(code), code, "No code of the manifest reader."),
    };
}
