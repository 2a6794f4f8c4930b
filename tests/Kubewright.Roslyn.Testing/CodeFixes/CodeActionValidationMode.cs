namespace Kubewright.Roslyn.Testing;

/// <summary>How the syntax tree that a code action made is compared with the one its text parses to.</summary>
public enum CodeActionValidationMode
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>Nodes and tokens must be the same.</summary>
    SemanticStructure,

    /// <summary>Nodes, tokens and trivia must be the same.</summary>
    Full,
}
