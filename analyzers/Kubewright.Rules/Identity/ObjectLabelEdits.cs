using System.Collections.Generic;
using System.Linq;
using Kubewright.Rules.Views;
using Kubewright.Schema;

namespace Kubewright.Rules.Identity;

/// <summary>Edits of one label in several places.</summary>
internal static class ObjectLabelEdits
{
    /// <summary>The maps that are written: one that follows from another, as pod labels do from a selector in C#, is edited with it.</summary>
    public static IEnumerable<MapView<Value<string>>> Distinct(IEnumerable<MapView<Value<string>>> maps)
    {
        var origins = new HashSet<Origin>();
        return maps.Where(map => map.At.Origin == Origin.None || origins.Add(map.At.Origin));
    }
}
