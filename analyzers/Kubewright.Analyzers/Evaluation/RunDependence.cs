using System.Linq;
using Kubewright.Schema;
using Microsoft.CodeAnalysis;

namespace Kubewright.Analyzers;

/// <summary>Members of the framework whose value differs from run to run: clocks, random numbers, the machine, the build.</summary>
internal static class RunDependence
{
    /// <summary>What makes the value differ from run to run; null when that is not known of it.</summary>
    public static string? CauseOf(Node value) => value switch
    {
        UnknownNode unknown => unknown.Cause,
        ArrayNode list => list.Items.Select(CauseOf).FirstOrDefault(static cause => cause is not null),
        _ => null,
    };

    /// <summary>What a reader calls the member, such as <c>DateTime.Now</c>, when its own value differs from run to run; otherwise null.</summary>
    public static string? CauseOf(ISymbol member)
    {
        if (member.ContainingType is not { } type || !IsDependent(type, member))
        {
            return null;
        }

        return member is IMethodSymbol { MethodKind: MethodKind.Constructor } ? $"new {type.Name}()" : $"{type.Name}.{member.Name}";
    }

    private static bool IsDependent(INamedTypeSymbol type, ISymbol member) => (NameOf(type.ContainingNamespace), type.Name) switch
    {
        ("System", "DateTime") => member.Name is "Now" or "UtcNow" or "Today",
        ("System", "DateTimeOffset") => member.Name is "Now" or "UtcNow",
        ("System", "TimeProvider") => member.Name == "System",
        ("System", "Guid") => member.Name is "NewGuid" or "CreateVersion7",
        ("System", "Environment") => member.Name != "NewLine",
        ("System", "HashCode") => member.Name == "Combine",

        // Texts hash by a seed that each process draws anew; random numbers from a seed of the user's are always the same.
        ("System", "String") => member is IMethodSymbol { Name: "GetHashCode" },
        ("System", "Random") => member.Name == "Shared" || member is IMethodSymbol { MethodKind: MethodKind.Constructor, Parameters.IsEmpty: true },
        ("System.Security.Cryptography", "RandomNumberGenerator") => member.IsStatic,
        ("System.Diagnostics", "Stopwatch") => member.Name is "GetTimestamp" or "StartNew",
        ("System.Diagnostics", "Process") => member.IsStatic,
        ("System.IO", "Path") => member.Name is "GetRandomFileName" or "GetTempFileName" or "GetTempPath",
        ("System.Reflection", "AssemblyName") => member.Name == "Version",
        ("System.Reflection", "AssemblyInformationalVersionAttribute") => member.Name == "InformationalVersion",
        ("System.Reflection", "AssemblyFileVersionAttribute") => member.Name == "Version",
        _ => false,
    };

    private static string NameOf(INamespaceSymbol? space) => space switch
    {
        null or { IsGlobalNamespace: true } => "",
        { ContainingNamespace.IsGlobalNamespace: true } => space.Name,
        _ => NameOf(space.ContainingNamespace) + "." + space.Name,
    };
}
