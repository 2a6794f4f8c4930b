using System.Collections.Immutable;

namespace Kubewright.Rules;

/// <summary>The rules about C# source, such as a value that differs from run to run. The analyzer implements them.</summary>
public static class SourceRules
{
    /// <summary>All of them, ordered by id.</summary>
    public static ImmutableArray<RuleDescriptor> All { get; } = [];
}
