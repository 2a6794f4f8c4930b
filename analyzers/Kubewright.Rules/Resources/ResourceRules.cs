using System.Collections.Immutable;

namespace Kubewright.Rules.Resources;

/// <summary>The rules of the category.</summary>
internal static class ResourceRules
{
    /// <summary>All of them, ordered by id.</summary>
    public static ImmutableArray<Rule> All { get; } =
    [
        new QuantitiesAreValid(),
        new RequestsFitTheLimits(),
        new HeapFitsTheLimit(),
        new BytesAreWhole(),
        new ContainersRequestCpuAndMemory(),
        new MemoryIsLimited(),
        new StoresKeepTheirMemory(),
        new ResourceNamesAreKnown(),
        new EphemeralStorageIsBounded(),
    ];
}
