using Kubewright.Rules;
using Kubewright.Schema;
using Kubewright.Validation;

namespace Kubewright.Emit;

/// <summary>What can go wrong between an assembly and its YAML files.</summary>
/// <param name="Id">The id, from <c>KW9101</c> on.</param>
/// <param name="Name">The name.</param>
/// <param name="Severity">How bad it is.</param>
public sealed record EmitRule(string Id, string Name, Severity Severity = Severity.Error)
{
    /// <summary>A member threw.</summary>
    public static EmitRule MemberThrows { get; } = new("KW9101", "manifest-member-throws");

    /// <summary>A member that may not be null is.</summary>
    public static EmitRule MemberIsNull { get; } = new("KW9102", "manifest-member-null");

    /// <summary>The file exists, and somebody else made it.</summary>
    public static EmitRule ForeignFile { get; } = new("KW9103", "manifest-file-foreign");

    /// <summary>The assembly, or a file that goes with it, cannot be read or written.</summary>
    public static EmitRule CannotEmit { get; } = new("KW9104", "manifest-cannot-emit");

    /// <summary>What was last applied is not where the project says, and that is rather a mistake than that nothing was applied yet.</summary>
    public static EmitRule MissingBaseline { get; } = new("KW9105", "manifest-baseline-missing", Severity.Warning);

    /// <summary>All of them, by id.</summary>
    public static IReadOnlyList<EmitRule> All { get; } = [MemberThrows, MemberIsNull, ForeignFile, CannotEmit, MissingBaseline];

    /// <summary>A finding of this sort.</summary>
    public LocatedFinding At(TextOrigin? location, string message) => new(Id, Name, Severity, message, location, null, null);
}
