using Kubewright.Rules;
using Kubewright.Schema;
using Kubewright.Validation;

namespace Kubewright.Emit;

/// <summary>What can go wrong between an assembly and its YAML files.</summary>
/// <param name="Id">The id, from <c>KW9101</c> on.</param>
/// <param name="Name">The name.</param>
public sealed record EmitRule(string Id, string Name)
{
    /// <summary>A member threw.</summary>
    public static EmitRule MemberThrows { get; } = new("KW9101", "manifest-member-throws");

    /// <summary>A member that may not be null is.</summary>
    public static EmitRule MemberIsNull { get; } = new("KW9102", "manifest-member-null");

    /// <summary>The file exists, and somebody else made it.</summary>
    public static EmitRule ForeignFile { get; } = new("KW9103", "manifest-file-foreign");

    /// <summary>The assembly, or a file that goes with it, cannot be read or written.</summary>
    public static EmitRule CannotEmit { get; } = new("KW9104", "manifest-cannot-emit");

    /// <summary>All of them, by id.</summary>
    public static IReadOnlyList<EmitRule> All { get; } = [MemberThrows, MemberIsNull, ForeignFile, CannotEmit];

    /// <summary>An error of this sort.</summary>
    public LocatedFinding At(TextOrigin? location, string message) => new(Id, Name, Severity.Error, message, location, null, null);
}
