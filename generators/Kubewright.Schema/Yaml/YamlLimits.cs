namespace Kubewright.Schema;

/// <summary>How much a YAML or JSON text may ask for before reading stops with an error.</summary>
public static class YamlLimits
{
    /// <summary>Longest text, in characters: 64 Mi.</summary>
    public const int MaxLength = 64 * 1024 * 1024;

    /// <summary>Deepest nesting of maps and lists.</summary>
    public const int MaxDepth = 100;

    /// <summary>Most nodes that aliases may add by repetition, over the whole text.</summary>
    public const int MaxAliasedNodes = 100_000;
}
