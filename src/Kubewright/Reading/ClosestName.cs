namespace Kubewright;

/// <summary>Finds the name that was probably meant.</summary>
internal static class ClosestName
{
    /// <summary>The name among <paramref name="known"/> that is closest to <paramref name="name"/>; null when none is close.</summary>
    public static string? Find(string name, ReadOnlySpan<string> known)
    {
        // A third of the characters may differ, so that short names do not match everything.
        var best = Math.Max(1, name.Length / 3) + 1;
        string? found = null;
        foreach (var candidate in known)
        {
            if (string.Equals(candidate, name, StringComparison.OrdinalIgnoreCase))
            {
                return candidate;
            }

            if (Math.Abs(candidate.Length - name.Length) < best && Distance(name, candidate) is var distance && distance < best)
            {
                (best, found) = (distance, candidate);
            }
        }

        return found;
    }

    /// <summary>The number of characters to insert, remove or replace (Levenshtein); the case of letters does not count.</summary>
    private static int Distance(string left, string right)
    {
        var row = new int[right.Length + 1];
        for (var j = 0; j <= right.Length; j++)
        {
            row[j] = j;
        }

        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var replaced = diagonal + (char.ToUpperInvariant(left[i - 1]) == char.ToUpperInvariant(right[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[right.Length];
    }
}
