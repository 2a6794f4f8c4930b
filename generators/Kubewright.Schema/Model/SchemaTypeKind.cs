namespace Kubewright.Schema;

/// <summary>The kinds of value that a property can hold.</summary>
public enum SchemaTypeKind
{
    /// <summary>Text.</summary>
    String,

    /// <summary>Bytes, written as text in base64 (<c>format: byte</c>).</summary>
    Base64,

    /// <summary>A 32-bit whole number.</summary>
    Int32,

    /// <summary>A 64-bit whole number.</summary>
    Int64,

    /// <summary>A floating-point number.</summary>
    Double,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A whole number of seconds (<c>x-unit: seconds</c>).</summary>
    Seconds,

    /// <summary>A moment, to the second.</summary>
    Time,

    /// <summary>A moment, to the microsecond.</summary>
    MicroTime,

    /// <summary>An amount such as <c>1Gi</c> or <c>250m</c>.</summary>
    Quantity,

    /// <summary>A number or a string, remembered as written.</summary>
    IntOrString,

    /// <summary>A closed set of strings (<c>x-enum</c>).</summary>
    Enum,

    /// <summary>A string with well-known values, others allowed (<c>x-known-values</c>).</summary>
    KnownValues,

    /// <summary>The name of another object (<c>x-references</c>).</summary>
    Reference,

    /// <summary>Another definition.</summary>
    Record,

    /// <summary>Free-form JSON.</summary>
    Raw,

    /// <summary>A list.</summary>
    List,

    /// <summary>A map with string keys.</summary>
    Map,

    /// <summary>A map of labels (<c>x-labels</c>): string keys and string values that selectors match.</summary>
    Labels,
}
