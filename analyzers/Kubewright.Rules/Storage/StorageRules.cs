using System.Collections.Immutable;

namespace Kubewright.Rules.Storage;

/// <summary>The rules of the category.</summary>
internal static class StorageRules
{
    /// <summary>All of them, ordered by id.</summary>
    public static ImmutableArray<Rule> All { get; } = [];
}
