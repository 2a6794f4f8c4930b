using System.Collections.Generic;

namespace Kubewright.Schema;

/// <summary>Reads the paths of <see cref="SchemaPathAttribute"/> and of findings.</summary>
public static class SchemaPath
{
    /// <summary>
    /// Splits <c>spec.resources.requests[storage]</c> into its segments. A trailing <c>[]</c> (append to the list) is no
    /// segment; text inside brackets is taken as it is, dots and slashes included.
    /// </summary>
    public static IEnumerable<string> Split(string path)
    {
        var start = 0;
        for (var i = 0; i < path.Length; i++)
        {
            if (path[i] == '.')
            {
                if (i > start)
                {
                    yield return path.Substring(start, i - start);
                }

                start = i + 1;
            }
            else if (path[i] == '[')
            {
                if (i > start)
                {
                    yield return path.Substring(start, i - start);
                }

                var end = path.IndexOf(']', i);
                if (end < 0)
                {
                    yield break;
                }

                if (end > i + 1)
                {
                    yield return path.Substring(i + 1, end - i - 1);
                }

                i = end;
                start = end + 1;
            }
        }

        if (start < path.Length)
        {
            yield return path.Substring(start);
        }
    }

    /// <summary>Whether the path appends to a list.</summary>
    public static bool IsAppend(string path) => path.EndsWith("[]", System.StringComparison.Ordinal);

    /// <summary>Joins a path and one more segment; a segment that is no plain identifier is put in brackets.</summary>
    public static string Join(string path, string segment)
    {
        foreach (var c in segment)
        {
            if (!(char.IsLetterOrDigit(c) || c is '$' or '_' or '-'))
            {
                return path + "[" + segment + "]";
            }
        }

        return path.Length == 0 ? segment : path + "." + segment;
    }

    /// <summary>The path of item <paramref name="index"/> of the list at <paramref name="path"/>.</summary>
    public static string Join(string path, int index) => path + "[" + index.ToString(System.Globalization.CultureInfo.InvariantCulture) + "]";
}
