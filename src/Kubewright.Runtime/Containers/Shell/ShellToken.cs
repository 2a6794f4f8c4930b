namespace Kubewright.Runtime;

/// <summary>What a token is.</summary>
internal enum ShellTokenKind
{
    /// <summary>The end of the text.</summary>
    End,

    /// <summary>The end of a line.</summary>
    Newline,

    /// <summary>An operator.</summary>
    Operator,

    /// <summary>A digit before a redirection.</summary>
    Descriptor,

    /// <summary>A word.</summary>
    Word,
}

/// <summary>A piece of shell text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">An operator or descriptor as written.</param>
/// <param name="Word">The word; null for other kinds.</param>
internal sealed record ShellToken(ShellTokenKind Kind, string Text, ShellWord? Word)
{
    /// <summary>The end of the text.</summary>
    public static ShellToken End { get; } = new(ShellTokenKind.End, "", null);

    /// <summary>Whether it is this operator.</summary>
    public bool Is(string op) => Kind == ShellTokenKind.Operator && Text == op;

    /// <summary>Whether it is this reserved word, unquoted.</summary>
    public bool IsWord(string text) => Kind == ShellTokenKind.Word && Word!.Plain == text;
}
