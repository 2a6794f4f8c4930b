using System;
using System.Text;

namespace Kubewright.Generators;

/// <summary>C# names for schema names.</summary>
internal static class Naming
{
    /// <summary>The parameter for a JSON name; keywords are escaped.</summary>
    public static string Parameter(string name)
    {
        var parameter = char.ToLowerInvariant(name[0]) + name.Substring(1);
        return parameter is "operator" or "namespace" or "default" or "value" or "ref" or "new" or "class" or "event" or "object" or "string" or "continue"
            ? "@" + parameter
            : parameter;
    }

    /// <summary>The member of an enum or known-value struct for a value: <c>kubernetes.io/tls</c> becomes <c>KubernetesIoTls</c>.</summary>
    public static string Value(string text)
    {
        if (text.Length == 0)
        {
            return "Unset";
        }

        var name = new StringBuilder();
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

        return Identifier(name.ToString());
    }

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

        return plural.EndsWith("s", StringComparison.Ordinal) && !plural.EndsWith("ss", StringComparison.Ordinal)
            ? plural.Substring(0, plural.Length - 1)
            : plural;
    }

    private static string Identifier(string name)
    {
        var text = new StringBuilder();
        foreach (var c in name)
        {
            if (char.IsLetterOrDigit(c) || c == '_')
            {
                text.Append(c);
            }
        }

        return char.IsDigit(text[0]) ? "_" + text : text.ToString();
    }
}
