namespace Kubewright.Runtime;

/// <summary>Matches names against patterns in which <c>*</c> stands for any characters and <c>?</c> for one.</summary>
internal static class NamePattern
{
    /// <summary>Whether the whole name matches; a null pattern matches everything, also a name that is missing.</summary>
    public static bool Matches(string? pattern, string? name)
    {
        if (pattern is null)
        {
            return true;
        }

        return name is not null && Matches(pattern.AsSpan(), name.AsSpan());
    }

    /// <summary>Steps back to the last star when a letter does not fit, so that the cost is at most the product of the lengths.</summary>
    private static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> name)
    {
        var (p, n, star, resume) = (0, 0, -1, 0);
        while (n < name.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                (star, resume) = (p++, n);
            }
            else if (p < pattern.Length && (pattern[p] == '?' || pattern[p] == name[n]))
            {
                p++;
                n++;
            }
            else if (star >= 0)
            {
                (p, n) = (star + 1, ++resume);
            }
            else
            {
                return false;
            }
        }

        return pattern[p..].TrimStart('*').IsEmpty;
    }
}
