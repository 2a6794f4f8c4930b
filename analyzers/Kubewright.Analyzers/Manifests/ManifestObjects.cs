using System.Collections.Immutable;
using Kubewright.Rules;
using Kubewright.Schema;

namespace Kubewright.Analyzers;

/// <summary>The objects in a value.</summary>
/// <param name="Objects">Those that are certainly there.</param>
/// <param name="IsOpen">Whether there may be more, or one of them may be of any kind. One whose name is not known is there all the same.</param>
internal readonly record struct ManifestObjects(ImmutableArray<ManifestObject> Objects, bool IsOpen)
{
    /// <summary>Reads one object or a list of them.</summary>
    public static ManifestObjects In(Node value)
    {
        var objects = ImmutableArray.CreateBuilder<ManifestObject>();
        var isComplete = Collect(value, objects);
        return new ManifestObjects(objects.ToImmutable(), !isComplete);
    }

    private static bool Collect(Node value, ImmutableArray<ManifestObject>.Builder objects)
    {
        switch (value)
        {
            case ObjectNode item:
                objects.Add(new ManifestObject(item));
                return item["kind"].IsKnown;
            case ArrayNode list:
                var isComplete = !list.IsOpen;
                foreach (var item in list.Items)
                {
                    isComplete &= Collect(item, objects);
                }

                return isComplete;
            default:
                return value.IsAbsent;
        }
    }
}
