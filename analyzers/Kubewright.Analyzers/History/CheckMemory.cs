using Kubewright.Rules;

namespace Kubewright.Analyzers;

/// <summary>What rules found under one set of settings.</summary>
/// <param name="Settings">The settings.</param>
internal sealed record CheckMemory(ProjectSettings Settings)
{
    /// <summary>What the rules of the catalogue found.</summary>
    public RuleMemory Catalog { get; } = new();

    /// <summary>What the rules about C# source found.</summary>
    public RuleMemory Source { get; } = new();
}
