namespace Kubewright.Import;

/// <summary>How it is proven that the C# gives what was imported.</summary>
public enum ProofMethod
{
    /// <summary>
    /// The C# is parsed by the compiler's parser and evaluated on the library's own types. What the evaluation does not know, and
    /// what comes out different, is left to the compiler.
    /// </summary>
    Evaluate,

    /// <summary>The C# is compiled, without a warning, and run.</summary>
    Compile,
}
