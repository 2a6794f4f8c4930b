namespace Kubewright.Roslyn.Testing;

/// <summary>What a test does with markup such as <c>[|text|]</c> in its sources and additional files.</summary>
public enum MarkupMode
{
    /// <summary>Markup is taken out and states expected diagnostics and locations.</summary>
    Allow,

    /// <summary>Markup is taken out; only the locations <c>{|#0:text|}</c> are used.</summary>
    Ignore,

    /// <summary>There is no markup: every character is part of the text.</summary>
    None,
}
