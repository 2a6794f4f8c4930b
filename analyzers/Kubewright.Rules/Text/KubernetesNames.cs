using System;
using System.Linq;
using System.Text;

namespace Kubewright.Rules;

/// <summary>The grammars of Kubernetes for names, keys and values. Each check gives what is wrong as half a sentence, or null.</summary>
public static class KubernetesNames
{
    /// <summary>The longest DNS label, label value and name part of a label key.</summary>
    public const int LabelLength = 63;

    /// <summary>The longest DNS subdomain.</summary>
    public const int SubdomainLength = 253;

    /// <summary>The longest name of a container port.</summary>
    public const int PortNameLength = 15;

    /// <summary>A DNS-1123 label, the form of most names that end in DNS: lower-case letters, digits and inner dashes, at most 63.</summary>
    public static string? DnsLabelProblem(string text) =>
        text.Length == 0 ? "it is empty"
        : text.Length > LabelLength ? $"it has {text.Length} characters, {LabelLength} at most"
        : text.FirstOrDefault(static c => !IsLowerOrDigit(c) && c != '-') is var bad && bad != default ? $"'{bad}' is not allowed; lower-case letters, digits and '-' are"
        : text[0] == '-' || text[text.Length - 1] == '-' ? "it must begin and end with a letter or digit"
        : null;

    /// <summary>A DNS-1035 label: a DNS label that begins with a letter.</summary>
    public static string? Dns1035Problem(string text) =>
        DnsLabelProblem(text) ?? (text[0] is >= '0' and <= '9' ? "it must begin with a letter" : null);

    /// <summary>A DNS-1123 subdomain: DNS labels with dots between, at most 253.</summary>
    public static string? SubdomainProblem(string text) =>
        text.Length == 0 ? "it is empty"
        : text.Length > SubdomainLength ? $"it has {text.Length} characters, {SubdomainLength} at most"
        : text.Split('.').Select(static part => part.Length == 0 ? "it has an empty part between dots" : part.Length > LabelLength ? null : DnsLabelProblem(part)).FirstOrDefault(static problem => problem is not null);

    /// <summary>The key of a label: an optional DNS subdomain and a slash, then a name of at most 63.</summary>
    public static string? LabelKeyProblem(string key)
    {
        var parts = key.Split('/');
        if (parts.Length > 2)
        {
            return "it has more than one '/'";
        }

        if (parts.Length == 2 && SubdomainProblem(parts[0]) is { } problem)
        {
            return $"before '/' {problem}";
        }

        var name = parts[parts.Length - 1];
        return name.Length == 0 ? (parts.Length == 2 ? "nothing follows '/'" : "it is empty") : QualifiedProblem(name);
    }

    /// <summary>The key of an annotation: that of a label, in any case.</summary>
    public static string? AnnotationKeyProblem(string key) => LabelKeyProblem(key.ToLowerInvariant());

    /// <summary>The value of a label: empty, or at most 63 letters, digits, <c>-</c>, <c>_</c> and <c>.</c> that begin and end with a letter or digit.</summary>
    public static string? LabelValueProblem(string value) => value.Length == 0 ? null : QualifiedProblem(value);

    /// <summary>The name of a container port, and of a port where one is meant: at most 15, with a letter, without <c>--</c>.</summary>
    public static string? PortNameProblem(string name) =>
        name.Length == 0 ? "it is empty"
        : name.Length > PortNameLength ? $"it has {name.Length} characters, {PortNameLength} at most"
        : name.FirstOrDefault(static c => !IsLowerOrDigit(c) && c != '-') is var bad && bad != default ? $"'{bad}' is not allowed; lower-case letters, digits and '-' are"
        : !name.Any(static c => c is >= 'a' and <= 'z') ? "it has no letter"
        : name.Contains("--") ? "it has '--'"
        : name[0] == '-' || name[name.Length - 1] == '-' ? "it must begin and end with a letter or digit"
        : null;

    /// <summary>The key of a ConfigMap or Secret: at most 253 letters, digits, <c>-</c>, <c>_</c> and <c>.</c>, and no path upwards.</summary>
    public static string? ConfigKeyProblem(string key) =>
        key.Length == 0 ? "it is empty"
        : key.Length > SubdomainLength ? $"it has {key.Length} characters, {SubdomainLength} at most"
        : key.FirstOrDefault(static c => !IsQualified(c)) is var bad && bad != default ? $"'{bad}' is not allowed; letters, digits, '-', '_' and '.' are"
        : key == "." || key.StartsWith("..", StringComparison.Ordinal) ? "it would be a path upwards"
        : null;

    /// <summary>The nearest DNS label, for fixes: lower case, dashes for what is not allowed, cut to <paramref name="length"/>; null when nothing is left.</summary>
    public static string? ToDnsLabel(string text, int length = LabelLength)
    {
        var label = new StringBuilder(text.Length);
        foreach (var c in text.ToLowerInvariant())
        {
            label.Append(IsLowerOrDigit(c) ? c : '-');
        }

        var trimmed = label.ToString().Trim('-');
        trimmed = trimmed.Length > length ? trimmed.Substring(0, length).TrimEnd('-') : trimmed;
        return trimmed.Length == 0 ? null : trimmed;
    }

    /// <summary>The nearest label value or name part of a key, for fixes; null when nothing is left.</summary>
    public static string? ToQualified(string text)
    {
        var value = new string([.. text.Select(static c => IsQualified(c) ? c : '-')]).Trim('-', '_', '.');
        value = value.Length > LabelLength ? value.Substring(0, LabelLength).TrimEnd('-', '_', '.') : value;
        return value.Length == 0 ? null : value;
    }

    private static string? QualifiedProblem(string text) =>
        text.Length > LabelLength ? $"it has {text.Length} characters, {LabelLength} at most"
        : text.FirstOrDefault(static c => !IsQualified(c)) is var bad && bad != default ? $"'{bad}' is not allowed; letters, digits, '-', '_' and '.' are"
        : !IsAlphanumeric(text[0]) || !IsAlphanumeric(text[text.Length - 1]) ? "it must begin and end with a letter or digit"
        : null;

    private static bool IsLowerOrDigit(char c) => c is (>= 'a' and <= 'z') or (>= '0' and <= '9');

    private static bool IsAlphanumeric(char c) => IsLowerOrDigit(c) || c is >= 'A' and <= 'Z';

    private static bool IsQualified(char c) => IsAlphanumeric(c) || c is '-' or '_' or '.';
}
