namespace Kubewright.Runtime;

/// <summary>Fills in what the API server fills into a LimitRange: what a container gets follows from what it may have.</summary>
internal static class LimitRangeDefaults
{
    /// <summary>The object with every default in place.</summary>
    public static LimitRange Apply(LimitRange range) => range.Spec is { } spec
        ? range with { Spec = spec with { Limits = [.. spec.Limits.Select(static item => item.Type == LimitType.Container ? Apply(item) : item)] } }
        : range;

    private static LimitRangeItem Apply(LimitRangeItem item)
    {
        var limits = Fill(item.Default, item.Max);
        var requests = Fill(Fill(item.DefaultRequest, limits), item.Min);
        return item with { Default = limits, DefaultRequest = requests };
    }

    private static Map<Quantity>? Fill(Map<Quantity>? own, Map<Quantity>? source)
    {
        foreach (var (resource, amount) in source ?? [])
        {
            own = own?.ContainsKey(resource) == true ? own : (own ?? []).With(resource, amount);
        }

        return own;
    }
}
