using System.Text.Json.Nodes;

namespace Kubewright.Runtime;

/// <summary>JSON Merge Patch (RFC 7386, <c>application/merge-patch+json</c>): maps are merged, null removes, everything else is replaced.</summary>
public static class JsonMergePatch
{
    /// <summary><paramref name="target"/> after the patch; neither is changed.</summary>
    public static JsonObject Apply(JsonObject target, JsonObject patch)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(patch);
        var result = (JsonObject)target.DeepClone();
        Merge(result, patch);
        return result;
    }

    private static void Merge(JsonObject target, JsonObject patch)
    {
        foreach (var (name, value) in patch)
        {
            if (value is null)
            {
                target.Remove(name);
            }
            else if (value is not JsonObject members)
            {
                target[name] = value.DeepClone();
            }
            else
            {
                if (target[name] is not JsonObject inner)
                {
                    target[name] = inner = [];
                }

                Merge(inner, members);
            }
        }
    }
}
