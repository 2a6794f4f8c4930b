using Kubewright.Rules;
using Kubewright.Schema;

namespace Kubewright.Validation;

/// <summary>A finding as people read it: with its place in a file, where there is one.</summary>
/// <param name="Id">The rule, for example <c>KW2001</c>.</param>
/// <param name="Name">The rule's name, for example <c>governing-service-missing</c>.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="Message">The object, the fact, the consequence and the cure.</param>
/// <param name="Location">The place; null when no file is known.</param>
/// <param name="ObjectKey">The object, for example <c>StatefulSet/web</c>; null when the finding is about no object.</param>
/// <param name="Path">The path in the object, for example <c>spec.serviceName</c>; null when the finding is about no field.</param>
public sealed record LocatedFinding(string Id, string Name, Severity Severity, string Message, TextOrigin? Location, string? ObjectKey, string? Path)
{
    /// <summary>Whether the finding makes a check fail: an error or a warning.</summary>
    public bool IsProblem => Severity is Severity.Error or Severity.Warning;

    /// <summary>The severity as it is printed: <c>error</c>, <c>warning</c> or <c>info</c>.</summary>
    public string SeverityText => Severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "info",
    };

    /// <summary>One line for people: <c>web.yaml(4,3): warning KW2001 governing-service-missing: …</c>.</summary>
    public string ToText() => $"{Place()}{SeverityText} {Id} {Name}: {OneLine(Message)}";

    /// <summary>
    /// One line in the form that MSBuild and editors turn into an entry of their error list. An info is no such entry;
    /// MSBuild shows it as plain text.
    /// </summary>
    public string ToBuildText() => $"{Place()}{SeverityText} {Id}: {OneLine(Message)}";

    private string Place() => Location is null ? "" : $"{Location.File}({Location.Line},{Location.Column}): ";

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
