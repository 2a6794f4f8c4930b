namespace Kubewright.Roslyn.Testing;

/// <summary>Which of the usual checks a test leaves out.</summary>
[Flags]
public enum TestBehaviors
{
    /// <summary>All checks are made.</summary>
    None = 0,

    /// <summary>Does not check that the analyzer reports nothing in generated code.</summary>
    SkipGeneratedCodeCheck = 1,

    /// <summary>Does not check that <c>#pragma warning disable</c> silences the analyzer.</summary>
    SkipSuppressionCheck = 2,

    /// <summary>Does not compare what the source generators make with <see cref="SolutionState.GeneratedSources"/>.</summary>
    SkipGeneratedSourcesCheck = 4,
}
