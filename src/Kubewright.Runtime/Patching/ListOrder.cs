namespace Kubewright.Runtime;

/// <summary>The order of a merged list: what the patch names stands in the patch's order, the rest keeps its place before what it stood before.</summary>
internal static class ListOrder
{
    /// <summary>The keys of a merged list in order.</summary>
    /// <param name="present">The keys of the list as it was, in its order.</param>
    /// <param name="wanted">The keys that the patch puts into an order, without repetition.</param>
    public static IEnumerable<string> Merge(IReadOnlyList<string> present, IReadOnlyList<string> wanted)
    {
        var ordered = new HashSet<string>(wanted, StringComparer.Ordinal);
        var next = 0;
        foreach (var key in wanted)
        {
            var place = IndexOf(present, key, next);
            for (; next <= place; next++)
            {
                if (!ordered.Contains(present[next]))
                {
                    yield return present[next];
                }
            }

            yield return key;
        }

        for (; next < present.Count; next++)
        {
            if (!ordered.Contains(present[next]))
            {
                yield return present[next];
            }
        }
    }

    private static int IndexOf(IReadOnlyList<string> keys, string key, int from)
    {
        for (var i = from; i < keys.Count; i++)
        {
            if (keys[i] == key)
            {
                return i;
            }
        }

        return -1;
    }
}
