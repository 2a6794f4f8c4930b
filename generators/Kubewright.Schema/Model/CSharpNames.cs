using System;
using System.Text;

namespace Kubewright.Schema;

/// <summary>C# names for the names of schemas.</summary>
public static class CSharpNames
{
    private const string Nameless = "Value";

    /// <summary>
    /// An identifier in Pascal case: <c>kubernetes.io/tls</c> becomes <c>KubernetesIoTls</c>. A text without any letter or
    /// digit becomes <c>Value</c>, and one that starts with a digit gets an underscore in front.
    /// </summary>
    public static string Pascal(string text)
    {
        var name = new StringBuilder(text.Length);
        var upper = true;
        foreach (var c in text)
        {
            if (!char.IsLetterOrDigit(c))
            {
                upper = true;
                continue;
            }

            name.Append(upper ? char.ToUpperInvariant(c) : c);
            upper = false;
        }

        return name.Length == 0 ? Nameless : char.IsDigit(name[0]) ? "_" + name : name.ToString();
    }

    /// <summary>The same identifier with a small first letter.</summary>
    public static string Camel(string pascal) => char.ToLowerInvariant(pascal[0]) + pascal.Substring(1);

    /// <summary>The name of one item of a list: <c>Containers</c> becomes <c>Container</c>.</summary>
    public static string Singular(string plural)
    {
        if (plural.EndsWith("ies", StringComparison.Ordinal))
        {
            return plural.Substring(0, plural.Length - 3) + "y";
        }

        if (plural.EndsWith("sses", StringComparison.Ordinal))
        {
            return plural.Substring(0, plural.Length - 2);
        }

        var isSingular = plural.EndsWith("ss", StringComparison.Ordinal) || plural.EndsWith("tus", StringComparison.Ordinal) || plural.EndsWith("sis", StringComparison.Ordinal);
        return plural.Length > 1 && plural.EndsWith("s", StringComparison.Ordinal) && !isSingular ? plural.Substring(0, plural.Length - 1) : plural;
    }
}
