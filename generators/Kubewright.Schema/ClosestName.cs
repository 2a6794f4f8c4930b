using System;
using System.Collections.Generic;

namespace Kubewright.Schema;

/// <summary>Finds what someone probably meant.</summary>
public static class ClosestName
{
    /// <summary>The candidate that differs least from <paramref name="name"/>; null when none is close or one is equal.</summary>
    /// <param name="name">What was written.</param>
    /// <param name="candidates">What can be meant; the first of two equally close ones is taken.</param>
    public static string? Find(string name, IEnumerable<string> candidates)
    {
        string? closest = null;
        // A third of the name may be wrong; more than that is another name.
        var limit = Math.Max(1, name.Length / 3) + 1;
        foreach (var candidate in candidates)
        {
            if (string.Equals(candidate, name, StringComparison.Ordinal))
            {
                return null;
            }

            var distance = Distance(name, candidate);
            if (distance < limit)
            {
                (closest, limit) = (candidate, distance);
            }
        }

        return closest;
    }

    /// <summary>How many insertions, deletions, replacements and swaps of neighbours turn one text into the other.</summary>
    private static int Distance(string from, string to)
    {
        var (before, last, current) = (new int[to.Length + 1], new int[to.Length + 1], new int[to.Length + 1]);
        for (var j = 0; j <= to.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= from.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var replace = last[j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
                current[j] = Math.Min(replace, Math.Min(last[j], current[j - 1]) + 1);
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                {
                    current[j] = Math.Min(current[j], before[j - 2] + 1);
                }
            }

            (before, last, current) = (last, current, before);
        }

        return last[to.Length];
    }
}
