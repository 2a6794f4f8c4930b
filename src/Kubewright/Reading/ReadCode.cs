namespace Kubewright;

/// <summary>The sorts of mistakes that reading a manifest finds.</summary>
public static class ReadCode
{
    /// <summary>The text is no YAML; documents after this place were not read.</summary>
    public const string YamlSyntax = "yaml-syntax";

    /// <summary>A key is written twice in one map.</summary>
    public const string DuplicateKey = "duplicate-key";

    /// <summary>The kind has no such field.</summary>
    public const string UnknownField = "unknown-field";

    /// <summary>The value is of another type than the field.</summary>
    public const string WrongType = "wrong-type";

    /// <summary>A required field is not written.</summary>
    public const string MissingField = "missing-field";

    /// <summary>The document does not say which kind of object it is.</summary>
    public const string UnknownKind = "unknown-kind";

    /// <summary>The value is none of those that the field takes.</summary>
    public const string UnsupportedValue = "unsupported-value";
}
