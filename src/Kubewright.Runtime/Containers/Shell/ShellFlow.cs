namespace Kubewright.Runtime;

/// <summary>Where a shell goes on after a command.</summary>
internal enum ShellFlow
{
    /// <summary>With the next command.</summary>
    Next,

    /// <summary>After the enclosing loop.</summary>
    Break,

    /// <summary>With the next round of the enclosing loop.</summary>
    Continue,

    /// <summary>After the enclosing function.</summary>
    Return,

    /// <summary>Not at all: the shell ends.</summary>
    Exit,
}
