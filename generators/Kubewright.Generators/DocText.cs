using System.Collections.Generic;
using Kubewright.Schema;

namespace Kubewright.Generators;

/// <summary>Words for generated documentation comments.</summary>
internal static class DocText
{
    /// <summary>Text that may stand inside an XML element.</summary>
    public static string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    /// <summary>Breaks a text at spaces into lines of at most <paramref name="width"/> characters; a longer word has a line of its own.</summary>
    public static IEnumerable<string> Wrap(string text, int width)
    {
        var start = 0;
        while (text.Length - start > width)
        {
            var end = text.LastIndexOf(' ', start + width, width);
            end = end > start ? end : text.IndexOf(' ', start + 1);
            if (end < 0)
            {
                break;
            }

            yield return text.Substring(start, end - start);
            start = end + 1;
        }

        yield return text.Substring(start);
    }

    /// <summary>The description of a property with its default, unit, mutability and first release.</summary>
    public static string Of(SchemaProperty property)
    {
        var parts = new List<string> { property.Description };
        if (property.Default is { Length: > 0 } value)
        {
            parts.Add($"Default: {value}.");
        }

        if (property.Limits is not null)
        {
            parts.AddRange(LimitText.Of(property.Limits, ""));
        }

        if (property.Unit is not (null or "count"))
        {
            parts.Add($"Unit: {property.Unit}.");
        }

        if (property.IsImmutable)
        {
            parts.Add(property.MutableSince is null ? "Cannot be changed later." : $"Can be changed since Kubernetes {property.MutableSince} only.");
        }

        if (property.Since is not null)
        {
            parts.Add(property.EnabledSince is null
                ? $"Since Kubernetes {property.Since}."
                : $"Since Kubernetes {property.Since}, without a feature gate since {property.EnabledSince}.");
        }

        return string.Join(" ", parts);
    }
}
