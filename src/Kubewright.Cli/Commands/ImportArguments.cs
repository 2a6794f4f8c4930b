namespace Kubewright.Cli;

/// <summary>The words after <c>kubewright import</c>.</summary>
/// <param name="Inputs">The files and folders.</param>
/// <param name="Schemas">The files with CustomResourceDefinitions.</param>
/// <param name="Output">The folder, or <c>-</c>; null when none is named.</param>
/// <param name="UsesBuilders">Whether builders are written and not object initializers.</param>
/// <param name="Namespace">The namespace; null for none.</param>
/// <param name="Replaces">Whether files that differ are replaced.</param>
/// <param name="Compiles">Whether the proof is the compiler's alone.</param>
internal sealed record ImportArguments(string[] Inputs, string[] Schemas, string? Output, bool UsesBuilders, string? Namespace, bool Replaces, bool Compiles)
{
    /// <summary>The word for object initializers.</summary>
    public const string Initializer = "initializer";

    /// <summary>The word for builders.</summary>
    public const string Builder = "builder";

    /// <summary>The word for a proof by evaluation.</summary>
    public const string Evaluate = "evaluate";

    /// <summary>The word for a proof by the compiler.</summary>
    public const string Compile = "compile";

    /// <summary>Whether the C# goes to standard output.</summary>
    public bool GoesToOutput => (Output ?? (Inputs is [TextInput.Standard] ? TextInput.Standard : null)) == TextInput.Standard;
}
