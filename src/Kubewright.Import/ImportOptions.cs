namespace Kubewright.Import;

/// <summary>How C# is written.</summary>
public sealed record ImportOptions
{
    /// <summary>The face of the DSL. Default: object initializers.</summary>
    public ImportStyle Style { get; init; }

    /// <summary>The namespace of the classes; null for none, which is the default.</summary>
    public string? Namespace { get; init; }

    /// <summary>How it is proven. Default: by evaluation, and by the compiler where that cannot say.</summary>
    public ProofMethod Proof { get; init; }
}
