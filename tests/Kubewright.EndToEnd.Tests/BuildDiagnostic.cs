namespace Kubewright.EndToEnd.Tests;

/// <summary>An error or a warning of a build.</summary>
internal sealed record BuildDiagnostic(string File, int Line, string Severity, string Id, string Text)
{
    /// <summary>The place and the rule, without the words.</summary>
    public string Short => $"{File}({Line}): {Severity} {Id}";
}
