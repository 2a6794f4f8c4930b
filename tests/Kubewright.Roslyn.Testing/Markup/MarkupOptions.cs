namespace Kubewright.Roslyn.Testing;

/// <summary>How markup finds its descriptor.</summary>
[Flags]
public enum MarkupOptions
{
    /// <summary><c>[|text|]</c> needs an analyzer with exactly one descriptor.</summary>
    None = 0,

    /// <summary><c>[|text|]</c> takes the first descriptor that the analyzer lists.</summary>
    UseFirstDescriptor = 1,
}
