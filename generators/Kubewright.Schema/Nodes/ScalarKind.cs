namespace Kubewright.Schema;

/// <summary>The type of a scalar as JSON sees it.</summary>
public enum ScalarKind
{
    /// <summary>A string.</summary>
    String,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A number with a fraction or an exponent.</summary>
    Float,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>An explicit null, which Kubernetes treats like an absent value.</summary>
    Null,
}
