namespace Kubewright.Runtime;

/// <summary>What a word of an expression is.</summary>
internal enum CelTokenKind
{
    /// <summary>The end of the expression.</summary>
    End,

    /// <summary>The name of a variable, a field or a function.</summary>
    Name,

    /// <summary>A value that is written.</summary>
    Literal,

    /// <summary>An operator or a bracket.</summary>
    Symbol,
}
