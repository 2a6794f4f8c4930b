namespace Kubewright.Roslyn.Testing;

/// <summary>Which of the usual checks a code fix test leaves out.</summary>
[Flags]
public enum CodeFixTestBehaviors
{
    /// <summary>All checks are made.</summary>
    None = 0,

    /// <summary>Does not verify fix all in document.</summary>
    SkipFixAllInDocumentCheck = 1,

    /// <summary>Does not verify fix all in project.</summary>
    SkipFixAllInProjectCheck = 2,

    /// <summary>Does not verify fix all in solution.</summary>
    SkipFixAllInSolutionCheck = 4,

    /// <summary>Verifies no fix all at all.</summary>
    SkipFixAllCheck = SkipFixAllInDocumentCheck | SkipFixAllInProjectCheck | SkipFixAllInSolutionCheck,

    /// <summary>Applies one fix, for the first diagnostic that has one, and stops. Fix all still fixes all: see <c>BatchFixedState</c>.</summary>
    FixOne = 8,
}
